"""Choices in, a list out: what each is at the left and a small word about it at the right, or stacked in two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.long.lines import elided, line

if TYPE_CHECKING:
    from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_SIDE = 12
_ABOVE = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: what is shown, a small word about it, and what it stands for."""

    label: str
    detail: str = ""
    value: Any = None


class ChoiceRows(QAbstractListModel):
    """The choices as Qt's views read them; `Qt.UserRole` gives the `Choice` itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: tuple[Choice, ...] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """Take other choices."""
        self.beginResetModel()
        self.choices = tuple(choices)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label, the words for screen readers, or the choice."""
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line(choice.label)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(line(part) for part in (choice.label, choice.detail) if part)
            case Qt.ItemDataRole.UserRole:
                return choice
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget, *, stacked: bool) -> None:
        super().__init__(parent)
        self.theme = theme
        self._stacked = stacked

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() * (2 if self._stacked else 1) + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: Choice = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        metrics = option.fontMetrics
        state = option.state
        painter.save()
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, QColor(self.theme.selection))
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if self._stacked:
            self._stack(painter, inner, choice, metrics)
            painter.restore()
            return
        room = inner.width()
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        if choice.detail:
            # The detail may take what the label leaves, and never less than two fifths of the row.
            room_detail = max(room * 2 // 5, room - metrics.horizontalAdvance(line(choice.label)) - _SIDE)
            detail = elided(metrics, choice.detail, room_detail)
            painter.setPen(QColor(self.theme.soft))
            painter.drawText(inner, flags | int(Qt.AlignmentFlag.AlignRight), detail)
            room -= metrics.horizontalAdvance(detail) + _SIDE
        painter.setPen(QColor(self.theme.ink))
        label = elided(metrics, choice.label, room)
        painter.drawText(QRect(inner.topLeft(), QSize(room, inner.height())), flags, label)
        painter.restore()

    def _stack(self, painter: QPainter, inner: QRect, choice: Choice, metrics: QFontMetrics) -> None:
        """The label, and the small word in a line of its own below it."""
        top = inner.top() + _ABOVE
        lines = ((choice.label, self.theme.ink), (choice.detail, self.theme.soft))
        for place, (words, colour) in enumerate(lines):
            where = QRect(inner.left(), top + place * metrics.height(), inner.width(), metrics.height())
            painter.setPen(QColor(colour))
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(where, flags, elided(metrics, words, where.width()))


class ChoiceList(QListView):
    """A quiet list of choices, walked by `step`; activated rows are told by Qt's own `activated`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, stacked: bool = False) -> None:
        super().__init__(parent)
        self._rows = ChoiceRows(self)
        self._painter = _Painter(theme, self, stacked=stacked)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Choices")

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show other choices, the first one chosen."""
        self._rows.show(choices)
        if choices:
            self.setCurrentIndex(self._rows.index(0))

    def choices(self) -> tuple[Choice, ...]:
        """Every row."""
        return self._rows.choices

    def count(self) -> int:
        """How many rows there are."""
        return self._rows.rowCount()

    def current(self) -> Choice | None:
        """The row that Enter would take."""
        choice: Choice | None = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return choice

    def step(self, by: int) -> None:
        """Go `by` rows down, or up, round the ends."""
        if rows := self.count():
            self.setCurrentIndex(self._rows.index((self.currentIndex().row() + by) % rows))

    def height_of(self, rows: int) -> int:
        """Pixels that so many rows take."""
        return rows * max(1, self.sizeHintForRow(0)) + 2
