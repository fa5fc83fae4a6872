"""A library's place on the disk in; connections that read, and one transaction at a time that writes, out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.codes.message import Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import Damaged, KnownError
from app.store.engine import connection
from app.store.engine.asking import Database
from app.store.engine.blobs import Blobs
from app.store.engine.files import private_file, private_folder
from app.store.engine.lock import WriterLock
from app.store.engine.times import utc_now
from app.store.engine.transaction import Transaction
from app.store.engine.troubles import worded
from app.store.migrations import runner

if TYPE_CHECKING:
    from app.domain.library import Backup
    from app.paths import LibraryPath
    from app.store.engine.connection import Connection

STEPS_BETWEEN_LOOKS = 2_000  # of SQLite's machine: how often a reader asks whether it was stopped


class Library:
    """One open library. Any thread may read; writing is one transaction at a time."""

    def __init__(self, path: LibraryPath, key: str | None, clock: Callable[[], datetime]) -> None:
        self.path = path
        self.blobs = Blobs(path.originals, key)
        self.key = key
        self._clock = clock
        self._lock = WriterLock(path.lock)
        self._writing = threading.RLock()
        self._writing_thread = 0  # the thread whose transaction is open, if any
        self._writer: Connection | None = None
        self._idle: list[Connection] = []
        self._idle_lock = threading.Lock()
        self._generation = 0  # counts restores: a reader of an earlier database is not used again

    @classmethod
    def open(
        cls,
        path: LibraryPath,
        *,
        key: str | None = None,
        exclusive: bool = False,
        clock: Callable[[], datetime] = utc_now,
    ) -> Library:
        """Open the library there, made if it is missing and migrated if it is old. KnownError for a bad one."""
        library = cls(path, key, clock)
        try:
            with library._answering():
                library._prepare(exclusive=exclusive)
        except BaseException:
            library.close()
            raise
        return library

    def _prepare(self, *, exclusive: bool) -> None:
        from app.store.damage import place

        database = self.path.database
        new = place.is_new(self.path)
        if new:
            if not database.parent.exists():  # a folder that was there is the user's: its mode is left alone
                private_folder(database.parent)
            self._lock.take()
            private_file(database)
        elif exclusive:
            self._lock.take()
        if self._lock.held:
            place.sweep(self.path)
        if new or self._behind():
            self._open_writer()
        elif exclusive and not _writable(database):
            raise KnownError(Trouble.LIBRARY_READ_ONLY)

    def _behind(self) -> bool:
        with self.read() as db:
            self._check(db)
            return runner.version_of(db) < len(runner.STEPS)

    @staticmethod
    def _check(db: Database) -> None:
        """Raise KnownError for what is no library of ours; only one that looks odd is looked at closely."""
        if runner.as_today(db):
            return
        from app.store.damage import fit

        fit.check(db)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Name what goes wrong inside: what the disk and SQLite say, and rows that no code of ours can read."""
        try:
            with worded(self.path.database):
                yield
        except Damaged as error:
            if error.__cause__ is None:  # said by a look already
                raise
            raise self._blamed(error) from error
        except KnownError:
            raise
        except Exception as error:
            found = self._blamed(error)
            if found is error:
                raise
            raise found from error

    def _blamed(self, error: Exception) -> Exception:
        from app.store.damage import fit

        return fit.blamed(error, self.path, self.key)

    def _open_writer(self) -> Connection:
        if self._writer is None:
            self._lock.take()
            if not _writable(self.path.database):
                raise KnownError(Trouble.LIBRARY_READ_ONLY)
            db = connection.connect(self.path.database, key=self.key, read_only=False)
            try:
                self._check(db)
                db.execute("PRAGMA journal_mode = WAL")
                for suffix in ("-wal", "-shm"):
                    with suppress(OSError):
                        Path(f"{self.path.database}{suffix}").chmod(0o600)
                runner.migrate(db, self._copy_before_migration)
            except BaseException:
                db.close()
                raise
            self._writer = db
        return self._writer

    def _copy_before_migration(self) -> None:
        from app.store import backups

        backups.back_up(self.path, self.key, "migration", self._clock())

    @contextmanager
    def read(self, stop: Callable[[], bool] | None = None) -> Iterator[Connection]:
        """A connection that reads; with `stop`, a query that runs on after it says true is ended with `Cancelled`.

        Inside a write it is that transaction's own, so that what was just written is seen.
        """
        if self._writer is not None and self._writing_thread == threading.get_ident():
            yield self._writer
            return
        with self._idle_lock:
            db = self._idle.pop() if self._idle else None
            generation = self._generation
        with self._answering():
            if db is None:
                db = connection.connect(self.path.database, key=self.key, read_only=True)
            if stop is not None:
                db.set_progress_handler(lambda: int(stop()), STEPS_BETWEEN_LOOKS)
            try:
                yield db
            finally:
                if stop is not None:
                    db.set_progress_handler(None, 0)
                with self._idle_lock:
                    fresh = generation == self._generation
                    if fresh:
                        self._idle.append(db)
                if not fresh:
                    db.close()

    @contextmanager
    def write(self, label: Message | None = None) -> Iterator[Transaction]:
        """One transaction: committed at the end, or rolled back whole if anything is raised."""
        with self._writing, self._answering():
            db = self._open_writer()
            db.execute("BEGIN IMMEDIATE")
            self._writing_thread = threading.get_ident()
            try:
                tx = Transaction(db, self._clock(), label)
                yield tx
                db.execute("COMMIT")
            except BaseException:
                with suppress(connection.DatabaseError):
                    db.execute("ROLLBACK")
                raise
            finally:
                self._writing_thread = 0

    def back_up(self, kind: str) -> Backup:
        """Write a whole copy of the database now."""
        from app.store import backups

        with worded(self.path.database):
            return backups.back_up(self.path, self.key, kind, self._clock())

    def check_backup(self, backup: Backup) -> None:
        """Raise KnownError if a backup is not what was written."""
        from app.store import backups

        backups.check(backup, self.key)

    def restore(self, backup: Backup) -> None:
        """Make a backup the library again; the database it replaces is kept as a backup first."""
        from app.store import backups

        with self._writing, worded(self.path.database):
            self._lock.take()
            backups.check(backup, self.key)
            self._disconnect()
            backups.put_in_place(self.path, self.key, backup, self._clock())
            self._open_writer()

    @property
    def writes(self) -> bool:
        """True while this one may write."""
        return self._lock.held

    def now(self) -> datetime:
        """The time by the library's clock, in UTC."""
        return self._clock()

    def _disconnect(self) -> None:
        with self._idle_lock:
            idle, self._idle = self._idle, []
            self._generation += 1
        for db in idle:
            db.close()
        with self._writing:
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    def close(self) -> None:
        """Close every connection and let another Clipdesk write."""
        self._disconnect()
        self._lock.give_back()


def restore_closed(path: LibraryPath, backup: Backup, *, key: str | None = None) -> None:
    """Restore a library that cannot be opened, perhaps because it is damaged."""
    from app.store import backups

    lock = WriterLock(path.lock)
    with worded(path.database):
        lock.take()
        try:
            backups.put_in_place(path, key, backup, utc_now())
        finally:
            lock.give_back()


def _writable(database: Path) -> bool:
    import os

    return os.access(database, os.W_OK) and os.access(database.parent, os.W_OK)
