"""Wishes to see something in; it in its pane, and the way back to what was shown before, out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent

from app.domain.nouns import Noun
from app.ui.pane import WHOLE, Place, Span
from app.ui.panes import PANES

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.frame.columns import Columns
    from app.ui.pane import Say
    from app.ui.panes import MadePanes

MOST = 200  # steps back
SIDES = (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton)


@dataclass(frozen=True, slots=True)
class Visit:
    """One thing that was shown; of no noun: a search, `id` being its words. `beside` is the article in view then."""

    noun: Noun | None
    id: str
    span: Span = WHOLE
    beside: str = ""


class Navigation(QObject):
    """Opens whatever can be shown, and remembers what was, as a browser does."""

    def __init__(
        self, panes: MadePanes, columns: Columns, search: Callable[[str], object], say: Say, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._columns = columns
        self._search = search
        self._say = say
        self._back: list[Visit] = []
        self._forth: list[Visit] = []
        self._now: Visit | None = None
        self._article = ""  # the one in view
        self._waiting: Visit | None = None  # until the article beside it is in view

    def open(self, noun: Noun, noun_id: str, span: Span = WHOLE, *, beside: str = "") -> None:
        """Show a thing, beside the article in view or another one."""
        article = noun_id if noun is Noun.ARTICLE else beside or self._article
        self._visit(Visit(noun, noun_id, span, article))

    def searched(self, words: str) -> None:
        """Something found is about to be opened: the search can be come back to."""
        visit = Visit(None, words, WHOLE, self._article)
        self._keep(visit)
        self._now = visit

    def article_shown(self, article_id: str) -> None:
        """The article in view is another one now, or none: the panes beside it follow."""
        self._article = article_id
        for row in PANES:
            self._panes.get(row).follow(article_id)
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._reveal(waiting)
        elif article_id and self._now is not None and self._now.noun is Noun.MARK:
            self._now = replace(self._now, beside=article_id)
        elif article_id and (self._now is None or self._now.beside != article_id):
            visit = Visit(Noun.ARTICLE, article_id, WHOLE, article_id)
            self._keep(visit)
            self._now = visit

    def back(self) -> None:
        """Show what was shown before."""
        self._turn(self._back, self._forth, "There is nothing to go back to.")

    def forward(self) -> None:
        """Show again what was left by going back."""
        self._turn(self._forth, self._back, "There is nothing to go forward to.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the buttons at the side of a mouse, wherever in the window it is."""
        if isinstance(event, QMouseEvent) and event.button() in SIDES:
            if event.type() == QEvent.Type.MouseButtonPress:
                self.back() if event.button() == SIDES[0] else self.forward()
            return True
        return super().eventFilter(watched, event)

    def _visit(self, visit: Visit) -> None:
        self._keep(visit)
        self._now = visit
        self._show(visit)

    def _keep(self, visit: Visit) -> None:
        """Put what is shown now where the way back leads, unless it is the same."""
        left = self._left()
        if left is not None and (left.noun, left.id) != (visit.noun, visit.id):
            self._back = [*self._back[1 - MOST :], left]
            self._forth = []

    def _left(self) -> Visit | None:
        """What is shown now, with the place where its reader is."""
        now = self._now
        if now is None or now.noun is not Noun.ARTICLE or now.id != self._article:
            return now
        return replace(now, span=self._panes.get(self._panes.of(Noun.ARTICLE)).place())

    def _turn(self, from_: list[Visit], to: list[Visit], otherwise: str) -> None:
        if not from_:
            self._say(otherwise)
            return
        if (left := self._left()) is not None:
            to.append(left)
        self._now = from_.pop()
        self._show(self._now)

    def _show(self, visit: Visit) -> None:
        self._waiting = None
        elsewhere = visit.beside and visit.beside != self._article
        if visit.noun is not None and self._panes.of(visit.noun).place is not Place.MIDDLE and elsewhere:
            self._waiting = visit
            self._reveal(Visit(Noun.ARTICLE, visit.beside))
        else:
            self._reveal(visit)

    def _reveal(self, visit: Visit) -> None:
        if visit.noun is None:
            self._search(visit.id)
            return
        row = self._panes.of(visit.noun)
        self._columns.bring(row)
        self._panes.get(row).reveal(visit.noun, visit.id, visit.span)
