"""One article in, one row of the list out: title, publication and day, counts, tags, and what went wrong."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from app.domain.article.article import Stage, State
from app.ui import labels
from app.ui.choose.listed import Painter
from app.ui.long.lines import LONGEST_CHOICE, elided, line
from app.ui.theme import SMALL_PX

if TYPE_CHECKING:
    from app.domain.article.article import Article

SIDE = 16
ROW = 88  # pixels: two lines of title, one of facts, one of tags
TITLE_LINE = 18
FACTS = 16
CHIP = 18
GAP = 4


class ArticlePainter(Painter["Article"]):
    """Draws the rows. An article that is done is drawn soft, one in the inbox strong."""

    SIDE = SIDE
    BARRED = True
    RULED = True
    FRAMED = True

    def height(self, row: Article | None, font_height: int) -> int:
        """Every row is as high as every other: a million rows need no measuring."""
        return ROW

    def draw(self, painter: QPainter, inner: QRect, row: Article, font: QFont) -> None:
        """Draw title, facts and tags."""
        article = row
        strong = QFont(font)
        strong.setBold(article.state is not State.DONE)
        lines = two_lines(article.title, strong, inner.width())
        height = TITLE_LINE * len(lines) + GAP + FACTS + (GAP + CHIP if article.tags else 0)
        y = inner.top() + max(5, min(10, (ROW - height) // 2))
        painter.setFont(strong)
        painter.setPen(QColor(self.theme.soft if article.state is State.DONE else self.theme.ink))
        for words in lines:
            side = Qt.AlignmentFlag.AlignRight if runs_right_to_left(words) else Qt.AlignmentFlag.AlignLeft
            flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
            painter.drawText(QRect(inner.left(), y, inner.width(), TITLE_LINE), flags, words)
            y += TITLE_LINE
        small = QFont(font)
        small.setPixelSize(round(SMALL_PX))
        painter.setFont(small)
        y += GAP
        self._facts(painter, QRect(inner.left(), y, inner.width(), FACTS), small, article)
        if article.tags:
            self._tags(painter, inner, y + FACTS + GAP, small, article.tags)

    def _facts(self, painter: QPainter, area: QRect, small: QFont, article: Article) -> None:
        metrics = QFontMetrics(small)
        right, colour = labels.counts_of(article), self.theme.soft
        if signs := labels.signs_of(article):
            urgent = article.alert_count or article.incomplete
            right, colour = signs, self.theme.warning if urgent else self.theme.soft
            if not urgent and labels.counts_of(article):
                right = f"{labels.counts_of(article)} · {signs}"
        if article.stage is Stage.FAILED:
            right, colour = "⚠ not read", self.theme.warning
        elif article.stage is Stage.LINK:
            right = " · ".join(part for part in (labels.counts_of(article), "link") if part)
        elif article.stage is not Stage.READY:
            right = "… clipping"
        painter.setPen(QColor(colour))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), right)
        room = area.width() - (metrics.horizontalAdvance(right) + 12 if right else 0)
        when = labels.day(article.published or article.created_at.isoformat(), date.today())  # noqa: DTZ011
        publication = elided(metrics, article.publication, room - metrics.horizontalAdvance(f" · {when}"))
        painter.setPen(QColor(self.theme.soft))
        words = f"{labels.isolated(publication)} · {when}" if publication else when
        flags = int(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        )
        where = QRect(area.left(), area.top(), room, area.height())
        painter.drawText(where, flags, elided(metrics, words, room))

    def _tags(self, painter: QPainter, inner: QRect, y: int, small: QFont, tags: tuple[str, ...]) -> None:
        metrics, x = QFontMetrics(small), inner.left()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, tag in enumerate(tags):
            words = line(tag.rsplit("/", 1)[-1], LONGEST_CHOICE)
            rest = f"+{len(tags) - place}"
            room = inner.right() - x - (metrics.horizontalAdvance(rest) + 12 if place + 1 < len(tags) else 0)
            width = metrics.horizontalAdvance(words) + 12
            if width > room:
                if place:
                    painter.setPen(QColor(self.theme.soft))
                    painter.drawText(QRect(x, y, 40, CHIP), int(Qt.AlignmentFlag.AlignVCenter), rest)
                    return
                words = elided(metrics, words, max(0, room - 12))
                width = room
            chip = QRect(x, y, width, CHIP)
            painter.setPen(QColor(self.theme.line))
            painter.setBrush(QColor(self.theme.window))
            painter.drawRoundedRect(chip, 4, 4)
            painter.setPen(QColor(self.theme.soft))
            painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), words)
            x += width + 6


def runs_right_to_left(words: str) -> bool:
    """True if the first letter with a direction runs from right to left."""
    strong = (unicodedata.bidirectional(letter) for letter in words)
    return next((one in {"R", "AL"} for one in strong if one in {"L", "R", "AL"}), False)


def _anywhere() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def two_lines(words: str, font: QFont, width: int) -> list[str]:
    """The words in at most two lines of `width` pixels, the second one cut short with an ellipsis."""
    words = line(words)
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(words) <= width:
        return [words]
    layout = QTextLayout(words, font)
    layout.setTextOption(_anywhere())
    layout.beginLayout()
    upper = layout.createLine()
    upper.setLineWidth(width)
    end = upper.textLength()
    layout.endLayout()
    first = words.encode("utf-16-le")[: 2 * end].decode("utf-16-le", "ignore")
    return [
        first.rstrip(),
        elided(metrics, words[len(first) :], width),
    ]
