"""A mark follows its words through edits, is never put on somebody else's, and is let go when they are gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.annotate.pair import Pair
from app.annotate.reattach import Reattacher
from app.domain.mark import Outcome

OLD = (
    "The council voted on Friday to spend £41 million on flood defences along the lower river.\n\n"
    "“We were told the walls would hold,” said Lena Ortiz, who lives on Weir Street.\n\n"
    "The documents run to 1,200 pages and describe at least two near misses since 2016.\n\n"
    "Work begins in June, and the council said that it would publish the plan."
)

CASES = [
    # title, marked words, edit (old words -> new words), expected words, expected outcome
    ("nothing changed", "£41 million", [], "£41 million", Outcome.UNCHANGED),
    (
        "a paragraph before it",
        "two near misses",
        [("The council", "Correction.\n\nThe council")],
        "two near misses",
        Outcome.UNCHANGED,
    ),
    ("a number in it", "two near misses", [("two near", "three near")], "three near misses", Outcome.EDITED),
    (
        "typographic quotes",
        "“We were told the walls would hold,”",
        [("“", '"'), ("”", '"')],
        '"We were told the walls would hold,"',
        Outcome.EDITED,
    ),
    (
        "a word put in",
        "told the walls would hold",
        [("walls would", "river walls would")],
        "told the river walls would hold",
        Outcome.EDITED,
    ),
    (
        "its first word changed",
        "Lena Ortiz, who lives",
        [("Lena Ortiz", "L. Ortiz")],
        "L. Ortiz, who lives",
        Outcome.EDITED,
    ),
    ("capitals", "flood defences", [("flood defences", "FLOOD DEFENCES")], "FLOOD DEFENCES", Outcome.EDITED),
    (
        "its paragraph gone",
        "two near misses",
        [("The documents run to 1,200 pages and describe at least two near misses since 2016.\n\n", "")],
        None,
        Outcome.ORPHAN,
    ),
    (
        "a copy of its words stays elsewhere",
        "The council",
        [
            (
                "The council voted on Friday to spend £41 million on flood defences along the lower river.\n\n",
                "",
            )
        ],
        None,
        Outcome.ORPHAN,
    ),
]


@pytest.mark.parametrize(
    ("title", "marked", "edits", "expected", "outcome"), CASES, ids=[case[0] for case in CASES]
)
def test_a_mark_follows_its_words(
    title: str, marked: str, edits: list[tuple[str, str]], expected: str | None, outcome: Outcome
) -> None:
    new = OLD
    for before, after in edits:
        assert before in new
        new = new.replace(before, after, 1) if len(before) > 1 else new.replace(before, after)
    start = OLD.index(marked)
    placement = Reattacher(Pair(OLD, new)).place(start, start + len(marked))
    words = None if placement.span is None else new[slice(*placement.span)]
    assert (words, placement.outcome) == (expected, outcome)


LETTERS = st.text(alphabet=st.sampled_from("ab cd.\n“”é\u0301\u00ad𝒳—"), max_size=80)


@given(old=LETTERS, new=LETTERS, ends=st.tuples(st.integers(0, 80), st.integers(0, 80)))
def test_any_texts_give_a_span_inside_the_new_text(old: str, new: str, ends: tuple[int, int]) -> None:
    start, end = sorted(min(end, len(old)) for end in ends)
    span = Reattacher(Pair(old, new)).place(start, end).span
    assert span is None or 0 <= span[0] < span[1] <= len(new)


@given(text=st.text(min_size=1, max_size=200), ends=st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_the_same_text_gives_back_the_same_words(text: str, ends: tuple[int, int]) -> None:
    start, end = sorted(min(end, len(text)) for end in ends)
    placement = Reattacher(Pair(text, text)).place(start, end)
    if placement.span is not None and placement.outcome is Outcome.UNCHANGED:
        assert text[slice(*placement.span)] == text[start:end]


def test_a_text_of_many_different_letters_is_searched_as_well() -> None:
    letters = "".join(chr(0x4E00 + number) for number in range(600))
    old = f"{letters[:300]}，{letters[300:330]}。"
    new = f"{letters[330:]}，{letters[300:312]}{letters[1]}{letters[313:330]}。"
    start = old.index(letters[300])
    span = Reattacher(Pair(old, new)).place(start, start + 30).span
    assert span is not None
    assert new[slice(*span)] == f"{letters[300:312]}{letters[1]}{letters[313:330]}"


def test_a_text_without_blanks_is_not_one_word_to_the_end() -> None:
    old = "abcdefghijklmnopqrstuvwxyz" * 400
    new = old[:5_000] + old[5_200:]
    span = Reattacher(Pair(old, new)).place(4_990, 5_010).span
    assert span is None or span[1] - span[0] < 200
