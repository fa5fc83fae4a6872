"""A sentence and perhaps verbs in, a bar at the foot of the window out: what happened, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from app.ui.long.lines import middle_cut
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.pane import Verb
    from app.ui.theme import Theme

SAID_MS, ASKED_MS, WARNED_MS = 5_000, 14_000, 12_000


LONGEST_SENTENCE = 360  # letters: three lines; a notice never covers the window


class Notice(QFrame):
    """One notice at a time; a question waits until it is answered, closed or has stood for a while."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self.setObjectName("notice")
        self.setAccessibleName("Notice")
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(200)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 10, 10, 10)
        self._row.setSpacing(8)
        self._row.addWidget(self.words, 1)
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setAccessibleName("Close the notice")
        self.close_button.clicked.connect(self.hide)
        self._row.addWidget(self.close_button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        theme.theme_changed.connect(self._dress)
        self._dress()
        self.hide()

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"#notice {{ background: {theme.panel}; border: 1px solid {theme.line};"
            f" border-left: 4px solid {theme.accent}; border-radius: 7px; }}"
            f'#notice[warning="true"] {{ border-left-color: {theme.warning}; }}'
        )

    def __call__(self, sentence: str) -> None:
        """Say something for a moment."""
        self._show(sentence, (), SAID_MS, warning=False)

    def warn(self, sentence: str) -> None:
        """Say that something went wrong."""
        self._show(sentence, (), WARNED_MS, warning=True)

    def ask(self, sentence: str, verbs: Sequence[Verb]) -> None:
        """Say something and offer verbs."""
        self._show(sentence, verbs, ASKED_MS, warning=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, sentence: str, verbs: Sequence[Verb], stays: int, *, warning: bool) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for place, (words, call) in enumerate(verbs):
            button = QPushButton(words)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _checked=False, call=call: call())
            self._row.insertWidget(1 + place, button)
            self._buttons.append(button)
        self.words.setText(middle_cut(sentence, LONGEST_SENTENCE))
        self.setProperty("warning", warning)
        self.style().unpolish(self)
        self.style().polish(self)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(stays)
        QAccessible.updateAccessibility(QAccessibleEvent(self.words, QAccessible.Event.Alert))

    def _place(self) -> None:
        width = min(640, self._window.width() - 32)
        verbs = sum(button.sizeHint().width() + 8 for button in self._buttons)
        words = self.words.fontMetrics().boundingRect(
            0, 0, max(200, width - verbs - 80), 1_000, int(Qt.TextFlag.TextWordWrap), self.words.text()
        )
        height = max(words.height() + 24, 48)
        wanted = min(width, words.width() + verbs + 96)
        self.setGeometry(
            (self._window.width() - wanted) // 2, self._window.height() - height - 40, wanted, height
        )
