"""An empty library in, the choice of how to begin out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.safety import PlainLabel


class Welcome(QWidget):
    """What a new library shows: the sample story, or the first clip."""

    sample_wanted = Signal()
    clip_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("readerPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = PlainLabel("Welcome to Clipdesk")
        font = title.font()
        font.setPixelSize(24)
        font.setBold(True)
        title.setFont(font)
        words = PlainLabel(
            "Clip an article, read it without the clutter, mark what matters, say who said it, and write beside it. "
            "Everything stays on this computer."
        )
        words.setWordWrap(True)
        ways = PlainLabel(
            "To clip: press Ctrl+N, paste a link anywhere, or drop a link or a saved page on this window. "
            "To look around first, add the sample story; you can delete it again at any time."
        )
        ways.setObjectName("emptyWords")
        ways.setWordWrap(True)
        self.sample = QPushButton("Add the sample story")
        self.sample.setProperty("primary", True)
        self.clip = QPushButton("Clip an article")
        self.said = PlainLabel()
        self.said.setObjectName("emptyWords")
        buttons = QHBoxLayout()
        buttons.addWidget(self.sample)
        buttons.addWidget(self.clip)
        buttons.addStretch(1)
        column = QWidget()
        column.setMaximumWidth(560)
        inner = QVBoxLayout(column)
        inner.setSpacing(14)
        for part in (title, words, ways):
            inner.addWidget(part)
        inner.addLayout(buttons)
        inner.addWidget(self.said)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 20)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 72, 32, 32)
        outer.addLayout(middle)
        outer.addStretch(1)
        self.sample.clicked.connect(self._sample)
        self.clip.clicked.connect(self.clip_wanted)

    def _sample(self) -> None:
        self.sample.setEnabled(False)
        self.said.setText("Adding the sample story…")
        self.sample_wanted.emit()
