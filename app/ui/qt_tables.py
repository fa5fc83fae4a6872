"""A page with tables in; their columns made as wide as their longest words, and the table wider than the text if need be."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nlargest

from PySide6.QtGui import QFontMetricsF, QTextCursor, QTextDocument, QTextFrame, QTextLength, QTextTable

LONGEST_WORD = 28  # letters; a longer one, such as an address, is broken
_MEASURED = 3  # of the words of most letters in a column, how many are measured
_SPARE = 2  # pixels, for what rounding takes


def fit_tables(document: QTextDocument, measure: int) -> None:
    """Let no column be narrower than its words: left to itself, Qt breaks them into letters to keep to the measure."""
    for table in _tables(document.rootFrame()):
        if table.childFrames() or table.columns() < 2:
            continue
        columns = [_widths(table, column) for column in range(table.columns())]
        least, wanted = (list(each) for each in zip(*columns, strict=True))
        form = table.format()
        room = measure - 2 * form.border() - form.cellSpacing() * (table.columns() + 1)
        form.clearColumnWidthConstraints()
        if sum(wanted) > room:
            fixed = QTextLength.Type.FixedLength
            form.setColumnWidthConstraints(
                [QTextLength(fixed, width) for width in _shared(least, wanted, room)]
            )
        if form != table.format():
            table.setFormat(form)


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            yield child
        yield from _tables(child)


def _widths(table: QTextTable, column: int) -> tuple[float, float]:
    """The least width of a column, which is that of its longest word, and the one that needs no second line."""
    texts: list[tuple[str, QFontMetricsF]] = []
    padding = 0.0
    for row in range(table.rows()):
        cell = table.cellAt(row, column)
        if cell.columnSpan() > 1 or cell.row() != row:
            continue
        form = cell.format().toTableCellFormat()
        padding = max(padding, form.leftPadding() + form.rightPadding())
        cursor: QTextCursor = cell.firstCursorPosition()
        metrics = QFontMetricsF(cursor.charFormat().font())
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        texts += [(text, metrics) for text in cursor.selectedText().split("\u2029")]
    words = [(word[:LONGEST_WORD], metrics) for text, metrics in texts for word in text.split()]
    least, wanted = _widest(words), _widest(texts)
    return least + padding + _SPARE, max(least, wanted) + padding + _SPARE


def _widest(texts: list[tuple[str, QFontMetricsF]]) -> float:
    longest = nlargest(_MEASURED, texts, key=lambda each: len(each[0]))
    return max((metrics.horizontalAdvance(text) for text, metrics in longest), default=0.0)


def _shared(least: list[float], wanted: list[float], room: float) -> list[float]:
    """Each column's least width, and of what is left over as much as it wants beside the others."""
    left, missing = max(0.0, room - sum(least)), sum(wanted) - sum(least)
    share = left / missing if missing else 0.0
    return [few + (many - few) * share for few, many in zip(least, wanted, strict=True)]
