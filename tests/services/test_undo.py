"""Undo takes verbs back in any order that makes sense, keeps their labels, and says when it cannot."""

from __future__ import annotations

import pytest

from app.domain.article.article import State
from app.domain.changes import Changes, Inverse
from app.domain.errors import KnownError
from app.domain.source import SourceKind
from app.services.articles import Articles
from app.services.tags import Tags
from app.services.undo import Undo
from app.store.library import Library
from tests.libraries import add_article, article_of, dump


def test_undo_and_redo_have_the_verbs_own_label(library: Library) -> None:
    article_id = add_article(library)
    undo = Undo(library)
    done = Articles(library).set_state([article_id], State.DONE)
    for wanted in (State.INBOX, State.DONE, State.INBOX):
        done = undo.apply(done)
        assert (done.label, done.undoable) == ("Move 1 article to done", True)
        assert article_of(library, article_id).state is wanted


def test_an_earlier_change_can_be_taken_back_under_a_later_one(library: Library) -> None:
    article_id = add_article(library)
    service = Articles(library)
    title = service.edit(article_id, title="New")
    service.set_state([article_id], State.DONE)
    Undo(library).apply(title)
    row = article_of(library, article_id)
    assert (row.title, row.state) == ("Council approves the river budget", State.DONE)


def test_a_tag_that_others_have_taken_meanwhile(library: Library) -> None:
    first, second = add_article(library, "one"), add_article(library, "two")
    tags = Tags(library)
    made = tags.tag_articles([first], "flood")
    tags.tag_articles([second], "flood")
    again = Undo(library).apply(made)
    assert article_of(library, first).tags == ()
    Undo(library).apply(again)
    assert article_of(library, first).tags == article_of(library, second).tags == ("flood",)


def test_nothing_to_undo_changes_nothing(library: Library) -> None:
    before = dump(library)
    assert not Undo(library).apply(Changes()).undoable
    gone = Changes("Delete", (), (Inverse("article", (("id", "none"),), None),))
    Undo(library).apply(gone)
    assert dump(library) == before


def test_a_row_that_is_gone_for_good_is_said(library: Library) -> None:
    with library.write() as tx:
        source = tx.insert("source", {"kind": SourceKind.PERSON, "name": "Rosa"})
        tag = tx.insert("tag", {"name": "floods"})
        tx.join("source_tag", source_id=source, tag_id=tag)
    with library.write("Untag") as tx:
        tx.unjoin("source_tag", source_id=source)
        changes = tx.changes
    with library.write() as tx:
        tx.execute("DELETE FROM tag WHERE id = ?", (tag,))
    with pytest.raises(KnownError) as caught:
        Undo(library).apply(changes)
    assert caught.value.advice == "Undo those first."
