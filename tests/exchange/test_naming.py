"""A file's name fits any disk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.naming import file_name


@pytest.mark.parametrize(
    ("title", "suffix", "name"),
    [
        ("The dam: it held?", ".md", "The dam it held.md"),
        ("a/b\\c", "md", "a b c.md"),
        ("", ".md", "Untitled.md"),
        ("...", ".md", "Untitled.md"),
        ("../../etc/passwd", ".txt", "etc passwd.txt"),
        ("CON", ".md", "_CON.md"),
        ("nul.tar", ".md", "_nul.tar.md"),
        ("com¹", ".md", "_com¹.md"),
        ("Console", ".md", "Console.md"),
        ("a\x00b\nc\u202ed", ".md", "a b c d.md"),
        ("ends. ", ".md", "ends.md"),
        ("ends. ", "", "ends"),
        ("x" * 300, ".html", "x" * 95 + ".html"),
        ("Ü" * 300, ".md", "Ü" * 97 + ".md"),
        ("水" * 300, ".md", "水" * 65 + ".md"),
        ("e\u0301", ".md", "é.md"),
    ],
)
def test_a_title_becomes_a_name(title: str, suffix: str, name: str) -> None:
    assert file_name(title, suffix) == name


@given(st.text(max_size=300), st.sampled_from([".md", ".html", ""]))
def test_any_title_becomes_a_name_that_fits(title: str, suffix: str) -> None:
    name = file_name(title, suffix)
    assert name.endswith(suffix)
    assert 0 < len(name) <= 100
    assert len(name.encode()) <= 200
    assert name not in {".", ".."}
    assert name == name.strip()
    assert name.isprintable()
    assert not set(name) & set('<>:"/\\|?*')
    assert not name.endswith(".")
    assert name.split(".")[0].strip().lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
