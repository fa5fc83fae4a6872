"""The library as a whole: what it counts, its backups, and what a check-up found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a library holds; deleted things are not counted."""

    articles: int = 0
    inbox: int = 0
    reading: int = 0
    done: int = 0
    marks: int = 0
    sources: int = 0
    tags: int = 0
    notes: int = 0
    alerts: int = 0  # changes on pages that nobody has looked at yet


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
