"""The table of panes in; each pane, made when it is first wanted and put in its place, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar, cast

from app.domain.nouns import NOUNS, Noun
from app.ui.panes import PANES

if TYPE_CHECKING:
    from app.ui.pane import Context, Pane, PaneRow

    P = TypeVar("P", bound=Pane)


class MadePanes:
    """The panes of the window. `placed` is called with each when it is made."""

    def __init__(self, context: Context, kept: Mapping[str, str]) -> None:
        self._context = context
        self._kept = kept
        self._made: dict[str, Pane] = {}
        self.placed: Callable[[PaneRow[Pane], Pane], object] = lambda _row, _pane: None

    def get(self, row: PaneRow[P]) -> P:
        """A pane, made now if it was not yet."""
        if row.name not in self._made:
            pane = self._made[row.name] = row.make(self._context)
            pane.restore(self._kept.get(row.name, ""))
            self.placed(row, pane)
        return cast("P", self._made[row.name])

    def made(self, row: PaneRow[P]) -> P | None:
        """A pane, if it was wanted already."""
        return self.get(row) if row.name in self._made else None

    def __iter__(self) -> Iterator[Pane]:
        """Those that are made."""
        return iter(tuple(self._made.values()))

    def kept(self) -> dict[str, str]:
        """What each pane wants to know of itself when the window opens again."""
        return {**self._kept, **{name: pane.kept() for name, pane in self._made.items()}}

    @staticmethod
    def of(noun: Noun) -> PaneRow[Pane]:
        """The pane that shows a noun."""
        return next(row for row in PANES if row.name == NOUNS[noun].pane)
