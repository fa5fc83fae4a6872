"""The chosen articles in, what can be done with them out: states, tags, trying again, deleting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.article import State
from app.ui.labels import counted
from app.ui.tags.picker import TagPicker

if TYPE_CHECKING:
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.library.panel import LibraryPanel
    from app.ui.theme import Theme


class LibraryVerbs(QObject):
    """Each verb is for all chosen articles, or for the open one where none is chosen."""

    retry_wanted = Signal(str)
    notice_wanted = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, panel: LibraryPanel) -> None:
        super().__init__(panel)
        self._services = services
        self._jobs = jobs
        self._panel = panel
        self.picker = TagPicker(services, jobs, theme, panel)
        self.picker.picked.connect(self._tagged)
        panel.table.delete_wanted.connect(self.delete)
        panel.table.tag_wanted.connect(self.tag)

    def go(self) -> None:
        """Put the focus into the list."""
        self._panel.go()

    def next_article(self) -> None:
        """Open the article below."""
        self._panel.step(1)

    def previous_article(self) -> None:
        """Open the article above."""
        self._panel.step(-1)

    def to_inbox(self) -> None:
        """Move to the inbox."""
        self._move(State.INBOX)

    def to_reading(self) -> None:
        """Move to reading."""
        self._move(State.READING)

    def to_done(self) -> None:
        """Move to done."""
        self._move(State.DONE)

    def toggle_filters(self) -> None:
        """Show or hide the filters."""
        self._panel.more.toggle()

    def show_everything(self) -> None:
        """Take every filter away."""
        self._panel.show_everything()

    def tag(self) -> None:
        """Ask for tags; each Enter gives one."""
        if ids := self._panel.chosen():
            self.picker.open_at(self._panel.table.place_of_row(), (), f"Tag {counted(len(ids), 'article')}")

    def delete(self) -> None:
        """Take the articles out of sight."""
        if ids := self._panel.chosen():
            back = f"Undo brings {'it' if len(ids) == 1 else 'them'} back."
            self._jobs.write(
                self,
                partial(self._services.articles.delete, ids),
                lambda _changes: self.notice_wanted.emit(f"{counted(len(ids), 'article')} deleted. {back}"),
            )

    def retry(self) -> None:
        """Try the first chosen clip again."""
        for article_id in self._panel.chosen()[:1]:
            self.retry_wanted.emit(article_id)

    def _move(self, state: State) -> None:
        if ids := self._panel.chosen():
            self._jobs.write(
                self,
                partial(self._services.articles.set_state, ids, state),
                lambda _changes: self.notice_wanted.emit(f"{counted(len(ids), 'article')} moved to {state}."),
            )

    def _tagged(self, name: str) -> None:
        self._jobs.write(self, partial(self._services.tags.tag_articles, self._panel.chosen(), name))
