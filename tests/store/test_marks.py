"""Marks stand in the order of their text and go out of sight with their article."""

from __future__ import annotations

from app.domain.mark import Anchor, MarkKind
from app.store import marks
from app.store.library import Library
from tests.libraries import Clock, add_article, add_mark, article_of


def test_marks_are_in_the_order_of_the_text(library: Library) -> None:
    article_id = add_article(library, "One two three four.")
    made = [add_mark(library, article_id, start, end) for start, end in ((8, 13), (0, 7), (0, 3), (4, 7))]
    with library.read() as db:
        assert [one.id for one in marks.of_article(db, article_id)] == [made[2], made[1], made[3], made[0]]


def test_a_mark_comes_back_as_it_was_kept(library: Library, clock: Clock) -> None:
    article_id = add_article(library)
    anchor = Anchor(4, 11, "“coun”\n\x00cil", "The ", " voted")
    with library.write() as tx:
        mark_id = marks.add(
            tx, article_id, article_of(library, article_id).version_id, anchor, MarkKind.DOUBT, "Who? 李"
        )
    clock.move(days=1)
    with library.write() as tx:
        marks.update(tx, [mark_id], kind=MarkKind.FIGURE)
    with library.read() as db:
        before = marks.get(db, mark_id)
    assert before is not None
    with library.write() as tx:
        marks.shift(tx, before, Anchor(0, 3, "The", "", " council"))
    with library.read() as db:
        mark = marks.get(db, mark_id)
    assert mark is not None
    assert (mark.kind, mark.comment, mark.anchor) == (
        MarkKind.FIGURE,
        "Who? 李",
        Anchor(0, 3, "The", "", " council"),
    )
    assert (mark.updated_at - mark.created_at).days == 1


def test_marks_of_a_deleted_article_are_out_of_sight(library: Library) -> None:
    article_id = add_article(library)
    mark_id = add_mark(library, article_id, 0, 3)
    with library.write() as tx:
        source = tx.insert("source", {"kind": "person", "name": "Rosa"})
        tx.join("mark_source", mark_id=mark_id, source_id=source)
    with library.read() as db:
        assert [(mark.id, title) for mark, title in marks.of_source(db, source)] == [
            (mark_id, "Council approves the river budget")
        ]
    with library.write() as tx:
        tx.remove("article", [article_id])
    with library.read() as db:
        assert marks.get(db, mark_id) is None
        assert marks.of_source(db, source) == ()


def test_who_said_it_is_by_name_without_the_deleted(library: Library) -> None:
    article_id = add_article(library)
    mark_id = add_mark(library, article_id, 0, 3)
    with library.write() as tx:
        made = [tx.insert("source", {"kind": "person", "name": name}) for name in ("Zoe", "Ada", "Gone")]
        for source in made:
            tx.join("mark_source", mark_id=mark_id, source_id=source)
        tx.remove("source", made[2:])
    with library.read() as db:
        (mark,) = marks.of_article(db, article_id)
    assert mark.source_ids == (made[1], made[0])
