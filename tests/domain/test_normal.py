"""A levelled text knows for each of its letters which code points of the original it stands for."""

from __future__ import annotations

from app.domain.normal import Normal, levelled


def test_levelled_letters_know_where_they_come_from() -> None:
    text = Normal("A\u00ad “e\u0301”\n…İΣ")
    assert text.text == 'a "é" ...İσ'
    assert [text.outward(at, at + 1) for at in range(len(text.text))] == [
        (0, 1), (2, 3), (3, 4), (4, 6), (6, 7), (7, 8), (8, 9), (8, 9), (8, 9), (9, 10), (10, 11),
    ]  # fmt: skip
    assert text.inward(1, 2) == (1, 1)
    assert text.inward(5, 6) == (3, 4)


def test_a_text_is_levelled_with_its_capitals_kept() -> None:
    assert levelled("“É”\u00a0—\n A\u00ad…") == '"É" - A...'
