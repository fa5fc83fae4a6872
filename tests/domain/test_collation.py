"""Where titles and names stand in a list: where a reader looks for them, whatever their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text.collation import name_key, title_key

# Each row stands in order.
TITLES = [
    ("case", "en", ["apple", "Banana", "cherry", "Damson"]),
    ("accents", "en", ["Apfel", "Äpfel", "apple", "Čapek", "Dach", "eclair", "Éclair", "Emil"]),
    ("letters that do not decompose", "", ["Łąka", "Lodz", "Łódź", "London", "Øresund", "Oslo", "Owl"]),
    ("ligatures", "", ["Ad", "Æble", "aeon", "Odd", "Œuvre", "Of"]),
    ("sharp s", "de", ["Strand", "Straße", "Straten"]),
    ("Icelandic and Turkish", "", ["Dal", "Ðal", "Ibis", "ışık", "İzmir", "Tea", "Þing", "Tide"]),
    ("quotation marks", "en", ["“Absolutely not”", "Bridge shut", "'Come home'", "«Donc»", "„Ende“"]),
    ("marks of other languages", "es", ["Nadie", "¡No!", "¿Qué?", "Río"]),
    ("English articles", "en", ["A bridge", "Crane sold", "The dam", "An eel"]),
    ("no language", "", ["The bridge", "Crane sold"]),
    ("German articles", "de", ["Die Ähre", "Der Bach", "Das Ceti", "Ein Dach"]),
    ("German words in English", "en-GB", ["Bridge", "Die hard"]),
    ("French articles", "fr", ["L’été", "Un fou", "Les gens", "La haine"]),
    ("an article alone", "en", ["The", "Them"]),
    ("figures before letters", "en", ["10 things", "Abc"]),
    ("Greek, Cyrillic, kana, han", "", ["Zebra", "Άλφα", "Βήτα", "Ёлка", "Ель", "アサ", "いぬ", "日本"]),
    ("full width", "", ["Ａｂｃ", "abd"]),
    ("signs alone", "", ["", "—", "A"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "titles"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_titles_stand_where_a_reader_looks_for_them(language: str, titles: list[str]) -> None:
    assert sorted(set(titles), key=lambda title: title_key(title, language)) == titles


def test_a_name_keeps_its_article() -> None:
    assert sorted(["The Quay", "Ärzteblatt", "Die Linke", "Zürcher"], key=name_key) == [
        "Ärzteblatt",
        "Die Linke",
        "The Quay",
        "Zürcher",
    ]


@given(st.text(max_size=300))
def test_every_title_has_a_short_key_that_case_does_not_change(title: str) -> None:
    key = title_key(title, "en")
    assert len(key) <= 200
    assert "\x00" not in key or "\x00" in title
    if title.isascii():
        assert title_key(title.upper(), "en") == key
