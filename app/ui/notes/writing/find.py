"""Words to find in, hits shown in the note out: the bar under the editor."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTextEdit, QToolButton, QWidget

from app.domain.text.normal import Folded
from app.ui.safety import LONGEST_LINE
from app.ui.utf16 import Utf16

if TYPE_CHECKING:
    from app.ui.notes.writing.editor import NoteEditor
    from app.ui.theme import Theme

_MOST_HITS = 1_000


class FindBar(QWidget):
    """Finds words in one editor; Enter goes on, Shift+Enter back, Escape closes."""

    closed = Signal()

    def __init__(self, editor: NoteEditor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._theme = theme
        self._hits: list[QTextCursor] = []
        self._text, self._folded = "", Folded("")
        self.box = QLineEdit()
        self.box.setMaxLength(LONGEST_LINE)
        self.box.setPlaceholderText("Find in this note")
        self.box.setAccessibleName("Find in this note")
        self.box.setClearButtonEnabled(True)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setAccessibleName("Hits")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addWidget(self.count)
        for words, verb in (("Back", self.previous), ("Next", self.next), ("Close", self.close_bar)):
            button = QToolButton()
            button.setText(words)
            button.setAccessibleName(f"{words} (find)")
            button.clicked.connect(verb)
            row.addWidget(button)
        self.box.textChanged.connect(lambda _text: self._find(keep=True))
        self.box.installEventFilter(self)
        editor.textChanged.connect(self._text_changed)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._paint()

    def open(self) -> None:
        """Show the bar, with the words that are selected."""
        words = self._editor.textCursor().selectedText()
        if words and "\u2029" not in words:
            self.box.setText(words)
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self._find(keep=True)

    def close_bar(self) -> None:
        """Go, and give the focus back to the text."""
        self.hide()
        self._hits = []
        self._editor.setExtraSelections([])
        self._editor.setFocus()
        self.closed.emit()

    def next(self) -> None:
        """Go to the next hit, from the last to the first."""
        self._go(1)

    def previous(self) -> None:
        """Go to the hit before, from the first to the last."""
        self._go(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Shift+Enter and Escape in the box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _text_changed(self) -> None:
        if self.isVisible():
            self._find(keep=False)

    def _find(self, *, keep: bool) -> None:
        """Find all hits; with `keep`, go to the first one at or after where the selection begins."""
        text = self._editor.text() if self.box.text() else ""
        if text != self._text:
            self._text, self._folded = (
                text,
                Folded(text),
            )  # takes long for a long note, and is the same for each key in the box
        found, utf16 = islice(self._folded.places(self.box.text()), _MOST_HITS), Utf16(text)
        self._hits = [self._cursor(utf16.to_qt(start), utf16.to_qt(end)) for start, end in found]
        if keep and self._hits:
            start = self._editor.textCursor().selectionStart()
            here = next((hit for hit in self._hits if hit.selectionStart() >= start), self._hits[0])
            self._editor.setTextCursor(here)
            self._editor.ensureCursorVisible()
        self._paint()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _go(self, step: int) -> None:
        if not self._hits:
            return
        at = self._editor.textCursor().selectionStart()
        if step > 0:
            after = (hit for hit in self._hits if hit.selectionStart() > at)
            hit = next(after, self._hits[0])
        else:
            before = (hit for hit in reversed(self._hits) if hit.selectionStart() < at)
            hit = next(before, self._hits[-1])
        self._editor.setTextCursor(QTextCursor(hit))
        self._editor.ensureCursorVisible()
        self._paint()

    def _paint(self) -> None:
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.accent_wash))
        selections = []
        for hit in self._hits:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = hit, look
            selections.append(selection)
        self._editor.setExtraSelections(selections)
        self.count.setText(self._sentence())

    def _sentence(self) -> str:
        if not self._hits:
            return "Not found" if self.box.text() else ""
        at = self._editor.textCursor().selectionStart()
        number = next((n for n, hit in enumerate(self._hits, 1) if hit.selectionStart() == at), 0)
        total = f"{len(self._hits)}+" if len(self._hits) == _MOST_HITS else str(len(self._hits))
        return f"{number} of {total}" if number else total
