"""The library as a whole: what it counts, its backups, and what a check-up found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.domain.article.article import State
from app.domain.nouns import Noun


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a library holds in sight: of each noun, of each state of articles, and changes that nobody has looked at."""

    of: Mapping[Noun, int] = field(default_factory=dict)
    states: Mapping[State, int] = field(default_factory=dict)
    unseen: int = 0

    def __getitem__(self, noun: Noun) -> int:
        return self.of.get(noun, 0)


@dataclass(frozen=True, slots=True)
class Backup:
    """One whole copy of the library's database; `kind` is daily or migration; `sha256` as written."""

    path: Path
    created_at: datetime
    kind: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a check-up: `ok`, what was looked at, and what was found."""

    name: str
    ok: bool
    sentence: str
