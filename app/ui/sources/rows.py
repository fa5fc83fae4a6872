"""Sources, marks, articles and notes in, rows of two lines with a round badge out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from app.domain.nouns import Noun
from app.domain.source import Suggestion
from app.ui.choose.listed import Index, ListOf, Painter, Rows
from app.ui.long.lines import elided, line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.mark import MarkKind
    from app.ui.theme import Theme

_SIDE = 16
_BADGE = 34
_ROW = 48
_HEADING = 34
_GAP = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its badge, two lines, and what it stands for: no noun is a heading.

    `id` is the noun's, and `suggestion` a source that is only offered; `verb` is the word of the button at its right.
    """

    noun: Noun | None
    title: str
    small: str = ""
    badge: str = ""
    id: str = ""
    suggestion: Suggestion | None = None
    mark_kind: MarkKind | None = None
    verb: str = ""

    @property
    def suggested(self) -> bool:
        """True for a source that is only offered."""
        return self.suggestion is not None

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


class _Rows(Rows[Row]):
    def title(self, row: Row) -> str:
        return line(row.title)

    def spoken(self, row: Row) -> str:
        return row.spoken

    def is_heading(self, row: Row) -> bool:
        return row.noun is None

    def find(self, wanted: Row) -> QModelIndex:
        """The row that stands for the same; an invalid index where none does."""
        same = (wanted.id, wanted.suggestion)
        at = next((n for n, row in enumerate(self.rows) if (row.id, row.suggestion) == same), None)
        return QModelIndex() if at is None else self.index(at)


class _RowPainter(Painter[Row]):
    """Draws a row; a click on its verb is told by `verb_clicked`."""

    SIDE = _SIDE
    FRAMED = True
    verb_clicked = Signal(object)  # the Row

    def is_heading(self, row: Row) -> bool:
        return row.noun is None

    def height(self, row: Row, font_height: int) -> int:
        """Two lines and room around them; less for a heading."""
        return _HEADING if row.noun is None else _ROW

    def draw(self, painter: QPainter, inner: QRect, row: Row, font: QFont) -> None:
        """Draw the badge, the words and the verb, or the words of a heading."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(font)
        small.setPixelSize(max(11, round(QFontMetrics(font).height() * 0.66)))
        if row.noun is None:
            painter.setFont(small)
            painter.setPen(QColor(self.theme.soft))
            flags = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine
            painter.drawText(inner.adjusted(0, 0, 0, -6), int(flags), line(row.title))
            return
        self._badge(painter, row, inner)
        right = self._verb(painter, row, font, inner.adjusted(-_SIDE, 0, _SIDE, 0))
        words = inner.adjusted(_BADGE + _GAP, 0, -right, 0)
        self._words(painter, row, words, font, small)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
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


class RowList(ListOf[Row]):
    """A list of rows. Enter and a double click are told by Qt's `activated`."""

    verb_clicked = Signal(object)
    rows: _Rows

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        painter = _RowPainter(theme)
        super().__init__(_Rows(), painter, parent)
        painter.verb_clicked.connect(self.verb_clicked)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the one chosen before stays chosen if it is still there."""
        before, scroll = self.current(), self.verticalScrollBar().value()
        self.rows.show(rows)
        if before is not None and (index := self.rows.find(before)).isValid():
            self.setCurrentIndex(index)
            self.verticalScrollBar().setValue(scroll)
