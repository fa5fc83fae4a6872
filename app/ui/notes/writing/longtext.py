"""A text of any length in, an area to write it in out that holds the window up for none: in pieces, and plain where it must be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.long.copies import copied
from app.ui.notes.writing.filling import Filling, pieces
from app.ui.notes.writing.highlighter import Highlighter, is_short
from app.ui.notes.writing.seams import Seams, is_seam, together
from app.ui.utf16 import Utf16

if TYPE_CHECKING:
    from app.ui.theme import Theme

# Keys that go over one letter: at a seam, which is none, over the one behind it.
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Backspace: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Delete: 1}
_TAKING = frozenset((Qt.Key.Key_Backspace, Qt.Key.Key_Delete))


class LongText(QPlainTextEdit):
    """A text area. `typed` is emitted after a change by the user, never after `show_text`."""

    typed = Signal()

    def __init__(self, theme: Theme, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.coloured = True  # not so a text that is too long for it
        self.setFont(font)
        self.seams = Seams(self.document())
        self.highlighter = Highlighter(self.document(), theme, font)
        self.filling = Filling(self)
        self._colouring = QTimer(self, singleShot=True, interval=0)
        self._colouring.timeout.connect(self._colour)
        self._mending = QTimer(self, singleShot=True, interval=0)
        self._mending.timeout.connect(self._mend)
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
        raw = self.document().toRawText()
        if rest := self.filling.rest:
            place = self.filling.place
            cut = Utf16(raw).from_qt(place)
            return self.seams.text(raw[:cut]) + rest + self.seams.text(raw[cut:], place)
        return self.seams.text(raw)

    def selected(self, cursor: QTextCursor) -> str:
        """The selected text as it stands in the note."""
        return self.seams.text(cursor.selectedText(), cursor.selectionStart())

    def show_text(self, text: str) -> None:
        """Show another note, with the cursor at its end and nothing to undo."""
        self.filling.drop()
        with self.showing():
            first, *rest = pieces(text)
            self.clear()
            self.seams.clear()
            self.document().setUndoRedoEnabled(False)
            self._make_room(text, 0)
            many = together(text.count("\n"), 0)
            self.seams.write(self.textCursor(), first, many)
            self.moveCursor(QTextCursor.MoveOperation.End)
            if rest:
                self.filling.fill(self.textCursor(), rest, as_one=False, together=many)
            else:
                self.document().setUndoRedoEnabled(True)

    def _changed(self) -> None:
        # Not now: Qt is still in the midst of the change.
        if is_short(self.document().characterCount(), self.blockCount()) != self.coloured:
            self._colouring.start()
        if self.seams.is_too_long(self.textCursor().block()):
            self._mending.start()
        if not self._showing:
            self.typed.emit()

    def _colour(self) -> None:
        wanted = is_short(self.document().characterCount(), self.blockCount())
        if wanted != self.coloured and not self.filling.rest:
            self._set_coloured(wanted)

    def _mend(self) -> None:
        if not self.filling.rest:
            with self.showing():
                self.seams.mend(self.textCursor().position())

    def _set_coloured(self, wanted: bool) -> None:
        self.coloured = wanted
        with self.showing():
            self.highlighter.setDocument(self.document() if wanted else None)

    def _make_room(self, text: str, letters: int) -> None:
        """Get ready for a text that comes in beside so many letters: before it is laid out, not after."""
        lines = (self.blockCount() if letters else 1) + text.count("\n")
        if self.coloured and not is_short(letters + len(text), lines):
            self._set_coloured(False)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: the words as they stand in the note."""
        # What Qt itself makes of a long text takes long.
        return copied(self.selected(self.textCursor()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key stop at a seam."""
        self._step_over(event)
        self._write_plainly()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method wrote."""
        self._write_plainly()
        super().inputMethodEvent(event)

    def _step_over(self, event: QKeyEvent) -> None:
        step, cursor = _STEPS.get(Qt.Key(event.key())), self.textCursor()
        keeps = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and event.key() not in _TAKING
        if step is None or (cursor.hasSelection() and not keeps):
            return
        if cursor.position() - (step < 0) in self.seams:
            mode = QTextCursor.MoveMode.KeepAnchor if keeps else QTextCursor.MoveMode.MoveAnchor
            cursor.setPosition(cursor.position() + step, mode)
            self.setTextCursor(cursor)

    def _write_plainly(self) -> None:
        """A line end that is typed is no seam, though it may be typed right behind one."""
        if is_seam(self.currentCharFormat()):
            self.setCurrentCharFormat(QTextCharFormat())

    def write(self, cursor: QTextCursor, text: str) -> None:
        """Put a text of any length in place of a selection, as one step of undo."""
        self.filling.finish()
        self._make_room(text, self.document().characterCount())
        first, *rest = pieces(text)
        many = together(text.count("\n"), self.blockCount())
        # All that is to come is known when the first piece tells of itself.
        with self.showing():
            cursor.beginEditBlock()
            self.seams.write(cursor, first, many)
            cursor.endEditBlock()
        self.filling.fill(cursor, rest, as_one=True, together=many)
        self._changed()
