"""A theme in, the panel under the search box out: rows, a hint, and the way to the whole ranked search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from app.ui.safety import PlainLabel
from app.ui.search.results import ResultList

if TYPE_CHECKING:
    from app.ui.theme import Theme


class SearchResults(QFrame):
    """The panel under the box: rows, a hint, and the way to the whole ranked search."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setObjectName("searchResults")
        self.setAccessibleName("Search results")
        self.list = ResultList(theme)
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self.words.setObjectName("emptyWords")
        self.words.setContentsMargins(16, 8, 16, 8)
        self.all = QToolButton()
        self.all.setText("Show all, best first (Ctrl+Enter)")
        self.all.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.words)
        inner.addWidget(self.all)
        theme.theme_changed.connect(self._dress)
        self._dress()
        self.hide()

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(f"#searchResults {{ background: {theme.panel}; border: 1px solid {theme.line}; }}")
