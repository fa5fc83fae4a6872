"""Words and minutes are counted as the script of a text counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text.words import count_words, reading_minutes

COUNTS = [
    ("nothing", "", 0),
    ("words between blanks", "The ferry runs again.", 4),
    ("Chinese by its letters, without its signs", "渡轮将于五月一日恢复运行。", 12),
    ("Japanese by its letters", "フェリーは五月に再開する。", 12),
    ("a figure in it is one word", "修理費は310,000クローネ", 9),
    ("a foreign name in it is one word", "东京 Tower 开放", 5),
    ("Korean by its blanks", "여객선은 5월에 다시 운항한다.", 4),
    ("Thai by about four letters a word", "เรือข้ามฟากจะกลับมา", 4),
    ("Cyrillic by its blanks", "Паром снова ходит.", 3),
]


@pytest.mark.parametrize(("text", "words"), [one[1:] for one in COUNTS], ids=[one[0] for one in COUNTS])
def test_a_text_is_counted_as_its_script_is(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.lists(st.text("abcäöéñ'-", min_size=1), max_size=30))
def test_a_script_with_blanks_is_counted_by_them(words: list[str]) -> None:
    assert count_words(" ".join(words)) == len(words)


@given(st.text(), st.text())
def test_two_paragraphs_have_the_words_of_both_but_for_one_that_is_no_whole_word(
    one: str, other: str
) -> None:
    together = count_words(f"{one}\n\n{other}")
    assert abs(together - count_words(one) - count_words(other)) <= max(
        len(one.split()), len(other.split()), 1
    )


MINUTES = [
    ("a short text takes one", 40, "The ferry", 1),
    ("Latin letters", 1100, "The ferry runs again", 5),
    ("Chinese is read by letters, and faster", 2500, "渡轮将于五月一日恢复运行", 5),
    ("Korean is read by words", 1100, "여객선은 다시 운항한다", 5),
]


@pytest.mark.parametrize(
    ("words", "sample", "minutes"), [one[1:] for one in MINUTES], ids=[one[0] for one in MINUTES]
)
def test_a_text_is_read_as_fast_as_its_script_is(words: int, sample: str, minutes: int) -> None:
    assert reading_minutes(words, sample) == minutes
