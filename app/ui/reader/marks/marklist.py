"""The marks of an article in, a list beside the text out; the chosen one is shown in the text, and the other way round."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from app.ui import labels
from app.ui.choose.listed import ListOf, Painter, Rows
from app.ui.long.lines import elided, line
from app.ui.theme import SMALL_PX, Theme

if TYPE_CHECKING:
    from app.domain.mark import Mark

Index = QModelIndex | QPersistentModelIndex
ROW, SIDE = 62, 12


class _Marks(Rows["Mark"]):
    names: Mapping[str, str] = MappingProxyType({})  # of sources, by their ids

    def head(self, mark: Mark) -> str:
        said_by = ", ".join(self.names[one] for one in mark.source_ids if one in self.names)
        return f"{labels.KINDS[mark.kind]} · {said_by}" if said_by else labels.KINDS[mark.kind]

    def title(self, row: Mark) -> str:
        return ", ".join(line(part) for part in (self.head(row), row.anchor.exact, row.comment) if part)


class _MarkPainter(Painter["Mark"]):
    SIDE = SIDE
    RULED = True
    FRAMED = True

    def __init__(self, theme: Theme, head: Callable[[Mark], str]) -> None:
        super().__init__(theme)
        self._head = head

    def height(self, row: Mark, font_height: int) -> int:
        return ROW

    def draw(self, painter: QPainter, inner: QRect, row: Mark, font: QFont) -> None:
        style = self.theme.marks[row.kind]
        small = QFont(font)
        small.setPixelSize(round(SMALL_PX))
        strong = QFont(small)
        strong.setBold(True)
        lines = [
            (strong, style.ink, f"{style.sign} {self._head(row)}"),
            (font, self.theme.ink, row.anchor.exact),
        ]
        if row.comment:
            lines.append((small, self.theme.soft, row.comment))
        y = inner.top() + 6 + (0 if row.comment else 7)
        for face, colour, text in lines:
            painter.setFont(face)
            painter.setPen(QColor(colour))
            where = QRect(inner.left(), y, inner.width(), 17)
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(where, flags, elided(QFontMetrics(face), text, where.width()))
            y += 17


class MarkList(ListOf["Mark"]):
    """Every mark in the order of the text."""

    mark_chosen = Signal(str)
    rows: _Marks

    def __init__(self, theme: Theme) -> None:
        marks = _Marks()
        super().__init__(marks, _MarkPainter(theme, marks.head))
        self.setUniformItemSizes(True)
        self.setAccessibleName("Marks in this article")
        self.setMinimumWidth(180)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        self.clicked.connect(self._tell)

    def show_marks(self, marks: Sequence[Mark], names: Mapping[str, str], current: str) -> None:
        """Show these marks."""
        with QSignalBlocker(self.selectionModel()):
            self.rows.names = names
            self.rows.show(marks)
        self.choose(current)

    def choose(self, mark_id: str) -> None:
        """Show which mark is the current one, without telling."""
        for row, mark in enumerate(self.rows.rows):
            if mark.id == mark_id:
                with QSignalBlocker(self.selectionModel()):
                    self.setCurrentIndex(self.rows.index(row))
                self.scrollTo(self.rows.index(row))
                self.viewport().update()

    def _tell(self, index: QModelIndex) -> None:
        mark: Mark | None = index.data(Qt.ItemDataRole.UserRole)
        if mark is not None:
            self.mark_chosen.emit(mark.id)
