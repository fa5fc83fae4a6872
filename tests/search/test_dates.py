"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.dates import UnreadableDateError, read_date

TODAY = date(2026, 11, 23)  # a Monday

READ = {
    "2026": "2026-01-01",
    "2026-03": "2026-03-01",
    "2026-03-05": "2026-03-05",
    "2026/3/5": "2026-03-05",
    "20260305": "2026-03-05",
    "today": "2026-11-23",
    "Yesterday": "2026-11-22",
    "monday": "2026-11-16",
    "Sunday": "2026-11-22",
    "0d": "2026-11-23",
    "7d": "2026-11-16",
    "2W": "2026-11-09",
    "1y": "2025-11-23",
    "9999y": "0001-01-01",
    "3 Mar 2026": "2026-03-03",
    "3 March 2026": "2026-03-03",
    "Sept. 3, 2026": "2026-09-03",
    "March 2026": "2026-03-01",
    "2026 mar": "2026-03-01",
    "3-Mar-2026": "2026-03-03",
    "3 Mar": "2026-03-03",
    "march": "2026-03-01",
    "24 Nov": "2025-11-24",
    "29 Feb": "2024-02-29",
    "3.3.2026": "2026-03-03",
    "25/12/2025": "2025-12-25",
    "12/25/2025": "2025-12-25",
}


@pytest.mark.parametrize(("typed", "day"), READ.items(), ids=READ)
def test_read_date(typed: str, day: str) -> None:
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "soon", "2026-13", "2026-02-30", "31/31/2026", "7x", "3 Mbr 2026", "12:30"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableDateError) as caught:
        read_date(typed, TODAY)
    assert caught.value.days == ()


def test_a_date_that_reads_two_ways_is_not_guessed() -> None:
    with pytest.raises(UnreadableDateError) as caught:
        read_date("3/4/2026", TODAY)
    assert caught.value.days == ("2026-03-04", "2026-04-03")


@given(st.dates())
def test_an_iso_date_is_itself(day: date) -> None:
    assert read_date(day.isoformat(), TODAY) == day.isoformat()


@given(st.text() | st.from_regex(r"[0-9 /.@dmwya-z-]*", fullmatch=True), st.dates())
def test_any_text_is_read_or_refused(typed: str, today: date) -> None:
    try:
        day = read_date(typed, today)
    except UnreadableDateError:
        return
    assert date.fromisoformat(day).isoformat() == day
