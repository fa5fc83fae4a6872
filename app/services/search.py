"""The verb search: what was typed in, groups of hits with snippets and hints out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.codes.looks import HintCode
from app.domain.codes.message import Message
from app.domain.nouns import SEARCHED
from app.domain.query import And, Hint, Hit, Node, Words
from app.domain.text.normal import folded
from app.search.parse import parse
from app.store.engine.asking import Database
from app.store.find import hits

if TYPE_CHECKING:
    from app.store.library import Library


NO_INDEX = Hint(
    Message(HintCode.INDEX_DAMAGED_HINT),
    0,
    0,
)


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, in groups (articles, marks, notes, sources), and what could not be read of it.

    `more` is true if a group was cut at its limit.
    """

    hits: tuple[Hit, ...]
    hints: tuple[Hint, ...] = ()
    more: bool = False


def _single_letter(node: Node) -> bool:
    """True for one letter that is still growing: it would find nearly everything, slowly."""
    if not isinstance(node, Words) or not node.prefix:
        return False
    letter = folded(node.text)
    return len(letter) == 1 and letter.isascii()


def _without_single_letters(root: Node) -> Node:
    """Leave a letter that is still growing out, beside other words."""
    if not isinstance(root, And):
        return root
    parts = tuple(part for part in root.nodes if not _single_letter(part))
    if not parts:
        return root.nodes[-1]
    return parts[0] if len(parts) == 1 else And(parts)


def _cut(groups: Sequence[Sequence[Hit]], limit: int, hints: tuple[Hint, ...]) -> Results:
    hits = tuple(hit for group in groups for hit in group[:limit])
    return Results(hits, hints, any(len(group) > limit for group in groups))


def _asked(
    db: Database, root: Node, limit: int, *, ranked: bool
) -> tuple[list[tuple[Hit, ...]], tuple[Hint, ...]]:
    """The groups of hits; without the index where it is damaged, and then with a hint that says so."""
    try:
        if not ranked and isinstance(root, Words) and _single_letter(root):
            return [hits.titles(db, root, limit)], ()
        return [hits.find(db, kind, root, limit, ranked=ranked) for kind in SEARCHED], ()
    except hits.NoIndex:
        return [hits.scan(db, kind, root, limit) for kind in SEARCHED], (NO_INDEX,)


class Search:
    """One box over everything."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def typing(self, text: str, limit: int = 8, stop: Callable[[], bool] = lambda: False) -> Results:
        """First results while the user types: titles from the first letter, newest first. Never raises for syntax."""
        query = parse(text, self._today(), growing=True)
        if query.empty:
            return Results((), query.hints)
        root = _without_single_letters(query.root)
        with self._library.read(stop) as db:
            found, hints = _asked(db, root, limit + 1, ranked=False)
        return _cut(found, limit, (*query.hints, *hints))

    def ranked(self, text: str, limit: int = 50, stop: Callable[[], bool] = lambda: False) -> Results:
        """The whole search on Enter: ranked, with snippets. Never raises for syntax."""
        query = parse(text, self._today())
        if query.empty:
            return Results((), query.hints)
        with self._library.read(stop) as db:
            found, hints = _asked(db, query.root, limit + 1, ranked=True)
        return _cut(found, limit, (*query.hints, *hints))

    def _today(self) -> date:
        return self._library.now().astimezone().date()
