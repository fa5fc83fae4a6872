"""Every action of the window in, the one that was meant out: typed by a few letters of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.domain.text.normal import fits, folded, words_of
from app.ui.choose.popup import ChoicePopup
from app.ui.choose.rows import Choice

if TYPE_CHECKING:
    from app.ui.actions import Actions
    from app.ui.theme import Theme


class CommandPalette(QObject):
    """Lists every action with its key; what was used last comes first."""

    def __init__(self, actions: Actions, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self._window = window
        self._used: list[str] = []
        self._focus: QWidget | None = None
        self.popup = ChoicePopup(theme, window, rows=12)
        self.popup.typed.connect(self._offer)
        self.popup.chosen.connect(self._run)

    def open(self) -> None:
        """Ask for an action."""
        self._focus = self._window.focusWidget()
        width = min(560, self._window.width() - 32)
        at = self._window.mapToGlobal(QPoint((self._window.width() - width) // 2, 48))
        self.popup.ask("", "Type what you want to do", at, width)

    def _offer(self, typed: str) -> None:
        words = words_of(typed)
        rows: list[tuple[int, int, Choice]] = []
        for place, (menu, label, action) in enumerate(self._actions.entries()):
            if not fits(words, menu, label) or action.objectName() == "window.palette":
                continue
            used = self._used.index(action.objectName()) if action.objectName() in self._used else 99
            starts = 0 if folded(label).startswith(" ".join(words)) else 1
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            rows.append((used if not words else starts, place, Choice(label, key or menu, action)))
        rows.sort(key=lambda row: row[:2])
        seen: set[str] = set()
        choices = [c for _, _, c in rows if c.label not in seen and not seen.add(c.label)]  # type: ignore[func-returns-value]
        self.popup.show_choices(choices)

    def _run(self, choice: Choice) -> None:
        action: QAction = choice.value
        name = action.objectName()
        self._used = [name, *(each for each in self._used if each != name)][:8]
        if self._focus is not None:
            self._focus.setFocus()
        action.trigger()
