"""All notes in, the one to open out: a box to narrow the list, the notes that belong to no article first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.nouns import Noun
from app.ui.choose.pills import Pills
from app.ui.choose.rows import Choice, ChoiceList
from app.ui.notes.tabs import title
from app.ui.safety import LONGEST_LINE

if TYPE_CHECKING:
    from app.domain.note import Note
    from app.services.notes import Notes
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

_MOST_ROWS = 2_000


class NotesList(QWidget):
    """The notes that belong to no article, or all; typing narrows, Enter opens."""

    note_wanted = Signal(str)

    def __init__(self, notes: Notes, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self._jobs = jobs
        self._stale = True
        self.pills = Pills((("free", "Free notes"), ("all", "All notes")), theme)
        self.box = QLineEdit()
        self.box.setMaxLength(LONGEST_LINE)
        self.box.setPlaceholderText("Notes with this in their title")
        self.box.setAccessibleName("Notes with this in their title")
        self.box.setClearButtonEnabled(True)
        self.list = ChoiceList(theme)
        self.list.setAccessibleName("Notes")
        self.empty = QLabel()
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setObjectName("emptyWords")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(8)
        for part in (self.pills, self.box):
            inner.addWidget(part)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.empty, 1)
        self.pills.chosen.connect(lambda _name: self.refresh())
        self.box.textChanged.connect(lambda _text: self.refresh())
        self.box.installEventFilter(self)
        self.list.activated.connect(lambda _index: self._open())
        self.list.clicked.connect(lambda _index: self._open())
        jobs.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read the list again."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._jobs.read(self, partial(self._notes.all, self.box.text()), self._show, latest="list")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list with the focus in the box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down:
                    self.list.step(1)
                    return True
                case Qt.Key.Key_Up:
                    self.list.step(-1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._open()
                    return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QEvent) -> None:
        """Read what changed while the list was out of sight."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self.refresh()

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Noun.NOTE):
            self.refresh()

    def _open(self) -> None:
        if (choice := self.list.current()) is not None:
            self.note_wanted.emit(choice.value)

    def _show(self, notes: tuple[Note, ...]) -> None:
        free = self.pills.name() == "free"
        shown = [note for note in notes if not (free and note.article_id)][:_MOST_ROWS]
        self.list.show_choices([Choice(title(note), _detail(note), note.id) for note in shown])
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        if self.box.text():
            self.empty.setText("No note has this in its title. Ctrl+K searches the text of all notes.")
        else:
            self.empty.setText(
                "Free notes belong to no article: the story's memo, a list of calls. Ctrl+Alt+N makes one."
                if free
                else "Your notes will be listed here. Ctrl+Shift+N makes one."
            )


def _detail(note: Note) -> str:
    local = note.updated_at.astimezone()
    return f"{local.day} {local:%b}"
