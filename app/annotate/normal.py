"""A text in; the same text with its accidents levelled, and the way back to every code point of the original, out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right

# Runs that may differ between two printings of the same words: white space, quotation marks, dashes,
# invisible characters, and letters written as a base and combining marks. A single blank is level as it is.
_SIGNS = (
    r"(?P<space>[^\S ]\s*| \s+)"
    r"|(?P<double>[“”„‟«»″])"
    r"|(?P<single>[‘’‚‛‹›′`´])"
    r"|(?P<dash>[‐‑‒–—―−])"
    r"|(?P<nothing>[\u00ad\u200b-\u200f\u2060\ufeff])"
    r"|(?P<dots>…)"
)
_ACCIDENT = re.compile(_SIGNS)
_ACCIDENT_OR_LETTER = re.compile(_SIGNS + r"|(?P<letter>[^\W\d_\u0300-\u036f][\u0300-\u036f]+)")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_LEVEL = {"space": " ", "double": '"', "single": "'", "dash": "-", "nothing": "", "dots": "..."}


def _level(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    return _LEVEL[kind] if kind in _LEVEL else unicodedata.normalize("NFC", found[0])


def _accidents(text: str) -> re.Pattern[str]:
    # Looking for letters that carry marks takes most of the time, and few texts have any.
    return _ACCIDENT_OR_LETTER if _COMBINING.search(text) else _ACCIDENT


def levelled(text: str) -> str:
    """The text with its accidents levelled and its capitals kept."""
    return _accidents(text).sub(_level, text)


def _folded(text: str) -> str:
    """Every letter as its small letter, where that is one letter too."""
    # The one letter whose small letter are two, and the one whose small letter depends on its place.
    return "İ".join(part.lower() for part in text.replace("Σ", "σ").split("İ"))


class Normal:
    """A levelled text, and which code points of the original each of its letters stands for."""

    def __init__(self, original: str) -> None:
        pieces: list[str] = []
        # Where each piece begins in the levelled text and in the original. Even pieces are as they were,
        # letter by letter; each letter of an odd piece stands for the whole of an accident.
        levels, origins = [0], [0]
        here = there = 0
        for found in _accidents(original).finditer(original):
            a, b = found.span()
            level = _level(found)
            pieces += original[here:a], level
            there += a - here
            levels += there, there + len(level)
            origins += a, b
            there += len(level)
            here = b
        pieces.append(original[here:])
        self.text = _folded("".join(pieces))
        self._levels, self._origins = levels, origins
        self._ends = len(self.text), len(original)

    def start(self, at: int) -> int:
        """The first code point of the original that letter `at` stands for."""
        piece = bisect_right(self._levels, at) - 1
        return self._origins[piece] + (0 if piece % 2 else at - self._levels[piece])

    def end(self, at: int) -> int:
        """The code point of the original after those that letter `at` stands for."""
        piece = bisect_right(self._levels, at) - 1
        return self._origins[piece + 1] if piece % 2 else self._origins[piece] + at - self._levels[piece] + 1

    def accidents(self, start: int, end: int) -> list[int]:
        """The letters inside a levelled passage at which an accident begins or ends."""
        return self._levels[bisect_right(self._levels, start) : bisect_left(self._levels, end)]

    def inward(self, start: int, end: int) -> tuple[int, int]:
        """The levelled passage for code points `start` to `end` of the original."""
        return self._reaching(start), self._before(end)

    def outward(self, start: int, end: int) -> tuple[int, int]:
        """The original's code points for a levelled passage that is not empty."""
        return self.start(start), self.end(end - 1)

    def _reaching(self, place: int) -> int:
        """The first letter that ends behind `place` of the original."""
        piece = bisect_right(self._origins, place) - 1
        return self._levels[piece] + (0 if piece % 2 else place - self._origins[piece])

    def _before(self, place: int) -> int:
        """The letter after the last one that begins before `place` of the original."""
        piece = bisect_left(self._origins, place) - 1
        if piece < 0:
            return 0
        if piece % 2:
            return self._levels[piece + 1]
        return self._levels[piece] + place - self._origins[piece]
