"""The marks of the open article in; those whose passage changed shown with what can be done, and settled, out."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.mark import Decision, Mark

if TYPE_CHECKING:
    from app.services.follow.versions import Versions
    from app.ui.jobs import Jobs
    from app.ui.reader.load import Shown
    from app.ui.reader.marks.tray import MarkTray
    from app.ui.reader.panel import ReaderPanel
    from app.ui.theme import Theme


DONE = {"accept": "Accepted.", "keep": "Kept on the old version."}


class Settling(QObject):
    """What the tray of marks and the keys A and Shift+A do."""

    notice_wanted = Signal(str)

    def __init__(self, versions: Versions, jobs: Jobs, theme: Theme, reader: ReaderPanel) -> None:
        super().__init__(reader)
        self._versions = versions
        self._jobs = jobs
        self._theme = theme
        self._reader = reader
        self._shown: Shown | None = None
        self._wanted: bool | None = None  # None: as it is needed

    @cached_property
    def tray(self) -> MarkTray:
        """The marks that need a look."""
        from app.ui.reader.marks.tray import MarkTray

        tray = MarkTray(self._theme)
        tray.verb_wanted.connect(self.settle)
        tray.all_accepted.connect(lambda ids: self._decide("accept", ids))
        self._reader.add_beside(tray)
        return tray

    def show(self, shown: Shown) -> None:
        """Take the article, the version and the marks that the pane shows now."""
        if self._shown is None or self._shown.article.id != shown.article.id:
            self._wanted = None
        self._shown = shown
        self._refresh()

    def _waiting(self) -> tuple[Mark, ...]:
        shown = self._shown
        if shown is None or not shown.newest:
            return ()
        kept = (mark for mark in shown.marks if mark.decision is Decision.KEPT and not mark.needs_a_look)
        return (*(mark for mark in shown.marks if mark.needs_a_look), *kept)

    @property
    def waiting(self) -> int:
        """How many marks of the open article need a look."""
        return sum(mark.needs_a_look for mark in self._waiting())

    def _refresh(self) -> None:
        marks = self._waiting()
        wanted = self.waiting > 0 if self._wanted is None else self._wanted
        if (wanted and marks) or "tray" in vars(self):
            self.tray.setVisible(wanted and bool(marks) and self._reader.has_room)
        if marks and "tray" in vars(self):
            self.tray.show_marks(marks, self._shown.names if self._shown is not None else {})

    def toggle(self) -> None:
        """Show or hide the marks that need a look."""
        if not self._waiting():
            self.notice_wanted.emit("No mark of this article needs a look.")
            return
        visible = "tray" in vars(self) and self.tray.isVisible()
        self._wanted = not visible
        self._refresh()

    def bring(self) -> None:
        """Show the marks that need a look."""
        self._wanted = True
        self._refresh()

    def settle(self, verb: str, mark_id: str) -> None:
        """Do what a card of the tray, or a key on the current mark, says."""
        shown = self._shown
        mark = next((one for one in shown.marks if one.id == mark_id), None) if shown is not None else None
        if mark is None:
            self.notice_wanted.emit("Click a mark first.")
        elif verb == "old":
            self._reader.show_article(mark.article_id, *_span(mark), version_id=mark.made_on)
        elif verb == "attach":
            self._attach(mark)
        elif not mark.needs_a_look and mark.decision is Decision.ACCEPTED and verb == "accept":
            self.notice_wanted.emit("This mark stands where it should.")
        else:
            self._decide(verb, [mark_id])

    def _attach(self, mark: Mark) -> None:
        span, shown = self._reader.view.span(), self._shown
        if span is None or shown is None or shown.version is None:
            self.notice_wanted.emit("Select the words it belongs to now, then press the button again.")
            return
        work = partial(self._versions.attach, mark.id, shown.version.id, *span)
        self._jobs.write(self, work)

    def _decide(self, verb: str, mark_ids: list[str]) -> None:
        shown = self._shown
        if shown is None or shown.version is None:
            return
        call = self._versions.accept if verb == "accept" else self._versions.keep
        self._jobs.write(
            self,
            partial(call, mark_ids, shown.version.id),
            lambda _changes: self.notice_wanted.emit(f"{DONE[verb]} Undo takes it back."),
        )


def _span(mark: Mark) -> tuple[int, int]:
    anchor = mark.made_at or mark.anchor
    return anchor.start, anchor.end
