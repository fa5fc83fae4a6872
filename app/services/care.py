"""Verbs on the library as a whole: counts, check-up, backups, restore, and the sample story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.domain.changes import Changes
from app.domain.codes.message import Message
from app.domain.nouns import Noun
from app.store import counting

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.library import Backup, Check, Counts
    from app.paths import LibraryPath
    from app.services.rescue.writing import WrittenOut
    from app.store.library import Library


class Care:
    """Looks after one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def counts(self) -> Counts:
        """How much the library holds."""
        with self._library.read() as db:
            return counting.counts(db)

    def doctor(self) -> Iterator[Check]:
        """Look the library over, one line a thing: database, text index, originals, backups, permissions, disk."""
        from app.store.damage import health

        yield from health.check_up(self._library)

    def backups(self) -> tuple[Backup, ...]:
        """The backups there are, newest first."""
        from app.store import backups

        return backups.all_of(self._library.path)

    def back_up(self, kind: str = "hand") -> Backup:
        """Write a whole, checked and hashed copy now, and thin the old ones (12 daily, 10 weekly, 9 monthly)."""
        return self._library.back_up(kind)

    def back_up_if_due(self) -> Backup | None:
        """Write the daily backup if today has none."""
        today = self._library.now().date()
        if any(one.kind == "daily" and one.created_at.date() == today for one in self.backups()):
            return None
        return self.back_up("daily")

    def restore(self, backup: Backup) -> Changes:
        """Make a backup the library again; the database it replaces is kept as a backup first.

        Raises KnownError, and changes nothing, if the backup is damaged.
        """
        self._library.restore(backup)
        return Changes(touched=tuple((noun, frozenset()) for noun in Noun))

    def on_disk(self) -> int:
        """Bytes of the database, the originals and the backups."""
        from app.store.damage import health

        return health.size(self._library)


class Rescue:
    """Brings back a library that cannot be opened."""

    def __init__(self, path: LibraryPath) -> None:
        self._path = path

    def backups(self) -> tuple[Backup, ...]:
        """The backups there are, newest first."""
        from app.store import backups

        return backups.all_of(self._path)

    def mend(self) -> tuple[Message, ...]:
        """Set right what can be made anew without a loss, after a look and a checked copy; what was done.

        Raises Damaged, and changes nothing, where what is damaged cannot be made anew.
        """
        from app.store.damage.mend import mend

        return mend(self._path, None)

    def write_out(self, folder: Path) -> WrittenOut:
        """Write every article, note and mark that can still be read as files into a folder."""
        from app.services.rescue.writing import write_out

        return write_out(self._path, folder)

    def restore(self, backup: Backup) -> None:
        """Make a backup the library again; what stands there now is kept. KnownError if the backup is damaged."""
        from app.store.library import restore_closed

        restore_closed(self._path, backup)
