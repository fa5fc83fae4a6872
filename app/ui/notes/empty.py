"""An article without notes in, the words and the button that begin one out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.safety import PlainLabel


class Empty(QWidget):
    """What stands here for an article without notes."""

    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = PlainLabel(
            "No notes on this article yet. Ctrl+Shift+N starts one; a mark can be quoted into it."
        )
        self.words.setWordWrap(True)
        self.words.setObjectName("emptyWords")
        self.button = QPushButton("Start a note")
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(self.words)
        inner.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        self.button.clicked.connect(self.new_wanted)
