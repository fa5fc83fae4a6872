"""Words to find in, hits shown in the note out: the bar under the editor."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTextEdit, QToolButton, QWidget

from app.domain.text.normal import Folded
from app.ui.notes.writing.seams import Places
from app.ui.safety import LONGEST_LINE

if TYPE_CHECKING:
    from app.ui.jobs import Jobs
    from app.ui.notes.writing.editor import NoteEditor
    from app.ui.theme import Theme

_MOST_HITS = 1_000
_MOST_PAINTED = (
    200  # before the one the cursor is at, and behind it: Qt goes through all for each line that it paints
)
Stretch = tuple[int, int]  # from and to, in Qt's positions


class FindBar(QWidget):
    """Finds words in one editor; Enter goes on, Shift+Enter back, Escape closes."""

    closed = Signal()

    def __init__(self, editor: NoteEditor, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._jobs = jobs
        self._theme = theme
        theme.theme_changed.connect(self._paint)
        self._hits: list[QTextCursor] = []
        self._folded: Folded | None = (
            None  # takes long for a long note, and is the same for each key in the box
        )
        self._revision = -1  # of the document that was folded
        self._looking = self._again = self._goes = False
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
        self.box.textChanged.connect(lambda _text: self._look(goes=True))
        self.box.installEventFilter(self)
        editor.textChanged.connect(self._text_changed)
        self.hide()

    def open(self) -> None:
        """Show the bar, with the words that are selected."""
        words = self._editor.selected(self._editor.textCursor())
        if words and "\n" not in words:
            self.box.setText(words)
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self._look(goes=True)

    def close_bar(self) -> None:
        """Go, and give the focus back to the text."""
        self.hide()
        self._hits, self._folded, self._revision = [], None, -1
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
            self._look(goes=False)

    def _look(self, *, goes: bool) -> None:
        """Look for all hits, away from the window; `goes`: to the first one at or after where the selection begins."""
        self._goes = self._goes or goes
        if self._looking:
            self._again = True
            return
        words, revision = self.box.text(), self._editor.document().revision()
        if not words:
            self._goes = False
            self._show([])
            return
        self._looking = True
        folded = self._folded if revision == self._revision else None
        text = self._editor.text()
        work = partial(_find, folded, text, words, self._editor.seams.positions())
        self._jobs.pool(self, work, partial(self._found, revision))

    def _found(self, revision: int, found: tuple[Folded, list[Stretch]]) -> None:
        self._looking = False
        self._folded, hits = found
        self._revision = revision
        if self._again or revision != self._editor.document().revision():
            self._again = False
            if self.isVisible():
                self._look(goes=False)
            return
        if self.isVisible():
            self._show(hits)

    def _show(self, hits: list[Stretch]) -> None:
        self._hits = [self._cursor(start, end) for start, end in hits]
        goes, self._goes = self._goes, False
        if goes and self._hits:
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
        start = self._editor.textCursor().selectionStart()
        at = bisect_left(self._hits, start, key=QTextCursor.selectionStart)
        for hit in self._hits[max(0, at - _MOST_PAINTED) : at + _MOST_PAINTED]:
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


def _find(folded: Folded | None, text: str, words: str, seams: list[int]) -> tuple[Folded, list[Stretch]]:
    """In the pool: the folded text, and where the words stand in the document."""
    folded, places = folded or Folded(text), Places(text, seams)
    found = islice(folded.places(words), _MOST_HITS)
    return folded, [(places.start(start), places.end(end)) for start, end in found]
