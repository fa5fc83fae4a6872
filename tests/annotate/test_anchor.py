"""Passages become anchors, and anchors find their passage again or nothing at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.annotate.anchor import CONTEXT, describe, find
from app.domain.errors import BugError, KnownError
from app.domain.mark import Anchor
from tests.telling import refused

TEXT = "The wall held. The river rose 3 metres overnight.\n\n“It held,” said Vera Lund. The wall held."


def test_an_anchor_has_the_exact_words_and_what_stands_either_side() -> None:
    start = TEXT.index("“It held,”")
    anchor = describe(TEXT, start, start + len("“It held,”"))
    assert anchor.exact == "“It held,”"
    assert anchor.prefix == TEXT[start - CONTEXT : start]
    assert anchor.suffix == " said Vera Lund. The wall held."


def test_a_passage_is_trimmed_of_white_space() -> None:
    start = TEXT.index("\n\n")
    anchor = describe(TEXT, start - 1, start + 5)
    assert (anchor.exact, anchor.start) == (".\n\n“It", start - 1)
    assert describe(TEXT, start, start + 5).exact == "“It"


@pytest.mark.parametrize(("start", "end"), [(14, 15), (0, 0), (49, 51)])
def test_white_space_alone_is_refused_with_a_sentence(start: int, end: int) -> None:
    with refused(KnownError, "no words"):
        describe(TEXT, start, end)


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (0, len(TEXT) + 1), (9, 4)])
def test_a_passage_outside_the_text_is_our_fault(start: int, end: int) -> None:
    with pytest.raises(BugError):
        describe(TEXT, start, end)


def test_positions_are_code_points() -> None:
    text = "🌊🌊 flood 🌊"
    anchor = describe(text, 3, 8)
    assert (anchor.exact, anchor.prefix, anchor.suffix) == ("flood", "🌊🌊 ", " 🌊")


CASES = [
    ("nothing changed", TEXT, (0, 14), TEXT, (0, 14)),
    ("words came in before", TEXT, (15, 48), "CORRECTED. " + TEXT, (26, 59)),
    ("one of two equal passages follows its context", TEXT, (78, 92), "New: " + TEXT, (83, 97)),
    ("the other one too", TEXT, (0, 14), "The wall held. Not so. " + TEXT, (23, 37)),
    ("the words are gone", TEXT, (15, 48), "The wall held.", None),
    ("the words changed", TEXT, (15, 48), TEXT.replace("3 metres", "4 metres"), None),
    ("equals without their context are not guessed", "a wall b", (2, 6), "wall wall wall", None),
    ("all around it changed", "one two three", (4, 7), "Eins two drei.", (5, 8)),
]


@pytest.mark.parametrize(
    ("old", "span", "new", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_find(old: str, span: tuple[int, int], new: str, expected: tuple[int, int] | None) -> None:
    assert find(new, describe(old, *span)) == expected


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Anchor]:
    text = draw(st.text(alphabet="ab 🌊é\n", min_size=1, max_size=80).filter(lambda text: text.strip()))
    start = draw(st.integers(0, len(text) - 1).filter(lambda at: bool(text[at:].strip())))
    end = draw(st.integers(start + 1, len(text)).filter(lambda at: bool(text[start:at].strip())))
    return text, describe(text, start, end)


@given(passages())
def test_every_passage_is_found_in_its_own_text(passage: tuple[str, Anchor]) -> None:
    text, anchor = passage
    assert find(text, anchor) == (anchor.start, anchor.end)
    assert anchor.prefix + anchor.exact + anchor.suffix in text
    assert anchor.exact == anchor.exact.strip()


@given(passages(), st.text(alphabet="ab 🌊é\n", max_size=20), st.text(alphabet="ab 🌊é\n", max_size=80))
def test_what_is_found_are_always_the_exact_words(
    passage: tuple[str, Anchor], before: str, other: str
) -> None:
    text, anchor = passage
    for changed in (before + text, text + before, other):
        found = find(changed, anchor)
        assert found is None or changed[slice(*found)] == anchor.exact
