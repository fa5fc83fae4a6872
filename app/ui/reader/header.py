"""The open article in, the line over it out: which version, when it was captured, how long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.ui import labels
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from app.domain.article import Article, Version
    from app.ui.theme import Theme

LENGTH_FROM = 460  # pixels of the line's width


class Header(QWidget):
    """Facts at the left, small verbs at the right."""

    dropped_wanted = Signal()
    marks_wanted = Signal(bool)
    look_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("readerHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(33)
        self.facts = PlainLabel()
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.length = PlainLabel()
        self.dropped = self._button("", "What was left out of this article")
        self.marks = self._button("Marks", "List of the marks (M)")
        self.marks.setCheckable(True)
        self.look = self._button("Aa", "Size and theme of the page")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.facts, 1)
        row.addWidget(self.length)
        for part in (self.dropped, self.marks, self.look):
            row.addWidget(part)
        self.dropped.clicked.connect(self.dropped_wanted)
        self.marks.toggled.connect(self.marks_wanted)
        self.look.clicked.connect(self.look_wanted)
        self.set_theme(theme)

    def _button(self, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the length out where there is no room for it."""
        super().resizeEvent(event)
        self.length.setVisible(event.size().width() >= LENGTH_FROM)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.setStyleSheet(
            f"#readerHeader {{ border-bottom: 1px solid {theme.line}; }} QLabel {{ color: {theme.soft}; }}"
        )

    def show_article(self, article: Article, version: Version | None, versions: int, marks: int) -> None:
        """Show the facts of an article."""
        when = labels.moment(article.created_at)
        many = f"Version {version.number} of {versions} · " if version is not None and versions > 1 else ""
        self.facts.setText(f"{many}{'C' if not many else 'c'}aptured {when}")
        self.facts.setToolTip(article.url)
        words = article.word_count
        self.length.setText(f"{labels.minutes(words)} · {labels.counted(words, 'word')}" if words else "")
        left_out = sum(not block.kept for block in version.blocks) if version is not None else 0
        self.dropped.setText(f"{left_out} left out")
        self.dropped.setVisible(left_out > 0)
        self.marks.setText(labels.counted(marks, "mark") if marks else "Marks")
        self.marks.setVisible(version is not None)
        self.look.setVisible(version is not None)
