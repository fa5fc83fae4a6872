"""A text of any length in, the same in an editor out: what makes very many lines comes in by turns of the event loop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from app.ui.notes.writing.longtext import LongText

LINES, LETTERS = 10_000, 200_000  # at a time: what Qt takes in some hundredths of a second


class Filling(QObject):
    """Fills an editor. Until the last piece is in, nobody writes there, and `rest` is what is still to come."""

    def __init__(self, editor: LongText) -> None:
        super().__init__(editor)
        self._editor = editor
        self._cursor = QTextCursor()
        self._rest: list[str] = []
        self._as_one = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def rest(self) -> str:
        """What is not in the document yet."""
        return "".join(reversed(self._rest))

    @property
    def place(self) -> int:
        """Where it will come in, as Qt counts."""
        return self._cursor.position()

    def fill(self, cursor: QTextCursor, pieces: list[str], *, as_one: bool) -> None:
        """Put pieces in where the cursor is, one a turn; `as_one` with what went in before, for undo."""
        self._cursor, self._as_one = QTextCursor(cursor), as_one
        self._rest = pieces[::-1]
        self._editor.setReadOnly(bool(pieces))
        if pieces:
            self._timer.start()

    def finish(self) -> None:
        """Put in at once what is still to come."""
        while self._rest:
            self._go_on()

    def drop(self) -> None:
        """Let go of what is still to come: another text is shown."""
        self._timer.stop()
        self.fill(QTextCursor(), [], as_one=False)
        self._editor.document().setUndoRedoEnabled(True)

    def _go_on(self) -> None:
        if not self._rest:
            return
        piece = self._rest.pop()
        with self._editor.showing():
            if self._as_one:
                self._cursor.joinPreviousEditBlock()
            self._cursor.insertText(piece)
            if self._as_one:
                self._cursor.endEditBlock()
        if self._rest:
            self._timer.start()
            return
        self._timer.stop()
        self._editor.setReadOnly(False)
        if not self._as_one:
            self._editor.document().setUndoRedoEnabled(True)


def pieces(text: str) -> Iterator[str]:
    """A text cut between lines into pieces that go in at once; one line is never cut, as Qt would set it anew each time."""
    if len(text) <= min(LINES, LETTERS):
        yield text
        return
    start = end = lines = 0
    while (found := text.find("\n", end)) >= 0:
        end, lines = found + 1, lines + 1
        if lines >= LINES or end - start >= LETTERS:
            yield text[start:end]
            start, lines = end, 0
    if start < len(text):
        yield text[start:]
