"""Words typed in, the wish to go to a place where they stand out: the bar of every text that can be searched."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.ui.safety import LONGEST_LINE, PlainLabel


class FindBar(QWidget):
    """A box with how many places there are, and the way from one to the next: Enter, Shift+Enter, Escape.

    Where the places are is for each kind of text to say: `look` when other words are typed, `step`, and `leave`.
    """

    closed = Signal()

    def __init__(
        self, words: str, places: str, about: str, *, side: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.box = QLineEdit()
        self.box.setMaxLength(LONGEST_LINE)
        self.box.setPlaceholderText(words)
        self.box.setAccessibleName(words)
        self.box.setClearButtonEnabled(True)
        self.count = PlainLabel()
        self.count.setAccessibleName(places)
        row = QHBoxLayout(self)
        row.setContentsMargins(side, 6, side, 6)
        row.addWidget(self.box, 1)
        row.addWidget(self.count)
        for name, verb in (("Back", self.previous), ("Next", self.next), ("Close", self.close_bar)):
            button = QToolButton()
            button.setText(name)
            button.setAccessibleName(f"{name} ({about})")
            button.clicked.connect(verb)
            row.addWidget(button)
        self.box.textChanged.connect(lambda _text: self.look())
        self.box.installEventFilter(self)
        self.hide()

    def look(self) -> None:
        """Look for the words in the box, and go to the first place."""
        raise NotImplementedError

    def step(self, by: int) -> None:
        """Go to the place so many further on, from the last to the first."""
        raise NotImplementedError

    def leave(self) -> None:
        """Let go of what was found: the bar is closed."""
        raise NotImplementedError

    def open_with(self, words: str) -> None:
        """Show the bar, with the words that are selected, if any are."""
        if words:
            self.box.setText(words)
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self.look()

    def next(self) -> None:
        """Go to the next place, from the last to the first."""
        self.step(1)

    def previous(self) -> None:
        """Go to the place before, from the first to the last."""
        self.step(-1)

    def close_bar(self) -> None:
        """Go."""
        self.hide()
        self.leave()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Shift+Enter and Escape in the box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)
