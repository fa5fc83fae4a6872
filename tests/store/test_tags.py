"""Tags are made once whatever their case, come back when they are used again, and count what is in sight."""

from __future__ import annotations

import pytest

from app.domain.tag import Tag, tag_id
from app.store import tags
from app.store.library import Library
from tests.libraries import add_article


def test_a_tag_is_made_once_and_brought_back(library: Library) -> None:
    article_id = add_article(library)
    with library.write() as tx:
        first = tags.keep(tx, "Flood")
        assert tags.keep(tx, "flood") == first == tag_id("FLOOD")
        tx.join("article_tag", article_id=article_id, tag_id=first)
        tags.drop(tx, [first])
    with library.read() as db:
        assert tags.all_of(db) == ()
        assert tags.get(db, first) is None
    with library.write() as tx:
        tags.keep(tx, "FLOOD")
    with library.read() as db:
        assert tags.all_of(db) == (Tag(first, "FLOOD", 0, 0),)
        assert tags.get(db, first) == Tag(first, "FLOOD")


def test_counts_are_of_what_is_in_sight(library: Library) -> None:
    kept, deleted = add_article(library, "One."), add_article(library, "Two.")
    with library.write() as tx:
        one = tags.keep(tx, "flood")
        source = tx.insert("source", {"kind": "person", "name": "Rosa"})
        gone = tx.insert("source", {"kind": "person", "name": "Imre"})
        for article_id in (kept, deleted):
            tx.join("article_tag", article_id=article_id, tag_id=one)
        for source_id in (source, gone):
            tx.join("source_tag", source_id=source_id, tag_id=one)
        tx.remove("article", [deleted])
        tx.remove("source", [gone])
    with library.read() as db:
        assert tags.all_of(db) == (Tag(one, "flood", 1, 1),)


def test_giving_a_tag_away_leaves_each_join_once(library: Library) -> None:
    both, only = add_article(library, "One."), add_article(library, "Two.")
    with library.write() as tx:
        old, new = tags.keep(tx, "old"), tags.keep(tx, "new")
        for article_id, given in ((both, old), (both, new), (only, old)):
            tx.join("article_tag", article_id=article_id, tag_id=given)
        tags.give(tx, old, new)
    with library.read() as db:
        assert tags.all_of(db) == (Tag(new, "new", 2, 0),)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("Straße", {"STRASSE", "straße/Süd"}),
        ("strasse/süd", {"straße/Süd"}),
        ("a", {"a/b/c", "Ａ/d"}),  # wide letters are the same letters
        ("a/b", {"a/b/c"}),
        ("a/b/c", {"a/b/c"}),
        ("ab", {"ab"}),
        ("nothing", set()),
    ],
)
def test_what_is_below_a_tag(library: Library, wanted: str, expected: set[str]) -> None:
    with library.write() as tx:
        for name in ("STRASSE", "straße/Süd", "a/b/c", "Ａ/d", "ab"):
            tags.keep(tx, name)
    with library.read() as db:
        names = {tag.id: tag.name for tag in tags.all_of(db)}
        assert {names[one] for one in tags.with_below(db, tag_id(wanted))} == expected
