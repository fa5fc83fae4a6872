"""Verbs on notes: when a revision is kept, where links lead and what points back, quotes and completions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.article.block import Block
from app.domain.errors import KnownError
from app.domain.mark import MarkKind
from app.domain.note import Target
from app.domain.nouns import Noun
from app.domain.source import SourceDraft
from app.services.articles import Articles
from app.services.marks import Marks
from app.services.notes import BETWEEN_REVISIONS, MUCH_GONE, Notes
from app.services.sources import Sources
from app.services.undo import Undo
from app.store.library import Library
from tests.libraries import Clock, add_article, article_of

SOON = timedelta(minutes=1)


@pytest.fixture
def notes(library: Library) -> Notes:
    return Notes(library)


POLICY = [
    # saves: (time since the one before, text), and the texts kept as revisions, newest first
    ([(SOON, "b"), (SOON, "c")], []),
    ([(BETWEEN_REVISIONS, "b")], ["a"]),
    ([(BETWEEN_REVISIONS, "b"), (SOON, "c"), (BETWEEN_REVISIONS - SOON, "d")], ["c", "a"]),
    ([(BETWEEN_REVISIONS, "a")], []),
    ([(SOON, "x" * (MUCH_GONE + 2)), (SOON, "x")], ["x" * (MUCH_GONE + 2)]),
    ([(SOON, "x" * MUCH_GONE), (SOON, "")], []),
    ([(SOON, "x" * (MUCH_GONE + 1)), (SOON, ""), (BETWEEN_REVISIONS, "new")], ["x" * (MUCH_GONE + 1)]),
]


@pytest.mark.parametrize(("saves", "kept"), POLICY)
def test_a_revision_is_kept_now_and_then_and_when_much_goes(
    notes: Notes, clock: Clock, saves: list[tuple[timedelta, str]], kept: list[str]
) -> None:
    note = notes.add("", "a").made
    for since, text in saves:
        clock.now += since
        notes.save(note, text)
    assert [one.text for one in notes.revisions(note)] == kept
    assert notes.get(note).text == saves[-1][1]


def test_a_save_is_not_a_step_of_undo_but_says_what_it_touched(library: Library, notes: Notes) -> None:
    article_id = add_article(library)
    note = notes.add(article_id, "a").made
    changes = notes.save(note, "# A title\n\nb")
    assert not changes.undoable
    assert changes.ids(Noun.NOTE) == {note}
    assert changes.ids(Noun.ARTICLE) == {article_id}
    assert notes.get(note).title == "A title"
    assert notes.save(note, "# A title\n\nb").touched == ()


def test_a_revision_comes_back_and_keeps_what_it_replaces(
    library: Library, notes: Notes, clock: Clock
) -> None:
    other = notes.add("", "other").made
    note = notes.add("", f"old [o]({Target(Noun.NOTE, other)})").made
    clock.now += BETWEEN_REVISIONS
    notes.save(note, "new")
    assert notes.backlinks(Target(Noun.NOTE, other)) == ()
    (revision,) = notes.revisions(note)
    changes = notes.restore(note, revision.id)
    assert notes.get(note).text.startswith("old")
    assert [one.note_id for one in notes.backlinks(Target(Noun.NOTE, other))] == [note]
    assert notes.revisions(note)[0].text == "new"
    Undo(library).apply(changes)
    assert notes.get(note).text == "new"
    assert notes.backlinks(Target(Noun.NOTE, other)) == ()
    with pytest.raises(KnownError, match="revision is not there"):
        notes.restore(note, "none")


def test_notes_are_moved_deleted_and_brought_back(library: Library, notes: Notes) -> None:
    first, second = add_article(library, "one"), add_article(library, "two")
    note = notes.add(first, "Mine").made
    changes = notes.move(note, second)
    assert changes.ids(Noun.ARTICLE) == {first, second}
    assert ([n.id for n in notes.of_article(second)], notes.of_article(first)) == ([note], ())
    notes.move(note, "")
    assert notes.get(note).article_id == ""
    gone = notes.delete([note])
    with pytest.raises(KnownError, match="not there any more"):
        notes.save(note, "x")
    assert gone.label == "Delete 1 note"
    Undo(library).apply(gone)
    Undo(library).apply(changes)
    assert [n.id for n in notes.of_article(first)] == [note]
    assert [n.id for n in notes.all("min")] == [note]
    assert notes.all("min x") == ()


def test_a_quote_says_who_and_where_and_leads_back(library: Library, notes: Notes) -> None:
    article = article_of(
        library,
        add_article(
            library,
            "“No,” he said.\n\nThen he left.",
            title="Story",
            publication="The Ledger",
            published="2026-01-10",
        ),
    )
    marks, sources = Marks(library), Sources(library)
    mark = marks.add(article.version_id, 0, 21, MarkKind.QUOTE).made
    rosa = sources.add(SourceDraft("Rosa Lind")).made
    marks.link(mark, rosa)
    quoted = notes.quote(mark)
    assert "> “No,” he said." in quoted
    assert "Rosa Lind" in quoted
    assert "Story" in quoted
    note = notes.add("", quoted).made
    target = Target(Noun.MARK, mark)
    (backlink,) = notes.backlinks(target)
    assert backlink.note_id == note
    place = notes.place(str(target))
    assert place is not None
    assert (place.article_id, place.start, place.end, place.title) == (article.id, 0, 20, "Story")
    sources.delete([rosa])
    assert "Rosa Lind" not in notes.quote(mark)
    marks.delete([mark])
    with pytest.raises(KnownError):
        notes.quote(mark)


def test_a_link_to_a_deleted_mark_leads_to_where_it_stood(library: Library, notes: Notes) -> None:
    article = article_of(library, add_article(library, "The wall held. Then it fell.", title="Story"))
    marks = Marks(library)
    mark = marks.add(article.version_id, 4, 8, MarkKind.QUOTE).made
    href = str(Target(Noun.MARK, mark))
    there = notes.place(href)
    assert there is not None
    marks.delete([mark])
    assert notes.place(href) == replace(there, gone=True)
    Articles(library).delete([article.id])
    assert notes.place(href) is None


def test_a_deleted_mark_is_followed_only_to_its_own_words(library: Library, notes: Notes) -> None:
    dropped, kept = "Sign up for our letters.", "The wall held. Then it fell and fell."
    blocks = (
        Block(f"<p>{dropped}</p>", dropped, kept=False, reason="newsletter"),
        Block(f"<p>{kept}</p>", kept),
    )
    article = article_of(library, add_article(library, blocks=blocks))
    marks = Marks(library)
    once, twice = (marks.add(article.version_id, *span, MarkKind.QUOTE).made for span in ((4, 8), (23, 27)))
    marks.delete([once, twice])
    Articles(library).put_back(article.id, 0)
    places = [notes.place(str(Target(Noun.MARK, mark))) for mark in (once, twice)]
    assert [(place.start, place.end) for place in places if place] == [(30, 34), (-1, -1)]


def test_where_links_lead(library: Library, notes: Notes) -> None:
    article_id = add_article(library, title="Story")
    source = Sources(library).add(SourceDraft("Rosa")).made
    note = notes.add(article_id, "# Mine").made
    places = {
        kind: notes.place(str(Target(kind, one)))
        for kind, one in ((Noun.ARTICLE, article_id), (Noun.SOURCE, source), (Noun.NOTE, note))
    }
    assert {kind: place.title for kind, place in places.items() if place} == {
        Noun.ARTICLE: "Story",
        Noun.SOURCE: "Rosa",
        Noun.NOTE: "Mine",
    }
    Articles(library).delete([article_id])
    for href in (
        f"clipdesk:article/{article_id}",
        "clipdesk:note/none",
        "https://a/b",
        "clipdesk:",
        "",
        "clipdesk:x/y",
    ):
        assert notes.place(href) is None


def test_completions_mix_the_kinds(library: Library, notes: Notes) -> None:
    article = article_of(
        library, add_article(library, "The river rose.", title="River story", publication="Ledger")
    )
    mark = Marks(library).add(article.version_id, 4, 14, MarkKind.QUOTE).made
    source = Sources(library).add(SourceDraft("River Board", role="board")).made
    note = notes.add("", "# River notes").made
    found = {one.target.kind: (one.target.id, one.label) for one in notes.complete("riv")}
    assert found == {
        Noun.ARTICLE: (article.id, "River story"),
        Noun.SOURCE: (source, "River Board"),
        Noun.NOTE: (note, "River notes"),
        Noun.MARK: (mark, "river rose"),
    }
    assert len(notes.complete("", limit=3)) == 3
    for odd in ('"', "[[", "*", "river -", "(", "\x00"):
        notes.complete(odd)
    for one in notes.complete("riv"):
        linked = notes.add("", notes.link(one)).made
        assert linked in {back.note_id for back in notes.backlinks(one.target)}


def test_a_note_is_rendered_and_ticked(notes: Notes) -> None:
    assert "<strong>b</strong>" in notes.html("a **b**")
    assert notes.tick("- [ ] a\n- [ ] b", 1) == "- [ ] a\n- [x] b"
    live = notes.previewer()
    assert len(live.update("a\n\nb").blocks) == 2
    change = live.update("a\n\nc")
    assert (change.first, change.removed, len(change.blocks)) == (1, 1, 1)
