"""Two texts and their changes read as one: nothing is lost of either, and what is the same folds away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.annotate.versions import compared
from app.domain.follow.comparison import Change, ChangeKind
from app.domain.follow.merged import Fold, Part, PartKind, changed, folded, merged

W = ChangeKind.WORDS
SAME, GONE, COME = PartKind.SAME, PartKind.GONE, PartKind.COME
CASES = [
    ("nothing changed", "A.\n\nB.", "A.\n\nB.", (), [[(SAME, "A.")], [(SAME, "B.")]]),
    (
        "a word in place",
        "It costs 3 now.",
        "It costs 4 now.",
        (Change(W, (9, 10), (9, 10)),),
        [[(SAME, "It costs "), (GONE, "3"), (COME, "4"), (SAME, " now.")]],
    ),
    ("a paragraph gone", "A.\n\nB.", "A.", (Change(W, (2, 6), (2, 2)),), [[(SAME, "A.")], [(GONE, "B.")]]),
    ("a paragraph come", "B.", "A.\n\nB.", (Change(W, (0, 0), (0, 4)),), [[(COME, "A.")], [(SAME, "B.")]]),
    ("all of it", "A.", "B.", (Change(W, (0, 2), (0, 2)),), [[(GONE, "A."), (COME, "B.")]]),
    ("nothing at all", "", "", (), []),
]


@pytest.mark.parametrize(
    ("old", "new", "changes", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_merged(
    old: str, new: str, changes: tuple[Change, ...], expected: list[list[tuple[PartKind, str]]]
) -> None:
    found = [[(part.kind, part.text) for part in paragraph] for paragraph in merged(old, new, changes)]
    assert found == expected


TEXTS = st.lists(
    st.sampled_from(["The ferry runs.", "It costs 3.", "Nobody pays.", "雪。", ""]), max_size=6
).map("\n\n".join)


@given(TEXTS, TEXTS)
def test_every_letter_of_both_texts_is_there_once_and_in_order(old: str, new: str) -> None:
    paragraphs = merged(old, new, compared(old, new, {}, {}).changes)
    for text, but in ((old, COME), (new, GONE)):
        letters = "".join(part.text for paragraph in paragraphs for part in paragraph if part.kind is not but)
        assert "".join(letters.split()) == "".join(text.split())


def _paragraphs(marks: str) -> list[tuple[Part, ...]]:
    return [(Part(COME if mark == "+" else SAME, "x", 0),) for mark in marks]


@pytest.mark.parametrize(
    ("marks", "rows"),
    [
        ("", []),
        ("+", [0]),
        (".....", [Fold(0, 5)]),
        ("+....", [0, 1, Fold(2, 5)]),
        ("+...+", [0, 1, 2, 3, 4]),
        ("+....+", [0, 1, Fold(2, 4), 4, 5]),
    ],
)
def test_what_is_far_from_a_change_folds_away(marks: str, rows: list[int | Fold]) -> None:
    paragraphs = _paragraphs(marks)
    assert list(folded(paragraphs)) == rows
    assert [changed(one) for one in paragraphs] == [mark == "+" for mark in marks]
