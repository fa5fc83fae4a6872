"""Choices in, a list out: what each is at the left and a small word about it at the right, or stacked in two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from app.ui.choose.listed import ListOf, Painter, Rows
from app.ui.long.lines import elided, line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.theme import Theme

_ABOVE = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: what is shown, a small word about it, and what it stands for."""

    label: str
    detail: str = ""
    value: Any = None


class _Choices(Rows[Choice]):
    def title(self, row: Choice) -> str:
        return line(row.label)

    def spoken(self, row: Choice) -> str:
        return ", ".join(line(part) for part in (row.label, row.detail) if part)


class _ChoicePainter(Painter[Choice]):
    SIDE = 12

    def __init__(self, theme: Theme, *, stacked: bool) -> None:
        super().__init__(theme)
        self._stacked = stacked

    def height(self, row: Choice, font_height: int) -> int:
        return font_height * (2 if self._stacked else 1) + 2 * _ABOVE

    def draw(self, painter: QPainter, inner: QRect, row: Choice, font: QFont) -> None:
        metrics = QFontMetrics(font)
        if self._stacked:
            self._stack(painter, inner, row, metrics)
            return
        room = inner.width()
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        if row.detail:
            # The detail may take what the label leaves, and never less than two fifths of the row.
            room_detail = max(room * 2 // 5, room - metrics.horizontalAdvance(line(row.label)) - self.SIDE)
            detail = elided(metrics, row.detail, room_detail)
            painter.setPen(QColor(self.theme.soft))
            painter.drawText(inner, flags | int(Qt.AlignmentFlag.AlignRight), detail)
            room -= metrics.horizontalAdvance(detail) + self.SIDE
        painter.setPen(QColor(self.theme.ink))
        label = elided(metrics, row.label, room)
        painter.drawText(QRect(inner.topLeft(), QSize(room, inner.height())), flags, label)

    def _stack(self, painter: QPainter, inner: QRect, choice: Choice, metrics: QFontMetrics) -> None:
        """The label, and the small word in a line of its own below it."""
        top = inner.top() + _ABOVE
        lines = ((choice.label, self.theme.ink), (choice.detail, self.theme.soft))
        for place, (words, colour) in enumerate(lines):
            where = QRect(inner.left(), top + place * metrics.height(), inner.width(), metrics.height())
            painter.setPen(QColor(colour))
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(where, flags, elided(metrics, words, where.width()))


class ChoiceList(ListOf[Choice]):
    """A quiet list of choices, walked by `step` round the ends; activated rows are told by Qt's own `activated`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, stacked: bool = False) -> None:
        super().__init__(_Choices(), _ChoicePainter(theme, stacked=stacked), parent, wraps=True)
        self.setUniformItemSizes(True)
        self.setAccessibleName("Choices")

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show other choices, the first one chosen."""
        self.rows.show(choices)
        if choices:
            self.setCurrentIndex(self.rows.index(0))

    def choices(self) -> tuple[Choice, ...]:
        """Every row."""
        return self.rows.rows

    def count(self) -> int:
        """How many rows there are."""
        return self.rows.rowCount()

    def height_of(self, rows: int) -> int:
        """Pixels that so many rows take."""
        return rows * max(1, self.sizeHintForRow(0)) + 2
