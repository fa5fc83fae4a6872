"""The verb search: what was typed in, groups of hits with snippets and hints out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.query import Hint, Hit
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, in groups (articles, marks, notes, sources), and what could not be read of it.

    `more` is true if a group was cut at its limit.
    """

    hits: tuple[Hit, ...]
    hints: tuple[Hint, ...] = ()
    more: bool = False


class Search:
    """One box over everything."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def typing(self, text: str, limit: int = 8, stop: Callable[[], bool] = lambda: False) -> Results:
        """First results while the user types: titles from the first letter, newest first. Never raises for syntax."""
        raise NotImplementedError

    def ranked(self, text: str, limit: int = 50, stop: Callable[[], bool] = lambda: False) -> Results:
        """The whole search on Enter: ranked, with snippets. Never raises for syntax."""
        raise NotImplementedError
