"""A passage and a text in; how many letters must change to make the one from the other, and where that is least, out."""

from __future__ import annotations

import edlib


def lettered(text: str) -> bytes:
    """The text with a byte for each letter. Two letters may share one: so what is counted is at most too few by a few."""
    return text.encode("ascii") if text.isascii() else text.encode("utf-32-le", "surrogatepass")[::4]


def distance(quote: str, text: str) -> int:
    """How many letters must be changed, put in or taken out to make `text` from `quote`."""
    return int(edlib.align(lettered(quote), lettered(text), mode="NW", task="distance")["editDistance"])


def inside(quote: str, text: str, most: int) -> bool:
    """Whether `quote` stands somewhere in `text`, with up to so many letters changed."""
    found = edlib.align(lettered(quote), lettered(text), mode="HW", task="distance", k=most)
    return int(found["editDistance"]) >= 0


def places(quote: str, letters: bytes, most: int, first: int) -> list[tuple[int, int]]:
    """The `first` places of a lettered text, as start and end, that are nearest to `quote`; none if `most` edits do not do."""
    wanted = lettered(quote)
    found = edlib.align(wanted, letters, mode="HW", task="distance", k=most)
    edits = found["editDistance"]
    if edits < 0:
        return []
    ends = [last + 1 for _first, last in found["locations"][:first] if last is not None and last >= 0]
    return [(_start(wanted, letters, end, edits), end) for end in ends]


def _start(wanted: bytes, letters: bytes, end: int, edits: int) -> int:
    """Where the place begins that ends at `end`: the same search, read backwards from there."""
    back = letters[max(0, end - len(wanted) - edits) : end][::-1]
    found = edlib.align(wanted[::-1], back, mode="SHW", task="distance", k=edits)["locations"]
    return end - 1 - max((last for _first, last in found if last is not None), default=len(back) - 1)
