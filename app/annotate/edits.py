"""A passage and a text in; how many letters must change to make the one from the other, and where that is least, out."""

from __future__ import annotations

from itertools import islice

import edlib

# As many different letters as the library takes of both texts together; one of them stands for all others.
_ALPHABET = 256


def distance(quote: str, text: str) -> int:
    """How many letters must be changed, put in or taken out to make `text` from `quote`."""
    return int(edlib.align(*_lettered(quote, text), mode="NW", task="distance")["editDistance"])


def inside(quote: str, text: str, most: int) -> bool:
    """Whether `quote` stands somewhere in `text`, with up to so many letters changed."""
    return int(edlib.align(*_lettered(quote, text), mode="HW", task="distance", k=most)["editDistance"]) >= 0


def places(quote: str, text: str, most: int, first: int) -> list[tuple[int, int]]:
    """The `first` places of `text`, as start and end, that are nearest to `quote`; none if `most` edits do not do."""
    found = edlib.align(*_lettered(quote, text), mode="HW", task="locations", k=most)
    if found["editDistance"] < 0:
        return []
    return [(a, b + 1) for a, b in found["locations"][:first] if a is not None and b >= a]


def _lettered(quote: str, text: str) -> tuple[str, str]:
    """Both texts in an alphabet that is small enough: a letter that the quote has not may be any other such letter."""
    if (quote.isascii() and text.isascii()) or len(set(quote).union(text)) <= _ALPHABET:
        return quote, text
    common = dict.fromkeys(quote)
    # A quote of more letters than that is compared by the first of them.
    known = {letter: chr(1 + number) for number, letter in enumerate(islice(common, _ALPHABET - 2))}
    rest = {letter: chr(_ALPHABET - 1) for letter in common if letter not in known}
    both = known | rest
    return "".join(map(both.__getitem__, quote)), "".join(both.get(letter, "\0") for letter in text)
