"""A text of any length in, an area to write it in out that holds the window up for none: in pieces, and plain where it must be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.notes.writing.filling import Filling, pieces
from app.ui.notes.writing.highlighter import Highlighter
from app.ui.utf16 import Utf16

if TYPE_CHECKING:
    from app.ui.theme import Theme

LONGEST_WORD = (
    10_000  # letters: Qt looks through all of a word for each of its lines, unless they may end anywhere
)
COLOURED_LETTERS, COLOURED_LINES = 200_000, 3_000  # a longer text is as fast without colours as any other


class LongText(QPlainTextEdit):
    """A text area. `typed` is emitted after a change by the user, never after `show_text`."""

    typed = Signal()

    def __init__(self, theme: Theme, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.coloured = True  # not so a text that is too long for it
        self.setFont(font)
        self.highlighter = Highlighter(self.document(), theme, font)
        self.filling = Filling(self)
        self._colouring = QTimer(self, singleShot=True, interval=0)
        self._colouring.timeout.connect(self._colour)
        self.textChanged.connect(self._changed)

    @contextmanager
    def showing(self) -> Iterator[None]:
        """Change what is shown, not what the user typed."""
        before, self._showing = self._showing, True
        yield
        self._showing = before

    def text(self) -> str:
        """The note as it stands; lines end in a line feed, and every other letter is as it was typed."""
        # toPlainText would turn each no-break space into a space.
        text = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        if rest := self.filling.rest:
            place = Utf16(text).from_qt(self.filling.place)
            return text[:place] + rest + text[place:]
        return text

    def show_text(self, text: str) -> None:
        """Show another note, with the cursor at its end and nothing to undo."""
        self.filling.drop()
        with self.showing():
            first, *rest = pieces(text)
            self.clear()  # else Qt sets the old text again at the next line, which may take it minutes
            self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self._make_room(text, 0)
            self.setPlainText(first)
            self.moveCursor(QTextCursor.MoveOperation.End)
            if rest:
                self.document().setUndoRedoEnabled(False)
                self.filling.fill(self.textCursor(), rest, as_one=False)

    def _changed(self) -> None:
        # Not now: Qt is still in the midst of the change.
        if self._is_short(self.document().characterCount(), self.blockCount()) != self.coloured:
            self._colouring.start()
        if not self._showing:
            self.typed.emit()

    def _is_short(self, letters: int, lines: int) -> bool:
        return letters <= COLOURED_LETTERS and lines <= COLOURED_LINES

    def _colour(self) -> None:
        wanted = self._is_short(self.document().characterCount(), self.blockCount())
        if wanted != self.coloured and not self.filling.rest:
            self._set_coloured(wanted)

    def _set_coloured(self, wanted: bool) -> None:
        self.coloured = wanted
        with self.showing():
            self.highlighter.setDocument(self.document() if wanted else None)

    def _make_room(self, text: str, letters: int) -> None:
        """Get ready for a text that comes in beside so many letters: before it is laid out, not after."""
        lines = (self.blockCount() if letters else 1) + text.count("\n")
        if self.coloured and not self._is_short(letters + len(text), lines):
            self._set_coloured(False)
        if len(text) > LONGEST_WORD and max(map(len, text.split()), default=0) > LONGEST_WORD:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def write(self, cursor: QTextCursor, text: str) -> None:
        """Put a text of any length in place of a selection, as one step of undo."""
        if len(text) <= LONGEST_WORD:
            cursor.insertText(text)
            return
        self.filling.finish()
        self._make_room(text, self.document().characterCount())
        first, *rest = pieces(text)
        # All that is to come is known when the first piece tells of itself.
        with self.showing():
            cursor.insertText(first)
        self.filling.fill(cursor, rest, as_one=True)
        self._changed()
