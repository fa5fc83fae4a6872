"""Hits in, grouped rows with snippets out: a list under the box that never takes the focus from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.nouns import NOUNS, SEARCHED
from app.domain.query import Hit
from app.ui.long.lines import WIDEST, elided, line
from app.ui.theme import SMALL_PX, Theme

Index = QModelIndex | QPersistentModelIndex
OPEN, CLOSE = "\x02", "\x03"
HEADING, ROW, SIDE = 28, 46, 16


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A heading (no hit) or a hit."""

    words: str
    hit: Hit | None = None


def rows_of(hits: Sequence[Hit]) -> list[ResultRow]:
    """Hits under a heading for each kind."""
    rows: list[ResultRow] = []
    for noun in SEARCHED:
        group = [hit for hit in hits if hit.kind is noun]
        if group:
            rows.append(ResultRow(NOUNS[noun].plural.capitalize()))
            rows += [ResultRow(line(hit.title) or "Untitled", hit) for hit in group]
    return rows


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[ResultRow] = []

    def show(self, rows: list[ResultRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].hit is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words if row.hit is None else f"{row.words}, {line(row.hit.detail)}"
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ResultRow = index.data(Qt.ItemDataRole.UserRole)
        return QSize(0, HEADING if row.hit is None else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ResultRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        font: QFont = option.font
        state = option.state
        small = QFont(font)
        small.setPixelSize(round(SMALL_PX))
        strong = QFont(font)
        strong.setBold(True)
        painter.save()
        inner = rect.adjusted(SIDE, 0, -SIDE, 0)
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if row.hit is None:
            painter.setFont(small)
            painter.setPen(QColor(self.theme.soft))
            painter.drawText(inner.adjusted(0, 6, 0, 0), left, row.words)
            painter.restore()
            return
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, QColor(self.theme.selection))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(self.theme.accent))
        upper = QRect(inner.left(), inner.top() + 4, inner.width(), 19)
        detail = elided(QFontMetrics(small), row.hit.detail, inner.width() // 3)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.soft))
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), detail)
        room = inner.width() - QFontMetrics(small).horizontalAdvance(detail) - 12
        painter.setFont(strong)
        painter.setPen(QColor(self.theme.ink))
        title = elided(QFontMetrics(strong), row.words, room)
        painter.drawText(QRect(upper.left(), upper.top(), room, upper.height()), left, title)
        self._snippet(
            painter, QRect(inner.left(), inner.top() + 23, inner.width(), 18), small, row.hit.snippet
        )
        painter.restore()

    def _snippet(self, painter: QPainter, area: QRect, font: QFont, snippet: str) -> None:
        """The words around what was found, the found ones strong."""
        strong = QFont(font)
        strong.setBold(True)
        x, right = area.left(), area.right()
        for number, piece in enumerate(snippet.replace(CLOSE, OPEN).split(OPEN)):
            found = number % 2 == 1
            face = strong if found else font
            metrics = QFontMetrics(face)
            words = metrics.elidedText(piece[:WIDEST], Qt.TextElideMode.ElideRight, max(0, right - x))
            painter.setFont(face)
            painter.setPen(QColor(self.theme.ink if found else self.theme.soft))
            painter.drawText(
                QRect(x, area.top(), right - x, area.height()), int(Qt.AlignmentFlag.AlignVCenter), words
            )
            x += metrics.horizontalAdvance(piece[:WIDEST])
            if x >= right:
                return


class ResultList(QListView):
    """The rows; walked with `step` while the focus stays in the box."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self._painter = _Painter(theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Search results")

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show other hits, the first one chosen."""
        self._rows.show(rows_of(hits))
        self.step(1)

    def whole_height(self) -> int:
        """Pixels that all rows take."""
        return sum(HEADING if row.hit is None else ROW for row in self._rows.rows)

    def current(self) -> Hit | None:
        """The hit that Enter opens."""
        row: ResultRow | None = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.hit if row is not None else None

    def step(self, by: int) -> None:
        """Go to the next hit below or above, over headings, and stop at the ends."""
        at = self.currentIndex().row() + by
        while 0 <= at < len(self._rows.rows):
            if self._rows.rows[at].hit is not None:
                self.setCurrentIndex(self._rows.index(at))
                return
            at += by
