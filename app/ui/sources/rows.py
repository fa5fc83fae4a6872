"""Sources, marks, articles and notes in, rows of two lines with a round badge out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.nouns import Noun
from app.domain.source import Suggestion
from app.ui.long.lines import elided, line

if TYPE_CHECKING:
    from app.domain.mark import MarkKind
    from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_SIDE = 16
_BADGE = 34
_ROW = 48
_HEADING = 34
_GAP = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its badge, two lines, and what it stands for: no noun is a heading.

    `value` is the noun's id, or the `Suggestion` of a source; `verb` is the word of the button at its right.
    """

    noun: Noun | None
    title: str
    small: str = ""
    badge: str = ""
    value: Any = None
    mark_kind: MarkKind | None = None
    verb: str = ""

    @property
    def suggested(self) -> bool:
        """True for a source that is only offered."""
        return isinstance(self.value, Suggestion)

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        words = [line(self.title), line(self.small)]
        if self.suggested:
            words = [f"Suggested: {words[0]}", words[1], f"Enter: {self.verb}"]
        elif self.mark_kind is not None:
            words.insert(0, self.mark_kind.value)
        return ", ".join(word for word in words if word)


def initials(name: str) -> str:
    """One or two letters for the badge of a name; signs around and in it are passed over."""
    parts = line(name).rstrip("…").split()
    words = [word for word in ("".join(filter(str.isalnum, part)) for part in parts) if word]
    if not words:
        return "?"
    ends = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0] for word in ends).upper()[:2]


class Rows(QAbstractListModel):
    """The rows as Qt's views read them; `Qt.UserRole` gives the `Row`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, the words for screen readers, or the row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line(row.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and self._rows[index.row()].noun is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def find(self, key: Any) -> QModelIndex:
        """The row that stands for `key`; an invalid index where none does."""
        at = next((n for n, row in enumerate(self._rows) if row.value == key), None)
        return QModelIndex() if at is None else self.index(at)


class RowPainter(QStyledItemDelegate):
    """Draws a row; a click on its verb is told by `verb_clicked`."""

    verb_clicked = Signal(object)  # the Row

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines and room around them; less for a heading."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(0, _HEADING if row.noun is None else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        small = QFont(option.font)
        small.setPixelSize(max(11, round(option.fontMetrics.height() * 0.66)))
        if row.noun is None:
            painter.setFont(small)
            painter.setPen(QColor(self.theme.soft))
            flags = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine
            painter.drawText(inner.adjusted(0, 0, 0, -6), int(flags), line(row.title))
            painter.restore()
            return
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, QColor(self.theme.selection))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        self._badge(painter, row, inner)
        right = self._verb(painter, row, option.font, rect)
        words = inner.adjusted(_BADGE + _GAP, 0, -right, 0)
        self._words(painter, row, words, option.font, small)
        painter.restore()

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell a click on the verb."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        if row.verb and isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            at, verb = event.position().toPoint(), self._verb_rect(row, option.font, option.rect)
            if verb.contains(at):
                self.verb_clicked.emit(row)
                return True
        return super().editorEvent(event, model, option, index)

    def _badge(self, painter: QPainter, row: Row, inner: QRect) -> None:
        circle = QRect(inner.left(), inner.center().y() - _BADGE // 2, _BADGE, _BADGE)
        ink, wash = self.theme.accent, self.theme.accent_wash
        badge = row.badge
        if row.mark_kind is not None:
            style = self.theme.marks[row.mark_kind]
            ink, wash, badge = style.ink, style.wash, style.sign
        if row.suggested:
            painter.setPen(QPen(QColor(self.theme.soft), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ink = self.theme.soft
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(wash))
        painter.drawEllipse(circle)
        font = QFont(painter.font())
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), badge)

    def _verb(self, painter: QPainter, row: Row, font: QFont, rect: QRect) -> int:
        """Draw the verb; the room it takes at the right."""
        if not row.verb:
            return 0
        button = self._verb_rect(row, font, rect)
        painter.setFont(font)
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.setBrush(QColor(self.theme.paper))
        painter.drawRoundedRect(button, 7, 7)
        painter.setPen(QColor(self.theme.accent))
        painter.drawText(button, int(Qt.AlignmentFlag.AlignCenter), row.verb)
        return button.width() + _GAP

    def _verb_rect(self, row: Row, font: QFont, rect: QRect) -> QRect:
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance(row.verb) + 20, metrics.height() + 8
        return QRect(rect.right() - _SIDE - width, rect.center().y() - height // 2, width, height)

    def _words(self, painter: QPainter, row: Row, words: QRect, font: QFont, small: QFont) -> None:
        strong = QFont(font)
        strong.setBold(row.noun is Noun.SOURCE and not row.suggested)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
        upper = QRect(words.left(), words.top() + 6, words.width(), 19)
        if not row.small:
            upper.moveTop(words.center().y() - 9)
        for where, look, colour, text in (
            (upper, strong, self.theme.ink, row.title),
            (QRect(words.left(), words.top() + 25, words.width(), 17), small, self.theme.soft, row.small),
        ):
            painter.setFont(look)
            painter.setPen(QColor(colour))
            painter.drawText(where, flags, elided(QFontMetrics(look), text, where.width()))


class RowList(QListView):
    """A list of rows. Enter and a double click are told by Qt's `activated`."""

    verb_clicked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows(self)
        self._painter = RowPainter(theme, self)
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._painter.verb_clicked.connect(self.verb_clicked)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the one chosen before stays chosen if it is still there."""
        before, scroll = self.current(), self.verticalScrollBar().value()
        self.rows.show(rows)
        if before is not None and (index := self.rows.find(before.value)).isValid():
            self.setCurrentIndex(index)
            self.verticalScrollBar().setValue(scroll)

    def current(self) -> Row | None:
        """The chosen row."""
        row: Row | None = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row

    def choose_first(self) -> None:
        """Choose the first row that can be chosen, if none is."""
        if self.currentIndex().isValid():
            return
        for at in range(self.rows.rowCount()):
            index = self.rows.index(at)
            if self.rows.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return

    def step(self, by: int) -> None:
        """Go a row up or down, over the headings."""
        at = self.currentIndex().row() + by
        while 0 <= at < self.rows.rowCount():
            index = self.rows.index(at)
            if self.rows.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return
            at += by

    def whole_height(self) -> int:
        """Pixels of all rows together."""
        return sum(self.sizeHintForRow(at) for at in range(self.rows.rowCount())) + 2
