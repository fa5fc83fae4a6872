"""A page and its marks in; a part of it set at a comfortable measure, marks washed, their signs in the margin, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QUrl, Signal
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
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from app.ui.pictures.fit import fit_pictures, give_pictures_room
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
SIGN_LENGTH = 12
MANY = 150  # marks and places found that are washed at once
AROUND = 80  # pixels above and below the window within which they are washed where there are more


class ReaderView(SafeBrowser):
    """The page, or the part of it that is shown. Marks are extra selections: the document never changes for them."""

    link_clicked = Signal(str)
    mark_clicked = Signal(str)
    selected = Signal()  # a selection by mouse or keys has come to rest
    selection_known = Signal(bool)  # whether there is a selection now
    pictures_wanted = Signal(tuple, int)  # the names of those that the part lacks, and how many it has in all

    def __init__(self, theme: Theme, style: page.PageStyle, measure: int) -> None:
        super().__init__()
        self._theme = theme
        self._style = style
        self._letters = measure
        self._page = page.Page("", "", "", ())
        self.part = 0  # the number of the one that is shown
        self.positions = Positions("", "", (0, 0))
        self._notes: tuple[MarginNote, ...] = ()
        self._near: tuple[MarginNote, ...] = ()  # those that are washed and drawn in the margin now
        self._current = ""
        self._found: list[tuple[int, int]] = []
        self._found_at = -1
        self._margin = Margin()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Article")
        self.setObjectName("readerView")
        # A bar that came and went would change the width, with it the margins, and with them whether there is a bar.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copyAvailable.connect(self.selection_known)
        self.anchorClicked.connect(lambda url: self._follow(url.toString()))
        self.verticalScrollBar().valueChanged.connect(
            lambda _value: self._select() if len(self._notes) + len(self._found) > MANY else None
        )

    def restyle(self, style: page.PageStyle, measure: int) -> None:
        """Take another style or measure; the page must be shown again."""
        self._style, self._letters = style, measure

    def measure(self) -> int:
        """The width of the text in pixels, by the letters of real words."""
        font = QFont()
        font.setFamilies(list(self._style.families))
        font.setPixelSize(self._style.size)
        wanted = round(QFontMetrics(font).horizontalAdvance(SAMPLE) / len(SAMPLE) * self._letters)
        return max(
            160, min(wanted, self.viewport().width() - 2 * LEAST_SIDE - gutter(self.viewport().width()))
        )

    def show_page(self, shown: page.Page, part: int = 0) -> None:
        """Show a page, or that part of it; selection and place are those of a new page."""
        self._page = shown
        self.whole = (shown.words, shown.whole) if len(shown.parts) > 1 else None
        self._found, self._found_at = [], -1
        self._turn(min(part, len(shown.parts) - 1))

    def _turn(self, number: int) -> None:
        """Show a part of the page from its beginning."""
        self.part, part, document = number, self._page.parts[number], self.document()
        names = part.pictures
        self.set_pictures({name: self._pictures[name] for name in names if name in self._pictures})
        document.setDefaultStyleSheet(page.style(self._style))
        document.setDocumentMargin(0)
        # The text is laid out once, with its margins and all that has a width, and not before.
        document.setLayoutEnabled(False)
        widths = {name: image.width() for name, image in self._pictures.items()}
        self.setHtml(self._page.html(number, widths, self.measure()))
        give_pictures_room(document)
        self._set_margins(anew=True)
        document.setLayoutEnabled(True)
        raw = document.toRawText()
        sign, end = raw.find(page.BODY), raw.rfind(page.END)
        body = (sign + len(page.BODY) if sign >= 0 else 0, end if end >= 0 else len(raw))
        self.positions = Positions(self._page.text[part.start : part.end], raw, body, part.start)
        self._select()
        self.pictures_wanted.emit(tuple(name for name in names if name not in self._pictures), len(names))

    def take_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """Show pictures of the part in their places; what is read stays where it is."""
        document, top = self.document(), self.cursorForPosition(QPoint(0, 0))
        before = self.cursorRect(top).top()
        self.set_pictures({**self._pictures, **pictures})
        for name, image in pictures.items():
            document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
        once = QTextCursor(document)
        once.beginEditBlock()
        fit_pictures(document, self._pictures, self.measure())
        once.endEditBlock()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(top).top() - before)

    def _follow(self, address: str) -> None:
        if not address.startswith(page.TURN):
            self.link_clicked.emit(address)
            return
        forward = (number := int(address.removeprefix(page.TURN))) > self.part
        self._turn(number)
        bar = self.verticalScrollBar()
        bar.setValue(0 if forward else bar.maximum())  # reading goes on where it was

    def show_marks(self, notes: Sequence[MarginNote], current: str) -> None:
        """Show these marks, one of them as the current one."""
        self._notes = tuple(notes)
        self._current = current
        self._select()
        self.viewport().update()

    def show_found(self, spans: Sequence[tuple[int, int]], at: int) -> None:
        """Show what was found on the page (code points of the text), and go to number `at` of it."""
        self._found = []  # the old ones need not be washed on the way
        if 0 <= at < len(spans):
            self.go_to(*spans[at], select=False)
        self._found, self._found_at = list(spans), at
        self._select()

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
        start = self.positions.from_qt(first)
        end = self.positions.from_qt(last, end=True)
        return (start, end) if start < end else None

    def go_to(self, start: int, end: int, *, select: bool = True) -> None:
        """Bring a passage in sight, a third of the page from the top, and select it; one without letters comes to the top."""
        if (number := self._page.number_of(start)) != self.part:
            self._turn(number)
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
        if start == end:
            bar.setValue(bar.value() + top)
        elif not 40 <= top <= self.viewport().height() - 80:
            bar.setValue(bar.value() + top - self.viewport().height() // 3)

    def corner(self, mark: Mark | None) -> QPoint:
        """Where a mark, or the selection, ends in the viewport: the place for a bar."""
        end = self.positions.to_qt(mark.anchor.end, end=True) if mark else self.textCursor().selectionEnd()
        cursor = QTextCursor(self.document())
        cursor.setPosition(end)
        rect = self.cursorRect(cursor)
        return QPoint(rect.left(), rect.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure in the middle."""
        if event.oldSize().width() != event.size().width():
            self._set_margins()
        super().resizeEvent(event)

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
        paint_bars(self, painter, text_area(self), self._theme.line)
        right = text_area(self).right() + 14
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
        position = self.positions.from_qt(cursor.position())
        inside = [n.mark for n in self._notes if n.mark.anchor.start <= position <= n.mark.anchor.end]
        # A wide table reaches beyond the text.
        if not inside or (cursor.currentTable() is None and not text_area(self).contains(at)):
            return ""
        # Of marks over one another the shortest is meant: the longer one can be clicked outside it.
        return min(inside, key=lambda mark: mark.anchor.end - mark.anchor.start).id

    def _set_margins(self, *, anew: bool = False) -> None:
        width = self.viewport().width()
        measure, side = self.measure(), gutter(width)
        left = max(LEAST_SIDE, (width - measure - side) // 2)
        frame = self.document().rootFrame().frameFormat()
        wanted = (left, max(side, width - left - measure))
        if not anew and (round(frame.leftMargin()), round(frame.rightMargin())) == wanted:
            return
        frame.setLeftMargin(wanted[0])
        frame.setRightMargin(wanted[1])
        frame.setTopMargin(TOP)
        frame.setBottomMargin(TOP * 3)
        once = QTextCursor(self.document())
        once.beginEditBlock()  # else Qt lays the page out at each of these
        self.document().rootFrame().setFrameFormat(frame)
        fit_pictures(self.document(), self._pictures, measure)
        fit_tables(self.document(), measure)
        once.endEditBlock()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_qt(start))
        # Where nothing is between, the end would be behind the letter before, perhaps a paragraph up.
        if start < end:
            cursor.setPosition(self.positions.to_qt(end, end=True), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _select(self) -> None:
        rows = []
        first, last = _reach(self, self.positions, len(self._notes) + len(self._found))
        near = (
            note for note in self._notes if note.mark.anchor.start < last and note.mark.anchor.end > first
        )
        self._near = tuple(near)
        for note in self._near:
            style = self._theme.marks[note.mark.kind]
            form = QTextCharFormat()
            form.setBackground(QColor(style.wash))
            if note.mark.id == self._current or self._theme.underlined:
                form.setFontUnderline(True)
                form.setUnderlineColor(QColor(style.ink))
            rows.append(_selection(self._cursor(note.mark.anchor.start, note.mark.anchor.end), form))
        for number, span in enumerate(self._found):
            if span[0] >= last or span[1] <= first:
                continue
            form = QTextCharFormat()
            form.setBackground(
                QColor(self._theme.accent if number == self._found_at else self._theme.accent_wash)
            )
            if number == self._found_at:
                form.setForeground(QColor(self._theme.on_accent))
            rows.append(_selection(self._cursor(*span), form))
        self.setExtraSelections(rows)


def _reach(view: QTextEdit, here: Positions, many: int) -> tuple[int, int]:
    """The stretch of the text in which marks and places found are washed: of very many, only those around."""
    if many <= MANY:
        return here.first, here.last
    port = view.viewport()
    first = view.cursorForPosition(QPoint(0, -AROUND)).position()
    last = view.cursorForPosition(QPoint(port.width(), port.height() + AROUND)).position()
    return here.from_qt(first), here.from_qt(last, end=True)


def top_of(view: ReaderView) -> int:
    """The code point at the top of what is seen; 0 where that is the beginning of the page."""
    if view.part == 0 and view.verticalScrollBar().value() == 0:
        return 0
    corner = QPoint(text_area(view).left(), 0)
    return view.positions.from_qt(view.cursorForPosition(corner).position())


def text_area(view: QTextEdit) -> QRect:
    """The column of the text in the viewport."""
    frame = view.document().rootFrame().frameFormat()
    left = round(frame.leftMargin())
    width = view.viewport().width() - left - round(frame.rightMargin())
    return QRect(left, 0, width, view.viewport().height())


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


def paint_bars(view: QTextEdit, painter: QPainter, text: QRect, colour: str) -> None:
    """Draw the lines under the head of the page and over its foot, and a bar beside each quotation in sight."""
    layout, top = view.document().documentLayout(), view.verticalScrollBar().value()
    text = text.translated(-view.horizontalScrollBar().value(), 0)
    block = view.cursorForPosition(QPoint(text.left(), 0)).block()
    while block.isValid():
        area = layout.blockBoundingRect(block)
        if area.top() > top + view.viewport().height():
            return
        if block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel):
            rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
            side = text.right() - 2 if rtl else text.left()
            bar = QRect(side, round(area.top() - top), 3, round(area.height()))
            painter.fillRect(bar, QColor(colour))
        elif block.length() < SIGN_LENGTH and block.text().strip() in (page.BODY, page.END):
            y = round(area.top() - top)
            painter.setPen(QColor(colour))
            painter.drawLine(text.left(), y, text.right(), y)
        block = block.next()
