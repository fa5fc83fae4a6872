"""The blocks of a version in, what was left out of it, and the way back for each block, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from app.domain.article.block import Block

SHOWN = 400  # letters of a block


class DroppedDialog(QDialog):
    """What the clip left out, in reading order, each with its reason and a button."""

    put_back_wanted = Signal(int)  # the number of the block

    def __init__(self, blocks: Sequence[Block], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Left out of this article")
        self.resize(620, 520)
        words = PlainLabel(
            "These parts of the page were not taken for the article. Put back what belongs to it."
        )
        words.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        inside = QWidget()
        inside.setLayout(self._list)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        for number, block in enumerate(blocks):
            if not block.kept and block.text.strip():
                self._list.addWidget(self._row(number, block))
        self._list.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.addWidget(words)
        inner.addWidget(area, 1)
        inner.addWidget(buttons)

    def _row(self, number: int, block: Block) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        reason = PlainLabel(block.reason or "outside the article")
        reason.setObjectName("emptyWords")
        flat = " ".join(block.text.split())
        text = PlainLabel(flat if len(flat) <= SHOWN else f"{flat[:SHOWN].rstrip()}…")
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(reason)
        words.addWidget(text)
        button = QPushButton("Put back")
        button.setAccessibleName(f"Put back: {flat[:60]}")
        button.clicked.connect(lambda: self._put_back(number, button))
        line.addLayout(words, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _put_back(self, number: int, button: QPushButton) -> None:
        button.setEnabled(False)
        button.setText("Put back ✓")
        self.put_back_wanted.emit(number)
