"""Words typed in, the places of a text where they stand out: the bar that finds in the article."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.domain.text.normal import Folded
from app.ui.safety import LONGEST_LINE, PlainLabel

MOST = 2_000  # places shown; nobody walks through more


class FindBar(QWidget):
    """A box with how many places there are, and the way from one to the next."""

    found = Signal(object, int)  # the places, and the number of the one to go to
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = Folded("")
        self._places: list[tuple[int, int]] = []
        self._at = -1
        self.box = QLineEdit()
        self.box.setMaxLength(LONGEST_LINE)
        self.box.setPlaceholderText("Find in this article")
        self.box.setAccessibleName("Find in this article")
        self.box.setClearButtonEnabled(True)
        self.count = PlainLabel()
        self.count.setAccessibleName("Places found")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self.box, 1)
        row.addWidget(self.count)
        for words, verb in (("Back", self.previous), ("Next", self.next), ("Close", self.close_bar)):
            button = QToolButton()
            button.setText(words)
            button.setAccessibleName(f"{words} (find in article)")
            button.clicked.connect(verb)
            row.addWidget(button)
        self.box.textChanged.connect(lambda _text: self._look())
        self.box.installEventFilter(self)
        self.hide()

    def open_on(self, text: Folded, words: str) -> None:
        """Show the bar for a text, with the words that are selected."""
        self._text = text
        if words and len(words) < 80:
            self.box.setText(words)
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self._look()

    def next(self) -> None:
        """Go to the next place, from the last to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the place before, from the first to the last."""
        self._step(-1)

    def close_bar(self) -> None:
        """Go."""
        self.hide()
        self._places = []
        self.found.emit([], -1)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Shift+Enter and Escape in the box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        self._places = list(islice(self._text.places(self.box.text()), MOST))
        self._at = 0 if self._places else -1
        self._tell()

    def _step(self, by: int) -> None:
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._tell()

    def _tell(self) -> None:
        if self._places:
            more = "+" if len(self._places) == MOST else ""
            self.count.setText(f"{self._at + 1} of {len(self._places)}{more}")
        else:
            self.count.setText("Not found" if self.box.text().strip() else "")
        self.found.emit(self._places, self._at)
