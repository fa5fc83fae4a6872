"""The text of a version and of Qt's document in; a way from code points to Qt's positions and back out.

The two hold the same letters in the same order and differ in white space, zero-width or not, in the signs Qt puts
round tables and pictures, and in how they count: we count code points, Qt counts UTF-16.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from app.ui.utf16 import Utf16

# White space, the zero-width spaces that let very long words break, and what Qt's documents hold for pictures
# (U+FFFC), frames and tables (U+FDD0 to U+FDEF).
_RUN = re.compile("[^\\s\\u200b\\ufffc\\ufdd0-\\ufdef]+")


class _Runs:
    """The runs of letters of one text: where each begins, and how many letters stand before it."""

    def __init__(self, text: str, first: int) -> None:
        self.starts: list[int] = []
        self.before: list[int] = []
        letters = 0
        for run in _RUN.finditer(text, first):
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
    """Goes between a version's text (code points) and a document (UTF-16) whose body begins at `body`."""

    def __init__(self, text: str, raw: str, body: int) -> None:
        """Take the version's text, the document's raw text, and where in it (code points) the body begins."""
        self._text = _Runs(text, 0)
        self._raw = _Runs(raw, body)
        self._utf16 = Utf16(raw)
        self.length = len(text)

    @property
    def agree(self) -> bool:
        """True if both hold as many letters: the sign that every position can be trusted."""
        return self._text.letters == self._raw.letters

    def to_qt(self, position: int, *, end: bool = False) -> int:
        """Qt's position of a code point of the text."""
        letter = self._text.letter(position)
        return self._utf16.to_qt(self._raw.position(letter, end=end))

    def from_qt(self, position: int, *, end: bool = False) -> int:
        """The code point of the text at Qt's position, within the text."""
        letter = self._raw.letter(self._utf16.from_qt(position))
        return min(self.length, self._text.position(letter, end=end))
