"""A selection or a mark in, the small bar of what can be done with it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.domain.mark import MarkKind
from app.ui.labels import KINDS

if TYPE_CHECKING:
    from app.ui.theme import Theme

KEYS = dict(zip(MarkKind, "12345", strict=True))


class MarkBar(QFrame):
    """Five kinds, and for a mark its verbs. It stands over the page and takes no focus from it."""

    kind_wanted = Signal(MarkKind)
    source_wanted = Signal()
    comment_wanted = Signal()
    quote_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = parent
        self.setObjectName("markBar")
        self.setAccessibleName("Mark the selection")
        self._kinds: dict[MarkKind, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(2)
        for kind in MarkKind:
            button = self._button(KINDS[kind], KEYS[kind])
            button.clicked.connect(lambda _checked=False, kind=kind: self.kind_wanted.emit(kind))
            self._kinds[kind] = button
            row.addWidget(button)
        for wanted, words, key in (
            (self.source_wanted, "Who said it", "S"),
            (self.comment_wanted, "Comment", "C"),
            (self.quote_wanted, "Into note", "N"),
            (self.delete_wanted, "Delete", "Del"),
        ):
            button = self._button(words, key)
            button.setText(words)
            button.clicked.connect(wanted)
            row.addWidget(button)
        self._delete = button  # of a mark only
        theme.theme_changed.connect(self._dress)
        self._dress()
        self.hide()

    def _button(self, words: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"#markBar {{ background: {theme.panel}; border: 1px solid {theme.line}; border-radius: 9px; }}"
            f"QToolButton {{ padding: 3px 7px; border: none; border-radius: 6px; color: {theme.ink}; }}"
            f"QToolButton:hover {{ background: {theme.selection}; }}"
        )
        for kind, button in self._kinds.items():
            style = theme.marks[kind]
            button.setText(style.sign)
            button.setStyleSheet(
                f"QToolButton {{ background: {style.wash}; color: {style.ink}; font-weight: 700; min-width: 16px;"
                f" border: 2px solid transparent; }} QToolButton:hover {{ border-color: {style.ink}; }}"
                f"QToolButton:checked {{ border-color: {style.ink}; }}"
            )

    def offer(self, at: QPoint, kind: MarkKind | None) -> None:
        """Stand under the point `at` of the page: for a selection, or for a mark of that kind."""
        for each, button in self._kinds.items():
            button.setCheckable(kind is not None)
            button.setChecked(each is kind)
        self._delete.setVisible(kind is not None)
        self.adjustSize()
        page = self._page
        below = at.y() + 8
        if below + self.height() > page.height() - 8:
            below = max(8, at.y() - self.height() - 30)
        self.move(max(8, min(at.x() - self.width() // 2, page.width() - self.width() - 8)), below)
        self.show()
        self.raise_()
