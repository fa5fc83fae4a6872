"""Every verb on a thing that is not there, or not any more, says so; one that changes nothing leaves nothing to undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from app.domain.article.article import State
from app.domain.changes import Changes
from app.domain.errors import KnownError
from app.domain.mark import MarkKind
from app.domain.source import SourceDraft, SourceKind, SourceRole, Suggestion
from app.services.articles import Articles
from app.services.clips import Clips
from app.services.follow.alerts import Alerts
from app.services.follow.versions import Versions
from app.services.follow.watches import Watches
from app.services.marks import Marks
from app.services.notes import Notes
from app.services.sources import Sources
from app.services.tags import Tags
from app.services.undo import Undo
from app.store.library import Library
from tests.libraries import add_article, dump

TEXT = "The island ferry will run again from the first of May, the harbour board decided on Wednesday."


@dataclass
class Desk:
    """The services over one library, and one thing of each noun in it."""

    library: Library

    def __post_init__(self) -> None:
        library = self.library
        self.articles, self.marks, self.sources = Articles(library), Marks(library), Sources(library)
        self.tags, self.notes, self.alerts = Tags(library), Notes(library), Alerts(library)
        self.versions = Versions(library)
        # What fetches and parses is not needed by the verbs here.
        self.watches = Watches(library, None, None)  # type: ignore[arg-type]
        self.clips = Clips(library, None, None)  # type: ignore[arg-type]
        self.article = add_article(library, TEXT)
        self.other = add_article(library, f"{TEXT} It is another one.")
        version = self.articles.version(self.article)
        assert version is not None
        self.version = version.id
        self.mark = self.marks.add(version.id, 0, 10, MarkKind.QUOTE).made
        self.source = self.sources.add(SourceDraft("Rosa Lind")).made
        self.note = self.notes.add(self.article, "A note").made


Verb = Callable[[Desk, str], Changes]
SAID = Suggestion("Rosa Lind", SourceKind.PERSON, SourceRole.AUTHOR, "", "author")
ON_ARTICLES: dict[str, Verb] = {
    "articles.set_state": lambda desk, one: desk.articles.set_state([one], State.DONE),
    "articles.edit": lambda desk, one: desk.articles.edit(one, title="Another"),
    "articles.edit nothing": lambda desk, one: desk.articles.edit(one),
    "articles.delete": lambda desk, one: desk.articles.delete([one]),
    "articles.put_back": lambda desk, one: desk.articles.put_back(one, 0),
    "articles.take_out": lambda desk, one: desk.articles.take_out(one, 0),
    "sources.link": lambda desk, one: desk.sources.link(one, desk.source),
    "sources.unlink": lambda desk, one: desk.sources.unlink(one, desk.source),
    "sources.accept": lambda desk, one: desk.sources.accept(one, SAID),
    "tags.tag_articles": lambda desk, one: desk.tags.tag_articles([one], "sea"),
    "tags.untag_articles": lambda desk, one: desk.tags.untag_articles([one], "sea"),
    "notes.add": lambda desk, one: desk.notes.add(one, "Words"),
    "notes.move": lambda desk, one: desk.notes.move(desk.note, one),
    "watches.start": lambda desk, one: desk.watches.start([one]),
    "watches.stop": lambda desk, one: desk.watches.stop([one]),
    "alerts.see_article": lambda desk, one: desk.alerts.see_article(one),
    "clips.keep_one, to keep": lambda desk, one: desk.clips.keep_one(one, desk.other),
    "clips.keep_one, to drop": lambda desk, one: desk.clips.keep_one(desk.other, one),
}
ON_MARKS: dict[str, Verb] = {
    "marks.set_kind": lambda desk, one: desk.marks.set_kind([one], MarkKind.CLAIM),
    "marks.set_comment": lambda desk, one: desk.marks.set_comment(one, "So it is."),
    "marks.delete": lambda desk, one: desk.marks.delete([one]),
    "marks.link": lambda desk, one: desk.marks.link(one, desk.source),
    "marks.unlink": lambda desk, one: desk.marks.unlink(one, desk.source),
    "versions.accept": lambda desk, one: desk.versions.accept([one], desk.version),
    "versions.keep": lambda desk, one: desk.versions.keep([one], desk.version),
    "versions.reopen": lambda desk, one: desk.versions.reopen([one], desk.version),
    "versions.attach": lambda desk, one: desk.versions.attach(one, desk.version, 0, 3),
}
ON_SOURCES: dict[str, Verb] = {
    "sources.edit": lambda desk, one: desk.sources.edit(one, SourceDraft("R. Lind")),
    "sources.delete": lambda desk, one: desk.sources.delete([one]),
    "sources.merge": lambda desk, one: desk.sources.merge(one, desk.source),
    "sources.merge into": lambda desk, one: desk.sources.merge(desk.source, one),
    "sources.link": lambda desk, one: desk.sources.link(desk.article, one),
    "sources.accept": lambda desk, one: desk.sources.accept(
        desk.article, Suggestion("Rosa Lind", SourceKind.PERSON, SourceRole.AUTHOR, one, "author")
    ),
    "marks.add": lambda desk, one: desk.marks.add(desk.version, 0, 9, MarkKind.QUOTE, source_id=one),
    "marks.link": lambda desk, one: desk.marks.link(desk.mark, one),
    "tags.tag_sources": lambda desk, one: desk.tags.tag_sources([one], "sea"),
    "tags.untag_sources": lambda desk, one: desk.tags.untag_sources([one], "sea"),
}
ON_NOTES: dict[str, Verb] = {
    "notes.save": lambda desk, one: desk.notes.save(one, "Words"),
    "notes.move": lambda desk, one: desk.notes.move(one, desk.article),
    "notes.delete": lambda desk, one: desk.notes.delete([one]),
    "notes.restore": lambda desk, one: desk.notes.restore(one, "x"),
}
ON_OTHERS: dict[str, Verb] = {
    "tags.rename": lambda desk, one: desk.tags.rename(one, "sea"),
    "tags.delete": lambda desk, one: desk.tags.delete(one),
    "alerts.see": lambda desk, one: desk.alerts.see([one]),
    "marks.add": lambda desk, one: desk.marks.add(one, 0, 9, MarkKind.QUOTE),
}
DELETED: dict[str, Callable[[Desk], str]] = {
    "article": lambda desk: (desk.articles.delete([desk.article]), desk.article)[1],
    "mark": lambda desk: (desk.marks.delete([desk.mark]), desk.mark)[1],
    "source": lambda desk: (desk.sources.delete([desk.source]), desk.source)[1],
    "note": lambda desk: (desk.notes.delete([desk.note]), desk.note)[1],
}
EVERY = [
    (noun, name, verb)
    for noun, verbs in (
        ("article", ON_ARTICLES),
        ("mark", ON_MARKS),
        ("source", ON_SOURCES),
        ("note", ON_NOTES),
        ("", ON_OTHERS),
    )
    for name, verb in verbs.items()
]


@pytest.fixture
def desk(library: Library) -> Desk:
    return Desk(library)


@pytest.mark.parametrize(
    ("noun", "verb"), [(n, v) for n, _, v in EVERY], ids=[f"{name}" for _, name, _ in EVERY]
)
def test_a_verb_on_what_is_not_there_says_so(desk: Desk, noun: str, verb: Verb) -> None:
    before = dump(desk.library)
    with pytest.raises(KnownError):
        verb(desk, "0198f2b4-0000-7000-8000-000000000000")
    assert dump(desk.library) == before
    if noun:
        gone = DELETED[noun](desk)
        before = dump(desk.library)
        with pytest.raises(KnownError):
            verb(desk, gone)
        assert dump(desk.library) == before


def test_marks_of_a_deleted_article_are_not_there_either(desk: Desk) -> None:
    desk.articles.delete([desk.article])
    for verb in ON_MARKS.values():
        with pytest.raises(KnownError):
            verb(desk, desk.mark)
    with pytest.raises(KnownError):
        desk.marks.add(desk.version, 0, 9, MarkKind.QUOTE)


def test_what_is_there_of_several_is_changed(desk: Desk) -> None:
    desk.articles.delete([desk.other])
    changes = desk.articles.set_state([desk.other, desk.article], State.DONE)
    assert len(changes.inverse) == 1
    assert desk.articles.get(desk.article).state is State.DONE
    Undo(desk.library).apply(changes)
    assert desk.articles.get(desk.article).state is State.INBOX


NOTHING: dict[str, Callable[[Desk], Changes]] = {
    "no articles": lambda desk: desk.articles.set_state([], State.DONE),
    "the state it has": lambda desk: desk.articles.set_state([desk.article], State.INBOX),
    "no field": lambda desk: desk.articles.edit(desk.article),
    "the title it has": lambda desk: desk.articles.edit(
        desk.article, title=desk.articles.get(desk.article).title
    ),
    "the kind it has": lambda desk: desk.marks.set_kind([desk.mark], MarkKind.QUOTE),
    "the comment it has": lambda desk: desk.marks.set_comment(desk.mark, " "),
    "the fields it has": lambda desk: desk.sources.edit(desk.source, SourceDraft("Rosa Lind")),
    "a source that is not linked": lambda desk: desk.sources.unlink(desk.article, desk.source),
    "a speaker that it has not": lambda desk: desk.marks.unlink(desk.mark, desk.source),
    "a tag that it has not": lambda desk: desk.tags.untag_articles([desk.article], "sea"),
    "a tag for nothing": lambda desk: desk.tags.tag_articles([], "sea"),
    "the article it has": lambda desk: desk.notes.move(desk.note, desk.article),
    "the text it has": lambda desk: desk.notes.save(desk.note, "A note"),
    "no watch": lambda desk: desk.watches.stop([desk.article]),
    "no alert": lambda desk: desk.alerts.see([]),
    "no fate": lambda desk: desk.versions.accept([desk.mark], desk.version),
}


@pytest.mark.parametrize("verb", NOTHING.values(), ids=NOTHING.keys())
def test_a_verb_that_changes_nothing_leaves_nothing_to_undo(
    desk: Desk, verb: Callable[[Desk], Changes]
) -> None:
    before = dump(desk.library)
    assert not verb(desk).undoable
    assert dump(desk.library) == before
