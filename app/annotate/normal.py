"""A text in; the same text with its accidents levelled, and the way back to every code point of the original, out."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right

# Runs that may differ between two printings of the same words: white space, quotation marks, dashes,
# invisible characters, and letters written as a base and combining marks.
_ACCIDENT = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<double>[“”„‟«»″])"
    r"|(?P<single>[‘’‚‛‹›′`´])"
    r"|(?P<dash>[‐‑‒–—―−])"
    r"|(?P<nothing>[\u00ad\u200b-\u200f\u2060\ufeff])"
    r"|(?P<letter>[^\W\d_\u0300-\u036f][\u0300-\u036f]+)"
    r"|(?P<dots>…)"
)
_LEVEL = {"space": " ", "double": '"', "single": "'", "dash": "-", "nothing": "", "dots": "..."}


def _fold(letter: str) -> str:
    """The small letter, where that is one letter too."""
    small = letter.lower()
    return small if len(small) == 1 else letter


class Normal:
    """A levelled text. `text[i]` stands for code points `starts[i]` to `ends[i]` of the original."""

    def __init__(self, original: str) -> None:
        pieces: list[str] = []
        starts, ends = array("L"), array("L")
        here = 0
        for found in _ACCIDENT.finditer(original):
            a, b = found.span()
            pieces.append(original[here:a])
            starts.extend(range(here, a))
            ends.extend(range(here + 1, a + 1))
            kind = found.lastgroup or ""
            level = _LEVEL[kind] if kind in _LEVEL else unicodedata.normalize("NFC", found[0])
            pieces.append(level)
            starts.extend([a] * len(level))
            ends.extend([b] * len(level))
            here = b
        pieces.append(original[here:])
        starts.extend(range(here, len(original)))
        ends.extend(range(here + 1, len(original) + 1))
        self.text = "".join(map(_fold, "".join(pieces)))
        self.starts = starts
        self.ends = ends

    def inward(self, start: int, end: int) -> tuple[int, int]:
        """The levelled passage for code points `start` to `end` of the original."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def outward(self, start: int, end: int) -> tuple[int, int]:
        """The original's code points for a levelled passage that is not empty."""
        return self.starts[start], self.ends[end - 1]
