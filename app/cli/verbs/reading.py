"""The verbs list, show and search: filters, a name or words in; rows, an article or hits out."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from app.cli.arguments import Argument, Option
from app.cli.desk import DONE, NOTHING_FOUND, AsJson, Desk, LibraryOption
from app.cli.finding import EVERYTHING, NothingFound, article_of, short, source_of
from app.cli.screen import Screen, byline, flat
from app.domain.article.article import Article, Stage, State
from app.domain.article.version import Version
from app.domain.listing import ArticleFilter, Order
from app.domain.query import Hit
from app.domain.tag import tag_id
from app.domain.text.normal import spelled

if TYPE_CHECKING:
    from app.domain.mark import Mark
    from app.domain.note import Note
    from app.domain.source import Source, SourceRole
    from app.services.record import Services

LISTED, FOUND = 50, 20
OPENING = ("“", "„", "«", '"')


def listing(
    desk: Desk,
    state: Annotated[State | None, Option(help="Only articles in this state.")] = None,
    tag: Annotated[str, Option(metavar="NAME", help="Only with this tag, or one below it.")] = "",
    source: Annotated[str, Option(metavar="NAME", help="Only linked to this source.")] = "",
    publication: Annotated[str, Option("--from", metavar="NAME", help="Only from this publication.")] = "",
    sort: Annotated[Order, Option(help="In which order.")] = Order.NEWEST,
    limit: Annotated[int, Option(least=0, help="At most so many; 0 for all.")] = LISTED,
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """List articles."""
    with desk.reading(library) as services:
        narrow = ArticleFilter(
            state=state or "",
            tag_id=tag_id(tag) if tag else "",
            source_id=source_of(services, source).id if source else "",
            publication=_publication(services, publication),
        )
        rows = services.articles.page(narrow, sort, 0, limit or EVERYTHING)
        count = services.articles.count(narrow)
    for article in rows:
        if as_json:
            desk.screen.json(article)
        else:
            desk.screen.line(_row(article))
    if not rows:
        desk.screen.warn("There is no article here.")
    elif count > len(rows):
        desk.screen.warn(f"{len(rows)} of {count} articles are shown; `--limit 0` shows all.")
    return DONE


def _publication(services: Services, typed: str) -> str:
    """The publication as the library spells it, however its letters were typed."""
    if not typed:
        return ""
    names = services.articles.publications()
    return next((name for name in names if spelled(name) == spelled(typed)), typed)


def _row(article: Article) -> str:
    parts = [short(article.id), f"{article.state:<7}", f"{article.published[:10]:<10}", flat(article.title)]
    if article.publication:
        parts.append(f"· {flat(article.publication)}")
    parts += [f"#{flat(tag)}" for tag in article.tags]
    if article.stage is not Stage.READY:
        parts.append(f"[{article.stage}]")
    return "  ".join(parts)


def show(
    desk: Desk,
    article: Annotated[
        list[str],
        Argument(metavar="ARTICLE", help="Its id, the id's beginning or end, or title words."),
    ],
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Show an article: its text, marks, sources and notes."""
    with desk.reading(library) as services:
        try:
            found = article_of(services, " ".join(article))
        except NothingFound as error:
            desk.screen.warn(str(error))
            return NOTHING_FOUND
        version = services.articles.version(found.id)
        marks = services.marks.of_article(found.id)
        sources = services.sources.of_article(found.id)
        notes = services.notes.of_article(found.id)
    if not as_json:
        _show(desk.screen, found, version, marks, sources, notes)
        return DONE
    desk.screen.json(
        {
            **asdict(found),
            "text": version.text if version else "",
            "html": version.html if version else "",
            "marks": [asdict(mark) for mark in marks],
            "sources": [{**asdict(source), "roles": list(roles)} for source, roles in sources],
            "notes": [asdict(note) for note in notes],
        }
    )
    return DONE


def _show(
    screen: Screen,
    article: Article,
    version: Version | None,
    marks: tuple[Mark, ...],
    sources: tuple[tuple[Source, tuple[SourceRole, ...]], ...],
    notes: tuple[Note, ...],
) -> None:
    tags = " ".join(f"#{flat(tag)}" for tag in article.tags)
    head = (
        flat(article.title),
        byline(article.authors, article.publication, article.published),
        flat(article.url),
        f"{article.state}  {tags}".strip(),
        f"id {article.id}",
        flat(article.problem),
    )
    for line in head:
        if line:
            screen.line(line)
    if article.standfirst and not (version and flat(article.standfirst) in flat(version.text)):
        screen.line(f"\n{flat(article.standfirst)}")
    if version is not None:
        screen.line(f"\n{version.text}")
    names = {source.id: flat(source.name) for source, _roles in sources}
    _section(screen, "Marks", [_mark(mark, names) for mark in marks])
    _section(
        screen,
        "Sources",
        [f"{names[source.id]}" + (f", {flat(source.role)}" if source.role else "") for source, _ in sources],
    )
    _section(screen, "Notes", [f"{flat(note.title) or 'Untitled'} ({short(note.id)})" for note in notes])


def _mark(mark: Mark, names: dict[str, str]) -> str:
    said = ", ".join(names[one] for one in mark.source_ids if one in names)
    text = f"{mark.kind}: {quoted(mark.anchor.exact)}" + (f" — {said}" if said else "")
    return text + (f" ({flat(mark.comment)})" if mark.comment else "")


def quoted(words: str) -> str:
    """Marked words in quotation marks, where they have none of their own."""
    line = flat(words)
    return line if line[:1] in OPENING else f"“{line}”"


def _section(screen: Screen, name: str, lines: list[str]) -> None:
    if lines:
        screen.line(f"\n{name}")
    for line in lines:
        screen.line(f"  {line}")


def search(
    desk: Desk,
    words: Annotated[
        list[str],
        Argument(
            metavar="WORDS...",
            help='Words, "phrases", -not, OR, tag: source: by: from: before: after: is: has:',
            loose=True,
        ),
    ],
    limit: Annotated[int, Option(least=1, help="At most so many of each kind.")] = FOUND,
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Search articles, marks, notes and sources."""
    with desk.reading(library) as services:
        results = services.search.ranked(" ".join(words), limit)
    for hint in results.hints:
        desk.screen.warn(hint.sentence)
    for hit in results.hits:
        if as_json:
            desk.screen.json(hit)
        else:
            _hit(desk.screen, hit)
    if not results.hits:
        desk.screen.warn("Nothing was found.")
        return NOTHING_FOUND
    if results.more:
        desk.screen.warn("There is more; `--limit` shows more of it.")
    return DONE


def _hit(screen: Screen, hit: Hit) -> None:
    detail = f"  · {flat(hit.detail)}" if hit.detail else ""
    screen.line(f"{hit.kind:<7}  {short(hit.id)}  {flat(hit.title)}{detail}")
    snippet = flat(hit.snippet.replace("\x02", "*").replace("\x03", "*"))
    if snippet:
        screen.line(f"         {snippet}")
