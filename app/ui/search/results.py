"""Hits in, grouped rows with snippets out: a list under the box that never takes the focus from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from app.domain.nouns import SEARCHED
from app.domain.query import Hit
from app.ui.choose.listed import ListOf, Painter, Rows
from app.ui.long.lines import WIDEST, elided, line
from app.ui.theme import SMALL_PX, Theme
from app.wording import heading

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
            rows.append(ResultRow(heading(noun)))
            rows += [ResultRow(line(hit.title) or "Untitled", hit) for hit in group]
    return rows


class _Results(Rows[ResultRow]):
    def title(self, row: ResultRow) -> str:
        return row.words if row.hit is None else f"{row.words}, {line(row.hit.detail)}"

    def is_heading(self, row: ResultRow) -> bool:
        return row.hit is None


class _ResultPainter(Painter[ResultRow]):
    SIDE = SIDE
    BARRED = True

    def is_heading(self, row: ResultRow) -> bool:
        return row.hit is None

    def height(self, row: ResultRow, font_height: int) -> int:
        return HEADING if row.hit is None else ROW

    def draw(self, painter: QPainter, inner: QRect, row: ResultRow, font: QFont) -> None:
        small = QFont(font)
        small.setPixelSize(round(SMALL_PX))
        strong = QFont(font)
        strong.setBold(True)
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if row.hit is None:
            painter.setFont(small)
            painter.setPen(QColor(self.theme.soft))
            painter.drawText(inner.adjusted(0, 6, 0, 0), left, row.words)
            return
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
        area = QRect(inner.left(), inner.top() + 23, inner.width(), 18)
        self._snippet(painter, area, small, row.hit.snippet)

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


class ResultList(ListOf[ResultRow]):
    """The rows; walked with `step` while the focus stays in the box."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_Results(), _ResultPainter(theme))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Search results")

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show other hits, the first one chosen."""
        self.rows.show(rows_of(hits))
        self.step(1)

    def hit(self) -> Hit | None:
        """The hit that Enter opens."""
        row = self.current()
        return row.hit if row is not None else None
