"""What UTF-8 and SQLite cannot hold: each sign of it becomes one sign of doubt, so that no place moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text.storable import storable

TEXTS = [
    ("plain", "a b", "a b"),
    ("letters of all kinds", "çé桥👍", "çé桥👍"),
    ("half a letter", "a\ud83db", "a\ufffdb"),
    ("two halves", "\udc4d\ud83d", "\ufffd\ufffd"),
    ("nought", "a\0b", "a\ufffdb"),
    ("nought among letters", "ç\0", "ç\ufffd"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_what_cannot_be_held_is_doubted(text: str, expected: str) -> None:
    assert storable(text) == expected


@given(st.text(st.characters(codec=None)))
def test_every_text_can_be_written_and_keeps_its_length(text: str) -> None:
    held = storable(text)
    assert len(held) == len(text)
    assert b"\0" not in held.encode()
