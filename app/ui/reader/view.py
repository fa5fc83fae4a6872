"""A page and its marks in; the page set at a comfortable measure, marks washed, their signs in the margin, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

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
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from app.ui.qt_tables import fit_tables
from app.ui.reader import page
from app.ui.reader.margin import NARROW, WIDE, Margin, MarginNote
from app.ui.reader.numbers import whole_number
from app.ui.reader.positions import Positions
from app.ui.safety import SafeBrowser

if TYPE_CHECKING:
    from app.domain.mark import Mark
    from app.ui.theme import Theme

SAMPLE = "The council decided on Friday that what the river takes from the lower town it will give back. "
LEAST_SIDE = 24
MOST_MARGIN = 220  # pixels of the margin's words, where the window is wide
TOP = 28
PICTURE = "\ufffc"
MANY, AROUND = 150, 2  # marks washed all at once; pages either side where there are more


class ReaderView(SafeBrowser):
    """The page. Marks are extra selections: the document never changes for them."""

    mark_clicked = Signal(str)
    selected = Signal()  # a selection by mouse or keys has come to rest
    selection_known = Signal(bool)  # whether there is a selection now

    def __init__(self, theme: Theme, look: page.Look, measure: int) -> None:
        super().__init__()
        self._theme = theme
        self._look = look
        self._letters = measure
        self._positions = Positions("", "", 0)
        self._notes: tuple[MarginNote, ...] = ()
        self._near: tuple[MarginNote, ...] = ()  # those that are washed and drawn in the margin now
        self._current = ""
        self._found: list[tuple[int, int]] = []
        self._found_at = -1
        self._margin = Margin()
        self._sign = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Article")
        self.setObjectName("readerView")
        # A bar that came and went would change the width, with it the margins, and with them whether there is a bar.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copyAvailable.connect(self.selection_known)
        self.verticalScrollBar().valueChanged.connect(
            lambda _value: self._select() if len(self._notes) > MANY else None
        )

    def set_look(self, theme: Theme, look: page.Look, measure: int) -> None:
        """Take another theme, size or measure; the page must be shown again."""
        self._theme, self._look, self._letters = theme, look, measure

    def measure(self) -> int:
        """The width of the text in pixels, by the letters of real words."""
        font = QFont()
        font.setFamilies(list(self._look.families))
        font.setPixelSize(self._look.size)
        wanted = round(QFontMetrics(font).horizontalAdvance(SAMPLE) / len(SAMPLE) * self._letters)
        return max(
            160, min(wanted, self.viewport().width() - 2 * LEAST_SIDE - gutter(self.viewport().width()))
        )

    def show_page(self, html: str, text: str, pictures: Mapping[str, QImage]) -> None:
        """Show a page whose body is the version's `text`; selection and place are those of a new page."""
        self._found, self._found_at = [], -1
        self.set_pictures(pictures)
        document = self.document()
        document.setDefaultStyleSheet(page.style(self._look))
        document.setDocumentMargin(0)
        # The text is laid out once, with its margins, and not before it has them.
        document.setLayoutEnabled(False)
        self.setHtml(html)
        self._set_margins()
        document.setLayoutEnabled(True)
        raw = document.toRawText()
        sign = raw.find(page.BODY)
        body = sign + len(page.BODY) if sign >= 0 else 0
        self._positions = Positions(text, raw, body)
        self._sign = sign
        give_pictures_room(document, raw)
        fit_tables(document, self.measure())
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
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        table = cursor.currentTable()
        if cursor.hasComplexSelection() and table is not None:
            # Of cells Qt tells only where the first and the last one begin: from the one's start to the other's end.
            row, rows, column, columns = cells_of(cursor)
            first = table.cellAt(row, column).firstPosition()
            last = table.cellAt(row + rows - 1, column + columns - 1).lastPosition()
        start = self._positions.from_qt(first)
        end = self._positions.from_qt(last, end=True)
        return (start, end) if start < end else None

    def go_to(self, start: int, end: int, *, select: bool = True) -> None:
        """Bring a passage in sight, a third of the page from the top, and select it."""
        cursor = self._cursor(start, end)
        shown = QTextCursor(self.document())
        shown.setPosition(cursor.selectionStart())
        self.horizontalScrollBar().setValue(
            0
        )  # Qt goes sideways again, but only to where the passage needs it
        if select:
            self.setTextCursor(cursor)
        else:
            self.setTextCursor(shown)
        top = self.cursorRect(shown).top()
        bar = self.verticalScrollBar()
        if not 40 <= top <= self.viewport().height() - 80:
            bar.setValue(bar.value() + top - self.viewport().height() // 3)

    def corner(self, mark: Mark | None) -> QPoint:
        """Where a mark, or the selection, ends in the viewport: the place for a bar."""
        end = self._positions.to_qt(mark.anchor.end, end=True) if mark else self.textCursor().selectionEnd()
        cursor = QTextCursor(self.document())
        cursor.setPosition(end)
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
            whole = whole_number(self.textCursor())
            if whole is not None:  # else left alone: setting the cursor would move the page
                self.setTextCursor(whole)
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
        right = self._text_area().right() + 14
        room = self.viewport().width() - right - LEAST_SIDE
        width = max(gutter(self.viewport().width()) - 22, min(MOST_MARGIN, room))
        area = QRect(right, 0, width, self.viewport().height())
        self._margin.paint(
            painter,
            self._near,
            theme=self._theme,
            current=self._current,
            top_of=lambda mark: self.cursorRect(self._cursor(mark.anchor.start, mark.anchor.start)).top(),
            area=area,
        )
        painter.end()

    def _mark_at(self, at: QPoint) -> str:
        if mark_id := self._margin.at(at):
            return mark_id
        cursor = self.cursorForPosition(at)
        position = self._positions.from_qt(cursor.position())
        inside = [n.mark for n in self._notes if n.mark.anchor.start <= position <= n.mark.anchor.end]
        # A wide table reaches beyond the text.
        if not inside or (cursor.currentTable() is None and not self._text_area().contains(at)):
            return ""
        # Of marks over one another the shortest is meant: the longer one can be clicked outside it.
        return min(inside, key=lambda mark: mark.anchor.end - mark.anchor.start).id

    def _text_area(self) -> QRect:
        frame = self.document().rootFrame().frameFormat()
        left = round(frame.leftMargin())
        width = self.viewport().width() - left - round(frame.rightMargin())
        return QRect(left, 0, width, self.viewport().height())

    def _set_margins(self) -> None:
        width = self.viewport().width()
        measure, side = self.measure(), gutter(width)
        left = max(LEAST_SIDE, (width - measure - side) // 2)
        frame = self.document().rootFrame().frameFormat()
        wanted = (left, max(side, width - left - measure))
        if (round(frame.leftMargin()), round(frame.rightMargin())) == wanted:
            return
        frame.setLeftMargin(wanted[0])
        frame.setRightMargin(wanted[1])
        frame.setTopMargin(TOP)
        frame.setBottomMargin(TOP * 3)
        self.document().rootFrame().setFrameFormat(frame)
        fit_pictures(self.document(), self._pictures, measure)
        fit_tables(self.document(), measure)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_qt(start))
        # Where nothing is between, the end would be behind the letter before, perhaps a paragraph up.
        if start < end:
            cursor.setPosition(self._positions.to_qt(end, end=True), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _in_sight(self) -> list[MarginNote]:
        """The marks on the pages around the one in sight: of a thousand, the others need no wash yet."""
        height = self.viewport().height()
        first = self.cursorForPosition(QPoint(0, -AROUND * height)).position()
        last = self.cursorForPosition(QPoint(self.viewport().width(), (1 + AROUND) * height)).position()
        start, end = self._positions.from_qt(first), self._positions.from_qt(last, end=True)
        return [n for n in self._notes if n.mark.anchor.start <= end and n.mark.anchor.end >= start]

    def _select(self) -> None:
        rows = []
        self._near = tuple(self._in_sight()) if len(self._notes) > MANY else self._notes
        for note in self._near:
            look = self._theme.marks[note.mark.kind]
            form = QTextCharFormat()
            form.setBackground(QColor(look.wash))
            if note.mark.id == self._current or self._theme.underlined:
                form.setFontUnderline(True)
                form.setUnderlineColor(QColor(look.ink))
            rows.append(_selection(self._cursor(note.mark.anchor.start, note.mark.anchor.end), form))
        for number, span in enumerate(self._found):
            form = QTextCharFormat()
            form.setBackground(
                QColor(self._theme.accent if number == self._found_at else self._theme.accent_wash)
            )
            if number == self._found_at:
                form.setForeground(QColor(self._theme.on_accent))
            rows.append(_selection(self._cursor(*span), form))
        self.setExtraSelections(rows)

    def _paint_bars(self, painter: QPainter) -> None:
        """The line under the head of the page, and a bar beside each quotation in sight."""
        layout, top = self.document().documentLayout(), self.verticalScrollBar().value()
        text = self._text_area().translated(-self.horizontalScrollBar().value(), 0)
        block = self.cursorForPosition(QPoint(text.left(), 0)).block()
        while block.isValid():
            area = layout.blockBoundingRect(block)
            if area.top() > top + self.viewport().height():
                return
            if block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel):
                rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
                side = text.right() - 2 if rtl else text.left()
                bar = QRect(side, round(area.top() - top), 3, round(area.height()))
                painter.fillRect(bar, QColor(self._theme.line))
            elif self._sign >= 0 and block.text().strip() == page.BODY:
                y = round(area.top() - top)
                painter.setPen(QColor(self._theme.line))
                painter.drawLine(text.left(), y, text.right(), y)
            block = block.next()


def gutter(width: int) -> int:
    """The room at the right of the text for the margin, in a viewport of that width."""
    return WIDE if width > 470 + WIDE else NARROW


def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    row = QTextEdit.ExtraSelection()
    row.cursor = cursor
    row.format = form
    return row


def cells_of(cursor: QTextCursor) -> tuple[int, int, int, int]:
    """The cells of a selection in a table: first row, rows, first column, columns."""
    cells: tuple[int, int, int, int] = cursor.selectedTableCells()  # type: ignore[assignment]
    return cells


def fit_pictures(document: QTextDocument, pictures: Mapping[str, QImage], measure: int) -> None:
    """Give each picture its own width again, or that of the text where it is wider."""
    raw = document.toRawText()
    if PICTURE not in raw:
        return
    cursor, at = QTextCursor(document), raw.find(PICTURE)
    while at >= 0:
        cursor.setPosition(at + sum(1 for letter in raw[:at] if letter > "\uffff"))
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat().toImageFormat()
        image = pictures.get(form.name()) if form.isValid() else None
        if image is not None and form.width() != min(image.width(), measure):
            form.setWidth(min(image.width(), measure))
            cursor.setCharFormat(form)
        at = raw.find(PICTURE, at + 1)


def give_pictures_room(document: QTextDocument, raw: str) -> None:
    """A line of fixed height would cut a picture: its paragraph takes the height it needs."""
    form = QTextBlockFormat()
    form.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    at = raw.find(PICTURE)
    while at >= 0:
        cursor = QTextCursor(document)
        cursor.setPosition(at + sum(1 for letter in raw[:at] if letter > "\uffff"))
        cursor.mergeBlockFormat(form)
        at = raw.find(PICTURE, at + 1)
