"""A page and its marks in; the page set at a comfortable measure, marks washed, their signs in the margin, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from app.domain.mark import Mark
from app.ui import labels
from app.ui.reader import page
from app.ui.reader.positions import Positions
from app.ui.safety import SafeBrowser
from app.ui.theme import SMALL_PX, Theme

SAMPLE = "The council decided on Friday that what the river takes from the lower town it will give back. "
GUTTER = 132  # pixels at the right for signs and comments
NARROW_GUTTER = 34  # where only the sign has room
LEAST_SIDE = 24
TOP = 28
PICTURE = "\ufffc"


@dataclass(frozen=True, slots=True)
class MarginNote:
    """What stands in the margin beside a mark: its sign with a word or a name, and its comment."""

    mark: Mark
    head: str
    comment: str


class ReaderView(SafeBrowser):
    """The page. Marks are extra selections: the document never changes for them."""

    mark_clicked = Signal(str)
    selected = Signal()  # a selection by mouse or keys has come to rest
    unselected = Signal()

    def __init__(self, theme: Theme, look: page.Look, measure: int) -> None:
        super().__init__()
        self._theme = theme
        self._look = look
        self._letters = measure
        self._positions = Positions("", "", 0)
        self._notes: tuple[MarginNote, ...] = ()
        self._current = ""
        self._found: list[tuple[int, int]] = []
        self._found_at = -1
        self._places: list[tuple[QRect, str]] = []
        self._sign = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Article")
        self.setObjectName("readerView")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.selectionChanged.connect(self._selection_changed)

    def set_look(self, theme: Theme, look: page.Look, measure: int) -> None:
        """Take another theme, size or measure; the page must be shown again."""
        self._theme, self._look, self._letters = theme, look, measure

    def measure(self) -> int:
        """The width of the text in pixels, by the letters of real words."""
        font = QFont()
        font.setFamilies(list(self._look.families))
        font.setPixelSize(self._look.size)
        wanted = round(QFontMetrics(font).horizontalAdvance(SAMPLE) / len(SAMPLE) * self._letters)
        return max(160, min(wanted, self.viewport().width() - 2 * LEAST_SIDE - self._gutter()))

    def show_page(self, html: str, text: str, pictures: Mapping[str, QImage]) -> None:
        """Show a page whose body is the version's `text`; selection and place are those of a new page."""
        self._found, self._found_at = [], -1
        self.set_pictures(pictures)
        document = self.document()
        document.setDefaultStyleSheet(page.style(self._look))
        document.setDocumentMargin(0)
        self.setHtml(html)
        raw = document.toRawText()
        sign = raw.find(page.BODY)
        body = sign + len(page.BODY) if sign >= 0 else 0
        self._positions = Positions(text, raw, body)
        self._sign = sign
        self._give_pictures_room(raw)
        self._set_margins()
        self._select()

    def show_marks(self, notes: Sequence[MarginNote], current: str) -> None:
        """Show these marks, one of them as the current one."""
        self._notes = tuple(notes)
        self._current = current
        self._select()
        self.viewport().update()

    def show_found(self, spans: Sequence[tuple[int, int]], at: int) -> None:
        """Show what was found on the page (code points of the text), and go to number `at` of it."""
        self._found, self._found_at = list(spans), at
        self._select()
        if 0 <= at < len(spans):
            self.go_to(*spans[at], select=False)

    def span(self) -> tuple[int, int] | None:
        """The selected passage, in code points of the version's text; None where nothing of it is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._positions.from_qt(cursor.selectionStart())
        end = self._positions.from_qt(cursor.selectionEnd(), end=True)
        return (start, end) if start < end else None

    def go_to(self, start: int, end: int, *, select: bool = True) -> None:
        """Bring a passage in sight, a third of the page from the top, and select it."""
        cursor = self._cursor(start, end)
        shown = QTextCursor(self.document())
        shown.setPosition(cursor.selectionStart())
        if select:
            self.setTextCursor(cursor)
        else:
            self.setTextCursor(shown)
        top = self.cursorRect(shown).top()
        bar = self.verticalScrollBar()
        if not 40 <= top <= self.viewport().height() - 80:
            bar.setValue(bar.value() + top - self.viewport().height() // 3)

    def unselect(self) -> None:
        """Let go of the selection, and stay where the page is."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def selection_corner(self) -> QPoint:
        """Where the selection ends in the viewport: the place for a bar."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.textCursor().selectionEnd())
        rect = self.cursorRect(cursor)
        return QPoint(rect.left(), rect.bottom())

    def mark_corner(self, mark: Mark) -> QPoint:
        """Where a mark ends in the viewport."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_qt(mark.anchor.end, end=True))
        rect = self.cursorRect(cursor)
        return QPoint(rect.left(), rect.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure in the middle."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._set_margins()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark or on its margin note chooses it; a selection is told when it is done."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self.selected.emit()
            return
        at = event.position().toPoint()
        if mark_id := self._mark_at(at):
            self.mark_clicked.emit(mark_id)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A selection made by keys is told when Shift is let go."""
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Shift and self.textCursor().hasSelection():
            self.selected.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, the line under its head, bars beside quotations, and the margin."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bars(painter)
        self._paint_margin(painter)
        painter.end()

    def _mark_at(self, at: QPoint) -> str:
        for rect, mark_id in self._places:
            if rect.contains(at):
                return mark_id
        position = self._positions.from_qt(self.cursorForPosition(at).position())
        inside = [n.mark for n in self._notes if n.mark.anchor.start <= position <= n.mark.anchor.end]
        if not inside or not self._text_area().contains(at):
            return ""
        # Of marks over one another the shortest is meant: the longer one can be clicked outside it.
        return min(inside, key=lambda mark: mark.anchor.end - mark.anchor.start).id

    def _text_area(self) -> QRect:
        frame = self.document().rootFrame().frameFormat()
        left = round(frame.leftMargin())
        width = self.viewport().width() - left - round(frame.rightMargin())
        return QRect(left, 0, width, self.viewport().height())

    def _selection_changed(self) -> None:
        if not self.textCursor().hasSelection():
            self.unselected.emit()

    def _gutter(self) -> int:
        return GUTTER if self.viewport().width() > 470 + GUTTER else NARROW_GUTTER

    def _set_margins(self) -> None:
        width = self.viewport().width()
        measure, gutter = self.measure(), self._gutter()
        left = max(LEAST_SIDE, (width - measure - gutter) // 2)
        frame = self.document().rootFrame().frameFormat()
        wanted = (left, max(gutter, width - left - measure))
        if (round(frame.leftMargin()), round(frame.rightMargin())) == wanted:
            return
        frame.setLeftMargin(wanted[0])
        frame.setRightMargin(wanted[1])
        frame.setTopMargin(TOP)
        frame.setBottomMargin(TOP * 3)
        self.document().rootFrame().setFrameFormat(frame)

    def _give_pictures_room(self, raw: str) -> None:
        """A line of fixed height would cut a picture: its paragraph takes the height it needs."""
        at = raw.find(PICTURE)
        while at >= 0:
            cursor = QTextCursor(self.document())
            cursor.setPosition(at + sum(1 for letter in raw[:at] if letter > "\uffff"))
            form = QTextBlockFormat()
            form.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(form)
            at = raw.find(PICTURE, at + 1)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_qt(start))
        cursor.setPosition(self._positions.to_qt(end, end=True), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _select(self) -> None:
        rows = []
        for note in self._notes:
            look = self._theme.marks[note.mark.kind]
            form = QTextCharFormat()
            form.setBackground(QColor(look.wash))
            if note.mark.id == self._current or self._theme.underlined:
                form.setFontUnderline(True)
                form.setUnderlineColor(QColor(look.ink))
            rows.append(self._selection(note.mark.anchor.start, note.mark.anchor.end, form))
        for number, span in enumerate(self._found):
            form = QTextCharFormat()
            form.setBackground(
                QColor(self._theme.accent if number == self._found_at else self._theme.accent_wash)
            )
            if number == self._found_at:
                form.setForeground(QColor(self._theme.on_accent))
            rows.append(self._selection(*span, form))
        self.setExtraSelections(rows)

    def _selection(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        row = QTextEdit.ExtraSelection()
        row.cursor = self._cursor(start, end)
        row.format = form
        return row

    def _paint_bars(self, painter: QPainter) -> None:
        """The line under the head of the page, and a bar beside each quotation in sight."""
        layout, top = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.cursorForPosition(QPoint(self._text_area().left(), 0)).block()
        while block.isValid():
            area = layout.blockBoundingRect(block)
            if area.top() > top + self.viewport().height():
                return
            if block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel):
                bar = QRect(self._text_area().left(), round(area.top() - top), 3, round(area.height()))
                painter.fillRect(bar, QColor(self._theme.line))
            elif self._sign >= 0 and block.text().strip() == page.BODY:
                y = round(area.top() - top)
                painter.setPen(QColor(self._theme.line))
                painter.drawLine(self._text_area().left(), y, self._text_area().right(), y)
            block = block.next()

    def _paint_margin(self, painter: QPainter) -> None:
        """Sign and comment of each mark in sight, beside its first line; never one over the other."""
        self._places = []
        wide = self._gutter() == GUTTER
        left, height = self._text_area().right() + 14, self.viewport().height()
        below = -10_000
        strong, small = QFont(self.font()), QFont(self.font())
        strong.setPixelSize(round(SMALL_PX))
        strong.setBold(True)
        small.setPixelSize(round(SMALL_PX))
        for note in self._notes:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._positions.to_qt(note.mark.anchor.start))
            y = max(self.cursorRect(cursor).top(), below)
            lines = 2 if note.comment and wide else 1
            below = y + 16 * lines + 4
            if below < 0 or y > height:
                continue
            look = self._theme.marks[note.mark.kind]
            room = GUTTER - 22 if wide else NARROW_GUTTER - 16
            area = QRect(left, y, room, 16)
            self._places.append((QRect(left - 6, y - 2, room + 12, 16 * lines + 4), note.mark.id))
            if note.mark.id == self._current:
                painter.fillRect(QRect(left - 8, y, 2, 16 * lines), QColor(look.ink))
            painter.setFont(strong)
            painter.setPen(QColor(look.ink))
            head = f"{look.sign} {note.head}" if wide else look.sign
            painter.drawText(area, self._flags(), _elided(head, strong, room))
            if note.comment and wide:
                painter.setFont(small)
                painter.setPen(QColor(self._theme.soft))
                painter.drawText(area.translated(0, 16), self._flags(), _elided(note.comment, small, room))

    def _flags(self) -> int:
        return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _elided(words: str, font: QFont, room: int) -> str:
    return QFontMetrics(font).elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, room)


def margin_note(mark: Mark, names: Mapping[str, str]) -> MarginNote:
    """What the margin says of a mark: who said it where that is known, otherwise what kind it is."""
    said_by = [names[one] for one in mark.source_ids if one in names]
    return MarginNote(mark, ", ".join(said_by) or labels.KINDS[mark.kind], mark.comment)
