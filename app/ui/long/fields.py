"""Words typed or pasted in, never more than the field has room for; the words as they are to be kept out."""

# Qt lays out all of a field at once, on the window's thread, and again with each letter.

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.long.lines import shown

SHOWN = 2_000  # letters of a text that is too long to be written on


class BoundedText(QPlainTextEdit):
    """A field of many lines and at most so many letters; a longer text is shown by its beginning, and stays as it is."""

    full = Signal(str)  # a sentence: what came in did not all fit

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._whole: str | None = None

    def show_text(self, text: str) -> None:
        """Show another text."""
        long = len(text) > self._most
        self._whole = text if long else None
        self.setReadOnly(long)
        self.setPlainText(shown(text, SHOWN) if long else text)

    def text(self) -> str:
        """The text as it stands, all of it."""
        return self.toPlainText() if self._whole is None else self._whole

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take as much of a paste as there is room for."""
        words = source.text()
        room = self._room()
        if len(words) <= room:
            super().insertFromMimeData(source)
            return
        fitting = QMimeData()
        fitting.setText(words[:room])
        super().insertFromMimeData(fitting)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no letter for which there is no room."""
        if event.text().isprintable() and event.text() and self._room() < 1:
            self._tell()
            return
        super().keyPressEvent(event)

    def _room(self) -> int:
        cursor = self.textCursor()
        taken = self.document().characterCount() - 1 - (cursor.selectionEnd() - cursor.selectionStart())
        return max(0, self._most - taken)

    def _tell(self) -> None:
        self.full.emit(f"There is room for {self._most:,} letters here. Write the rest into a note.")


class LineDelegate(QStyledItemDelegate):
    """Lets a row be written on in its place, in at most so many letters."""

    def __init__(self, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._most = most

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: object) -> QWidget:
        """The field over the row."""
        line = QLineEdit(parent)
        line.setMaxLength(self._most)
        line.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return line
