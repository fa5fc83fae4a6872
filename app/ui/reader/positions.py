"""The text of a version and of Qt's document in; a way from code points to Qt's positions and back out.

The two hold the same letters in the same order and differ in white space, zero-width or not, in the signs Qt puts
round tables and pictures, and in how they count: we count code points, Qt counts UTF-16.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from app.ui.utf16 import Utf16

# White space, the zero-width spaces that let very long words break, and what Qt's documents hold for pictures
# (U+FFFC), frames and tables (U+FDD0 to U+FDEF).
_RUN = re.compile("[^\\s\\u200b\\ufffc\\ufdd0-\\ufdef]+")


def letters_of(text: str) -> int:
    """How many letters of a text count: those that it shares with what is shown of it."""
    return sum(run.end() - run.start() for run in _RUN.finditer(text))


def places_of_letters(text: str, letters: Sequence[int]) -> list[int]:
    """Where in a text these letters stand, each named by how many come before it."""
    runs = _Runs(text, 0, len(text))
    return [runs.position(letter, end=False) for letter in letters]


class _Runs:
    """The runs of letters of one text: where each begins, and how many letters stand before it."""

    def __init__(self, text: str, first: int, last: int) -> None:
        self.starts: list[int] = []
        self.before: list[int] = []
        letters = 0
        for run in _RUN.finditer(text, first, last):
            self.starts.append(run.start())
            self.before.append(letters)
            letters += run.end() - run.start()
        self.letters = letters

    def letter(self, position: int) -> int:
        """How many letters stand before a position."""
        at = bisect_right(self.starts, position) - 1
        if at < 0:
            return 0
        after = self.before[at + 1] if at + 1 < len(self.before) else self.letters
        return min(self.before[at] + position - self.starts[at], after)

    def position(self, letter: int, *, end: bool) -> int:
        """Where a letter stands; of an `end`, the place behind the letter before it."""
        if not self.starts:
            return 0
        at = (bisect_left(self.before, letter) if end else bisect_right(self.before, letter)) - 1
        at = max(0, at)
        return self.starts[at] + letter - self.before[at]


class Positions:
    """Goes between a text (code points) and a document (UTF-16) that shows it, or a stretch of it."""

    def __init__(self, text: str, raw: str, body: tuple[int, int], first: int = 0) -> None:
        """Take the stretch of text, the document's raw text and its body, and where the stretch begins in the text.

        Of the `body` it takes where it begins and where it ends, in code points of the raw text.
        """
        self._text = _Runs(text, 0, len(text))
        self._raw = _Runs(raw, *body)
        self._utf16 = Utf16(raw)
        self.first, self.last = first, first + len(text)

    @property
    def agree(self) -> bool:
        """True if both hold as many letters: the sign that every position can be trusted."""
        return self._text.letters == self._raw.letters

    def to_qt(self, position: int, *, end: bool = False) -> int:
        """Qt's position of a code point of the text; of one outside the stretch, its nearest end."""
        letter = self._text.letter(min(max(position, self.first), self.last) - self.first)
        return self._utf16.to_qt(self._raw.position(letter, end=end))

    def from_qt(self, position: int, *, end: bool = False) -> int:
        """The code point of the text at Qt's position, within the stretch."""
        letter = self._raw.letter(self._utf16.from_qt(position))
        return min(self.last, self.first + self._text.position(letter, end=end))
