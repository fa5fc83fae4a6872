"""A few names in, one of them chosen out: the round switches over a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

if TYPE_CHECKING:
    from app.ui.theme import Theme


class Pills(QWidget):
    """Switches side by side, of which one is on."""

    chosen = Signal(str)

    def __init__(self, rows: Sequence[tuple[str, str]], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        inner = QHBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        for name, words in rows:
            button = QToolButton()
            button.setText(words)
            button.setAccessibleName(words)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("name", name)
            self._group.addButton(button)
            self._buttons[name] = button
            inner.addWidget(button)
        inner.addStretch(1)
        self._buttons[rows[0][0]].setChecked(True)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.property("name")))
        theme.theme_changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"QToolButton {{ border: 2px solid transparent; border-radius: 13px; padding: 2px 4px; color: {theme.soft};"
            " background: transparent; }"
            f"QToolButton:hover {{ background: {theme.selection}; }}"
            f"QToolButton:checked {{ background: {theme.accent_wash}; color: {theme.accent}; font-weight: 600; }}"
            f"QToolButton:focus {{ border-color: {theme.accent}; }}"
        )

    def name(self) -> str:
        """The switch that is on."""
        button = self._group.checkedButton()
        return str(button.property("name")) if button is not None else ""

    def choose(self, name: str) -> None:
        """Turn one on without telling."""
        self._buttons[name].setChecked(True)

    def label(self, name: str, words: str) -> None:
        """Change the words of a switch, for a count in them."""
        self._buttons[name].setText(words)
        self._buttons[name].setAccessibleName(words)
