"""Numbers and nouns in; the words of labels out."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 mark`, `3 marks`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
