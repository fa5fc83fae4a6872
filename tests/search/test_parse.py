"""The query language: what was typed, the tree it means, and the hints on what it does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.query import And, Field, FieldName, Node, Not, Or, Words
from app.search.parse import LONGEST, MOST_TERMS, parse, write
from app.wording import said

TODAY = date(2026, 11, 23)
W = Words


def tag(value: str) -> Field:
    return Field(FieldName.TAG, value)


TREES: dict[str, Node] = {
    "": And(()),
    "  \n": And(()),
    "flood": W("flood"),
    "flood wall": And((W("flood"), W("wall"))),
    '"flood wall" held': And((W("flood wall", phrase=True), W("held"))),
    "“flood   wall”": W("flood wall", phrase=True),
    "«digue du nord»": W("digue du nord", phrase=True),
    "-flood": Not(W("flood")),
    '-"flood wall"': Not(W("flood wall", phrase=True)),
    "-tag:floods wall": And((Not(tag("floods")), W("wall"))),
    "flo*": W("flo", prefix=True),
    '"flood wa"*': W("flood wa", phrase=True, prefix=True),
    "a OR b": Or((W("a"), W("b"))),
    "a b OR c d": And((W("a"), Or((W("b"), W("c"))), W("d"))),
    "a OR b OR c": Or((W("a"), W("b"), W("c"))),
    "a AND b": And((W("a"), W("b"))),
    "a or b": And((W("a"), W("or"), W("b"))),
    "ORDER": W("ORDER"),
    "(a b) OR c": Or((And((W("a"), W("b"))), W("c"))),
    "((a))": W("a"),
    "-(a OR b)": Not(Or((W("a"), W("b")))),
    "-(-a)": W("a"),
    "() wall": W("wall"),
    "tag:floods": tag("floods"),
    "TAG:Floods/River": tag("Floods/River"),
    'tag:"flood walls"': tag("flood walls"),
    'from:"Harbour Post" by:Lund': And((Field(FieldName.FROM, "Harbour Post"), Field(FieldName.BY, "Lund"))),
    "source:“Vera Lund”": Field(FieldName.SOURCE, "Vera Lund"),
    "after:7d": Field(FieldName.AFTER, "2026-11-16"),
    'before:"3 Mar 2026"': Field(FieldName.BEFORE, "2026-03-03"),
    "before:2026-03": Field(FieldName.BEFORE, "2026-03-01"),
    "is:Inbox": Field(FieldName.IS, "inbox"),
    "is:unread": Field(FieldName.IS, "inbox"),
    'is:"follow up"': Field(FieldName.IS, "follow-up"),
    "has:picture": Field(FieldName.HAS, "pictures"),
    "https://harbourpost.example/wall": W("https://harbourpost.example/wall"),
    "at 10:30": And((W("at"), W("10:30"))),
    "Floods: what now": And((W("Floods:"), W("what"), W("now"))),
    "well-known don't": And((W("well-known"), W("don't"))),
    "rock & roll - live": And((W("rock"), W("roll"), W("live"))),
    "上海 洪水": And((W("上海"), W("洪水"))),
    "a\x00b\ud800c": And((W("a"), W("b"), W("c"))),
}


@pytest.mark.parametrize(("typed", "tree"), TREES.items(), ids=map(repr, TREES))
def test_tree(typed: str, tree: Node) -> None:
    query = parse(typed, TODAY)
    assert query.root == tree
    assert not query.hints


HINTS: dict[str, tuple[Node, str, str]] = {
    # typed: what still holds, the place of the hint, what it says to type
    'wall "flood riv': (And((W("wall"), W("flood riv", phrase=True))), '"', "Type another one"),
    'tag:"flood': (tag("flood"), '"', "Type another one"),
    "tags:floods wall": (And((W("tags:floods"), W("wall"))), "tags:floods", "Type tag:floods."),
    "author:Lund": (W("author:Lund"), "author:Lund", "Type by:Lund."),
    "zzzz:x": (W("zzzz:x"), "zzzz:x", "tag:, source:, by:, from:, before:, after:, is: and has:"),
    "wall after:soon": (W("wall"), "after:soon", "Type one such as 2026-03-01"),
    "wall before:3/4/2026": (W("wall"), "before:3/4/2026", "2026-03-04 or 2026-04-03"),
    "is:inbax wall": (W("wall"), "is:inbax", "Type is:inbox."),
    "is:zzz": (And(()), "is:zzz", "After is: may stand inbox, reading"),
    "has:markz": (And(()), "has:markz", "Type has:marks."),
    "has:xyz": (And(()), "has:xyz", "marks, notes, comment, pictures, source and tag"),
    "tag: wall": (W("wall"), "tag:", "Type tag:floods."),
    'tag:"" wall': (W("wall"), 'tag:""', "Type tag:floods."),
    "OR wall": (W("wall"), "OR", "flood OR storm"),
    "wall OR": (W("wall"), "OR", "flood OR storm"),
    "a OR OR b": (Or((W("a"), W("b"))), "OR", "flood OR storm"),
    "(wall": (W("wall"), "(", "Type )"),
    "wall) held": (And((W("wall"), W("held"))), ")", "Type ("),
    "&": (And(()), "&", "Type a word"),
}


@pytest.mark.parametrize("typed", HINTS)
def test_hint(typed: str) -> None:
    tree, place, advice = HINTS[typed]
    query = parse(typed, TODAY)
    assert query.root == tree
    hint = query.hints[0]
    assert typed[hint.start : hint.end] == place
    assert advice in said(hint.told)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("flo", W("flo", prefix=True)),
        ("wall flo", And((W("wall"), W("flo", prefix=True)))),
        ("flo ", W("flo")),
        ('"flood wa', W("flood wa", phrase=True, prefix=True)),
        ('"flood wall"', W("flood wall", phrase=True)),
        ("-flo", Not(W("flo"))),
    ],
)
def test_the_last_word_may_still_be_growing(typed: str, tree: Node) -> None:
    assert parse(typed, TODAY, growing=True).root == tree


def test_too_much_is_cut_with_a_hint() -> None:
    many = parse(" ".join(f"word{number}" for number in range(MOST_TERMS + 5)), TODAY)
    assert isinstance(many.root, And)
    assert len(many.root.nodes) == MOST_TERMS
    assert "first 50 words" in said(many.hints[0].told)
    long = parse("x" * (LONGEST + 1), TODAY)
    assert long.root == W("x" * LONGEST)
    assert "2,000 characters" in said(long.hints[0].told)
    assert parse("(" * 2_000 + "a", TODAY).root == And(())


typed_text = st.text() | st.lists(
    st.sampled_from(
        [
            *'()"“”*-: \n',
            "OR",
            "AND",
            "tag:",
            "is:",
            "has:",
            "before:",
            "after:7d",
            "foo:",
            "flood",
            "wall",
            "洪水",
            "is:inbox",
        ]
    )
).map("".join)


@given(typed_text, st.booleans())
def test_any_text_is_read(typed: str, growing: bool) -> None:
    query = parse(typed, TODAY, growing=growing)
    for hint in query.hints:
        assert 0 <= hint.start < hint.end <= len(typed)
        assert said(hint.told).endswith((".", ")"))


@given(typed_text, st.booleans())
def test_a_tree_written_down_is_read_as_the_same_tree(typed: str, growing: bool) -> None:
    root = parse(typed, TODAY, growing=growing).root
    assert parse(write(root), TODAY).root == root
