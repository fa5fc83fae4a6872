"""A library in; whole, checked and hashed copies of its database beside it, and the way back, out."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from app.domain.codes.troubles import Trouble
from app.domain.errors import BugError, KnownError
from app.domain.library import Backup
from app.paths import LibraryPath
from app.store.damage import fit
from app.store.engine import connection
from app.store.engine.files import private_file, private_folder, sync_folder, write_synced

DAILY, WEEKLY, MONTHLY = 12, 10, 9  # copies kept of each
SPECIAL = 5  # copies kept of those made before a migration or a restore
PIECE = 1 << 20  # bytes hashed at a time
_NAME = re.compile(r"(\d{8}T\d{6}\d*)-(\w+)\.db$")


def _sum_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _sidecar(path: Path) -> Path:
    return path.with_suffix(".sha256")


def _checked(path: Path, key: str | None) -> bool:
    db = connection.connect(path, key=key, read_only=True)
    try:
        # What is only said of the text index costs no words of the reporter's: it is made anew from the tables.
        of_tables, _of_index = fit.said(db, "quick_check")
        return not of_tables
    except connection.DatabaseError:
        return False
    finally:
        db.close()


def back_up(library: LibraryPath, key: str | None, kind: str, now: datetime) -> Backup:
    """Write a whole copy, check it, and keep its SHA-256 beside it; then thin the old ones.

    `VACUUM INTO` reads one moment of the database, however busy the writer is, and encrypts with the same key.
    """
    private_folder(library.backups)
    path = library.backups / f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}-{kind}.db"
    partial = path.with_suffix(f".{os.getpid()}.part")
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    db = connection.connect(library.database, key=key, read_only=False)
    try:
        db.execute("VACUUM INTO ?", (str(partial),))
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    finally:
        db.close()
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    if not _checked(partial, key):
        partial.unlink(missing_ok=True)
        raise KnownError(Trouble.BACKUP_NOT_KEPT)
    sha256 = _sum_of(partial)
    write_synced(_sidecar(path), f"{sha256}  {path.name}\n".encode())
    partial.replace(path)
    sync_folder(library.backups)
    made = _backup(path, sha256)
    if made is None:
        raise BugError("a backup was named as none is")
    thin(library, made, now)
    return made


def _backup(path: Path, sha256: str) -> Backup | None:
    """What a file's name says of it; None for one that is no backup of ours."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        written = datetime.strptime(found[1][:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        return Backup(path, written, found[2], path.stat().st_size, sha256)
    except (ValueError, OSError):
        return None


def all_of(library: LibraryPath) -> tuple[Backup, ...]:
    """The backups there are, newest first; one without its hash has an empty `sha256`."""
    found = []
    for path in sorted(library.backups.glob("*.db"), reverse=True):
        sha256 = ""
        with contextlib.suppress(OSError, UnicodeDecodeError, IndexError):
            sha256 = _sidecar(path).read_text("ascii").split()[0]
        if path.is_file() and (one := _backup(path, sha256)) is not None:
            found.append(one)
    return tuple(found)


def kept(backups: Iterable[Backup]) -> frozenset[Path]:
    """Which of them stay: the newest of each of 12 days, 10 weeks and 9 months, and the last ones of special occasions."""
    newest_first = sorted(backups, key=lambda backup: backup.path.name, reverse=True)
    stay = {backup.path for backup in [one for one in newest_first if one.kind != "daily"][:SPECIAL]}
    for name, limit in (("%Y-%m-%d", DAILY), ("%G-%V", WEEKLY), ("%Y-%m", MONTHLY)):
        seen: dict[str, Path] = {}
        for backup in (one for one in newest_first if one.kind == "daily"):
            seen.setdefault(backup.created_at.strftime(name), backup.path)
        stay.update(list(seen.values())[:limit])
    return frozenset(stay)


def thin(library: LibraryPath, made: Backup, now: datetime) -> None:
    """Remove the copies that are not `kept`; never the one just `made`.

    Those that a wrong clock dated ahead take no place from those of today, and are as many as of special occasions.
    """
    backups = all_of(library)
    ahead = [one for one in backups if one.created_at > max(now, made.created_at)]
    stay = kept(one for one in backups if one not in ahead)
    stay |= {made.path, *(one.path for one in ahead[:SPECIAL])}
    for backup in backups:
        if backup.path not in stay:
            backup.path.unlink(missing_ok=True)
            _sidecar(backup.path).unlink(missing_ok=True)


def check(backup: Backup, key: str | None) -> None:
    """Raise KnownError if a backup is not what was written."""
    try:
        right = backup.sha256 and _sum_of(backup.path) == backup.sha256
    except OSError as error:
        raise KnownError(Trouble.BACKUP_UNREADABLE) from error
    if not right or not _checked(backup.path, key):
        raise KnownError(Trouble.BACKUP_DAMAGED)


def _copy(path: Path, to: Path) -> None:
    """A copy for its owner alone, on the disk when this returns."""
    private_file(to)
    shutil.copyfile(path, to)
    with to.open("rb+") as file:
        os.fsync(file.fileno())


def keep_what_is_there(library: LibraryPath, key: str | None, kind: str, now: datetime) -> None:
    """Keep the database as a backup, or its files as they are where they are too damaged for that."""
    try:
        back_up(library, key, kind, now)
    except (KnownError, connection.DatabaseError, OSError) as error:
        if "full" in str(error):
            raise
        # Too damaged to be copied by SQLite: the files themselves are kept, whatever is in them.
        for suffix in ("", "-wal"):
            there = Path(f"{library.database}{suffix}")
            if there.is_file():
                with contextlib.suppress(PermissionError):  # what may not be read is moved, not copied
                    _copy(there, Path(f"{_aside(library, now)}{suffix}"))


def _aside(library: LibraryPath, now: datetime) -> Path:
    """Where what cannot be copied as a library is kept."""
    return library.backups / f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}-damaged.sqlite"


def _make_way(library: LibraryPath, suffix: str, now: datetime) -> None:
    """Clear the place of a file of the library: what was copied goes, anything else is set aside whole."""
    there, aside = Path(f"{library.database}{suffix}"), Path(f"{_aside(library, now)}{suffix}")
    if not suffix and there.is_file() and os.access(there, os.R_OK):
        return  # kept already, and the copy takes its place in one step
    if suffix and (there.is_file() or there.is_symlink()):
        there.unlink()
    elif there.exists() or there.is_symlink():
        there.rename(aside)


def put_in_place(library: LibraryPath, key: str | None, backup: Backup, now: datetime) -> None:
    """Make a backup the database; the one it replaces is kept among the backups, as it is. Nobody may have it open."""
    check(backup, key)
    private_folder(library.backups)
    fresh = library.database.with_suffix(f".{os.getpid()}.part")
    try:
        _copy(backup.path, fresh)
        if library.database.is_file():
            keep_what_is_there(library, key, "restore", now)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    for suffix in ("", "-wal", "-shm", "-journal"):
        _make_way(library, suffix, now)
    fresh.replace(library.database)
    sync_folder(library.database.parent)
