"""What is typed after `[[` in, a link to something in the library out: the list under the cursor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from app.ui.choose.rows import Choice, ChoiceList
from app.ui.notes.writing import edits

if TYPE_CHECKING:
    from app.domain.note import Completion
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.notes.writing.editor import NoteEditor
    from app.ui.theme import Theme

_WIDTH = 380
_ROWS = 8


class LinkCompleter(QObject):
    """Offers articles, sources, notes and marks while a `[[` is open before the cursor.

    The focus stays in the editor: arrows walk, Enter and Tab take, Escape lets the signs stand.
    """

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, editor: NoteEditor) -> None:
        super().__init__(editor)
        self._services = services
        self._jobs = jobs
        self._editor = editor
        self._theme = theme
        self._asked: str | None = None
        self._refused: int | None = None  # the column of the `[[` that Escape let stand
        self.list = ChoiceList(theme, editor)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName("What to link to")
        self.list.hide()
        self.list.clicked.connect(lambda _index: self._take())
        theme.theme_changed.connect(self._dress)
        self._dress()
        editor.typed.connect(self._look)
        editor.cursorPositionChanged.connect(self._moved)
        editor.key_before.connect(self._key)
        editor.installEventFilter(self)

    def _dress(self) -> None:
        theme = self._theme
        self.list.setStyleSheet(
            f"QListView {{ background: {theme.panel}; border: 1px solid {theme.line}; outline: none; }}"
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when the editor loses the focus."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.list.hide()
        return super().eventFilter(watched, event)

    def _open(self) -> tuple[str, int] | None:
        """What was typed after the open `[[`, and its column; None where none is open or it was let stand."""
        before = self._editor.before_cursor()
        query = edits.open_link(before)
        if query is None:
            self._refused = None
            return None
        column = len(before) - len(query)
        return None if column == self._refused else (query, column)

    def _look(self) -> None:
        if (found := self._open()) is None:
            self.list.hide()
            return
        query = self._asked = found[0]
        work = partial(self._services.notes.complete, query.strip())
        self._jobs.read(self, work, partial(self._show, query), latest="complete")

    def _moved(self) -> None:
        # The cursor moves before `typed` is told; look once both are through.
        if self.list.isVisible():
            QTimer.singleShot(0, self, self._gone_astray)

    def _gone_astray(self) -> None:
        found = self._open()
        if found is None or found[0] != self._asked:
            self.list.hide()

    def _show(self, query: str, completions: tuple[Completion, ...]) -> None:
        found = self._open()
        if found is None or found[0] != query or not self._editor.hasFocus():
            return
        self.list.show_choices([Choice(each.label, each.detail, each) for each in completions])
        if not completions:
            self.list.hide()
            return
        self._place(len(completions), _utf16_left(self._editor, query))
        self.list.show()
        self.list.raise_()

    def _place(self, rows: int, column_x: int) -> None:
        """Under the line, or above it where there is no room below."""
        window = self._editor.window()
        if self.list.parentWidget() is not window:
            self.list.setParent(window)
        line = self._editor.cursorRect()
        viewport = self._editor.viewport()
        width = min(_WIDTH, window.width() - 16)
        height = self.list.height_of(min(rows, _ROWS))
        below = viewport.mapTo(window, QPoint(column_x, line.bottom() + 4))
        above = viewport.mapTo(window, QPoint(column_x, line.top() - 4 - height))
        at = below if below.y() + height <= window.height() or above.y() < 0 else above
        self.list.setGeometry(max(8, min(at.x(), window.width() - width - 8)), at.y(), width, height)

    def _key(self, event: QKeyEvent) -> None:
        if not self.list.isVisible():
            return
        match event.key():
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._take()
            case Qt.Key.Key_Escape:
                self._refused = (self._open() or ("", None))[1]
                self.list.hide()
            case _:
                return
        event.accept()

    def _take(self) -> None:
        choice, found = self.list.current(), self._open()
        self.list.hide()
        if choice is None or found is None:
            return
        # Making the link reads nothing but the completion, so it may stand on the window's thread.
        link = self._services.notes.link(choice.value)
        after = self._editor.textCursor()
        if (
            after.block()
            .text()
            .encode("utf-16-le")[after.positionInBlock() * 2 :]
            .startswith("]]".encode("utf-16-le"))
        ):
            after.deleteChar()
            after.deleteChar()
        self._editor.put(link, back=len(found[0]) + 2)


def _utf16_left(editor: NoteEditor, query: str) -> int:
    """Where on screen, in pixels of the viewport, the `[[` before `query` begins, if it is in the same line."""
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.Left, n=len(query.encode("utf-16-le")) // 2 + 2)
    start, here = editor.cursorRect(cursor), editor.cursorRect()
    return start.left() if start.top() == here.top() else here.left()
