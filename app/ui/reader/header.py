"""The open article in, the line over it out: which version, when it was captured, how long it is, what is to be reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from app.domain.article.article import Stage
from app.ui import labels
from app.ui.long.lines import line
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from app.domain.article.article import Article
    from app.domain.article.version import Version
    from app.ui.theme import Theme

LEAST_FACTS = 150  # pixels: with less, the date would be a stump


class Header(QWidget):
    """Facts at the left, small verbs at the right."""

    dropped_wanted = Signal()
    marks_wanted = Signal(bool)
    preferences_wanted = Signal()
    receipt_wanted = Signal()
    tray_wanted = Signal()
    versions_wanted = Signal(object)  # the QMenu to fill

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("readerHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(33)
        self.facts = PlainLabel()
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.length = PlainLabel()
        self.receipt = self._button("⚠ incomplete", "Probably not the whole article: see the receipt")
        self.receipt.setObjectName("missing")
        self.tray = self._button("", "Marks whose passage changed (Ctrl+Shift+M)")
        self.tray.setObjectName("missing")
        self.versions = self._button("", "The versions of this article")
        self.versions.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.versions)
        menu.addAction("…")  # an empty menu would not open; it is filled as it does
        menu.aboutToShow.connect(lambda: self.versions_wanted.emit(menu))
        self.versions.setMenu(menu)
        self.dropped = self._button("", "What was left out of this article")
        self.marks = self._button("Marks", "List of the marks (M)")
        self.marks.setCheckable(True)
        self.appearance = self._button("Aa", "Size and theme of the page")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.facts, 1)
        row.addWidget(self.length)
        for part in (self.versions, self.receipt, self.tray, self.dropped, self.marks, self.appearance):
            row.addWidget(part)
        self.receipt.clicked.connect(self.receipt_wanted)
        self.tray.clicked.connect(self.tray_wanted)
        self.dropped.clicked.connect(self.dropped_wanted)
        self.marks.toggled.connect(self.marks_wanted)
        self.appearance.clicked.connect(self.preferences_wanted)
        theme.theme_changed.connect(self._dress)
        self._dress()

    def _button(self, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the length out where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what has no room: the length first, then when it was captured."""
        shown = (self.versions, self.receipt, self.tray, self.dropped, self.marks, self.appearance)
        taken = sum(one.sizeHint().width() + 8 for one in shown if one.isVisibleTo(self)) + 32
        room = self.width() - taken
        length = self.length.sizeHint().width() + 8
        self.length.setVisible(room >= LEAST_FACTS + length)
        self.facts.setVisible(room >= LEAST_FACTS)

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"#readerHeader {{ border-bottom: 1px solid {theme.line}; }} QLabel {{ color: {theme.soft}; }}"
        )

    def show_article(
        self, article: Article, version: Version | None, versions: int, marks: int, waiting: int
    ) -> None:
        """Show the facts of an article: the version in view, its marks, and how many of them are to be reviewed."""
        when = labels.moment(article.created_at if version is None else version.created_at)
        kept = "Saved" if article.stage is Stage.LINK else "Captured"
        watched = f"Watched · {kept.lower()}" if article.watched else kept
        self.facts.setText(f"{watched} {when}")
        self.facts.setToolTip(line(article.url))
        words = article.word_count
        sample = version.text if version is not None else article.title
        self.length.setText(
            f"{labels.minutes(words, sample)} · {labels.counted(words, 'word')}" if words else ""
        )
        many = version is not None and versions > 1
        self.versions.setVisible(many)
        if many and version is not None:
            self.versions.setText(f"Version {version.number} of {versions} ▾")
        self.receipt.setVisible(article.incomplete and version is not None)
        self.tray.setText(f"{labels.counted(waiting, 'mark')} to review")
        self.tray.setVisible(waiting > 0)
        left_out = sum(not block.kept for block in version.blocks) if version is not None else 0
        self.dropped.setText(f"{left_out} left out")
        self.dropped.setVisible(left_out > 0)
        self.marks.setText(labels.counted(marks, "mark") if marks else "Marks")
        self.marks.setVisible(version is not None)
        self.appearance.setVisible(version is not None)
        self._fit()
