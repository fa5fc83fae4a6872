"""Verbs on the library as a whole: counts, check-up, backups, restore, and the sample story."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.changes import Changes
from app.domain.library import Backup, Check, Counts
from app.store.library import Library


class Care:
    """Looks after one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def counts(self) -> Counts:
        """How much the library holds."""
        raise NotImplementedError

    def doctor(self) -> Iterator[Check]:
        """Look the library over, one line a thing: database, text index, originals, backups, permissions, disk."""
        raise NotImplementedError

    def backups(self) -> tuple[Backup, ...]:
        """The backups there are, newest first."""
        raise NotImplementedError

    def back_up(self, kind: str = "daily") -> Backup:
        """Write a whole, checked and hashed copy now, and thin the old ones (12 daily, 10 weekly, 9 monthly)."""
        raise NotImplementedError

    def back_up_if_due(self) -> Backup | None:
        """Write the daily backup if today has none."""
        raise NotImplementedError

    def restore(self, backup: Backup) -> Changes:
        """Make a backup the library again; the database it replaces is kept as a backup first.

        Raises KnownError, and changes nothing, if the backup is damaged.
        """
        raise NotImplementedError

    def on_disk(self) -> int:
        """Bytes of the database, the originals and the backups."""
        raise NotImplementedError
