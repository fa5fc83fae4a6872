"""Words between tildes are withdrawn: which passages touch them, and which changes strike them out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.annotate.anchor import describe
from app.annotate.struck import struck_in
from app.annotate.versions import compare, compared

TEXT = (
    "At least ~~five~~ eight people were hurt.\n\n~~The mayor knew. She said so.~~ The wall ~ holds ~~ now."
)

MARKED = [
    ("the word alone", "five", "~~five~~"),
    ("part of it", "fiv", "~~five~~"),
    ("up to it", "least ~~fi", "least ~~five~~"),
    ("all round it", "~~five~~ eight", "~~five~~ eight"),
    ("beside it", "eight people", "eight people"),
    ("one word of many", "mayor", "~~The mayor knew. She said so.~~"),
    ("tildes that strike nothing", "holds ~~ now", "holds ~~ now"),
]


@pytest.mark.parametrize(("words", "quoted"), [row[1:] for row in MARKED], ids=[row[0] for row in MARKED])
def test_no_passage_has_struck_words_without_the_signs_that_say_so(words: str, quoted: str) -> None:
    start = TEXT.index(words)
    assert describe(TEXT, start, start + len(words)).exact == quoted


CHANGES = [
    ("a word", "At least five people.", "At least ~~five~~ people.", [("struck", "five", "~~five~~")]),
    ("a short word", "At least six people.", "At least ~~six~~ people.", [("struck", "six", "~~six~~")]),
    ("and another instead", "At least five people.", "At least ~~five~~ eight people.",
     [("struck", "five", "~~five~~"), ("words", "", " eight")]),
    ("a sentence", "It holds. She knew of it on Friday.", "It holds. ~~She knew of it on Friday.~~",
     [("struck", "She knew of it on Friday.", "~~She knew of it on Friday.~~")]),
    ("two words apart", "five dead and nine hurt", "~~five~~ dead and ~~nine~~ hurt",
     [("struck", "five", "~~five~~"), ("struck", "nine", "~~nine~~")]),
    ("no more", "At least ~~five~~ people.", "At least five people.", [("restored", "~~five~~", "five")]),
    ("taken out", "At least ~~five~~ eight people.", "At least eight people.", [("words", "~~five~~ ", "")]),
    ("struck before", "At least ~~five~~ people.", "At least ~~five~~ men.", [("words", "people", "men")]),
    ("edited too", "At least five people.", "At least ~~nine~~ people.", [("words", "five", "~~nine~~")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES]
)
def test_striking_out_is_a_change_of_its_own(
    old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    found = compare(old, new)
    assert [(str(one.kind), old[slice(*one.old)], new[slice(*one.new)]) for one in found] == expected


def test_struck_words_have_gone_and_restored_ones_have_come() -> None:
    struck = compared("At least five people.", "At least ~~five~~ people.", {}, {})
    assert (struck.words_gone, struck.words_come, struck.alarming) == (1, 0, True)
    restored = compared("At least ~~five~~ people.", "At least five people.", {}, {})
    assert (restored.words_gone, restored.words_come, restored.alarming) == (0, 1, True)


WORDS = st.lists(
    st.sampled_from(["five", "eight", "~~six~~", "people", "~~", "~~two of them~~", "a", "\n\n"]), max_size=12
)


@given(WORDS, WORDS)
def test_the_changes_turn_the_one_text_into_the_other(left: list[str], right: list[str]) -> None:
    old, new = " ".join(left), " ".join(right)
    at, built = 0, ""
    for one in compare(old, new):
        built += old[at : one.old[0]] + new[slice(*one.new)]
        at = one.old[1]
    assert built + old[at:] == new


@given(WORDS)
def test_struck_passages_do_not_overlap(words: list[str]) -> None:
    ends = [place for span in struck_in(" ".join(words)) for place in span]
    assert ends == sorted(ends)
