"""A library in; what can be made anew without a loss made anew, after a look and a checked copy, out."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from app.domain.codes.looks import Found
from app.domain.codes.message import Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import Damaged
from app.store import backups
from app.store.damage import fit, place
from app.store.engine import connection
from app.store.engine.asking import Database
from app.store.engine.connection import DatabaseError
from app.store.engine.lock import WriterLock
from app.store.engine.times import utc_now
from app.store.engine.troubles import worded
from app.store.migrations import runner
from app.store.shape.fulltext import INDEXES, index_sql
from app.store.shape.scripts import run

if TYPE_CHECKING:
    from app.paths import LibraryPath


def mend(path: LibraryPath, key: str | None) -> tuple[Message, ...]:
    """Set the numbers of the file right and make the text index anew; what was done.

    Raises Damaged, with nothing changed, where the tables themselves are not whole: no copy of them is worth keeping.
    Nobody may have the library open.
    """
    lock = WriterLock(path.lock)
    with worded(path.database):
        place.must_stand(path)
        lock.take()
        try:
            number = _looked_at(path, key)
            backups.keep_what_is_there(path, key, "mend", utc_now())
            db = connection.connect(path.database, key=key, read_only=False)
            try:
                return tuple(_mended(db, number))
            except DatabaseError as error:
                raise Damaged(Trouble.MENDING_FAILED) from error
            finally:
                db.close()
        finally:
            lock.give_back()


def _looked_at(path: LibraryPath, key: str | None) -> int:
    """The version number that the library should say; Damaged where mending could not help."""
    db = connection.connect(path.database, key=key, read_only=True)
    try:
        number = 0
        try:
            fit.check(db)
        except Damaged:
            number = fit.steps_seen(fit.shape(db))
        of_tables, _of_index = fit.said(db)
        if of_tables or (not number and (fit.missing(db) or any(fit.misfits(db)))):
            raise Damaged(Trouble.NOT_MENDED)
        return number
    except DatabaseError as error:
        raise Damaged(Trouble.NOT_MENDED) from error
    finally:
        db.close()


def _mended(db: Database, number: int) -> list[Message]:
    done: list[Message] = []
    if number:
        db.execute(f"PRAGMA application_id = {runner.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")
        done.append(Message(Found.NUMBER_SET_RIGHT))
    if runner.version_of(db) == len(runner.STEPS):
        _index_anew(db)
    else:
        runner.migrate(db, lambda: None)  # makes the index anew on its way
    return [*done, Message(Found.INDEX_MADE_ANEW)]


def _index_anew(db: Database) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        try:
            for name in INDEXES:
                db.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")
        except DatabaseError:
            _drop_what_stands(db)
            run(db, index_sql())
        db.execute("COMMIT")
    except BaseException:
        with suppress(DatabaseError):
            db.execute("ROLLBACK")
        raise


def _drop_what_stands(db: Database) -> None:
    """Take the index out of the schema where FTS5 itself cannot: its own tables no longer open."""
    for name in INDEXES:
        try:
            db.execute(f"DROP TABLE IF EXISTS {name}_fts")
        except DatabaseError:
            db.execute("PRAGMA writable_schema = ON")
            db.execute("DELETE FROM sqlite_master WHERE name = ?", (f"{name}_fts",))
            db.execute("PRAGMA writable_schema = RESET")
        for part in ("data", "idx", "docsize", "config", "content"):
            db.execute(f"DROP TABLE IF EXISTS {name}_fts_{part}")
