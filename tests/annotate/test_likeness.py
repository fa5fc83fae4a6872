"""How much of one text stands in another."""

from __future__ import annotations

import time

import pytest

from app.annotate.likeness import shared

FERRY = "The ferry was late by an hour on Tuesday because fog came in at six, the harbour office said."
CRANE = "A yard in the south bought the old crane for nine million and wants to lift engines with it."
CASES = [
    ("the same", FERRY, FERRY, 1, 1),
    ("the beginning", FERRY, f"{FERRY} {CRANE}", 1, 1),
    ("signs and case alone", FERRY, FERRY.upper().replace(",", " —"), 1, 1),
    ("a word changed", FERRY, FERRY.replace("Tuesday", "Wednesday"), 0.8, 0.95),
    ("another story", FERRY, CRANE, 0, 0.1),
    ("nothing", "", FERRY, 0, 0),
    (
        "the same without spaces",
        "渡し船は火曜日に一時間遅れた",
        "渡し船は火曜日に一時間遅れた。霧のため",
        1,
        1,
    ),
    ("another without spaces", "渡し船は火曜日に一時間遅れた", "古いクレーンが売られた", 0, 0.2),
]


@pytest.mark.parametrize(("one", "other", "least", "most"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_share_of_the_shorter_text(one: str, other: str, least: float, most: float) -> None:
    assert least <= shared(one, other) <= most
    assert shared(one, other) == shared(other, one)


def test_long_texts_take_no_longer_than_long_texts_may() -> None:
    began = time.process_time()
    shared(" ".join(map(str, range(200_000))), " ".join(map(str, range(200_000, 0, -1))))
    assert time.process_time() - began < 1
