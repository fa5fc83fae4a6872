"""What came of an import: how much was taken, and what was not and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.changes import Changes
from app.domain.codes.message import Message


@dataclass(frozen=True, slots=True)
class NotTaken:
    """One row or file that was not taken: its name as the user knows it, and why."""

    name: str | Message
    why: Message


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The end of an import. `taken` counts links, articles, notes, sources and tags; `stopped` by the user.

    `label` is that of the format, marked for the catalogs. `changes` take all of it back at once. `problem` says why it ended early, where it did.
    """

    source: str
    label: str
    taken: Mapping[str, int] = field(default_factory=dict)
    not_taken: tuple[NotTaken, ...] = ()
    stopped: bool = False
    problem: Message | None = None
    changes: Changes = field(default_factory=Changes, repr=False)

    @property
    def count(self) -> int:
        """How many things were taken in all."""
        return sum(self.taken.values())
