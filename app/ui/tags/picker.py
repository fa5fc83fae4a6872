"""What is typed in, the name of a tag out: the popup that gives articles and sources their tags."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.domain.bounds import NAME
from app.domain.tag import Tag, tag_id, tidy_tag
from app.ui.choose.popup import ChoicePopup
from app.ui.choose.rows import Choice

if TYPE_CHECKING:
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme


class TagPicker(QObject):
    """Completes tags as they are typed; each Enter gives one and asks for the next, Escape ends."""

    picked = Signal(str)  # the name, tidied

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._has: set[str] = set()
        self.popup = ChoicePopup(theme, parent, several=True, most=NAME)
        self.popup.typed.connect(self._look)
        self.popup.chosen.connect(self._take)

    def open_at(self, at: QPoint, has: Iterable[str] = (), prompt: str = "") -> None:
        """Open under the point `at` of the screen; the tags that are there already (`has`) are not offered."""
        self._has = {tag_id(name) for name in has}
        self.popup.ask(prompt, "Tag, or path/of/tags", at, 300)

    def open_under(self, widget: QWidget, has: Iterable[str] = (), prompt: str = "") -> None:
        """Open under a button or a row."""
        self.open_at(widget.mapToGlobal(QPoint(0, widget.height() + 4)), has, prompt)

    def _look(self, typed: str) -> None:
        work = partial(self._services.tags.complete, typed)
        self._jobs.read(self, work, partial(self._show, typed), latest="tags")

    def _show(self, typed: str, tags: tuple[Tag, ...]) -> None:
        choices = [Choice(tag.name, _used(tag), tag.name) for tag in tags if tag.id not in self._has]
        name = tidy_tag(typed)
        known = {tag.id for tag in tags} | self._has
        if name and tag_id(name) not in known:
            choices.append(Choice(f"New tag “{name}”", "", name))
        self.popup.show_choices(choices)

    def _take(self, choice: Choice) -> None:
        self._has.add(tag_id(choice.value))
        self.picked.emit(choice.value)


def _used(tag: Tag) -> str:
    count = tag.article_count + tag.source_count
    return f"{count:,}" if count else ""
