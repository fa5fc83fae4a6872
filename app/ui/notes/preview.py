"""The Markdown of a note in, the rendered note on screen out: rendered off the window's thread, block by block."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.mark import MarkKind
from app.ui.breaks import breakable
from app.ui.notes.blocks import Blocks
from app.ui.qt_html import as_paragraphs
from app.ui.reader.parts import parts
from app.ui.safety import SafeBrowser

if TYPE_CHECKING:
    from app.services.notes import Notes, PreviewChange, Previewer
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

_DEBOUNCE_MS = 30
_LONGEST_MS = 600
_TIMES = 4  # a note that takes long to draw waits that many times as long for the next key
_SLICE = 16  # blocks put on screen at a time, so that a long note does not hold up a key
GOES_ON = "This goes on, but so long a piece is not previewed to its end. All of it is kept."
_MARGIN = 16
_BAR = 3
_QUOTE_STEP = 16


class PreviewView(SafeBrowser):
    """Shows rendered Markdown, with a bar beside quotations as in the article."""

    def __init__(self, theme: Theme, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font)
        self._bar = ""
        self.setObjectName("notePreview")
        self.setAccessibleName("Preview of the note")
        self.setFrameShape(SafeBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setIndentWidth(20)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; it shows on what is written from now on."""
        self._bar = theme.marks[MarkKind.QUOTE].ink
        self.document().setDefaultStyleSheet(_style(theme, self.font()))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, then the bars of the quotations in sight."""
        super().paintEvent(event)
        layout = self.document().documentLayout()
        top, level_key = self.verticalScrollBar().value(), QTextFormat.Property.BlockQuoteLevel
        painter = QPainter(self.viewport())
        painter.translate(0, -top)
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        while block.isValid():
            area: QRectF = layout.blockBoundingRect(block)
            if area.top() > top + self.viewport().height():
                break
            following = block.next()
            if level := block.blockFormat().intProperty(level_key):
                goes_on = following.isValid() and following.blockFormat().intProperty(level_key)
                bottom = layout.blockBoundingRect(following).top() if goes_on else area.bottom()
                for step in range(level):
                    left = _MARGIN + step * _QUOTE_STEP
                    painter.fillRect(QRectF(left, area.top(), _BAR, bottom - area.top()), QColor(self._bar))
            block = following
        painter.end()


class LivePreview(QWidget):
    """Follows a note as it is typed. Only the blocks that changed are rendered and written anew."""

    link_clicked = Signal(str)

    def __init__(
        self,
        notes: Notes,
        jobs: Jobs,
        theme: Theme,
        font: QFont,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._notes = notes
        self._jobs = jobs
        self._text = ""
        self._rendering = False
        self._stale = False
        self._previewer: Previewer = notes.previewer()
        self._lines: list[tuple[int, int]] = []
        self._line_count = 0
        self._waiting: deque[tuple[int, int, tuple[str, ...]]] = deque()
        self.view = PreviewView(theme, font)
        self.blocks = Blocks(self.view.document())
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.view)
        self.view.anchorClicked.connect(lambda url: self.link_clicked.emit(url.toString()))
        self._debounce = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._debounce.timeout.connect(self._render)
        self._taking = QElapsedTimer()
        self._writer = QTimer(self, singleShot=True, interval=0)
        self._writer.timeout.connect(self._write)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme: the whole note is written anew."""
        self.view.set_theme(theme)
        self.show_text(self._text)

    def show_text(self, text: str) -> None:
        """Show another note from its beginning."""
        self._previewer = self._notes.previewer()
        self._lines, self._line_count = [], 0
        self._waiting.clear()
        self.blocks.clear()
        self._text = text
        self._rendering = False
        self._render()

    def update_text(self, text: str) -> None:
        """Show the note as it stands now, in a moment."""
        self._text = text
        self._debounce.start()

    def follow(self, line: int) -> None:
        """Bring the block of that line of Markdown (from 0) in sight."""
        at = bisect_right(self._lines, (line, self._line_count + 1)) - 1
        if not 0 <= at < len(self.blocks) or self._waiting:
            return
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(self.blocks.position(at))
        top = self.view.cursorRect(cursor).top()
        if not 0 <= top <= self.view.viewport().height() * 3 // 4:
            bar = self.view.verticalScrollBar()
            bar.setValue(bar.value() + top - self.view.viewport().height() // 3)

    @property
    def is_busy(self) -> bool:
        """True while what was typed is not on screen yet."""
        return self._rendering or self._stale or bool(self._waiting) or self._debounce.isActive()

    def _render(self) -> None:
        if self._rendering or self._waiting:
            self._stale = True
            return
        self._rendering, self._stale = True, False
        self._taking.start()
        previewer, text = self._previewer, self._text
        self._jobs.pool(self, partial(_update, previewer, text), partial(self._rendered, previewer, text))

    def _rendered(self, previewer: Previewer, text: str, change: PreviewChange) -> None:
        if previewer is not self._previewer:
            return
        self._rendering = False
        lines = text.count("\n") + 1
        grown, self._line_count = lines - self._line_count, lines
        behind = self._lines[change.first + change.removed :]
        self._lines[change.first :] = [
            *change.lines,
            *((start + grown, end + grown) for start, end in behind),
        ]
        self._waiting.extend(_slices(change))
        self._write()

    def _write(self) -> None:
        """Put the next slice on screen; what was typed meanwhile is rendered after the last one."""
        if self._waiting:
            self.blocks.replace(*self._waiting.popleft())
        if self._waiting:
            self._writer.start()
            return
        self._debounce.setInterval(max(_DEBOUNCE_MS, min(_TIMES * self._taking.elapsed(), _LONGEST_MS)))
        if self._stale:
            self._debounce.start()


def _update(previewer: Previewer, text: str) -> PreviewChange:
    change = previewer.update(text)
    return replace(change, blocks=tuple(_shown(block) for block in change.blocks))


def _shown(block: str) -> str:
    """A block as it is shown; of one that would hold the window up, its beginning."""
    first, *rest = parts(breakable(as_paragraphs(block)), "")
    return f"{first.html}<p><em>{GOES_ON}</em></p>" if rest else first.html


def _slices(change: PreviewChange) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The same change in small steps: first those that replace or add blocks, the last one takes away the rest."""
    first, removed = change.first, change.removed
    for at in range(0, max(1, len(change.blocks)), _SLICE):
        piece = change.blocks[at : at + _SLICE]
        last = at + _SLICE >= len(change.blocks)
        goes = removed if last else min(removed, len(piece))
        yield first, goes, piece
        first, removed = first + len(piece), removed - goes


def _style(theme: Theme, font: QFont) -> str:
    size = font.pixelSize()
    return f"""
        p, ul, ol, pre, table {{ margin-top: 0; margin-bottom: 10px; }}
        li {{ margin-bottom: 3px; }} li p {{ margin-bottom: 3px; }}
        .h1, .h2, .h3, .h4, .h5, .h6 {{ margin-top: 6px; margin-bottom: 8px; font-weight: 600; }}
        .h1 {{ font-size: {round(size * 1.35)}px; }} .h2 {{ font-size: {round(size * 1.2)}px; }}
        .h3 {{ font-size: {round(size * 1.08)}px; }}
        a {{ color: {theme.accent}; text-decoration: none; }}
        blockquote {{ margin: 0 0 10px {_QUOTE_STEP}px; }}
        code, pre {{ font-family: monospace; background: {theme.window}; }}
        table {{ border-collapse: collapse; }}
        th, td {{ border: 1px solid {theme.line}; padding: 4px 8px; }}
        hr {{ color: {theme.line}; }}
    """
