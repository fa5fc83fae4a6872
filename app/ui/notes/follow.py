"""A link of a note in; the place it leads to, or why there is none, out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.services.notes import Notes, Place
    from app.ui.jobs import Jobs

_STOOD = "This mark was deleted. Here are the words it stood on."
_DELETED = "This mark was deleted, and its words cannot be told from others of this article."


class Follower(QObject):
    """Follows links: those of the library to their place, those of the web to whoever may open them."""

    place_wanted = Signal(object)
    link_wanted = Signal(str)
    anchor_wanted = Signal(str)
    notice_wanted = Signal(str)

    def __init__(self, notes: Notes, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._notes = notes
        self._jobs = jobs

    def follow(self, href: str) -> None:
        """Follow one link."""
        if href.startswith(("http://", "https://", "mailto:")):
            self.link_wanted.emit(href)
        elif href.startswith("clipdesk:"):
            self._jobs.read(self, partial(self._notes.place, href), self._go)
        elif href.startswith("#"):
            self.anchor_wanted.emit(href[1:])

    def _go(self, place: Place | None) -> None:
        if place is None:
            self.notice_wanted.emit("What this link led to is no longer in the library.")
            return
        self.place_wanted.emit(place)
        if place.gone:
            self.notice_wanted.emit(_STOOD if place.start >= 0 else _DELETED)
