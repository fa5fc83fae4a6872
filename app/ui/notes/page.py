"""One note in, the place to write it out: toolbar, text, preview, find bar and what links here, held together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.domain.note import Note, Target
from app.domain.nouns import Noun
from app.ui.notes.backlinks import Backlinks
from app.ui.notes.preview import LivePreview
from app.ui.notes.saver import Saver
from app.ui.notes.toolbar import Toolbar
from app.ui.notes.writing import edits
from app.ui.notes.writing.completer import LinkCompleter
from app.ui.notes.writing.editor import NoteEditor
from app.ui.notes.writing.find import FindInNote

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

_TASK = "clipdesk:task/"
PLAIN = "This note is very long, so its signs are not coloured."


class Quoted(NamedTuple):
    """The quotation that was put into a note last: of which mark, and the note before and after it."""

    mark_id: str = ""
    before: str = ""
    after: str = ""


class NotePage(QWidget):
    """Shows one note at a time. What is typed is saved by `saver`, and no refresh ever writes over it."""

    link_clicked = Signal(str)
    preview_chosen = Signal(str)

    def __init__(
        self, services: Services, jobs: Jobs, theme: Theme, font: QFont, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._places: dict[str, tuple[int, int]] = {}
        self.preview_place = "below"
        self.note_id = ""
        self.quoted = Quoted()
        self.saver = Saver(services.notes, jobs, self)
        self.editor = NoteEditor(theme, font)
        self.completer = LinkCompleter(services, jobs, theme, self.editor)
        self.preview = LivePreview(services.notes, jobs, theme, font)
        self.toolbar = Toolbar()
        self.find_bar = FindInNote(self.editor, jobs, theme)
        self.backlinks = Backlinks(services.notes, jobs, theme)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.editor)
        self.splitter.addWidget(self.preview)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.toolbar)
        inner.addWidget(self.splitter, 1)
        inner.addWidget(self.find_bar)
        inner.addWidget(self.backlinks)
        self.editor.typed.connect(self._typed)
        self.editor.long_change.connect(lambda work, then: jobs.pool(self, work, then))
        self.preview.link_clicked.connect(self._clicked)
        self.saver.said.connect(self._say)
        self.toolbar.preview_wanted.connect(self.preview_chosen)
        jobs.undoing.taking_back.connect(self._take_back)
        self.set_preview(self.preview_place)

    def set_preview(self, place: str) -> None:
        """Let the preview stand `beside` or `below` the text, or be `off`."""
        self.preview_place = place
        beside = place == "beside"
        self.splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self.preview.setVisible(place != "off")
        self.toolbar.show_preview(place)
        if place != "off":
            self.preview.show_text(self.editor.text())

    def show_note(self, note: Note) -> None:
        """Open another note where it was left; what the last one says is saved first."""
        self.leave()
        self.note_id = note.id
        unsaved = self.saver.unsaved(note.id)
        self.editor.show_text(note.text if unsaved is None else unsaved)
        if note.id in self._places:
            position, scroll = self._places[note.id]
            cursor = self.editor.textCursor()
            cursor.setPosition(min(position, self.editor.document().characterCount() - 1))
            self.editor.setTextCursor(cursor)
            self.editor.verticalScrollBar().setValue(scroll)
        self._say("")
        if self.preview_place != "off":
            self.preview.show_text(self.editor.text())
        self.backlinks.show_target(Target(Noun.NOTE, note.id))

    def leave(self) -> None:
        """Save, and remember where the cursor is."""
        self.saver.flush()
        if self.note_id:
            scroll = self.editor.verticalScrollBar().value()
            self._places[self.note_id] = (self.editor.textCursor().position(), scroll)
        self.note_id = ""

    def refresh(self, note: Note, edits_then: int) -> None:
        """Take what the library holds of the open note now, unless anything was typed since it was read."""
        if (
            note.id != self.note_id
            or self.saver.edits != edits_then
            or self.saver.unsaved(note.id) is not None
        ):
            return
        if note.text != self.editor.text():
            self.editor.change_to(note.text, by_user=False)
            self._show_change()

    def write_quote(self, mark_id: str, text: str) -> None:
        """Put the quotation of a mark where the cursor is."""
        before = self.editor.text()
        self.editor.put_block(text)
        self.quoted = Quoted(mark_id, before, self.editor.text())

    def _take_back(self, changes: Changes) -> None:
        """A mark that is taken back takes its quotation along, if that was the last thing written here."""
        mark_id, before, after = self.quoted
        if mark_id and changes.made == mark_id and self.note_id and self.editor.text() == after:
            self.editor.change_to(before)
            self.saver.flush()

    def bold(self) -> None:
        """Write strongly."""
        self._on_text(partial(self.editor.wrap, "**"))

    def italic(self) -> None:
        """Write with emphasis."""
        self._on_text(partial(self.editor.wrap, "*"))

    def link(self) -> None:
        """Begin a link."""
        self._on_text(self.editor.link)

    def task(self) -> None:
        """Let each line be a task, or none."""
        self._on_text(partial(self.editor.each_line, edits.tasks))

    def quote(self) -> None:
        """Let each line be a quotation, or none."""
        self._on_text(partial(self.editor.each_line, edits.quoted))

    def _on_text(self, do: Callable[[], object]) -> None:
        do()
        self.editor.setFocus()

    def _typed(self) -> None:
        if not self.note_id:
            return
        self.saver.note_changed(self.note_id, self.editor.text())
        self._say("")
        self._show_change()

    def _say(self, sentence: str) -> None:
        self.toolbar.say(sentence, "" if self.editor.coloured else PLAIN)

    def _show_change(self) -> None:
        if self.preview_place != "off":
            self.preview.update_text(self.editor.text())

    def _clicked(self, href: str) -> None:
        if not href.startswith(_TASK):
            self.link_clicked.emit(href)
            return
        number = href.removeprefix(_TASK)
        if number.isdecimal():
            note_id, text = self.note_id, self.editor.text()
            work = partial(self._services.notes.tick, text, int(number))
            self._jobs.pool(self, work, partial(self._ticked, note_id, text))

    def _ticked(self, note_id: str, before: str, after: str) -> None:
        # A key that came between would have moved the tasks; the click is then as good as not made.
        if note_id == self.note_id and before == self.editor.text():
            self.editor.change_to(after)
