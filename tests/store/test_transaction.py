"""Whatever verbs are done in whatever order: undo puts every row back as it stood, and redo does them again."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from app.domain.changes import Changes
from app.domain.codes.doings import Label
from app.domain.codes.message import Message
from app.domain.errors import KnownError, Missing
from app.domain.nouns import Noun
from app.services.undo import Undo
from app.store import links
from app.store.library import Library
from tests.libraries import Clock, add_article, dump, sound
from tests.store.verbs import VERBS, furnished
from tests.telling import refused


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_undone_and_redone_row_by_row(library: Library, clock: Clock, verb: str) -> None:
    world = furnished(library, add_article, Random(1))
    undo, done = Undo(library), 0
    for seed in range(12):
        world.pick = Random(seed).choice
        clock.move(minutes=7)
        before = dump(library)
        changes = world.do(verb)
        after = dump(library)
        if changes is None:
            assert after == before
            continue
        done += 1
        taken_back = undo.apply(changes)
        assert dump(library) == before
        again = undo.apply(taken_back)
        assert dump(library) == after
        assert {noun for noun, _ in changes.touched} <= {noun for noun, _ in taken_back.touched} | {Noun.NOTE}
        undo.apply(again)
        assert dump(library) == before
        undo.apply(undo.apply(again))  # on with the world as the verb left it, or nearly
    assert done, f"{verb} never found anything to do"
    sound(library)


@pytest.mark.parametrize("seed", range(6))
def test_a_whole_history_is_undone_and_redone(library: Library, clock: Clock, seed: int) -> None:
    choices = Random(seed)
    world = furnished(library, add_article, choices)
    undo = Undo(library)
    states, records = [dump(library)], list[Changes]()
    for _ in range(60):
        clock.now += timedelta(minutes=choices.choice([0, 1, 9]))
        changes = world.do(choices.choice(list(VERBS)))
        if changes is not None:
            records.append(changes)
            states.append(dump(library))
    redo: list[Changes] = []
    for changes, state in zip(reversed(records), reversed(states[:-1]), strict=True):
        redo.append(undo.apply(changes))
        assert dump(library) == state, changes.label
    for changes, state in zip(reversed(redo), states[1:], strict=True):
        undo.apply(changes)
        assert dump(library) == state, changes.label
    sound(library)


def test_an_undo_says_what_the_row_was_and_is(library: Library) -> None:
    first, second = add_article(library, title="First"), add_article(library, title="Second")
    with library.write(Message(Label.EDIT_ARTICLE)) as tx:
        note = tx.insert("note", {"article_id": first, "title": "", "text": ""})
    with library.write(Message(Label.EDIT_ARTICLE)) as tx:
        tx.update("note", note, {"article_id": second})
        changes = tx.changes
    taken_back = Undo(library).apply(changes)
    assert taken_back.ids(Noun.ARTICLE) == {first, second}


def test_what_cannot_be_undone_any_more_is_said_and_changes_nothing(library: Library) -> None:
    article_id = add_article(library)
    with library.write(Message(Label.EDIT_ARTICLE)) as tx:
        tag = tx.insert("tag", {"name": "flood"})
        tx.join("article_tag", article_id=article_id, tag_id=tag)
    with library.write(Message(Label.EDIT_ARTICLE)) as tx:
        tx.unjoin("article_tag", article_id=article_id, tag_id=tag)
        changes = tx.changes
    with library.write() as tx:
        tx.execute("DELETE FROM tag WHERE id = ?", (tag,))
    before = dump(library)
    with refused(KnownError, "cannot be undone any more"):
        Undo(library).apply(changes)
    assert dump(library) == before


def test_joining_twice_is_joining_once(library: Library) -> None:
    article_id = add_article(library)
    with library.write() as tx:
        tag = tx.insert("tag", {"name": "flood"})
        tx.join("article_tag", article_id=article_id, tag_id=tag)
    with library.write(Message(Label.EDIT_ARTICLE)) as tx:
        tx.join("article_tag", article_id=article_id, tag_id=tag)
        assert not tx.changes.undoable


def test_times_are_those_of_the_library(library: Library, clock: Clock) -> None:
    article_id = add_article(library)
    clock.move(hours=1)
    with library.write() as tx:
        tx.update("article", article_id, {"title": "New"})
    with library.read() as db:
        made, changed = db.execute("SELECT created_at, updated_at FROM article").fetchone()
    assert (made, changed) == ("2026-03-02T09:00:00.000000Z", "2026-03-02T10:00:00.000000Z")


@pytest.mark.parametrize("deleted", [False, True], ids=["never there", "deleted"])
def test_writing_to_what_is_not_there_says_so_and_changes_nothing(library: Library, deleted: bool) -> None:
    with library.write() as tx:
        note = tx.insert("note", {"title": "Old", "text": "Old"}) if deleted else "none"
        if deleted:
            tx.remove("note", [note])
    before = dump(library)
    with pytest.raises(Missing) as caught, library.write() as tx:
        tx.update("note", note, {"text": "New"})
    assert caught.value.noun is Noun.NOTE
    assert dump(library) == before


def test_a_link_touches_what_it_leads_from(library: Library) -> None:
    with library.write() as tx:
        links.relink(tx, Noun.NOTE, "n", [(Noun.MARK, "m"), (Noun.ARTICLE, "a")])
        assert tx.changes.ids(Noun.NOTE) == {"n"}
    with library.write() as tx:
        links.relink(tx, Noun.NOTE, "n", [(Noun.MARK, "m")])
        assert [dict(one.key)["to_id"] for one in tx.changes.inverse] == ["a"]
