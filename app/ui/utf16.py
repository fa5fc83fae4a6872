"""A text in; a way from its code points, which we count, to UTF-16, which Qt counts, and back out."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\\U00010000-\\U0010ffff]")


class Utf16:
    """Goes between the code points of one text and Qt's positions in it."""

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        self._astral_utf16 = [at + number for number, at in enumerate(self._astral)]

    def to_qt(self, position: int) -> int:
        """Qt's position of a code point."""
        return position + bisect_left(self._astral, position)

    def from_qt(self, position: int) -> int:
        """The code point at Qt's position."""
        return position - bisect_left(self._astral_utf16, position)
