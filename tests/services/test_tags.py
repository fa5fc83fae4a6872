"""The tag tree: paths, parents, renaming, merging and taking it all back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import KnownError
from app.domain.source import SourceDraft
from app.domain.tag import tag_id, tidy_tag
from app.services.sources import Sources
from app.services.tags import Tags
from app.services.undo import Undo
from app.store.library import Library
from app.wording import said
from tests.libraries import add_article, article_of, dump
from tests.telling import refused


@pytest.fixture
def tags(library: Library) -> Tags:
    return Tags(library)


def tree(tags: Tags) -> dict[str, int]:
    return {tag.name: tag.article_count for tag in tags.all()}


def test_parents_are_there_as_paths(library: Library, tags: Tags) -> None:
    article_id = add_article(library)
    tags.tag_articles([article_id], "#Floods / River/  Weir ")
    tags.tag_articles([article_id], "floods/lake")
    assert list(tree(tags).items()) == [
        ("Floods", 0),
        ("floods/lake", 1),
        ("Floods/River", 0),
        ("Floods/River/Weir", 1),
    ]
    assert article_of(library, article_id).tags == ("floods/lake", "Floods/River/Weir")


@pytest.mark.parametrize(
    "typed", ["floods", "#floods", " #floods", "# floods", "\t# #floods", "/#floods", "#/floods/"]
)
def test_a_sign_before_a_tag_is_no_part_of_its_name(typed: str) -> None:
    assert tidy_tag(typed) == "floods"
    assert tag_id(typed) == tag_id("floods")


# What was typed, and what is kept: nothing that nobody sees, but for what joins letters or pictures.
UNSEEN = [
    ("floods\u200b", "floods"),
    ("\u200b#floods", "floods"),
    ("flo\u00adods", "floods"),
    ("\u2066floods\u2069", "floods"),
    ("flo\u200dods", "floods"),
    ("\x00floods", "floods"),
    ("floods\ufe0f", "floods"),
    ("floods\u200b / \ufeffriver", "floods/river"),
    ("＃floods／river", "floods/river"),
    ("\u200b/\u2060", ""),
    ("می\u200cشود", "می\u200cشود"),
    ("👩\u200d🚒", "👩\u200d🚒"),
    ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
]


@pytest.mark.parametrize(("typed", "kept"), UNSEEN, ids=[ascii(typed) for typed, _ in UNSEEN])
def test_nothing_unseen_is_kept_in_a_tag(typed: str, kept: str) -> None:
    assert tidy_tag(typed) == tidy_tag(kept) == kept
    assert tag_id(typed) == tag_id(kept)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("café", "cafe\u0301", True),
        ("FLOODS", "ｆｌｏｏｄｓ", True),
        ("می\u200cشود", "میشود", True),
        ("❤\ufe0f", "❤", True),
        ("o\ufb03ce", "office", True),
        ("Ähre", "Ahre", False),
        ("Łódź", "Lodz", False),
    ],
)
def test_which_tags_are_one(one: str, other: str, same: bool) -> None:
    assert (tag_id(one) == tag_id(other)) is same


@given(st.text(alphabet="ab/# ＃／\u200b\u200d\u00adé\u0301❤\ufe0fمی\u200c", max_size=12))
def test_a_tidy_tag_stays_as_it_is(typed: str) -> None:
    assert tidy_tag(tidy_tag(typed)) == tidy_tag(typed)


def test_completing_a_tag_needs_no_accents(library: Library, tags: Tags) -> None:
    tags.tag_articles([add_article(library)], "Häfen/Łódź")
    assert [[tag.name for tag in tags.complete(typed)] for typed in ("haf", "lod", "Łó", "od")] == [
        ["Häfen/Łódź"],
        ["Häfen/Łódź"],
        ["Häfen/Łódź"],
        [],
    ]


@pytest.mark.parametrize("typed", ["c#", "floods/#1", "a # b"])
def test_a_sign_within_a_tag_stays(typed: str) -> None:
    assert tidy_tag(typed) == typed


@pytest.mark.parametrize("name", ["", "  ", "#", "/", " / # /"])
def test_a_tag_needs_a_name(library: Library, tags: Tags, name: str) -> None:
    article_id = add_article(library)
    if tag_id(name) == tag_id(""):
        with refused(KnownError, "needs a name"):
            tags.tag_articles([article_id], name)


RENAMES = [
    # tags before, renamed, new name, tags after
    (["a/b", "a"], "a", "x", ["x", "x/b"]),
    (["a/b/c"], "a", "x/y", ["x/y/b/c"]),
    (["a/b"], "a/b", "a", ["a"]),
    (["a", "b"], "a", "B", ["b"]),
    (["a/b", "x/b"], "a", "x", ["x/b"]),
    (["Straße/x", "STRASSE/y"], "strasse", "Weg", ["Weg/x", "Weg/y"]),
    (["flood"], "flood", "Flood", ["Flood"]),
    (["flood", "floodlight"], "flood", "water", ["floodlight", "water"]),
    (["a"], "a", "b/a", ["b/a"]),
]


@pytest.mark.parametrize(("before", "renamed", "name", "after"), RENAMES)
def test_renaming_moves_all_below_and_merges(
    library: Library, tags: Tags, before: list[str], renamed: str, name: str, after: list[str]
) -> None:
    article_id = add_article(library)
    for one in before:
        tags.tag_articles([article_id], one)
    was = dump(library)
    changes = tags.rename(tag_id(renamed), name)
    assert list(article_of(library, article_id).tags) == after
    again = Undo(library).apply(changes)
    assert dump(library) == was
    Undo(library).apply(again)
    assert list(article_of(library, article_id).tags) == after


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [
        (lambda tags: tags.rename(tag_id("a"), "A/b"), "cannot go below itself"),
        (lambda tags: tags.rename(tag_id("a"), " "), "needs a name"),
        (lambda tags: tags.rename(tag_id("none"), "x"), "not there any more"),
        (lambda tags: tags.merge(tag_id("a"), tag_id("a/b")), "one below it"),
        (lambda tags: tags.merge(tag_id("a"), tag_id("none")), "not there any more"),
        (lambda tags: tags.delete(tag_id("none")), "not there any more"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    library: Library, tags: Tags, verb: object, sentence: str
) -> None:
    tags.tag_articles([add_article(library)], "a/b")
    before = dump(library)
    with refused(KnownError, sentence):
        verb(tags)  # type: ignore[operator]
    assert dump(library) == before


def test_merging_and_deleting_take_all_below_along(library: Library, tags: Tags) -> None:
    first, second = add_article(library, "one"), add_article(library, "two")
    rosa = Sources(library).add(SourceDraft("Rosa")).made
    tags.tag_articles([first, second], "water")
    tags.tag_articles([first], "flood/river")
    tags.tag_sources([rosa], "flood")
    was = dump(library)
    changes = tags.merge(tag_id("flood"), tag_id("water"))
    assert tree(tags) == {"water": 2, "water/river": 1}
    assert Sources(library).get(rosa).tags == ("water",)
    Undo(library).apply(changes)
    assert dump(library) == was
    gone = tags.delete(tag_id("flood"))
    assert said(gone.label) == "Delete tag flood"
    assert tree(tags) == {"water": 2}
    Undo(library).apply(gone)
    assert dump(library) == was


def test_untagging_takes_one_tag_from_those_alone(library: Library, tags: Tags) -> None:
    first, second = add_article(library, "one"), add_article(library, "two")
    rosa = Sources(library).add(SourceDraft("Rosa")).made
    assert said(tags.tag_articles([first, second], "Flood").label) == "Tag 2 articles"
    tags.tag_sources([rosa], "flood")
    assert said(tags.untag_articles([first], "#FLOOD ").label) == "Take a tag from 1 article"
    tags.untag_sources([rosa], "flood")
    assert tree(tags) == {"Flood": 1}
    assert tags.untag_articles([first], "never").undoable is False


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ["flood/river", "Ämter", "budget"]),
        ("r", ["flood/river"]),
        ("FLO", ["flood/river"]),
        ("äm", ["Ämter"]),
        ("flood/r", ["flood/river"]),
        ("iver", []),
    ],
)
def test_completion_by_any_step_most_used_first(
    library: Library, tags: Tags, typed: str, expected: list[str]
) -> None:
    ids = [add_article(library, f"text {n}") for n in range(3)]
    for count, name in ((3, "flood/river"), (2, "Ämter"), (1, "budget")):
        tags.tag_articles(ids[:count], name)
    assert [tag.name for tag in tags.complete(typed)] == expected
    assert len(tags.complete("", limit=1)) == 1
