"""The selection or the current mark in, marks made and changed out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.mark import Mark, MarkKind, Passage
from app.ui.reader.margin import margin_note
from app.ui.reader.marks.comment import CommentBox
from app.ui.reader.marks.markbar import MarkBar

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.reader.marks.marklist import MarkList
    from app.ui.reader.view import ReaderView
    from app.ui.theme import Theme


class Marking(QObject):
    """What the keys and the small bar do. A selection that is no mark yet becomes one when a verb is done, not before."""

    source_wanted = Signal(object)  # of a mark, by its id, or of a Passage
    quote_wanted = Signal(str)
    notice_wanted = Signal(str)
    mark_chosen = Signal(str)

    def __init__(
        self, services: Services, jobs: Jobs, theme: Theme, view: ReaderView, listed: MarkList
    ) -> None:
        super().__init__(view)
        self._service = services.marks
        self._versions = services.versions
        self._jobs = jobs
        self._view = view
        self._list = listed
        self._version_id = ""
        self.marks: tuple[Mark, ...] = ()
        self._names: Mapping[str, str] = {}
        self.current = ""
        self.bar = MarkBar(theme, view.viewport())
        self.box = CommentBox(theme, view)
        self.bar.kind_wanted.connect(self.mark_as)
        self.bar.source_wanted.connect(self.ask_source)
        self.bar.comment_wanted.connect(self.comment)
        self.bar.quote_wanted.connect(self.quote_into_note)
        self.bar.delete_wanted.connect(self.delete)
        self.box.written.connect(self._write_comment)
        view.selected.connect(lambda: self.bar.offer(view.corner(None), None))
        view.selection_known.connect(lambda there: None if there else self.bar.hide())
        view.mark_clicked.connect(self.choose)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self.bar.hide())
        listed.mark_chosen.connect(self.go_to)

    def show_marks(self, version_id: str, marks: Sequence[Mark], names: Mapping[str, str]) -> None:
        """Take the marks of the version on screen, and the names of their sources."""
        self._version_id = version_id
        self.marks = tuple(mark for mark in marks if mark.version_id == version_id)
        self._names = names
        if self.current not in {mark.id for mark in self.marks}:
            self.current = ""
        self._show()

    def choose(self, mark_id: str) -> None:
        """Let a mark be the current one, with its bar."""
        self.current = mark_id
        self._show()
        self.mark_chosen.emit(mark_id)
        if (mark := self._mark()) is not None:
            self.bar.offer(self._view.corner(mark), mark.kind)

    def go_to(self, mark_id: str) -> None:
        """Show the passage of a mark."""
        self.current = mark_id
        self._show()
        if (mark := self._mark()) is not None:
            self._view.go_to(mark.anchor.start, mark.anchor.end, select=False)

    def ask_source(self) -> None:
        """Ask who said it."""
        if about := self._meant():
            self.source_wanted.emit(about)

    def comment(self) -> None:
        """Write the comment of a mark, or of the words that will be one with it."""
        if about := self._meant():
            mark = self._mark() if isinstance(about, str) else None
            corner = self._view.viewport().mapToGlobal(self._view.corner(mark))
            self.box.ask(about, mark.comment if mark else "", corner)

    def quote_into_note(self) -> None:
        """Put the passage into the open note."""
        about = self._meant()
        if isinstance(about, Passage):
            self._make(about, MarkKind.QUOTE, then=self.quote_wanted.emit)
        elif about:
            self.quote_wanted.emit(about)

    def delete(self) -> None:
        """Take the current mark away."""
        if self.current:
            self.bar.hide()
            self._jobs.write(
                self,
                partial(self._service.delete, [self.current]),
                lambda _changes: self.notice_wanted.emit("Mark deleted. Undo brings it back."),
            )

    def move_mark(self) -> None:
        """Let the current mark stand where the selection is."""
        span = self._view.span()
        if span is None or not self.current:
            self.notice_wanted.emit("Click a mark, then select the words it should stand on.")
            return
        self._jobs.write(self, partial(self._versions.attach, self.current, self._version_id, *span))
        self._unselect()

    def take(self, mark_id: str) -> None:
        """The selection has become this mark: it is the current one now."""
        self._unselect()
        self.bar.hide()
        self.current = mark_id
        self._show()

    def _show(self) -> None:
        self._view.show_marks([margin_note(mark, self._names) for mark in self.marks], self.current)
        self._list.show_marks(self.marks, self._names, self.current)

    def _unselect(self) -> None:
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)

    def _mark(self) -> Mark | None:
        return next((mark for mark in self.marks if mark.id == self.current), None)

    def mark_as(self, kind: MarkKind) -> None:
        """Let what is meant be a mark of that kind."""
        about = self._meant("Select some words first, then press 1 to 5.")
        if isinstance(about, Passage):
            self._make(about, kind)
        elif about:
            self._unselect()
            self._jobs.write(self, partial(self._service.set_kind, [about], kind))

    def _make(
        self, passage: Passage, kind: MarkKind, comment: str = "", then: Callable[[str], object] | None = None
    ) -> None:
        work = partial(self._service.add, passage.version_id, passage.start, passage.end, kind, comment)

        def made(changes: Changes) -> None:
            self.take(changes.made)
            if then is not None:
                then(changes.made)

        self._jobs.write(self, work, made)

    def _meant(self, otherwise: str = "Select some words or click a mark first.") -> str | Passage:
        """What a verb is about: the mark on the selection, or the mere selection, or else the current mark."""
        span = self._view.span()
        same = next((m for m in self.marks if (m.anchor.start, m.anchor.end) == span), None)
        if same is not None:
            self.current = same.id
        elif span is not None:
            self.bar.hide()
            return Passage(self._version_id, *span)
        if self.current:
            self.bar.hide()
        else:
            self.notice_wanted.emit(otherwise)
        return self.current

    def _write_comment(self, about: str | Passage, comment: str) -> None:
        if isinstance(about, str):
            self._jobs.write(self, partial(self._service.set_comment, about, comment))
        elif comment.strip():
            self._make(about, MarkKind.QUOTE, comment.strip())

    def step(self, by: int) -> None:
        """Go to the mark that many further on."""
        if not self.marks:
            return
        ids = [mark.id for mark in self.marks]
        at = ids.index(self.current) + by if self.current in ids else (0 if by > 0 else -1)
        self.go_to(ids[at % len(ids)])
