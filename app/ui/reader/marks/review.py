"""The marks of the open article in; those to review, as their passage changed, with what can be done, out."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.mark import Decision, Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.changes import Changes
    from app.services.follow.versions import Versions
    from app.ui.jobs import Jobs
    from app.ui.reader.frame import ReaderFrame
    from app.ui.reader.load import Shown
    from app.ui.reader.marks.tray import MarkTray
    from app.ui.theme import Theme


class Review(QObject):
    """What the tray of marks and the keys A and Shift+A do."""

    notice_wanted = Signal(str)

    def __init__(self, versions: Versions, jobs: Jobs, theme: Theme, page: ReaderFrame) -> None:
        super().__init__(page)
        self._versions = versions
        self._jobs = jobs
        self._theme = theme
        self._page = page
        self._shown: Shown | None = None
        self._wanted: bool | None = None  # None: as it is needed

    @cached_property
    def tray(self) -> MarkTray:
        """The marks to review."""
        from app.ui.reader.marks.tray import MarkTray

        tray = MarkTray(self._theme)
        tray.accept_wanted.connect(self.accept)
        tray.keep_wanted.connect(self.keep)
        tray.attach_wanted.connect(self._attach)
        tray.old_wanted.connect(self._show_old)
        tray.all_accepted.connect(self._accept)
        self._page.add_beside(tray)
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
        kept = (mark for mark in shown.marks if mark.decision is Decision.KEPT and not mark.needs_review)
        return (*(mark for mark in shown.marks if mark.needs_review), *kept)

    @property
    def waiting(self) -> int:
        """How many marks of the open article are to be reviewed."""
        return sum(mark.needs_review for mark in self._waiting())

    def _refresh(self) -> None:
        marks = self._waiting()
        wanted = self.waiting > 0 if self._wanted is None else self._wanted
        if (wanted and marks) or "tray" in vars(self):
            self.tray.setVisible(wanted and bool(marks) and self._page.has_room)
        if marks and "tray" in vars(self):
            self.tray.show_marks(marks, self._shown.names if self._shown is not None else {})

    def toggle(self) -> None:
        """Show or hide the marks to review."""
        if not self._waiting():
            self.notice_wanted.emit("No mark of this article is to be reviewed.")
            return
        visible = "tray" in vars(self) and self.tray.isVisible()
        self._wanted = not visible
        self._refresh()

    def bring(self) -> None:
        """Show the marks to review."""
        self._wanted = True
        self._refresh()

    def accept(self, mark_id: str) -> None:
        """Let a mark stand on its new words."""
        mark = self._mark(mark_id)
        if mark is not None and not mark.needs_review and mark.decision is Decision.ACCEPTED:
            self.notice_wanted.emit("This mark stands where it should.")
        elif mark is not None:
            self._accept([mark_id])

    def keep(self, mark_id: str) -> None:
        """Keep a mark on the old version."""
        if self._mark(mark_id) is not None:
            self._decide(self._versions.keep, [mark_id], "Kept on the old version.")

    def _mark(self, mark_id: str) -> Mark | None:
        marks = self._shown.marks if self._shown is not None else ()
        mark = next((one for one in marks if one.id == mark_id), None)
        if mark is None:
            self.notice_wanted.emit("Click a mark first.")
        return mark

    def _show_old(self, mark_id: str) -> None:
        if (mark := self._mark(mark_id)) is not None:
            self._page.show_article(mark.article_id, *_span(mark), version_id=mark.made_on)

    def _attach(self, mark_id: str) -> None:
        mark, span, shown = self._mark(mark_id), self._page.view.span(), self._shown
        if mark is None or shown is None:
            return
        if span is None or shown.version is None:
            self.notice_wanted.emit("Select the words it belongs to now, then press the button again.")
            return
        work = partial(self._versions.attach, mark.id, shown.version.id, *span)
        self._jobs.write(self, work)

    def _accept(self, mark_ids: list[str]) -> None:
        self._decide(self._versions.accept, mark_ids, "Accepted.")

    def _decide(self, call: Callable[[list[str], str], Changes], mark_ids: list[str], done: str) -> None:
        shown = self._shown
        if shown is not None and shown.version is not None:
            self._jobs.write(
                self,
                partial(call, mark_ids, shown.version.id),
                lambda _changes: self.notice_wanted.emit(f"{done} Undo takes it back."),
            )


def _span(mark: Mark) -> tuple[int, int]:
    anchor = mark.made_at or mark.anchor
    return anchor.start, anchor.end
