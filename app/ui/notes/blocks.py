"""Rendered blocks of a note in, one text document out in which each block can be replaced alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

GAP = 8  # pixels between two blocks
_OPENING = 4_000  # letters of HTML that surely reach into the words of the first line


class Blocks:
    """The blocks on screen, in reading order.

    Each lives in a table of one cell: what is written into a cell cannot run into its neighbours, and Qt gives the
    empty lines between two tables no height.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._document.setUndoRedoEnabled(False)
        self._tables: list[QTextTable] = []
        self._source = QTextDocument(document)
        self._format = QTextTableFormat()
        self._format.setBorder(0)
        self._format.setCellPadding(0)
        self._format.setCellSpacing(0)
        self._format.setBottomMargin(GAP)  # Qt passes over the margin of the last block in a cell
        self._format.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))

    def __len__(self) -> int:
        return len(self._tables)

    def clear(self) -> None:
        """Take all blocks away."""
        self._tables = []
        self._document.clear()

    def replace(self, first: int, removed: int, html: Sequence[str]) -> None:
        """From block `first`, take `removed` away and put `html` there."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        kept = min(removed, len(html))
        for table, block in zip(self._tables[first : first + kept], html, strict=False):
            self._fill(table, block, empty=False)
        for table in self._tables[first + kept : first + removed]:
            table.removeRows(0, 1)
        del self._tables[first + kept : first + removed]
        for number, block in enumerate(html[kept:], first + kept):
            if number < len(self._tables):
                cursor.setPosition(self._tables[number].firstPosition() - 1)
            else:
                cursor.movePosition(QTextCursor.MoveOperation.End)
            table = cursor.insertTable(1, 1, self._format)
            self._fill(table, block, empty=True)
            self._tables.insert(number, table)
        cursor.endEditBlock()

    def position(self, block: int) -> int:
        """Where block number `block` begins in the document, as Qt counts."""
        return self._tables[block].firstPosition()

    def text(self) -> list[str]:
        """The words of each block."""
        words = []
        for table in self._tables:
            cell = table.cellAt(0, 0)
            cursor = cell.firstCursorPosition()
            cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            words.append(cursor.selection().toPlainText())
        return words

    def _fill(self, table: QTextTable, html: str, *, empty: bool) -> None:
        cell = table.cellAt(0, 0)
        cursor = cell.firstCursorPosition()
        if not empty:
            cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            # The line that is left keeps the old block's look, and the new block would begin with it.
            if (items := cursor.currentList()) is not None:
                items.remove(cursor.block())
            cursor.setBlockFormat(QTextBlockFormat())
            cursor.setBlockCharFormat(QTextCharFormat())
            cursor.setCharFormat(QTextCharFormat())
        cursor.insertHtml(html)
        # Qt lets the first block of what is inserted keep the look of the place, not its own.
        self._source.setDefaultStyleSheet(self._document.defaultStyleSheet())
        self._source.setHtml(html[:_OPENING])
        cursor.setPosition(cell.firstPosition())
        first = cursor.block()
        if not first.text() and first.textList() is None and first.next().textList() is not None:
            cursor.deleteChar()  # Qt sets a list below an empty line
        if cursor.currentList() is None:
            cursor.setBlockFormat(self._source.firstBlock().blockFormat())
