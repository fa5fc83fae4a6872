"""A library in; what a check-up found, one line a thing, out."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import KnownError
from app.domain.library import Check
from app.store import backups
from app.store.engine.connection import DatabaseError
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
        for (
            name
        ) in INDEXES:  # FTS5 notices what another connection wrote when it is asked, not when it is checked
            db.execute(f"SELECT 1 FROM {name}_fts WHERE {name}_fts MATCH 'x' LIMIT 1").fetchall()
        said = db.execute("PRAGMA integrity_check").fetchone()[0]
        loose = len(db.execute("PRAGMA foreign_key_check").fetchall())
    if said != "ok":
        return _bad("Database", "The database is damaged. Restore a backup.")
    return Check("Database", not loose, f"{loose} loose references." if loose else "Whole.")


def text_index(library: Library) -> Check:
    """Whether the full-text index holds what the tables hold."""
    try:
        with library.write() as tx:
            for name in INDEXES:
                tx.rows(f"INSERT INTO {name}_fts ({name}_fts, rank) VALUES ('integrity-check', 1)")
    except KnownError as error:
        if "damaged" not in error.sentence:
            return _good("Text index", f"Not checked: {error.sentence}")
        return _bad("Text index", "Searches may miss something. Rebuild it with `clipdesk doctor --mend`.")
    except DatabaseError:
        return _bad("Text index", "Searches may miss something. Rebuild it with `clipdesk doctor --mend`.")
    return _good("Text index", "Whole.")


def rebuild_text_index(library: Library) -> None:
    """Make the full-text index anew from the tables."""
    with library.write() as tx:
        for name in INDEXES:
            tx.rows(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")


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
    stray = sum(1 for _ in library.blobs.stray(frozenset(known)))
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
    """Everything, quickest first."""
    for look in (permissions, disk, database, text_index, copies, originals):
        yield look(library)


def size(library: Library) -> int:
    """Bytes on the disk of the database, the originals and the backups."""
    path = library.path
    files = [Path(f"{path.database}{suffix}") for suffix in ("", "-wal", "-shm")]
    for folder in (path.originals, path.backups):
        files += [one for one in folder.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files if one.exists())
