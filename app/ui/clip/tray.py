"""The clips under way in, a line for each with what is being done and a way to stop it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from app.ui.labels import size
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from app.ui.jobs import StepsJob

SHOWN = 4  # lines; more wait behind them


class ClipLine(QWidget):
    """One clip under way."""

    def __init__(self, job: StepsJob, name: str) -> None:
        super().__init__()
        self.setAccessibleName(f"Clipping {name}")
        self.words = PlainLabel(name)
        self.words.setToolTip(name[:300])
        self.words.setMinimumWidth(40)
        self.said = PlainLabel()
        self.said.setObjectName("emptyWords")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        stop = QToolButton()
        stop.setText("Stop")
        stop.setAccessibleName(f"Stop clipping {name}")
        stop.clicked.connect(job.stop)
        upper = QHBoxLayout()
        upper.addWidget(self.words, 1)
        upper.addWidget(stop)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 6, 8, 6)
        inner.setSpacing(2)
        inner.addLayout(upper)
        inner.addWidget(self.bar)
        inner.addWidget(self.said)
        job.said.connect(self._say)
        job.progressed.connect(self._progress)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.bar.setRange(0, 0)

    def _progress(self, done: int, total: int | None) -> None:
        if total:
            self.bar.setRange(0, 1000)
            self.bar.setValue(min(1000, done * 1000 // total))
        elif done > 1 << 16:
            self.said.setText(f"{self.said.text().split(',')[0]}, {size(done)}")


class ClipTray(QWidget):
    """Stands under the library's list while anything is being clipped."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Clips under way")
        self._lines: list[ClipLine] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 4, 0, 4)
        self._rows.setSpacing(0)
        self._more = PlainLabel()
        self._more.setObjectName("emptyWords")
        self._more.setContentsMargins(16, 0, 16, 4)
        self._rows.addWidget(self._more)
        self._more.hide()
        self.hide()

    def add(self, job: StepsJob, name: str) -> None:
        """Show a clip until it ends."""
        line = ClipLine(job, name)
        self._lines.append(line)
        self._rows.insertWidget(self._rows.count() - 1, line)
        job.ended.connect(lambda _outcome: self._gone(line))
        job.failed.connect(lambda _error: self._gone(line))
        self._show()

    def _gone(self, line: ClipLine) -> None:
        if line in self._lines:
            self._lines.remove(line)
            line.hide()
            line.deleteLater()
        self._show()

    def _show(self) -> None:
        for place, line in enumerate(self._lines):
            line.setVisible(place < SHOWN)
        waiting = len(self._lines) - SHOWN
        self._more.setVisible(waiting > 0)
        self._more.setText(f"{waiting} more")
        self.setVisible(bool(self._lines))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
