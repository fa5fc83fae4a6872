"""A library and a source of choices in; one verb of the services, chosen and done, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from app.domain.article.article import State
from app.domain.changes import Changes
from app.domain.errors import KnownError
from app.domain.listing import ArticleFilter, Order
from app.domain.mark import MarkKind
from app.domain.note import Target
from app.domain.nouns import Noun
from app.domain.source import SourceDraft, SourceKind, SourceRole
from app.services.articles import Articles
from app.services.clips import Clips
from app.services.follow.versions import Versions
from app.services.marks import Marks
from app.services.notes import Notes
from app.services.sources import Sources
from app.services.tags import Tags
from app.store.library import Library

TAGS = ("flood", "flood/river", "Flood/River/Weir", "budget", "ÄMTER", "ämter/Köln", "strasse", "Straße/x")
WORDS = ("river", "flood wall", "Müller", "水灾 报告", "quote “so”", "")


class Choices(Protocol):
    """Where the choices come from: `random.Random` or Hypothesis."""

    def choice(self, among: Sequence[Any], /) -> Any: ...


class World:
    """The services over one library, and what is in it to act upon."""

    def __init__(self, library: Library, choices: Choices) -> None:
        self.articles = Articles(library)
        self.marks = Marks(library)
        self.versions = Versions(library)
        self.sources = Sources(library)
        self.tags = Tags(library)
        self.notes = Notes(library)
        # Clips is built without what fetches and parses: its verbs on kept articles need neither.
        self.clips = Clips(library, None, None)  # type: ignore[arg-type]
        self.pick = choices.choice

    def article(self) -> str:
        return str(self.pick([one.id for one in self.articles.page(ArticleFilter(), Order.OLDEST, 0, 50)]))

    def mark(self) -> str:
        return str(self.pick([m.id for m in self.marks.of_article(self.article())]))

    def source(self) -> str:
        return str(self.pick([one.id for one in self.sources.all()]))

    def tag(self) -> str:
        return str(self.pick([one.id for one in self.tags.all()]))

    def note(self) -> str:
        return str(self.pick([one.id for one in self.notes.all()]))

    def words(self) -> str:
        return str(self.pick(WORDS))

    def do(self, verb: str) -> Changes | None:
        """Do a verb on what is there; None where there is nothing for it, or it is refused with a sentence."""
        try:
            return VERBS[verb](self)
        except (IndexError, KnownError):
            return None


def _mark(w: World) -> Changes:
    version = w.articles.version(w.article())
    assert version is not None
    start = w.pick(range(0, max(1, len(version.text)), 5))
    return w.marks.add(
        version.id, start, min(len(version.text), start + 12), w.pick(list(MarkKind)), w.words()
    )


def _note_text(w: World) -> str:
    kind = w.pick(["source", "article", "note", ""])
    if not kind:
        return f"# {w.words()}\n\n{w.words()}"
    target = {"source": w.source, "article": w.article, "note": w.note}[kind]()
    return f"{w.words()} [one]({Target(Noun(kind), target)})"


def _move_mark(w: World) -> Changes:
    mark = w.marks.get(w.mark())
    return w.versions.attach(mark.id, mark.version_id, max(0, mark.anchor.start - 3), mark.anchor.end)


def _block(w: World) -> tuple[str, int]:
    article_id = w.article()
    version = w.articles.version(article_id)
    assert version is not None
    return article_id, w.pick(range(len(version.blocks)))


def _restore(w: World) -> Changes:
    note = w.note()
    return w.notes.restore(note, w.pick(w.notes.revisions(note)).id)


def _draft(w: World) -> SourceDraft:
    return SourceDraft(
        w.words() or "Imre Valk", w.pick(list(SourceKind)), aliases=(w.words(),), role=w.words()
    )


VERBS: dict[str, Callable[[World], Changes]] = {
    "set state": lambda w: w.articles.set_state([w.article(), w.article()], w.pick(list(State))),
    "edit": lambda w: w.articles.edit(w.article(), title=w.words(), authors=(w.words(),)),
    "edit nothing": lambda w: w.articles.edit(w.article()),
    "delete article": lambda w: w.articles.delete([w.article()]),
    "put back": lambda w: w.articles.put_back(*_block(w)),
    "take out": lambda w: w.articles.take_out(*_block(w)),
    "keep one": lambda w: w.clips.keep_one(w.article(), w.article()),
    "mark": _mark,
    "move mark": _move_mark,
    "mark kind": lambda w: w.marks.set_kind([w.mark(), w.mark()], w.pick(list(MarkKind))),
    "comment": lambda w: w.marks.set_comment(w.mark(), w.words()),
    "delete mark": lambda w: w.marks.delete([w.mark()]),
    "who said it": lambda w: w.marks.link(w.mark(), w.source()),
    "not who said it": lambda w: w.marks.unlink(w.mark(), w.source()),
    "add source": lambda w: w.sources.add(_draft(w)),
    "edit source": lambda w: w.sources.edit(w.source(), _draft(w)),
    "delete source": lambda w: w.sources.delete([w.source()]),
    "merge sources": lambda w: w.sources.merge(w.source(), w.source()),
    "link source": lambda w: w.sources.link(w.article(), w.source(), w.pick(list(SourceRole))),
    "unlink source": lambda w: w.sources.unlink(w.article(), w.source()),
    "tag articles": lambda w: w.tags.tag_articles([w.article(), w.article()], w.pick(TAGS)),
    "untag articles": lambda w: w.tags.untag_articles([w.article()], w.pick(TAGS)),
    "tag sources": lambda w: w.tags.tag_sources([w.source()], w.pick(TAGS)),
    "untag sources": lambda w: w.tags.untag_sources([w.source()], w.pick(TAGS)),
    "rename tag": lambda w: w.tags.rename(w.tag(), w.pick(TAGS)),
    "merge tags": lambda w: w.tags.merge(w.tag(), w.tag()),
    "delete tag": lambda w: w.tags.delete(w.tag()),
    "add note": lambda w: w.notes.add(w.pick(["", w.article()]), _note_text(w)),
    "save note": lambda w: w.notes.save(w.note(), _note_text(w)),
    "move note": lambda w: w.notes.move(w.note(), w.pick(["", w.article()])),
    "delete note": lambda w: w.notes.delete([w.note()]),
    "restore note": _restore,
}


def furnished(library: Library, add: Callable[..., str], choices: Choices) -> World:
    """A world in which most verbs have something to act upon."""
    for number in range(3):
        add(
            library,
            "The council voted.\n\nWork begins.\n\nNobody paid for it.",
            title=f"A{number}",
            url=f"https://a/{number}",
        )
    world = World(library, choices)
    for verb in ("add source", "add source", "tag articles", "tag sources", "add note", "mark", "mark"):
        world.do(verb)
    note = world.notes.add("", "much " * 200).made
    world.notes.save(note, "little")
    return world
