"""A text of any length in; blocks of a bounded length and number in an editor's document, and the same text again, out."""

# Qt lays out all of a block at once, and goes through all blocks whenever the window changes its width. So a very
# long line stands there as several blocks with a seam between them, which is no letter of the text; and where lines
# are very many, several stand in one block with a line separator between them, which is read as a line end.

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from app.ui.utf16 import Utf16

LONGEST = 5_000  # letters of a line that stand together; one of up to twice as many is not cut
MOST_BLOCKS = 10_000
LINE, SEPARATOR = "\u2029", "\u2028"
_SEAM = int(QTextFormat.Property.UserProperty) + 1
_BLANK_WITHIN = 200  # letters in which a blank is looked for to cut at
_JOINED_WITHIN = 40
_JOINER = "\u200d"
_PLAIN = QTextCharFormat()
_TOO_LONG = re.compile(rf"[^\n]{{{2 * LONGEST + 1},}}")


class Seams(QObject):
    """Knows where the seams of a document stand, through every change, undo and redo.

    A seam is a separator of blocks whose format says so. Formats are part of what Qt undoes, so seams come and go
    with the letters round them.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._at: list[int] = []  # Qt's positions of the separators, in their order
        self._any = False  # a document without seams costs nothing
        document.contentsChange.connect(self._changed)

    def __contains__(self, position: int) -> bool:
        """True where a seam stands at Qt's position."""
        found = bisect_left(self._at, position)
        return found < len(self._at) and self._at[found] == position

    def clear(self) -> None:
        """Forget all: another text comes."""
        self._at, self._any = [], False

    def goes_on(self, block: QTextBlock) -> bool:
        """True for a block that goes on with the line of the one before."""
        return self._any and (block.position() - 1) in self

    def line_of(self, position: int) -> tuple[int, int]:
        """Qt's positions of the beginning and the end of the line that a position stands in, over all its blocks."""
        first = last = self._document.findBlock(position)
        while self.goes_on(first):
            first = first.previous()
        while last.next().isValid() and self.goes_on(last.next()):
            last = last.next()
        return first.position(), last.position() + last.length() - 1

    def text(self, raw: str, start: int = 0) -> str:
        """What stands in the document, of which `raw` is a stretch from Qt's position `start` on, without its seams."""
        if self._at:
            utf16 = Utf16(raw)
            first = bisect_left(self._at, start)
            last = bisect_left(self._at, start + utf16.to_qt(len(raw)))
            cuts = [-1, *(utf16.from_qt(at - start) for at in self._at[first:last]), len(raw)]
            raw = "".join(raw[cut + 1 : end] for cut, end in pairwise(cuts))
        return raw.replace(LINE, "\n").replace(SEPARATOR, "\n")

    def positions(self) -> list[int]:
        """Qt's positions of all seams, as things stand now."""
        return list(self._at)

    def write(self, cursor: QTextCursor, text: str, together: int = 1) -> None:
        """Put a text in place of a selection; so many lines go into one block."""
        cursor.removeSelectedText()
        end = 0
        for found in _TOO_LONG.finditer(text):
            self._put(cursor, _packed(text[end : found.start()], together))
            for piece in cut(found[0]):
                self._put(cursor, piece)
            end = found.end()
        self._put(cursor, _packed(text[end:], together))
        block = cursor.block()
        if self.is_too_long(block) and not cursor.atBlockEnd():
            self._sew(cursor, after=True)

    def is_too_long(self, block: QTextBlock) -> bool:
        """True for a block that has grown by typing, or where lines were joined."""
        return block.length() > 2 * LONGEST + 1

    def mend(self, position: int) -> None:
        """Cut the block there if it has grown too long, as part of what was done last."""
        block = self._document.findBlock(position)
        if not self.is_too_long(block) or self._document.isRedoAvailable():
            return  # what could be made again is not thrown away for this
        text = block.text()
        utf16, at = Utf16(text), 0
        places = [at := at + len(piece) for piece in cut(text)][:-1]
        cursor = QTextCursor(self._document)
        cursor.joinPreviousEditBlock()
        for place in reversed(places):
            cursor.setPosition(block.position() + utf16.to_qt(place))
            self._sew(cursor)
        cursor.endEditBlock()

    def _put(self, cursor: QTextCursor, text: str) -> None:
        if not text:
            return
        first = text.find("\n") if "\n" in text else len(text)
        before = cursor.positionInBlock()
        if before and before + first > 2 * LONGEST:
            self._sew(cursor)
        cursor.insertText(text, _PLAIN)

    def _sew(self, cursor: QTextCursor, *, after: bool = False) -> None:
        self._any = True
        seam = QTextCharFormat()
        seam.setProperty(_SEAM, True)
        cursor.insertBlock(QTextBlockFormat(), seam)
        if after:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)

    def _changed(self, position: int, removed: int, added: int) -> None:
        if not self._any:
            return
        first, last = bisect_left(self._at, position), bisect_left(self._at, position + removed)
        moved = added - removed
        self._at[first:] = [*self._found(position, position + added), *(at + moved for at in self._at[last:])]

    def _found(self, start: int, end: int) -> Iterator[int]:
        """The seams in a stretch of the document, by their formats."""
        known: dict[int, bool] = {}
        block = self._document.findBlock(start + 1)
        while block.isValid() and block.position() <= end:
            number = block.charFormatIndex()
            if number not in known:
                known[number] = block.charFormat().hasProperty(_SEAM)
            if known[number] and block.position() > start:
                yield block.position() - 1
            block = block.next()


class Places:
    """Goes from the code points of a text to Qt's positions in the document that shows it with its seams."""

    def __init__(self, text: str, seams: list[int]) -> None:
        self._utf16 = Utf16(text)
        self._seams = [at - number for number, at in enumerate(seams)]

    def start(self, position: int) -> int:
        """Where something begins: behind a seam."""
        at = self._utf16.to_qt(position)
        return at + bisect_right(self._seams, at)

    def end(self, position: int) -> int:
        """Where something ends: before a seam."""
        at = self._utf16.to_qt(position)
        return at + bisect_left(self._seams, at)


def is_seam(form: QTextCharFormat) -> bool:
    """True for a format that would make a seam of the next line end."""
    return form.hasProperty(_SEAM)


def together(lines: int, blocks: int) -> int:
    """How many of so many lines go into one block, in a document that has so many blocks."""
    return lines // max(1_000, MOST_BLOCKS - blocks) + 1


def cut(line: str) -> Iterator[str]:
    """The line in pieces: cut behind a blank if there is one near, and never within what is shown as one letter."""
    start = 0
    while len(line) - start > LONGEST:
        end = start + LONGEST
        blank = line.rfind(" ", max(start, end - _BLANK_WITHIN), end) + 1
        end = blank or _between_letters(line, end)
        yield line[start:end]
        start = end
    yield line[start:]


def _between_letters(line: str, end: int) -> int:
    for at in range(end, end - _JOINED_WITHIN, -1):
        if (
            line[at] != _JOINER
            and line[at - 1] != _JOINER
            and not unicodedata.category(line[at]).startswith("M")
        ):
            return at
    return end


def _packed(text: str, lines: int) -> str:
    """The same text with line separators for most of its line ends; no block becomes too long by it."""
    if lines == 1 or not text:
        return text
    out: list[str] = []
    many = letters = 0
    for line in text.split("\n"):
        is_full = many >= lines or letters + len(line) > LONGEST
        out += ("\n" if is_full else SEPARATOR, line)
        many, letters = (1, len(line)) if is_full else (many + 1, letters + len(line) + 1)
    return "".join(out[1:])
