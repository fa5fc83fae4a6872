"""A library in; what a check-up found, one line a thing, out."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import ADVICE, Damaged, KnownError
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


def _good(name: str, sentence: str) -> Check:
    return Check(name, ok=True, sentence=sentence)


def _bad(name: str, sentence: str) -> Check:
    return Check(name, ok=False, sentence=sentence)


def database(library: Library) -> Check:
    """Whether SQLite finds its pages and references whole."""
    with library.read() as db:
        fit.index_stands(
            db
        )  # FTS5 notices what another connection wrote when it is asked, not when it is checked
        of_tables, _of_index = fit.said(db)
        loose = len(db.execute("PRAGMA foreign_key_check").fetchall())
    if of_tables:
        return _bad("Database", f"The database is damaged. {ADVICE}")
    return Check("Database", not loose, f"{loose} loose references." if loose else "Whole.")


def rows(library: Library) -> Check:
    """Whether each row of each table is one that Clipdesk wrote."""
    with library.read():
        db = connection.connect(library.path.database, key=library.key, read_only=True)
        try:
            gone = fit.missing(db)
            bad = [f"{count} in {table}" for table, count in fit.misfits(db, deep=True)] if not gone else []
        finally:
            db.close()
    if gone:
        return _bad("Rows", f"The database is damaged: {', '.join(gone)} missing. {ADVICE}")
    if bad:
        return _bad("Rows", f"The database is damaged: rows that do not fit, {', '.join(bad)}. {ADVICE}")
    return _good("Rows", "Each as it was written.")


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
        return _bad("Text index", "Searches may miss something. Rebuild it with `clipdesk doctor --mend`.")
    except KnownError as error:
        return _good("Text index", f"Not checked: {error.sentence}")
    finally:
        lock.give_back()
    return _good("Text index", "Whole.")


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
        return _bad("Originals", f"{bad} of {len(known)} files are gone or damaged.")
    stray = sum(1 for _ in library.blobs.stray(frozenset(str(one) for one in known)))
    beside = f" {stray} more belong to nothing and do no harm." if stray else ""
    return _good("Originals", f"{len(known)} files, each what it was.{beside}")


def copies(library: Library) -> Check:
    """Whether the newest backup is what was written."""
    found = backups.all_of(library.path)
    if not found:
        return _good("Backups", "None yet; the first is written after a day's work.")
    try:
        library.check_backup(found[0])
    except KnownError as error:
        return _bad("Backups", f"{found[0].path.name}: {error.sentence}")
    return _good("Backups", f"{len(found)} kept, the newest of {found[0].created_at:%Y-%m-%d} is whole.")


def permissions(library: Library) -> Check:
    """Whether the library's files are their owner's alone."""
    if os.name == "nt":
        return _good("Permissions", "As your user folder has them.")
    path = library.path
    there = [path.database, path.originals, path.backups, path.lock, Path(f"{path.database}-wal")]
    open_ones = [one.name for one in there if one.exists() and stat.S_IMODE(one.stat().st_mode) & 0o077]
    if open_ones:
        return _bad("Permissions", f"Others can read {', '.join(open_ones)}.")
    return _good("Permissions", "Only you can read the library.")


def disk(library: Library) -> Check:
    """Whether there is room to go on."""
    free = shutil.disk_usage(library.path.database.parent).free
    return Check("Disk", free > ROOM, f"{free / (1 << 30):.1f} GB free.")


def check_up(library: Library) -> Iterator[Check]:
    """Everything, quickest first; a look that meets damage is a line that names it."""
    for name, look in LOOKS.items():
        try:
            yield look(library)
        except KnownError as error:
            yield _bad(name, str(error))


LOOKS: Mapping[str, Callable[[Library], Check]] = {
    "Permissions": permissions,
    "Disk": disk,
    "Database": database,
    "Rows": rows,
    "Text index": text_index,
    "Backups": copies,
    "Originals": originals,
}


def size(library: Library) -> int:
    """Bytes on the disk of the database, the originals and the backups."""
    path = library.path
    files = [Path(f"{path.database}{suffix}") for suffix in ("", "-wal", "-shm")]
    for folder in (path.originals, path.backups):
        files += [one for one in folder.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files if one.exists())
