"""A link of a note in; the place it leads to, or why there is none, out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.nouns import Noun
from app.ui.pane import Span

if TYPE_CHECKING:
    from app.services.notes import Place
    from app.ui.pane import Context

_STOOD = "This mark was deleted. Here are the words it stood on."
_DELETED = "This mark was deleted, and its words cannot be told from others of this article."


class Follower(QObject):
    """Follows links: those of the library to their place, those of the web to whoever may open them."""

    anchor_wanted = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def follow(self, href: str) -> None:
        """Follow one link."""
        if href.startswith(("http://", "https://", "mailto:")):
            self._context.wishes.address.emit(href)
        elif href.startswith("clipdesk:"):
            self._context.jobs.read(self, partial(self._context.services.notes.place, href), self._go)
        elif href.startswith("#"):
            self.anchor_wanted.emit(href[1:])

    def _go(self, place: Place | None) -> None:
        if place is None:
            self._context.say("What this link led to is no longer in the library.")
            return
        if place.target.kind in (Noun.SOURCE, Noun.NOTE):
            self._context.open(place.target.kind, place.target.id)
        else:
            span = Span(place.start, place.end, place.version_id)
            self._context.open(Noun.ARTICLE, place.article_id, span)
        if place.gone:
            self._context.say(_STOOD if place.start >= 0 else _DELETED)
