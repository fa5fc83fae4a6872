"""The marks of a page in; their signs and comments in the margin, and which of them was clicked, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from app.ui import labels
from app.ui.long.lines import elided
from app.ui.theme import SMALL_PX, Theme

if TYPE_CHECKING:
    from app.domain.mark import Mark

WIDE = 132  # pixels at the right for signs and comments
NARROW = 34  # where only the sign has room
LINE = 16


@dataclass(frozen=True, slots=True)
class MarginNote:
    """What stands in the margin beside a mark: its sign with a word or a name, and its comment."""

    mark: Mark
    head: str
    comment: str


def margin_note(mark: Mark, names: Mapping[str, str]) -> MarginNote:
    """What the margin says of a mark: who said it where that is known, otherwise what kind it is."""
    said_by = [names[one] for one in mark.source_ids if one in names]
    head = ", ".join(said_by) or labels.KINDS[mark.kind]
    return MarginNote(mark, f"{head} ≠" if mark.needs_review else head, mark.comment)


class Margin:
    """Draws the margin and remembers where each note of it stands."""

    def __init__(self) -> None:
        self._places: list[tuple[QRect, str]] = []

    def at(self, point: QPoint) -> str:
        """The id of the mark whose margin note is there; empty where none is."""
        return next((mark_id for rect, mark_id in self._places if rect.contains(point)), "")

    def paint(
        self,
        painter: QPainter,
        notes: Sequence[MarginNote],
        *,
        theme: Theme,
        current: str,
        top_of: Callable[[Mark], int],
        area: QRect,
    ) -> None:
        """Draw the notes of the marks in sight, each beside its first line and never one over the other.

        `area` is the margin in the viewport; `top_of` says where a mark begins in it.
        """
        self._places = []
        wide, below = area.width() >= WIDE - 30, -10_000
        strong, small = QFont(painter.font()), QFont(painter.font())
        for font in (strong, small):
            font.setPixelSize(round(SMALL_PX))
        strong.setBold(True)
        for note in notes:
            y = max(top_of(note.mark), below)
            height = LINE * (2 if note.comment and wide else 1)
            below = y + height + 4
            if below < 0 or y > area.bottom():
                continue
            style = theme.marks[note.mark.kind]
            line = QRect(area.left(), y, area.width(), LINE)
            self._places.append((line.adjusted(-6, -2, 6, height - LINE + 2), note.mark.id))
            painter.fillRect(line.adjusted(-8, 0, 0, height - LINE), QColor(theme.paper))  # over a wide table
            if note.mark.id == current:
                painter.fillRect(QRect(area.left() - 8, y, 2, height), QColor(style.ink))
            head = f"{style.sign} {note.head}" if wide else style.sign
            _write(painter, line, head, strong, style.ink)
            if note.comment and wide:
                _write(painter, line.translated(0, LINE), note.comment, small, theme.soft)


def _write(painter: QPainter, where: QRect, words: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    painter.drawText(where, flags, elided(QFontMetrics(font), words, where.width()))
