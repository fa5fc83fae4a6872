"""One import under way: what was taken, what was not and why, and how all of it is taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from app.domain.changes import Changes, Inverse
from app.domain.codes.message import Message
from app.domain.imports import NotTaken
from app.domain.nouns import Noun
from app.domain.steps import Watcher

MOST_UNDONE = 500_000  # rows: some 150 MB


@dataclass(slots=True)
class Taking:
    """The tally of one import. Each batch is told as it is kept, but undo takes back all of them: it was one thing to the user."""

    watcher: Watcher
    taken: Counter[str] = field(default_factory=Counter)
    not_taken: list[NotTaken] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)  # addresses as compared: the name they came under
    _under_way: Counter[str] = field(default_factory=Counter)  # of a transaction that may yet come to nothing
    _inverse: list[Inverse] = field(default_factory=list)
    _undone: bool = True
    _touched: dict[Noun, set[str]] = field(default_factory=dict)

    def count(self, kind: str, number: int = 1) -> None:
        """Count what a transaction takes; it is taken when that is kept."""
        self._under_way[kind] += number

    def leave(self, name: str | Message, why: Message) -> None:
        """Say that something was not taken."""
        short = " ".join(name.split())[:300] if isinstance(name, str) else name
        self.not_taken.append(NotTaken(short, why))

    def kept(self, changes: Changes) -> None:
        """Note one transaction of this import that is on the disk, and let the screen hear of it."""
        self.taken += self._under_way
        self._under_way.clear()
        self._inverse += changes.inverse
        if len(self._inverse) > MOST_UNDONE:
            self._undone = False
        if not self._undone:
            self._inverse.clear()
        for noun, ids in changes.touched:
            self._touched.setdefault(noun, set()).update(ids)
        self.watcher.changed(replace(changes, label=None, inverse=()))

    def together(self, label: Message) -> Changes:
        """All of it as one change; one that cannot be taken back where it is larger than memory should be."""
        touched = tuple((noun, frozenset(ids)) for noun, ids in self._touched.items())
        return Changes(label, touched, tuple(self._inverse))

    def listening(self) -> Watcher:
        """A watcher for work that is part of this import; its own progress is not the import's."""
        quiet: Callable[[int, int | None], None] = lambda _done, _total: None  # noqa: E731
        return Watcher(quiet, self.watcher.stop, self.kept)
