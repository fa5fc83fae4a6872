"""A question in, a popup with a box to type in and a list under it; what was chosen goes out as a signal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.ui.choose.rows import Choice, ChoiceList
from app.ui.safety import LONGEST_LINE, PlainLabel

if TYPE_CHECKING:
    from app.ui.theme import Theme

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class ChoicePopup(QFrame):
    """A box and a list under it, with the focus in the box; Enter takes the row, Escape leaves.

    Whoever opens it answers `typed` with `show_choices`. With `several` it stays open after a choice.
    """

    typed = Signal(str)
    chosen = Signal(object)  # the Choice
    left = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget, *, several: bool = False, rows: int = 9, most: int = LONGEST_LINE
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._several = several
        self._most_rows = rows
        self._most = most  # letters
        self._waiting_answer = False
        self._waiting_enter = False
        self.setObjectName("choicePopup")

    @cached_property
    def _parts(self) -> tuple[PlainLabel, QLineEdit, ChoiceList]:
        """What stands inside, made when something is first asked: most popups of a day are never opened."""
        prompt = PlainLabel()
        prompt.setWordWrap(True)
        prompt.setObjectName("choicePrompt")
        box = QLineEdit()
        box.setMaxLength(self._most)
        box.setAccessibleName("Type to choose")
        rows = ChoiceList(self._theme)
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(8)
        for part in (prompt, box, rows):
            inner.addWidget(part)
        box.installEventFilter(self)
        box.textEdited.connect(self._ask)
        rows.clicked.connect(lambda _index: self._take())
        self._theme.theme_changed.connect(self._dress)
        self._dress()
        return prompt, box, rows

    @property
    def prompt(self) -> PlainLabel:
        """The question."""
        return self._parts[0]

    @property
    def box(self) -> QLineEdit:
        """Where the answer is typed."""
        return self._parts[1]

    @property
    def list(self) -> ChoiceList:
        """What can be chosen."""
        return self._parts[2]

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"#choicePopup {{ background: {theme.panel}; border: 1px solid {theme.line}; }}"
            f"#choicePrompt {{ color: {theme.soft}; padding: 0 4px; }}"
            f"QListView {{ background: {theme.panel}; border: none; }}"
        )

    def ask(self, prompt: str, placeholder: str, at: QPoint, width: int = 360) -> None:
        """Open under the point `at` of the screen, and ask for the choices of an empty box."""
        self.prompt.setText(prompt)
        self.prompt.setVisible(bool(prompt))
        self.box.setPlaceholderText(placeholder)
        self.box.setAccessibleName(prompt or placeholder)
        self.setAccessibleName(prompt or placeholder)
        self.box.clear()
        self.list.show_choices(())
        self.list.hide()
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(self._inside(at))
        self.show()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)
        self._ask("")

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show what can be chosen for what was typed; an Enter that came first is kept now."""
        self.list.show_choices(choices)
        self.list.setVisible(bool(choices))
        self.list.setFixedHeight(self.list.height_of(min(len(choices), self._most_rows)))
        self.adjustSize()
        self.move(self._inside(self.pos()))
        self._waiting_answer = False
        if self._waiting_enter:
            self._take()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list with the focus in the box."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.list.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return super().eventFilter(watched, event)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the question was left, answered or not."""
        super().hideEvent(event)
        self.left.emit()

    def _ask(self, text: str) -> None:
        self._waiting_answer, self._waiting_enter = True, False
        self.typed.emit(text)

    def _take(self) -> None:
        # A quick typist presses Enter before the list has come: it then takes the first of the new list.
        if self._waiting_answer:
            self._waiting_enter = True
            return
        self._waiting_enter = False
        if (choice := self.list.current()) is None:
            return
        if self._several:
            self.box.clear()
        else:
            self.hide()
        self.chosen.emit(choice)
        if self._several and self.isVisible():
            self._ask("")

    def _inside(self, at: QPoint) -> QPoint:
        room: QRect = self.screen().availableGeometry()
        return QPoint(
            max(room.left(), min(at.x(), room.right() - self.width())),
            max(room.top(), min(at.y(), room.bottom() - self.height())),
        )
