"""What two texts share is found in order, in whole or in parts, and never takes time without bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.annotate.alignment import Alignment
from app.annotate.pieces import LARGE, runs

TEXTS = st.text(alphabet=st.sampled_from("ab c.\n。中𝒳"), max_size=60)


@given(old=TEXTS, new=TEXTS)
def test_what_is_shared_is_the_same_letters_in_the_same_order(old: str, new: str) -> None:
    at_old = at_new = 0
    for one in Alignment(old, new).stretches:
        assert one.length
        assert one.old >= at_old
        assert one.new >= at_new
        assert old[one.old : one.old + one.length] == new[one.new : one.new + one.length]
        at_old, at_new = one.old + one.length, one.new + one.length


@pytest.mark.parametrize(
    ("old", "new", "shared"),
    [
        ("", "", ""),
        ("one two", "one two", "one two"),
        ("one two three", "one three", "one three"),
        ("he is here.", "he is there.", "he is here."),
        ("A. B. C.", "A. C.", "A. C."),
        ("今天开会。明天休息。", "明天休息。", "明天休息。"),
    ],
)
def test_words_that_stay_are_shared(old: str, new: str, shared: str) -> None:
    pair = Alignment(old, new)
    assert "".join(old[one.old : one.old + one.length] for one in pair.stretches) == shared


BIG = "".join(chr(0x100 + number) for number in range(4 * LARGE))


@pytest.mark.parametrize(
    ("old", "new", "at_least"),
    [
        (BIG, BIG, len(BIG)),
        (BIG, "x" + BIG, len(BIG)),
        (BIG, BIG[:LARGE] + "x" + BIG[LARGE + 9 :] + "y", len(BIG) - 9),
        (BIG, BIG[LARGE:] + BIG[:LARGE], 3 * LARGE),
        ("a" * 4 * LARGE, "a" * LARGE, LARGE),
        ("a" * 4 * LARGE, "ba" * 2 * LARGE, 0),
        (BIG, "a" * 4 * LARGE, 0),
        (BIG, "", 0),
    ],
)  # fmt: skip
def test_large_texts_are_cut_and_nothing_is_lost(old: str, new: str, at_least: int) -> None:
    a = c = same = 0
    for shared, gone, come in runs(old, new):
        assert not shared or old[a : a + gone] == new[c : c + come]
        a, c, same = a + gone, c + come, same + (gone if shared else 0)
    assert (a, c) == (len(old), len(new))
    assert same >= at_least
