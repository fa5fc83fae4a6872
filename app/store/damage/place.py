"""Where a library should lie in; whether one is to be made there, and what a kill left swept away, out."""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.codes.troubles import Trouble
from app.domain.errors import Damaged, Help, KnownError

if TYPE_CHECKING:
    from app.paths import LibraryPath

# What is written aside before it gets its name says whose it is: `NAME.PID.part`.
_PARTIAL = re.compile(r"\.(\d+)\.part(-journal|-wal|-shm)?$")
_OLD_PARTIAL = re.compile(r"\.(part|restored)$")  # of earlier versions, without a number
SMALLEST = 512  # bytes: the smallest page of SQLite, which takes less for a new database
OLD = 86_400  # seconds after which a file without a living writer is nobody's


def is_new(path: LibraryPath) -> bool:
    """True where a library is to be made. KnownError for what is none, Damaged where one was and is gone."""
    try:
        there = path.database.stat()
    except FileNotFoundError:
        if path.database.is_symlink():
            raise KnownError(Trouble.DANGLING_LINK) from None
        if _backed_up(path):
            raise _gone(Trouble.LIBRARY_FILE_GONE) from None
        return True
    if stat.S_ISDIR(there.st_mode):
        raise Damaged(Trouble.FOLDER_NO_LIBRARY, helps=(Help.RESTORE,))
    if not stat.S_ISREG(there.st_mode):
        raise KnownError(Trouble.NO_REGULAR_FILE)
    if there.st_size == 0 and (_backed_up(path) or _any(path.originals)):
        raise _gone(Trouble.LIBRARY_FILE_EMPTY)
    if 0 < there.st_size < SMALLEST:
        raise Damaged(Trouble.NOT_A_LIBRARY, helps=(Help.RESTORE,))
    return there.st_size == 0


def must_stand(path: LibraryPath) -> None:
    """Raise KnownError where there is no file that could be read at all."""
    if is_new(path):
        raise KnownError(Trouble.NO_LIBRARY_THERE, path=str(path.database))


def _gone(how: Trouble) -> Damaged:
    return Damaged(how, helps=(Help.RESTORE,))


def _backed_up(path: LibraryPath) -> bool:
    return path.backups.is_dir() and any(path.backups.glob("*.db"))


def _any(folder: Path) -> bool:
    return folder.is_dir() and any(folder.glob("??/*"))


def sweep(path: LibraryPath) -> None:
    """Remove what was written aside by a process that ended before it gave it its name."""
    for one in _aside(path):
        with suppress(OSError):
            if _nobodys(one):
                one.unlink()


def _aside(path: LibraryPath) -> Iterator[Path]:
    name = path.database.stem
    with suppress(OSError):
        yield from path.database.parent.glob(f"{name}*.restored")
        yield from path.database.parent.glob(f"{name}*.part")
        yield from path.backups.glob("*.part*")
        yield from path.originals.glob("??/*.part")


def _nobodys(one: Path) -> bool:
    found = _PARTIAL.search(one.name)
    if found is None:
        return _OLD_PARTIAL.search(one.name) is not None
    if int(found[1]) == os.getpid():
        return False
    if sys.platform == "win32":  # where asking after a process may end it
        return time.time() - one.stat().st_mtime > OLD
    try:
        os.kill(int(found[1]), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
