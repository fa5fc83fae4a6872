"""The chosen articles in, what can be done with them out: states, tags, trying again, deleting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.labels import counted
from app.ui.tags.picker import TagPicker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from app.domain.article.article import State
    from app.ui.pane import Context


class LibraryVerbs(QObject):
    """Each verb is for all chosen articles, or for the open one where none is chosen."""

    def __init__(
        self, context: Context, chosen: Callable[[], list[str]], place: Callable[[], QPoint], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._services = context.services
        self._jobs = context.jobs
        self._chosen = chosen
        self._place = place  # of a popup for the chosen rows
        self.picker = TagPicker(context.services, context.jobs, context.theme, parent)
        self.picker.picked.connect(self._tagged)

    def tag(self) -> None:
        """Ask for tags; each Enter gives one."""
        if ids := self._chosen():
            self.picker.open_at(self._place(), (), f"Tag {counted(len(ids), 'article')}")

    def delete(self) -> None:
        """Take the articles out of sight."""
        if ids := self._chosen():
            back = f"Undo brings {'it' if len(ids) == 1 else 'them'} back."
            self._jobs.write(
                self,
                partial(self._services.articles.delete, ids),
                lambda _changes: self._context.say(f"{counted(len(ids), 'article')} deleted. {back}"),
            )

    def retry(self) -> None:
        """Fetch the pages of the chosen links, or else try the first chosen clip again."""
        chosen = self._chosen()

        def then(links: tuple[str, ...]) -> None:
            for article_id in links or chosen[:1]:
                self._context.wishes.retry.emit(article_id)

        self._jobs.read(self, partial(self._services.articles.links, chosen), then)

    def move(self, state: State) -> None:
        """Move to the inbox, to reading or to done."""
        if ids := self._chosen():
            self._jobs.write(
                self,
                partial(self._services.articles.set_state, ids, state),
                lambda _changes: self._context.say(f"{counted(len(ids), 'article')} moved to {state}."),
            )

    def _tagged(self, name: str) -> None:
        self._jobs.write(self, partial(self._services.tags.tag_articles, self._chosen(), name))
