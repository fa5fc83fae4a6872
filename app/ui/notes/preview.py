"""The Markdown of a note in, the rendered note on screen out: rendered off the window's thread, block by block."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QElapsedTimer, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.mark import MarkKind
from app.ui.long.breaks import breakable
from app.ui.notes.blocks import Blocks
from app.ui.qt_html import as_paragraphs
from app.ui.reader.parts import cost, parts
from app.ui.safety import SafeBrowser

if TYPE_CHECKING:
    from app.services.notes import Notes, Previewer
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

_DEBOUNCE_MS = 30
_LONGEST_MS = 600
_TIMES = 4  # a note that takes long to draw waits that many times as long for the next key
# What it costs to lay out, as `parts` counts it: the part of a note in sight, a chunk of it, and what goes on screen
# at a time, so that a long note does not hold up a key.
_PART, _PIECE, _SLICE = 45_000, 8_000, 6_000
_BLOCK, _CELL = 150, 50  # of each chunk and each framed cell, beside its words
_TURN = "clipdesk:part/"  # the address of another part of the preview
Chunk = tuple[str, float]  # HTML, and what it costs
Chunks = tuple[Chunk, ...]
_MARGIN = 16
_BAR = 3
_QUOTE_STEP = 16


class PreviewView(SafeBrowser):
    """Shows rendered Markdown, with a bar beside quotations as in the article."""

    def __init__(self, theme: Theme, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font)
        self._theme = theme
        self.setObjectName("notePreview")
        self.setAccessibleName("Preview of the note")
        self.setFrameShape(SafeBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setIndentWidth(20)
        theme.theme_changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        """Take the theme; it shows on what is written from now on."""
        self.document().setDefaultStyleSheet(_style(self._theme, self.font()))
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
                    painter.fillRect(
                        QRectF(left, area.top(), _BAR, bottom - area.top()),
                        QColor(self._theme.marks[MarkKind.QUOTE].ink),
                    )
            block = following
        painter.end()


class _Change(NamedTuple):
    """From block `first` on, `removed` blocks go and others come, each in chunks."""

    first: int
    removed: int
    blocks: list[Chunks]


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
        self._blocks: list[Chunks] = []
        self._part = 0  # the number of the one in sight
        self._on_screen: list[str] = []
        self._waiting: deque[tuple[int, int, list[str]]] = deque()
        self._then: Callable[[], None] | None = None  # where to scroll when all is written
        self.view = PreviewView(theme, font)
        theme.theme_changed.connect(self._dress)  # after the view
        self.blocks = Blocks(self.view.document())
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.view)
        self.view.anchorClicked.connect(lambda url: self._follow(url.toString()))
        self._debounce = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._debounce.timeout.connect(self._render)
        self._taking = QElapsedTimer()
        self._writer = QTimer(self, singleShot=True, interval=0)
        self._writer.timeout.connect(self._write)

    def _dress(self) -> None:
        """Take the theme: the whole note is written anew."""
        self.show_text(self._text)

    def show_text(self, text: str) -> None:
        """Show another note from its beginning."""
        self._previewer = self._notes.previewer()
        self._blocks, self._part, self._on_screen, self._then = [], 0, [], None
        self._waiting.clear()
        self.blocks.clear()
        self._text = text
        self._rendering = False
        self._render()

    def update_text(self, text: str) -> None:
        """Show the note as it stands now, in a moment."""
        self._text = text
        self._debounce.start()

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
        self._jobs.pool(self, partial(_update, previewer, text), partial(self._rendered, previewer))

    def _rendered(self, previewer: Previewer, change: _Change) -> None:
        if previewer is not self._previewer:
            return
        self._rendering = False
        self._blocks[change.first : change.first + change.removed] = change.blocks
        if change.removed or change.blocks:
            at = sum(len(block) for block in self._blocks[: change.first])
            self._show(at=at)
        self._write()

    def _show(self, *, at: int = -1, part: int = 0) -> None:
        """Get ready to write the part that chunk number `at` is in, or that part."""
        chunks = [chunk for block in self._blocks for chunk in block]
        starts = _starts(chunks)
        part = min(bisect_right(starts, at) - 1 if at >= 0 else part, len(starts) - 1)
        first, last = [*starts, len(chunks)][part : part + 2]
        shown = [html for html, _cost in chunks[first:last]]
        if part:
            shown.insert(0, _turn(part - 1, f"Part {part + 1} of {len(starts)}.", "Show the part before"))
        if last < len(chunks):
            where = f"This note is very long, so its preview is shown in parts. This was part {part + 1} of {len(starts)}."
            shown.append(_turn(part + 1, where, "Show the next part"))
        if part != self._part:
            self._then = partial(self._scroll, part, at - first + bool(part) if at >= 0 else -1, self._part)
        self._part = part
        self._waiting.extend(_changes(self._on_screen, shown))
        self._on_screen = shown

    def _scroll(self, part: int, block: int, before: int) -> None:
        """Let what was typed be in sight, or let reading go on where it was."""
        bar = self.view.verticalScrollBar()
        if 0 <= block < len(self.blocks):
            cursor = QTextCursor(self.view.document())
            cursor.setPosition(self.blocks.position(block))
            bar.setValue(
                bar.value() + self.view.cursorRect(cursor).top() - self.view.viewport().height() // 3
            )
        else:
            bar.setValue(0 if part > before else bar.maximum())

    def _follow(self, address: str) -> None:
        if not address.startswith(_TURN):
            self.link_clicked.emit(address)
        elif not self._waiting and (number := address.removeprefix(_TURN)).isdecimal():
            self._show(part=int(number))
            self._write()

    def _write(self) -> None:
        """Put the next slice on screen; what was typed meanwhile is rendered after the last one."""
        if self._waiting:
            self.blocks.replace(*self._waiting.popleft())
        if self._waiting:
            self._writer.start()
            return
        if self._then is not None:
            self._then()
            self._then = None
        self._debounce.setInterval(max(_DEBOUNCE_MS, min(_TIMES * self._taking.elapsed(), _LONGEST_MS)))
        if self._stale:
            self._debounce.start()


def _update(previewer: Previewer, text: str) -> _Change:
    """In the pool: what changed, in chunks of a bounded cost."""
    change = previewer.update(text)
    return _Change(change.first, change.removed, [_chunks(block) for block in change.blocks])


def _chunks(block: str) -> Chunks:
    found = parts(breakable(as_paragraphs(block)), "", _PIECE)
    return tuple((part.html, _piece_cost(part.html)) for part in found)


def _piece_cost(html: str) -> float:
    return _BLOCK + cost(html) + _CELL * (html.count("<td") + html.count("<th"))


def _starts(chunks: Sequence[Chunk]) -> list[int]:
    """Where the parts of a note begin."""
    starts, spent = [0], 0.0
    for at, (_html, each) in enumerate(chunks):
        if spent and spent + each > _PART:
            starts.append(at)
            spent = 0.0
        spent += each
    return starts


def _turn(to: int, where: str, words: str) -> str:
    return f'<p>{where} <a href="{_TURN}{to}">{words}</a></p>'


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
    """What turns one list of chunks into the other, in small steps: first those that put chunks there."""
    first = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    tail = 0
    while tail < min(len(old), len(new)) - first and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    removed, come = len(old) - first - tail, deque(new[first : len(new) - tail])
    while come:
        step, spent = [come.popleft()], 0.0
        while come and (spent := spent + _piece_cost(step[-1])) < _SLICE:
            step.append(come.popleft())
        goes = min(removed, len(step)) if come else removed
        yield first, goes, step
        first, removed = first + len(step), removed - goes
    if removed:
        yield first, removed, []


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
