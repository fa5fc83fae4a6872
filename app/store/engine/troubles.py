"""What SQLite and the disk say in; the one error a user can act on out."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.codes.troubles import Trouble
from app.domain.errors import Cancelled, Damaged, Help, KnownError, because
from app.store.engine.connection import DatabaseError

# A part of SQLite's message, what it means to the user, and whether the same may go through later: first fit counts.
MEANT: tuple[tuple[str, Trouble, bool], ...] = (
    ("disk is full", Trouble.DISK_FULL, True),
    ("pragma key", Trouble.EMPTY_KEY, False),
    ("readonly", Trouble.LIBRARY_READ_ONLY, False),
    ("locked", Trouble.LIBRARY_BUSY, True),
    ("busy", Trouble.LIBRARY_BUSY, True),
    ("unable to open", Trouble.LIBRARY_NOT_OPENED, False),
    ("disk i/o", Trouble.DISK_SILENT, False),
)

# What SQLite says of a file that is not what was written.
DAMAGE: tuple[str, ...] = (
    "malformed",
    "not decode to UTF-8",
    "vtable constructor failed",
    "corrupt",
    "file format",
    "invalid rootpage",
    "unsupported encoding",
)


def from_sqlite(error: DatabaseError) -> KnownError | None:
    """What the user is told of an error of SQLite; None where it may be our own fault."""
    words = str(error)
    if "file is not a database" in words:
        return Damaged(Trouble.NOT_A_LIBRARY_OR_KEY, helps=(Help.RESTORE, Help.RESCUE))
    if any(part in words for part in DAMAGE):
        return Damaged(Trouble.DAMAGED)
    if "interrupted" in words:
        return Cancelled()
    found = next((one for one in MEANT if one[0] in words.lower()), None)
    return KnownError(found[1], retry=found[2]) if found else None


def from_disk(error: OSError, path: Path) -> KnownError:
    """What the user is told of an error of the file system."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return KnownError(Trouble.DISK_FULL, retry=True)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return KnownError(Trouble.WRITING_FORBIDDEN, folder=str(path.parent))
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return KnownError(Trouble.NO_FOLDER, folder=str(path.parent))
    return KnownError(Trouble.DISK_FAILED, why=because(error))


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk raise inside into a KnownError, where it is the world's fault."""
    try:
        yield
    except DatabaseError as error:
        known = from_sqlite(error)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        raise from_disk(error, path) from error
