"""The selection or the current mark in, marks made and changed out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.mark import Mark, MarkKind
from app.ui.reader.comment import CommentBox
from app.ui.reader.margin import margin_note
from app.ui.reader.markbar import MarkBar

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.reader.marklist import MarkList
    from app.ui.reader.view import ReaderView
    from app.ui.theme import Theme


class Marking(QObject):
    """What the keys and the small bar do. A verb on a selection that is no mark yet makes it a quote first."""

    source_wanted = Signal(str)
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
        # What the keys call: one for each kind of mark, and the way from mark to mark.
        self.as_quote, self.as_claim, self.as_figure, self.as_follow_up, self.as_doubt = (
            partial(self._mark_as, kind) for kind in MarkKind
        )
        self.next_mark, self.previous_mark = partial(self._step, 1), partial(self._step, -1)
        self.bar.kind_wanted.connect(self._mark_as)
        self.bar.verb_wanted.connect(self._run)
        self.box.written.connect(self._write_comment)
        view.selected.connect(lambda: self.bar.offer(view.corner(None), None))
        view.selection_known.connect(lambda there: None if there else self.bar.hide())
        view.mark_clicked.connect(self.choose)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self.bar.hide())
        listed.mark_chosen.connect(self.go_to)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.bar.set_theme(theme)
        self.box.set_theme(theme)

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
        self._on_mark(self.source_wanted.emit)

    def comment(self) -> None:
        """Write the comment of a mark."""
        self._on_mark(self._ask_comment)

    def quote_into_note(self) -> None:
        """Put the passage into the open note."""
        self._on_mark(self.quote_wanted.emit)

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

    def _show(self) -> None:
        self._view.show_marks([margin_note(mark, self._names) for mark in self.marks], self.current)
        self._list.show_marks(self.marks, self._names, self.current)

    def _unselect(self) -> None:
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)

    def _mark(self) -> Mark | None:
        return next((mark for mark in self.marks if mark.id == self.current), None)

    def _run(self, verb: str) -> None:
        verbs = {
            "source": self.ask_source,
            "comment": self.comment,
            "quote": self.quote_into_note,
            "delete": self.delete,
        }
        verbs[verb]()

    def _mark_as(self, kind: MarkKind) -> None:
        span = self._view.span()
        same = next((m for m in self.marks if (m.anchor.start, m.anchor.end) == span), None)
        if same is not None:
            self.current = same.id
            self._unselect()
            self._jobs.write(self, partial(self._service.set_kind, [same.id], kind))
        elif span is not None:
            self._make(span, kind, lambda _id: self._show())
        elif self.current:
            self._jobs.write(self, partial(self._service.set_kind, [self.current], kind))
            self.bar.hide()
        else:
            self.notice_wanted.emit("Select some words first, then press 1 to 5.")

    def _make(self, span: tuple[int, int], kind: MarkKind, then: Callable[[str], object]) -> None:
        work = partial(self._service.add, self._version_id, *span, kind)

        def made(changes: Changes) -> None:
            self._unselect()
            self.bar.hide()
            self.current = changes.made
            then(changes.made)

        self._jobs.write(self, work, made)

    def _on_mark(self, verb: Callable[[str], object]) -> None:
        """Do it to the current mark, or to the selection once it is one."""
        span = self._view.span()
        same = next((m for m in self.marks if (m.anchor.start, m.anchor.end) == span), None)
        if same is not None:
            self.current = same.id
            self.bar.hide()
            verb(same.id)
        elif span is not None:
            self._make(span, MarkKind.QUOTE, verb)
        elif self.current:
            self.bar.hide()
            verb(self.current)
        else:
            self.notice_wanted.emit("Select some words or click a mark first.")

    def _ask_comment(self, mark_id: str) -> None:
        mark = next((one for one in self.marks if one.id == mark_id), None)
        corner = self._view.corner(mark)
        self.box.ask(mark_id, mark.comment if mark else "", self._view.viewport().mapToGlobal(corner))

    def _write_comment(self, mark_id: str, comment: str) -> None:
        self._jobs.write(self, partial(self._service.set_comment, mark_id, comment))

    def _step(self, by: int) -> None:
        if not self.marks:
            return
        ids = [mark.id for mark in self.marks]
        at = ids.index(self.current) + by if self.current in ids else (0 if by > 0 else -1)
        self.go_to(ids[at % len(ids)])
