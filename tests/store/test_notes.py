"""Notes, their revisions and the links in their text."""

from __future__ import annotations

from app.domain.codes.doings import Label
from app.domain.codes.message import Message
from app.domain.note import Target
from app.domain.nouns import Noun
from app.store import notes
from app.store.library import Library
from tests.libraries import Clock, add_article


def test_notes_last_written_first(library: Library, clock: Clock) -> None:
    article_id = add_article(library)
    with library.write() as tx:
        first = notes.add(tx, article_id, "First", "one")
        second = notes.add(tx, "", "Second", "two")
    clock.move(minutes=1)
    with library.write() as tx:
        tx.update("note", first, {"text": "changed"})
    with library.read() as db:
        assert [one.id for one in notes.all_of(db)] == [first, second]
        assert [one.id for one in notes.of_article(db, article_id)] == [first]
        found = notes.get(db, second)
        assert found is not None
        assert (found.article_id, found.title, found.text) == ("", "Second", "two")


def test_a_note_of_a_deleted_article_stays_in_sight(library: Library) -> None:
    article_id = add_article(library)
    with library.write() as tx:
        note = notes.add(tx, article_id, "Mine", "mine")
        tx.remove("article", [article_id])
    with library.read() as db:
        assert [one.id for one in notes.all_of(db)] == [note]
    with library.write() as tx:
        tx.remove("note", [note])
    with library.read() as db:
        assert notes.all_of(db) == ()
        assert notes.get(db, note) is None


def test_links_are_those_of_the_text(library: Library) -> None:
    with library.write() as tx:
        note, other = notes.add(tx, "", "a", ""), notes.add(tx, "", "b", "")
        to_other, to_mark = Target(Noun.NOTE, other), Target(Noun.MARK, "gone")
        notes.relink(tx, note, [to_other, to_mark, to_other])
    with library.read() as db:
        assert [one.id for one in notes.pointing_at(db, to_other)] == [note]
        assert [one.id for one in notes.pointing_at(db, to_mark)] == [note]
        assert notes.pointing_at(db, Target(Noun.ARTICLE, other)) == ()
    with library.write(Message(Label.MOVE_NOTE)) as tx:
        notes.relink(tx, note, [to_mark])
        assert len(tx.changes.inverse) == 1
    with library.read() as db:
        assert notes.pointing_at(db, to_other) == ()
    with library.write() as tx:
        tx.remove("note", [note])
    with library.read() as db:
        assert notes.pointing_at(db, to_mark) == ()


def test_revisions_newest_first(library: Library, clock: Clock) -> None:
    with library.write() as tx:
        note = notes.add(tx, "", "a", "")
        assert notes.last_revision(tx, note) is None
        for text in ("one", "two", "three"):
            notes.keep_revision(tx, note, text)
            clock.move(minutes=1)
        last = notes.last_revision(tx, note)
        assert not [one for one in tx.changes.inverse if one.table == "note_revision"]
    assert last is not None
    assert last.text == "three"
    with library.read() as db:
        assert [one.text for one in notes.revisions(db, note)] == ["three", "two", "one"]
