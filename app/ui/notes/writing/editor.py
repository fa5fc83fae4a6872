"""Keys, pastes and drops in, the Markdown of one note out: the text area and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QTextCursor,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.ui.notes.writing import edits
from app.ui.notes.writing.longtext import LongText
from app.ui.notes.writing.pasted import text_of_html
from app.ui.notes.writing.seams import SEPARATOR, Places

if TYPE_CHECKING:
    from app.ui.theme import Theme

_MARGIN = 16
_MOST_AT_ONCE = 100_000  # letters of lines that are changed in a moment
_MOST_HTML = 100_000  # of a paste without a text of its own, what Qt reads in a moment


def _utf16(text: str) -> int:
    """The length of `text` as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2


def _changed_lines(text: str, change: Callable[[list[str]], list[str]]) -> str:
    return "\n".join(change(text.split("\n")))


class NoteEditor(LongText):
    """A plain text area that knows the habits of Markdown: lists go on, links are pasted over words."""

    long_change = Signal(object, object)  # work to do elsewhere, and what then takes its result
    key_before = Signal(
        object
    )  # a QKeyEvent, offered first to whoever stands over the text; accepted means taken

    def __init__(self, theme: Theme, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(theme, font, parent)
        theme.theme_changed.connect(self._dress)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("noteEditor")
        self.setAccessibleName("Note")
        self.setTabChangesFocus(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(_MARGIN)
        self.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(edits.STEP))
        self.setCursorWidth(2)

    def _dress(self) -> None:
        with self.showing():
            self.highlighter.restyle(self.font())

    def change_to(self, text: str, *, by_user: bool = True) -> None:
        """Let the text become `text` by the smallest change, so that cursor, scroll and undo stay."""
        self.filling.finish()
        old = self.text()
        start, end, new = edits.difference(old, text.replace("\r\n", "\n").replace("\r", "\n"))
        if start == end and not new:
            return
        places = Places(old, self.seams.positions())
        cursor = QTextCursor(self.document())
        cursor.setPosition(places.start(start))
        cursor.setPosition(max(places.start(start), places.end(end)), QTextCursor.MoveMode.KeepAnchor)
        if by_user:
            self.write(cursor, new)
            return
        with self.showing():
            self.write(cursor, new)

    def before_cursor(self) -> str:
        """The words of the line before the cursor."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.position())
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().rpartition(SEPARATOR)[2]

    def put(self, text: str, back: int = 0) -> None:
        """Write `text` in place of the selection and of the `back` code points before it."""
        cursor = self.textCursor()
        if back:
            before = self.before_cursor()
            cursor.movePosition(
                QTextCursor.MoveOperation.Left,
                QTextCursor.MoveMode.KeepAnchor,
                _utf16(before[len(before) - back :]),
            )
        self.write(cursor, text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def put_block(self, text: str) -> None:
        """Write a block of its own after the line the cursor is in, and go on in a new line below it."""
        cursor = self.textCursor()
        cursor.setPosition(self.seams.line_of(cursor.position())[1])
        block = cursor.block()
        line = block.text().strip() or self.seams.goes_on(block)
        room = "\n\n" if line else "\n" if block.previous().text().strip() else ""
        self.write(cursor, f"{room}{text.strip()}\n" + ("" if block.next().isValid() else "\n"))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def each_line(self, change: Callable[[list[str]], list[str]]) -> None:
        """Change the lines of the selection, or the line the cursor is in, as one step of undo.

        Very many lines are changed by whoever hears of them, away from the window.
        """
        cursor = self.textCursor()
        start = self.seams.line_of(cursor.selectionStart())[0]
        last = cursor.selectionEnd()
        if cursor.hasSelection() and start < last == self.document().findBlock(last).position():
            last -= 1
        whole = QTextCursor(self.document())
        whole.setPosition(start)
        whole.setPosition(self.seams.line_of(last)[1], QTextCursor.MoveMode.KeepAnchor)
        old = self.selected(whole)
        work = partial(_changed_lines, old, change)
        if len(old) > _MOST_AT_ONCE:
            revision = self.document().revision()
            self.long_change.emit(work, partial(self._put_lines_if, revision, whole, old))
        else:
            self._put_lines(whole, old, work())

    def _put_lines_if(self, revision: int, whole: QTextCursor, old: str, new: str) -> None:
        # What was typed meanwhile stays; the verb is then as good as not called.
        if revision == self.document().revision():
            self._put_lines(whole, old, new)

    def _put_lines(self, whole: QTextCursor, old: str, new: str) -> None:
        if new == old:
            return
        cursor = self.textCursor()
        several, start = cursor.hasSelection(), whole.selectionStart()
        from_end = whole.selectionEnd() - cursor.position()
        self.write(whole, new)
        end = whole.position()
        if several:
            whole.setPosition(start)
            whole.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        else:
            whole.setPosition(max(start, end - from_end))
        self.setTextCursor(whole)

    def wrap(self, sign: str) -> None:
        """Set signs of emphasis round the selection, or take them away; without one, stand between two signs."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.insertText(sign * 2)
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(sign))
            self.setTextCursor(cursor)
            return
        words = self.selected(cursor)
        if "\n" in words:  # emphasis ends with its paragraph
            return
        self._replace_selection(edits.wrapped(words, sign))

    def link(self) -> None:
        """Make a link of the selection, with the cursor where its address belongs."""
        cursor = self.textCursor()
        words, start = self.selected(cursor).replace("\n", " "), cursor.selectionStart()
        if edits.is_address(words):
            self.write(cursor, f"[]({words.strip()})")
            cursor.setPosition(start + 1)
        else:
            self.write(cursor, edits.linked(words, ""))
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=1 if words else 3)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let lists go on at Enter and step in and out at Tab."""
        event.ignore()
        self.key_before.emit(event)
        if event.isAccepted():
            return
        event.accept()
        key, plain = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain == Qt.KeyboardModifier.NoModifier:
            if self._go_on():
                return
        elif key == Qt.Key.Key_Backtab:
            self.each_line(lambda lines: [edits.outdented(line) for line in lines])
            return
        elif key == Qt.Key.Key_Tab and plain == Qt.KeyboardModifier.NoModifier:
            if self.textCursor().hasSelection() or edits.is_item(self.textCursor().block().text()):
                self.each_line(lambda lines: [edits.indented(line) for line in lines])
            else:
                self.textCursor().insertText(edits.STEP)
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words and web addresses may come in; files go to the window."""
        return (source.hasText() or source.hasHtml()) and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a paste or drop as plain text; an address over words makes them a link."""
        text = source.text()
        if not text and source.hasHtml():
            html = source.html()
            is_long = len(html) > _MOST_HTML
            text = text_of_html(html) if is_long else QTextDocumentFragment.fromHtml(html).toPlainText()
        words = self.selected(self.textCursor())
        if words and "\n" not in words and edits.is_address(text) and not edits.is_address(words):
            text = edits.linked(words, text.strip())
        self._replace_selection(text.replace("\r\n", "\n").replace("\r", "\n"), keep=False)
        self.ensureCursorVisible()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window."""
        if self.canInsertFromMimeData(event.mimeData()):
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Leave files to the window."""
        if self.canInsertFromMimeData(event.mimeData()):
            super().dragMoveEvent(event)
        else:
            event.ignore()

    def _replace_selection(self, text: str, *, keep: bool = True) -> None:
        cursor = self.textCursor()
        start = cursor.selectionStart()
        self.write(cursor, text)
        if keep:
            end = cursor.position()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _go_on(self) -> bool:
        """Enter in a list or quote: the next line begins as this one; in an empty item, the list ends."""
        cursor = self.textCursor()
        if cursor.hasSelection() or self.seams.goes_on(cursor.block()):
            return False
        marker = edits.next_marker(self.before_cursor())
        if marker is None:
            return False
        if marker:
            cursor.insertText("\n" + marker)
        elif cursor.atBlockEnd():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            return False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True
