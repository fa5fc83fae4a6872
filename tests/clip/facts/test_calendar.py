"""Days are read as the press of each language writes them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clip.facts.calendar import LANGUAGES, levelled, written_date

WRITTEN = [
    ("March 3, 2026", ""), ("Mar. 3, 2026 at 5:04 p.m. ET", ""), ("Tuesday, 3rd March, 2026", ""), ("3-Mar-2026", ""),
    ("March 3, '26", ""), ("3. März 2026", "de"), ("3 mars 2026 à 10h05", "fr"), ("martes, 3 de marzo de 2026", "es"),
    ("3 marzo 2026", "it"), ("3 de março de 2026", "pt"), ("3 maart 2026", "nl"), ("3 mars 2026", "sv"),
    ("3. marts 2026", "da"), ("3. mars 2026", "no"), ("3. maaliskuuta 2026", "fi"), ("3 marca 2026 r.", "pl"),
    ("3. března 2026", "cs"), ("3. marca 2026", "sk"), ("2026. március 3.", "hu"), ("3 martie 2026", "ro"),
    ("3 Μαρτίου 2026", "el"), ("3 ΜΑΡΤΊΟΥ 2026", "el"), ("3 Mart 2026 Salı", "tr"), ("3 марта 2026 г.", "ru"),
    ("3 березня 2026", "uk"), ("3 март 2026 г.", "bg"), ("2026年3月3日", "ja"), ("２０２６年３月３日", "ja"), ("令和8年3月3日", "ja"),
    ("2026年03月03日 17:04", "zh"), ("2026년 3월 3일", "ko"), ("2026. 3. 3.", "ko"), ("3 במרץ 2026", "he"),
    ("3 مارس 2026", "ar"), ("٣ مارس ٢٠٢٦", "ar"), ("3 آذار 2026", "ar"), ("3 Maret 2026", "id"),
    ("Ngày 3 tháng 3 năm 2026", "vi"), ("3 tháng 3, 2026", "vi"), ("3 มีนาคม 2569", "th"), ("3 मार्च 2026", "hi"),
    ("03.03.26", "de"), ("26.03.03", "ko"), ("3/3/2026", ""), ("2026/3/3", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_the_third_of_march_is_read_in_every_language(text: str, language: str) -> None:
    assert written_date(text, language) == "2026-03-03"


ORDERS = [
    ("03/04/2026", "en-US", "2026-03-04"),
    ("03/04/2026", "en-GB", "2026-04-03"),
    ("03/04/2026", "fr", "2026-04-03"),
    ("03.04.2026", "en-US", "2026-04-03"),
    ("13/04/2026", "en-US", "2026-04-13"),
    ("03/04/2026", "", ""),
    ("3 نوفمبر 2025", "ar", "2025-11-03"),
    ("3 تشرين الثاني 2025", "ar", "2025-11-03"),
    ("le 1er mars 2026", "fr", "2026-03-01"),
    ("1° marzo 2026", "it", "2026-03-01"),
    ("1º de março de 2026", "pt", "2026-03-01"),
    ("19 Dec, 2025", "en", "2025-12-19"),
    ("mayor 3, 2026", "en", ""),
    ("March 2026", "en", ""),
    ("page 3 2026", "en", ""),
    ("31 February 2026", "en", ""),
    ("5月5日", "ja", ""),
]


@pytest.mark.parametrize(("text", "language", "day"), ORDERS, ids=[f"{row[0]} {row[1]}" for row in ORDERS])
def test_the_order_is_that_of_the_language(text: str, language: str, day: str) -> None:
    assert written_date(text, language) == day


def test_no_name_means_two_months() -> None:
    meant: dict[str, set[int]] = defaultdict(set)
    for line in LANGUAGES:
        assert len(line.split()) == 12
        for number, names in enumerate(line.split(), 1):
            for name in names.split("/"):
                meant[levelled(name)].add(number)
    assert {name: numbers for name, numbers in meant.items() if len(numbers) > 1} == {}


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31)), st.sampled_from(LANGUAGES[:9]))
def test_every_day_of_every_year_is_read_back(day: date, line: str) -> None:
    name = line.split()[day.month - 1].split("/")[0]
    assert written_date(f"{day.day} {name} {day.year}") == day.isoformat()
