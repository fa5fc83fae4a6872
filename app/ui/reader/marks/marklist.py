"""The marks of an article in, a list beside the text out; the chosen one is shown in the text, and the other way round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui import labels
from app.ui.long.lines import elided, line
from app.ui.theme import SMALL_PX, Theme

if TYPE_CHECKING:
    from app.domain.mark import Mark

Index = QModelIndex | QPersistentModelIndex
ROW, SIDE = 62, 12


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.marks: tuple[Mark, ...] = ()
        self.names: Mapping[str, str] = {}

    def show(self, marks: Sequence[Mark], names: Mapping[str, str]) -> None:
        self.beginResetModel()
        self.marks, self.names = tuple(marks), names
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.marks)

    def head(self, mark: Mark) -> str:
        said_by = ", ".join(self.names[one] for one in mark.source_ids if one in self.names)
        return f"{labels.KINDS[mark.kind]} · {said_by}" if said_by else labels.KINDS[mark.kind]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        mark = self.marks[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return mark
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(
                line(part) for part in (self.head(mark), mark.anchor.exact, mark.comment) if part
            )
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, rows: _Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        font: QFont = option.font
        state = option.state
        mark: Mark = index.data(Qt.ItemDataRole.UserRole)
        style = self.theme.marks[mark.kind]
        painter.save()
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, QColor(self.theme.selection))
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        inner = rect.adjusted(SIDE, 6, -SIDE, -6)
        small = QFont(font)
        small.setPixelSize(round(SMALL_PX))
        strong = QFont(small)
        strong.setBold(True)
        rows = [
            (strong, style.ink, f"{style.sign} {self._rows.head(mark)}"),
            (font, self.theme.ink, mark.anchor.exact),
        ]
        if mark.comment:
            rows.append((small, self.theme.soft, mark.comment))
        y = inner.top() + (0 if mark.comment else 7)
        for face, colour, text in rows:
            painter.setFont(face)
            painter.setPen(QColor(colour))
            where = QRect(inner.left(), y, inner.width(), 17)
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(where, flags, elided(QFontMetrics(face), text, where.width()))
            y += 17
        painter.restore()


class MarkList(QListView):
    """Every mark in the order of the text."""

    mark_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self._painter = _Painter(theme, self._rows, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Marks in this article")
        self.setMinimumWidth(180)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        self.clicked.connect(self._tell)

    def show_marks(self, marks: Sequence[Mark], names: Mapping[str, str], current: str) -> None:
        """Show these marks."""
        with QSignalBlocker(self.selectionModel()):
            self._rows.show(marks, names)
        self.choose(current)

    def choose(self, mark_id: str) -> None:
        """Show which mark is the current one, without telling."""
        for row, mark in enumerate(self._rows.marks):
            if mark.id == mark_id:
                with QSignalBlocker(self.selectionModel()):
                    self.setCurrentIndex(self._rows.index(row))
                self.scrollTo(self._rows.index(row))
                self.viewport().update()

    def _tell(self, index: QModelIndex) -> None:
        mark: Mark | None = index.data(Qt.ItemDataRole.UserRole)
        if mark is not None:
            self.mark_chosen.emit(mark.id)
