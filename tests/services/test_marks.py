"""Verbs on marks: passages are trimmed and checked, and who said it is linked to the article too."""

from __future__ import annotations

import pytest

from app.domain.errors import BugError, KnownError
from app.domain.mark import MarkKind
from app.domain.nouns import Noun
from app.domain.source import SourceDraft, SourceRole
from app.services.follow.versions import Versions
from app.services.marks import Marks
from app.services.sources import Sources
from app.services.undo import Undo
from app.store.library import Library
from app.wording import said
from tests.libraries import add_article, article_of, dump
from tests.telling import refused

TEXT = "The council voted.\n\nWork 🏗 begins  in June."


@pytest.fixture
def version_id(library: Library) -> str:
    return article_of(library, add_article(library, TEXT)).version_id


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [
        (0, 3, "The"),
        (3, 12, "council"),
        (10, 22, "l voted.\n\nWo"),
        (18, 26, "Work 🏗"),
        (0, len(TEXT), TEXT),
    ],
)
def test_a_passage_is_trimmed_and_described(
    library: Library, version_id: str, start: int, end: int, exact: str
) -> None:
    marks = Marks(library)
    changes = marks.add(version_id, start, end, MarkKind.CLAIM, "why")
    mark = marks.get(changes.made)
    anchor = mark.anchor
    assert anchor.exact == exact == TEXT[anchor.start : anchor.end]
    assert TEXT[: anchor.start].endswith(anchor.prefix)
    assert (mark.kind, mark.comment, said(changes.label)) == (MarkKind.CLAIM, "why", "Mark as claim")
    assert changes.ids(Noun.MARK) == {mark.id}
    assert changes.ids(Noun.ARTICLE) == {mark.article_id}


@pytest.mark.parametrize(("start", "end"), [(3, 4), (18, 20), (5, 5)])
def test_white_space_is_no_passage(library: Library, version_id: str, start: int, end: int) -> None:
    before = dump(library)
    with refused(KnownError, "no words to mark"):
        Marks(library).add(version_id, start, end, MarkKind.QUOTE)
    assert dump(library) == before


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, len(TEXT) + 1), (5, 2)])
def test_a_passage_outside_is_our_fault(library: Library, version_id: str, start: int, end: int) -> None:
    with pytest.raises(BugError):
        Marks(library).add(version_id, start, end, MarkKind.QUOTE)


def test_what_a_mark_says_is_changed_and_taken_back(library: Library, version_id: str) -> None:
    marks = Marks(library)
    ids = [marks.add(version_id, at, at + 3, MarkKind.QUOTE).made for at in (0, 4, 20)]
    assert said(marks.set_kind(ids, MarkKind.DOUBT).label) == "Change 3 marks to doubt"
    marks.set_comment(ids[0], "  Who?\n ")
    assert marks.get(ids[0]).comment == "Who?"
    Versions(library).attach(ids[0], version_id, 4, 11)
    article_id = marks.get(ids[0]).article_id
    assert [mark.id for mark in marks.of_article(article_id)] == [ids[1], ids[0], ids[2]]
    changes = marks.delete(ids[:2])
    assert [mark.id for mark in marks.of_article(article_id)] == [ids[2]]
    Undo(library).apply(changes)
    assert len(marks.of_article(article_id)) == 3
    assert {mark.kind for mark in marks.of_article(article_id)} == {MarkKind.DOUBT}


def test_who_said_it_stays_linked_to_the_article(library: Library, version_id: str) -> None:
    marks, sources = Marks(library), Sources(library)
    mark_id = marks.add(version_id, 0, 3, MarkKind.QUOTE).made
    rosa = sources.add(SourceDraft("Rosa")).made
    changes = marks.link(mark_id, rosa)
    article_id = marks.get(mark_id).article_id
    assert marks.get(mark_id).source_ids == (rosa,)
    assert changes.touches(Noun.MARK, Noun.SOURCE, Noun.ARTICLE)
    assert not marks.link(mark_id, rosa).undoable
    marks.unlink(mark_id, rosa)
    assert marks.get(mark_id).source_ids == ()
    assert [(one.id, roles) for one, roles in sources.of_article(article_id)] == [
        (rosa, (SourceRole.MENTIONED,))
    ]
    Undo(library).apply(changes)
    assert sources.of_article(article_id) == ()


def test_a_mark_that_is_gone_is_said(library: Library, version_id: str) -> None:
    marks = Marks(library)
    mark_id = marks.add(version_id, 0, 3, MarkKind.QUOTE).made
    marks.delete([mark_id])
    for verb in (
        lambda: marks.get(mark_id),
        lambda: marks.link(mark_id, "x"),
        lambda: Versions(library).attach(mark_id, version_id, 0, 3),
    ):
        with refused(KnownError, "not there any more"):
            verb()
    with refused(KnownError, "not in the library"):
        marks.add("no version", 0, 1, MarkKind.QUOTE)
