"""Two versions of a text compared: whole words that went and came, and what does not alarm told as what it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.annotate.versions import compare, compared, words_in
from app.domain.follow.comparison import Change, FieldChange

FIRST = "The ferry will run again from the first of May, the board said."
SECOND = "Repairs cost 310,000 crowns, of which the town pays a third."
THIRD = "Valk wants the board to publish the survey of the hull."
TEXT = "\n\n".join((FIRST, SECOND, THIRD))
Row = tuple[str, str, str]

CASES: list[tuple[str, str, str, list[Row]]] = [
    ("nothing changed", TEXT, TEXT, []),
    ("a number", TEXT, TEXT.replace("310", "470"), [("words", "310,000", "470,000")]),
    ("a count in a sentence", "It killed 12 people.", "It killed 13 people.", [("words", "12", "13")]),
    ("a time in a sentence", "They met at 14:00 in town.", "They met at 15:00 in town.", [("words", "14:00", "15:00")]),
    ("a word more", "The ferry runs.", "The old ferry runs.", [("words", "", "old ")]),
    ("a word less", "The old ferry runs.", "The ferry runs.", [("words", "old ", "")]),
    ("a capital", "The board of the Ferry met.", "The board of the ferry met.", [("words", "Ferry", "ferry")]),
    ("quotation marks", 'He said "no" twice.', "He said “no” twice.",
     [("typography", '"', "“"), ("typography", '"', "”")]),
    ("a space", "The ferry  runs again.", "The ferry runs again.", [("spacing", " ", "")]),
    ("a paragraph more", f"{FIRST}\n\n{THIRD}", TEXT, [("words", "", f"{SECOND}\n\n")]),
    ("all of it", "Ferry.", "Weather.", [("words", "Ferry", "Weather")]),
    ("from nothing", "", "Weather.", [("words", "", "Weather.")]),
    ("a paragraph more beside an edited one", TEXT, f"{FIRST}\n\nNobody was hurt, the office said.\n\n{SECOND.replace('310', '470')}\n\n{THIRD}",
     [("words", "", "Nobody was hurt, the office said.\n\n"), ("words", "310,000", "470,000")]),
    ("in Chinese", "渡轮将于五月恢复。", "渡轮将于六月恢复。", [("words", "五", "六")]),
    ("beyond the first plane", "a 😀 b", "a 😁 b", [("words", "😀", "😁")]),
]  # fmt: skip


def rows(old: str, new: str, changes: tuple[Change, ...]) -> list[Row]:
    return [(str(one.kind), old[slice(*one.old)], new[slice(*one.new)]) for one in changes]


@pytest.mark.parametrize(
    ("old", "new", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_compare(old: str, new: str, expected: list[Row]) -> None:
    assert rows(old, new, compare(old, new)) == expected


CLOCKS = [
    ("Updated 14:35 GMT", "Updated 16:10 GMT"),
    ("3 hours ago", "5 hours ago"),
    ("5 min read", "6 min read"),
    ("12 comments", "31 comments"),
    ("vor 3 Stunden", "vor 5 Stunden"),
]


@pytest.mark.parametrize(("before", "after"), CLOCKS)
def test_a_running_clock_does_not_alarm(before: str, after: str) -> None:
    found = compared(f"{before}\n\n{TEXT}", f"{after}\n\n{TEXT}", {}, {})
    assert {str(change.kind) for change in found.changes} == {"clock"}
    assert not found.alarming
    assert (found.words_gone, found.words_come) == (0, 0)


def test_a_paragraph_that_moved_is_told_at_both_ends() -> None:
    found = compare(TEXT, "\n\n".join((SECOND, THIRD, FIRST)))
    assert {str(change.kind) for change in found} == {"moved"}
    assert len(found) == 2


def test_a_dateline_that_moved_does_not_alarm() -> None:
    old, new = f"HARBOUR TOWN, March 3 —\n\n{TEXT}", f"HARBOUR TOWN, March 3 — {TEXT}"
    assert not compared(old, new, {}, {}).alarming


def test_the_head_is_compared_field_by_field() -> None:
    found = compared("A.", "A.", {"title": "Old", "byline": "Rosa"}, {"title": "New", "byline": "Rosa"})
    assert found.fields == (FieldChange("title", "Old", "New"),)
    assert not found.changes
    assert not found.same


def test_words_are_counted() -> None:
    found = compared(TEXT, TEXT.replace("of which the town pays a third", "all of it"), {}, {})
    assert (found.words_gone, found.words_come) == (7, 3)
    assert words_in("one two-three, 4") == 3 or words_in("one two-three, 4") == 4


PIECES = [
    "ferry",
    "Ferry",
    " ",
    "  ",
    "\n\n",
    ". ",
    "“no”",
    '"no"',
    "310",
    "é",
    "e\u0301",
    "船",
    "😀",
    "שלום",
    "—",
    "-",
    "\u00ad",
    "…",
    "...",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text(max_size=40)


@settings(max_examples=400)
@given(TEXTS, TEXTS)
def test_the_changes_turn_the_old_text_into_the_new_one_and_nothing_else_differs(old: str, new: str) -> None:
    at_old = at_new = 0
    made = ""
    for change in compare(old, new):
        assert at_old <= change.old[0] <= change.old[1] <= len(old)
        assert at_new <= change.new[0] <= change.new[1] <= len(new)
        assert old[at_old : change.old[0]] == new[at_new : change.new[0]]
        made += old[at_old : change.old[0]] + new[slice(*change.new)]
        at_old, at_new = change.old[1], change.new[1]
    assert made + old[at_old:] == new


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert compare(text, text) == ()
