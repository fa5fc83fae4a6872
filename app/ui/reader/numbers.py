"""A selection inside a number in, the selection of the whole number out: Qt takes 310,000 for two words and a sign."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

LONGEST = 40  # a number that is longer is none
SIGNS = ".,'’\u00a0\u202f"  # between the digits of one number


def whole_number(cursor: QTextCursor) -> QTextCursor | None:
    """A cursor over the whole of the number that a selection lies in; None if it is in none, or is the whole."""
    document = cursor.document()

    def inside(at: int) -> bool:
        before, here, behind = (document.characterAt(at + step) for step in (-1, 0, 1))
        return here.isdigit() or (here in SIGNS and before.isdigit() and behind.isdigit())

    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if end - start > LONGEST or not all(inside(at) for at in range(start, end)):
        return None
    while inside(start - 1):
        start -= 1
    while inside(end):
        end += 1
    if (start, end) == (cursor.selectionStart(), cursor.selectionEnd()):
        return None
    whole = QTextCursor(cursor)
    whole.setPosition(start)
    whole.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return whole
