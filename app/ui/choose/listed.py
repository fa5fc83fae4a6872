"""Rows of one kind in, a list of them out: the model, the view and the ground of the painter that all lists share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

if TYPE_CHECKING:
    from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
BAR = 3  # pixels of the bar before the chosen row


class Rows(QAbstractListModel, Generic[R]):
    """The rows as Qt's views read them; `Qt.UserRole` gives the row itself."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[R, ...] = ()

    def show(self, rows: Sequence[R]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def title(self, row: R) -> str:
        """A row in a line of words."""
        raise NotImplementedError

    def spoken(self, row: R) -> str:
        """A row as a screen reader says it."""
        return self.title(row)

    def is_heading(self, row: R) -> bool:
        """True for a row that cannot be chosen."""
        return False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and self.is_heading(self.rows[index.row()]):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the words for screen readers, or the row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.title(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row)
            case Qt.ItemDataRole.UserRole:
                return row
        return None


class Painter(QStyledItemDelegate, Generic[R]):
    """Draws the ground of a row, chosen or not, and leaves what stands on it to `draw`."""

    SIDE = 16  # pixels at either side
    BARRED = False  # whether a bar stands before the chosen row
    RULED = False  # whether a line stands under each row
    FRAMED = False  # whether the row with the focus has a frame

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def is_heading(self, row: R) -> bool:
        """True for a row that has no ground."""
        return False

    def height(self, row: R, font_height: int) -> int:
        """Pixels of a row."""
        raise NotImplementedError

    def draw(self, painter: QPainter, inner: QRect, row: R, font: QFont) -> None:
        """Draw what stands on the row."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its row says, and as wide as the list."""
        return QSize(0, self.height(index.data(Qt.ItemDataRole.UserRole), option.fontMetrics.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: R | None = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        if row is None or not self.is_heading(row):
            self._ground(painter, rect, option.state)
        if row is not None:
            self.draw(painter, rect.adjusted(self.SIDE, 0, -self.SIDE, 0), row, option.font)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(self.theme.selection))
        if self.BARRED and chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(self.theme.accent))
        if self.RULED:
            painter.setPen(QColor(self.theme.line))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.FRAMED and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


class ListOf(QListView, Generic[R]):
    """A quiet list. Enter and a double click are told by Qt's own `activated`."""

    def __init__(
        self, rows: Rows[R], painter: Painter[R], parent: QWidget | None = None, *, wraps: bool = False
    ) -> None:
        super().__init__(parent)
        self.rows = rows
        self.painter = painter
        self._wraps = wraps  # whether a step from the last row leads to the first
        rows.setParent(self)
        painter.setParent(self)
        self.setModel(rows)
        self.setItemDelegate(painter)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def current(self) -> R | None:
        """The row that Enter would take."""
        row: R | None = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row

    def choose_first(self) -> None:
        """Choose the first row that can be chosen, if none is."""
        if not self.currentIndex().isValid():
            self.step(1)

    def step(self, by: int) -> None:
        """Go a row down, or up, over the headings."""
        many, at = self.rows.rowCount(), self.currentIndex().row() + by
        if self._wraps and many:
            at %= many
        while 0 <= at < many:
            if not self.rows.is_heading(self.rows.rows[at]):
                self.setCurrentIndex(self.rows.index(at))
                return
            at += by

    def whole_height(self) -> int:
        """Pixels of all rows together."""
        return sum(self.sizeHintForRow(at) for at in range(self.rows.rowCount())) + 2
