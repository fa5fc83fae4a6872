"""The open article in, its notes out: tabs, one note to write in, and the list of all notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.errors import KnownError
from app.domain.nouns import Noun
from app.ui.notes.empty import Empty
from app.ui.notes.follow import Follower
from app.ui.notes.listing import NotesList
from app.ui.notes.page import NotePage, Quoted
from app.ui.notes.tabs import NoteTabs
from app.ui.notes.verbs import NoteVerbs
from app.ui.pane import Pane

if TYPE_CHECKING:
    from app.domain.note import Note
    from app.services.notes import Notes
    from app.ui.pane import Context, Span

_TEXT_SIZE = 15  # pixels


@dataclass(frozen=True, slots=True)
class _AtHand:
    """The notes of an article, and those opened beside it, as they were read after `edits` changes by the user."""

    of_article: tuple[Note, ...]
    guests: tuple[Note, ...]
    edits: int


class NotesPanel(Pane):
    """The notes pane."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._services = services = context.services
        self._jobs = jobs = context.jobs
        theme = context.theme
        self.article_id = ""
        self._guests: list[str] = []
        self._last: dict[str, str] = {}  # article -> the note it was left at
        self._wanted = ""
        self.setAccessibleName("Notes")
        self.setObjectName("notesPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = NoteTabs(theme)
        self.page = NotePage(services, jobs, theme, _font(self.font()))
        self.list = NotesList(services.notes, jobs, theme)
        self.empty = Empty()
        self.follower = Follower(context, self)
        self.verbs = NoteVerbs(services, jobs, theme, self.page)
        self.stack = QStackedWidget()
        for part in (self.empty, self.page, self.list):
            self.stack.addWidget(part)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.tabs)
        inner.addWidget(self.stack, 1)
        self._connect()
        self.page.set_preview(context.settings.load().preview)
        self._show_what_there_is()

    def _connect(self) -> None:
        say = self._context.say
        self.tabs.chosen.connect(partial(self._context.open, Noun.NOTE))
        self.tabs.close_wanted.connect(self._close)
        self.tabs.new_wanted.connect(self.new_note)
        self.tabs.list_wanted.connect(lambda _wanted: self._show_what_there_is())
        self.list.note_wanted.connect(self._open_and_write)
        self.page.backlinks.note_wanted.connect(self._open_and_write)
        self.page.link_clicked.connect(self.follower.follow)
        self.follower.anchor_wanted.connect(self.page.preview.view.scrollToAnchor)
        self.page.preview_chosen.connect(self.set_preview)
        page, verbs = self.page, self.verbs
        move = lambda: verbs.move(self.article_id)  # noqa: E731
        page.toolbar.offer(
            (page.bold, page.link, page.task, page.quote),
            (verbs.history, move, verbs.export, verbs.copy, page.find_bar.open, verbs.delete),
        )
        self.empty.new_wanted.connect(self.new_note)
        self.verbs.said.connect(say)
        self._jobs.changed.connect(self._changed)

    def set_preview(self, place: str) -> None:
        """Let the preview stand `beside` or `below` the text, or be `off`."""
        self.page.set_preview(place)
        self._context.wishes.preview.emit(place)

    def follow(self, article_id: str) -> None:
        """Show the notes of an article; a note opened beside the last one stays open. Empty: no article is open."""
        self.page.saver.flush()
        if self.page.note_id and self.page.note_id not in self._guests:
            self._last[self.article_id] = self.page.note_id
        self.article_id = article_id
        self._wanted = ""
        self._read()

    def reveal(self, noun: Noun, noun_id: str, span: Span) -> None:
        """Open a note, of whatever article."""
        self._wanted = noun_id
        self.tabs.all.setChecked(False)
        self._read()

    def flush(self) -> None:
        """Save what was typed."""
        self.page.saver.flush()

    def new_note(self, *, free: bool = False) -> None:
        """Make a note of the open article, or a free one where none is open, and write in it."""
        self._make("" if free else self.article_id, "")

    def insert_quote(self, mark_id: str) -> None:
        """Put a marked passage into the open note, or into a new one where none is open; the focus stays where it is."""
        self._jobs.read(self, partial(self._services.notes.quote, mark_id), partial(self._put_quote, mark_id))

    def all_notes(self) -> None:
        """Show the list of all notes, or go back to the note."""
        self.tabs.all.setChecked(not self.tabs.all.isChecked())

    def go(self) -> None:
        """Put the cursor into the note."""
        if self.page.note_id:
            self.tabs.all.setChecked(False)
            self.page.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.new_note()

    def cycle_preview(self) -> None:
        """Let the preview stand at the next of its places."""
        places = ("below", "beside", "off")
        self.set_preview(places[(places.index(self.page.preview_place) + 1) % len(places)])

    def do(self, verb: Callable[[NotesPanel], object]) -> None:
        """Do something with the open note, if there is one."""
        if self.page.note_id:
            self.tabs.all.setChecked(False)
            verb(self)

    def _make(self, article_id: str, text: str, *, focus: bool = True) -> None:
        def then(changes: Changes) -> None:
            (self._open_and_write if focus else partial(self._context.open, Noun.NOTE))(changes.made)

        self._jobs.write(self, partial(self._services.notes.add, article_id, text), then)

    def _open_and_write(self, note_id: str) -> None:
        self._context.open(Noun.NOTE, note_id)
        self.stack.setCurrentWidget(self.page)
        self.page.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_quote(self, mark_id: str, quote: str) -> None:
        if not self.page.note_id:
            text = f"{quote.strip()}\n\n"
            self.page.quoted = Quoted(mark_id, "", text)
            self._make(self.article_id, text, focus=False)
        else:
            self.page.write_quote(mark_id, quote)
            self.tabs.all.setChecked(False)
        if not self.isVisible():
            self._context.say("Quoted into your note.")

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Noun.NOTE):
            self._read()

    def _read(self) -> None:
        asked = [*self._guests, self._wanted] if self._wanted else list(self._guests)
        work = partial(_at_hand, self._services.notes, self.article_id, asked, self.page.saver.edits)
        self._jobs.read(self, work, self._show, latest="notes")

    def _show(self, at_hand: _AtHand) -> None:
        own = {note.id for note in at_hand.of_article}
        notes = {note.id: note for note in (*at_hand.of_article, *at_hand.guests)}
        self._guests = [note.id for note in at_hand.guests if note.id not in own]
        wanted, self._wanted = self._wanted, ""
        if wanted and wanted not in notes:
            self._context.say("That note is not there any more. Undo may bring it back.")
        last = self._last.get(self.article_id, "")
        candidates = (wanted, self.page.note_id, last, *notes)
        note_id = next((each for each in candidates if each in notes), "")
        if note_id and note_id == self.page.note_id:
            self.page.refresh(notes[note_id], at_hand.edits)
        elif note_id:
            self.page.show_note(notes[note_id])
        else:
            self.page.leave()
        self.tabs.show_notes(list(notes.values()), note_id, frozenset(self._guests))
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        if self.tabs.all.isChecked():
            part: QWidget = self.list
        elif self.page.note_id:
            part = self.page
        else:
            part = self.empty if self.article_id else self.list
        self.stack.setCurrentWidget(part)

    def _close(self, note_id: str) -> None:
        self.page.leave()
        self._guests = [each for each in self._guests if each != note_id]
        self._read()


def _at_hand(notes: Notes, article_id: str, asked: Iterable[str], edits: int) -> _AtHand:
    guests = []
    for note_id in dict.fromkeys(asked):
        try:
            guests.append(notes.get(note_id))
        except KnownError:  # deleted meanwhile
            continue
    return _AtHand(notes.of_article(article_id) if article_id else (), tuple(guests), edits)


def _font(base: QFont) -> QFont:
    font = QFont(base)
    font.setPixelSize(_TEXT_SIZE)
    return font
