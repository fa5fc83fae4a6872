"""A library in; what a check-up found, one line a thing, out."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.codes.looks import Found, Look
from app.domain.codes.message import Fact, Message
from app.domain.errors import Damaged, KnownError
from app.domain.library import Check
from app.store import backups
from app.store.damage import fit
from app.store.engine import connection
from app.store.engine.lock import WriterLock
from app.store.engine.troubles import from_sqlite, worded
from app.store.shape.fulltext import INDEXES

if TYPE_CHECKING:
    from app.store.library import Library

ROOM = 200 << 20  # bytes that should be free


def _good(look: Look, found: Found, **facts: Fact) -> Check:
    return Check(look, ok=True, found=Message(found, **facts))


def _bad(look: Look, found: Found, **facts: Fact) -> Check:
    return Check(look, ok=False, found=Message(found, **facts))


def database(library: Library) -> Check:
    """Whether SQLite finds its pages and references whole."""
    with library.read() as db:
        fit.index_stands(
            db
        )  # FTS5 notices what another connection wrote when it is asked, not when it is checked
        of_tables, _of_index = fit.said(db)
        loose = len(db.execute("PRAGMA foreign_key_check").fetchall())
    if of_tables:
        return _bad(Look.DATABASE, Found.TABLES_DAMAGED)
    if loose:
        return _bad(Look.DATABASE, Found.LOOSE_REFERENCES, count=loose)
    return _good(Look.DATABASE, Found.WHOLE)


def rows(library: Library) -> Check:
    """Whether each row of each table is one that Clipdesk wrote."""
    with library.read():
        db = connection.connect(library.path.database, key=library.key, read_only=True)
        try:
            gone = fit.missing(db)
            bad = tuple(fit.misfits(db, deep=True)) if not gone else ()
        finally:
            db.close()
    if gone:
        return _bad(Look.ROWS, Found.TABLES_GONE, tables=", ".join(gone))
    if bad:
        rows = tuple(Message(Found.ROWS_OF_TABLE, count=count, table=table) for table, count in bad)
        return _bad(Look.ROWS, Found.ROWS_DAMAGED, rows=rows)
    return _good(Look.ROWS, Found.ROWS_WHOLE)


def text_index(library: Library) -> Check:
    """Whether the full-text index holds what the tables hold; nothing is written, though FTS5 asks as if it were."""
    lock = WriterLock(library.path.lock)
    try:
        if not library.writes:
            with worded(library.path.lock):
                lock.take()
        with (
            library.read() as held
        ):  # so that the other connection is not the last to close, which would write
            held.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            _compare(library)
    except Damaged:
        return _bad(Look.TEXT_INDEX, Found.INDEX_INCOMPLETE)
    except KnownError as error:
        return _good(Look.TEXT_INDEX, Found.NOT_CHECKED, why=error.message)
    finally:
        lock.give_back()
    return _good(Look.TEXT_INDEX, Found.WHOLE)


def _compare(library: Library) -> None:
    db = connection.connect(library.path.database, key=library.key, read_only=False)
    try:
        db.execute("BEGIN IMMEDIATE")
        for name in INDEXES:
            db.execute(f"INSERT INTO {name}_fts ({name}_fts, rank) VALUES ('integrity-check', 1)")
    except connection.DatabaseError as error:
        if (known := from_sqlite(error)) is not None:
            raise known from error
        raise fit.INDEX from error
    finally:
        with suppress(connection.DatabaseError):
            db.execute("ROLLBACK")
        db.close()


def originals(library: Library) -> Check:
    """Whether every raw page and picture is there and is what it was."""
    with library.read() as db:
        known = [row[0] for row in db.execute("SELECT id FROM blob")]
    bad = 0
    for blob_id in known:
        try:
            library.blobs.get(blob_id)
        except KnownError:
            bad += 1
    if bad:
        return _bad(Look.ORIGINALS, Found.FILES_DAMAGED, bad=bad, count=len(known))
    stray = sum(1 for _ in library.blobs.stray(frozenset(str(one) for one in known)))
    if not stray:
        return _good(Look.ORIGINALS, Found.FILES_WHOLE, count=len(known))
    whole, beside = Message(Found.FILES_WHOLE, count=len(known)), Message(Found.STRAY_FILES, count=stray)
    return _good(Look.ORIGINALS, Found.FILES_WHOLE_AND_STRAY, whole=whole, stray=beside)


def copies(library: Library) -> Check:
    """Whether the newest backup is what was written."""
    found = backups.all_of(library.path)
    if not found:
        return _good(Look.BACKUPS, Found.NO_BACKUPS_YET)
    try:
        library.check_backup(found[0])
    except KnownError as error:
        return _bad(Look.BACKUPS, Found.BACKUP_BAD, name=found[0].path.name, why=error.message)
    return _good(Look.BACKUPS, Found.BACKUPS_WHOLE, count=len(found), day=found[0].created_at)


def permissions(library: Library) -> Check:
    """Whether the library's files are their owner's alone."""
    if os.name == "nt":
        return _good(Look.PERMISSIONS, Found.LIKE_USER_FOLDER)
    path = library.path
    there = [path.database, path.originals, path.backups, path.lock, Path(f"{path.database}-wal")]
    open_ones = [one.name for one in there if one.exists() and stat.S_IMODE(one.stat().st_mode) & 0o077]
    if open_ones:
        return _bad(Look.PERMISSIONS, Found.OTHERS_CAN_READ, files=", ".join(open_ones))
    return _good(Look.PERMISSIONS, Found.ONLY_YOU)


def disk(library: Library) -> Check:
    """Whether there is room to go on."""
    free = shutil.disk_usage(library.path.database.parent).free
    return Check(Look.DISK, free > ROOM, Message(Found.FREE_SPACE, gigabytes=free / (1 << 30)))


def check_up(library: Library) -> Iterator[Check]:
    """Everything, quickest first; a look that meets damage is a line that names it."""
    for look, checked in LOOKS.items():
        try:
            yield checked(library)
        except KnownError as error:
            yield Check(look, ok=False, found=error.message)


LOOKS: Mapping[Look, Callable[[Library], Check]] = {
    Look.PERMISSIONS: permissions,
    Look.DISK: disk,
    Look.DATABASE: database,
    Look.ROWS: rows,
    Look.TEXT_INDEX: text_index,
    Look.BACKUPS: copies,
    Look.ORIGINALS: originals,
}


def size(library: Library) -> int:
    """Bytes on the disk of the database, the originals and the backups."""
    path = library.path
    files = [Path(f"{path.database}{suffix}") for suffix in ("", "-wal", "-shm")]
    for folder in (path.originals, path.backups):
        files += [one for one in folder.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files if one.exists())
