"""The verbs tag, mark and note: an article and words in; what was kept with it, or what stands there, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

from app.cli.arguments import Argument, Option, WrongUse
from app.cli.desk import DONE, AsJson, Desk, LibraryOption
from app.cli.finding import article_of, note_of, short
from app.cli.screen import flat
from app.cli.verbs.reading import quoted
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError
from app.domain.mark import MarkKind
from app.domain.note import Note
from app.domain.source import SourceDraft
from app.domain.text.normal import Folded, Normal, levelled, spelled
from app.wording import _, moment, worded

if TYPE_CHECKING:
    from app.services.record import Services

ARTICLE = "Its id, the id's beginning or end, or words of its title."

OneArticle = Annotated[str, Argument(metavar="ARTICLE", help=ARTICLE)]


def tag(
    desk: Desk,
    articles: Annotated[list[str], Argument(metavar="ARTICLE...", help=ARTICLE)],
    add: Annotated[Sequence[str], Option("--add", metavar="NAME", help="Give this tag.")] = (),
    remove: Annotated[Sequence[str], Option("--remove", metavar="NAME", help="Take this tag away.")] = (),
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Give articles tags, or take them away."""
    if not add and not remove:
        raise WrongUse(_("Say which tag: `--add NAME` or `--remove NAME`."))
    with desk.reading(library) as services:
        ids = [article_of(services, typed).id for typed in articles]
        for name in add:
            services.tags.tag_articles(ids, name)
        for name in remove:
            services.tags.untag_articles(ids, name)
        tagged = [services.articles.get(one) for one in dict.fromkeys(ids)]
    for article in tagged:
        if as_json:
            desk.screen.json({"id": article.id, "title": article.title, "tags": article.tags})
        else:
            tags = " ".join(f"#{flat(name)}" for name in article.tags) or _("no tags")
            desk.screen.line(f"{flat(article.title)}: {tags}")
    return DONE


def passage(text: str, quote: str) -> tuple[int, int]:
    """Where the words of `quote` stand in `text`, as nearly as they are written there as any place has them.

    Raises KnownError if they are not there, or more than once.
    """
    for places in (_as_it_is, _levelled, _whatever_case, _folded):
        found = list(places(text, quote)) if quote.strip() else []
        if len(found) > 1:
            raise KnownError(Trouble.WORDS_SEVERAL_TIMES, count=len(found))
        if found:
            return found[0]
    raise KnownError(Trouble.WORDS_NOT_THERE)


def _as_it_is(text: str, quote: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in re.finditer(re.escape(quote.strip()), text))


def _levelled(text: str, quote: str) -> Iterator[tuple[int, int]]:
    wanted = levelled(quote).strip()
    return (at for at in _whatever_case(text, quote) if levelled(text[slice(*at)]) == wanted)


def _whatever_case(text: str, quote: str) -> Iterator[tuple[int, int]]:
    return Normal(text).places(quote)


def _folded(text: str, quote: str) -> Iterator[tuple[int, int]]:
    return Folded(text).places(quote)


def mark(
    desk: Desk,
    article: OneArticle,
    quote: Annotated[str, Option("--quote", metavar="WORDS", help="The words to mark.")],
    kind: Annotated[MarkKind, Option(help="What the mark means.")] = MarkKind.QUOTE,
    comment: Annotated[str, Option(metavar="TEXT", help="A comment on it.")] = "",
    said_by: Annotated[
        Sequence[str], Option("--said-by", metavar="NAME", help="Who said it; made if new.")
    ] = (),
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Mark words of an article, and say who said them."""
    with desk.reading(library) as services:
        found = article_of(services, article)
        version = services.articles.version(found.id)
        if version is None:
            raise KnownError(Trouble.NO_TEXT_TO_MARK)
        start, end = passage(version.text, quote)
        mark_id = services.marks.add(version.id, start, end, kind, comment).made
        for name in said_by:
            services.marks.link(mark_id, _speaker(services, name))
        made = services.marks.get(mark_id)
    if as_json:
        desk.screen.json(made)
    else:
        desk.screen.line(
            _("Marked as {kind} in {title}: {words}").format(
                kind=worded(made.kind), title=flat(found.title), words=quoted(made.anchor.exact)
            )
        )
    return DONE


def _speaker(services: Services, name: str) -> str:
    wanted = spelled(name)
    for source in services.sources.all(name):
        if wanted in {spelled(known) for known in (source.name, *source.aliases)}:
            return source.id
    return services.sources.add(SourceDraft(name)).made


def note(
    desk: Desk,
    article: Annotated[
        list[str] | None, Argument(metavar="[ARTICLE] [-]", help=f"{ARTICLE} - reads the text.")
    ] = None,
    free: Annotated[bool, Option("--free", help="A note of no article.")] = False,
    text: Annotated[str | None, Option("--text", metavar="T", help="The note, in Markdown.")] = None,
    show: Annotated[str, Option("--show", metavar="NOTE", help="Show this note.")] = "",
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Add a note; without a text, list the notes there are."""
    typed = list(article or [])
    if typed and typed[-1] == "-":
        typed, text = typed[:-1], "-" if text is None else text
    if show and (typed or free or text is not None):
        raise WrongUse(_("`--show NOTE` goes alone."))
    if free and typed:
        raise WrongUse(_("A free note has no article: give `--free` or an article."))
    if text is not None and not (free or typed):
        raise WrongUse(_("Say where the note goes: to an article, or `--free`."))
    words = desk.screen.stdin() if text == "-" else text
    if words is not None and not words.strip():
        raise KnownError(Trouble.NO_NOTE_TEXT)
    with desk.reading(library) as services:
        if show:
            return _show_note(desk, note_of(services, show), as_json=as_json)
        article_id = article_of(services, " ".join(typed)).id if typed else ""
        if words is not None:
            made = services.notes.get(services.notes.add(article_id, words).made)
            return _added(desk, made, as_json=as_json)
        rows = services.notes.of_article(article_id) if article_id else services.notes.all()
        return _list(desk, [row for row in rows if not (free and row.article_id)], as_json=as_json)


def _show_note(desk: Desk, found: Note, *, as_json: bool) -> int:
    if as_json:
        desk.screen.json(found)
    else:
        desk.screen.line(found.text.rstrip("\n"))
    return DONE


def _added(desk: Desk, made: Note, *, as_json: bool) -> int:
    if as_json:
        desk.screen.json(made)
    else:
        desk.screen.line(
            _("Added the note {title} ({id})").format(
                title=flat(made.title) or _("Untitled"), id=short(made.id)
            )
        )
    return DONE


def _list(desk: Desk, rows: list[Note], *, as_json: bool) -> int:
    for row in rows:
        if as_json:
            desk.screen.json(row)
        else:
            changed = row.updated_at.astimezone()
            desk.screen.line(f"{short(row.id)}  {moment(changed)}  {flat(row.title) or _('Untitled')}")
    if not rows:
        desk.screen.warn(_("There is no note here."))
    return DONE
