"""A text of any length in, the same in an editor out: what makes very many lines comes in by turns of the event loop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from app.ui.notes.writing.longtext import LongText

LETTERS = 50_000  # at a time: what Qt takes in some hundredths of a second, whatever they are


class Filling(QObject):
    """Fills an editor. Until the last piece is in, nobody writes there, and `rest` is what is still to come."""

    def __init__(self, editor: LongText) -> None:
        super().__init__(editor)
        self._editor = editor
        self._cursor = QTextCursor()
        self._rest: list[str] = []
        self._as_one = False
        self._together = 1
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

    def fill(self, cursor: QTextCursor, pieces: list[str], *, as_one: bool, together: int = 1) -> None:
        """Put pieces in where the cursor is, one a turn; `as_one` with what went in before, for undo."""
        self._cursor, self._as_one, self._together = QTextCursor(cursor), as_one, together
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
            self._editor.seams.write(self._cursor, piece, self._together)
            if self._as_one:
                self._cursor.endEditBlock()
        if self._rest:
            self._timer.start()
            return
        self._timer.stop()
        self._editor.setReadOnly(False)
        if not self._as_one:
            self._editor.document().setUndoRedoEnabled(True)
            self._editor.ensureCursorVisible()


def pieces(text: str) -> Iterator[str]:
    """A text cut into pieces that go in at once, between lines where there are any."""
    start = 0
    while len(text) - start > LETTERS:
        end = text.rfind("\n", start, start + LETTERS) + 1 or start + LETTERS
        yield text[start:end]
        start = end
    yield text[start:]
