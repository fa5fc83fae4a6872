"""What SQLite and the disk say in; the one sentence a user can act on out."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import Cancelled, Damaged, Help, KnownError
from app.store.engine.connection import DatabaseError

# A part of SQLite's message, and what it means to the user: first fit counts.
SENTENCES: tuple[tuple[str, str, str], ...] = (
    ("interrupted", "", ""),
    ("disk is full", "The disk is full, so nothing was saved.", "Make some room and do it again."),
    ("PRAGMA key", "An empty key opens nothing.", "Type the key of this library."),
    (
        "readonly",
        "This library can be read, but not written.",
        "Change its permissions, or copy it to a folder of your own.",
    ),
    ("locked", "Another program is writing in this library.", "Try again in a moment."),
    ("busy", "Another program is writing in this library.", "Try again in a moment."),
    (
        "unable to open",
        "This library cannot be opened.",
        "Check that the folder is there and that you may read it.",
    ),
    ("disk I/O", "The disk did not answer as it should.", "Check the disk, then try again."),
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
NO_LIBRARY = "This file is not a Clipdesk library, or its key is another one."


def from_sqlite(error: DatabaseError) -> KnownError | None:
    """The user's sentence for an error of SQLite; None where it may be our own fault."""
    words = str(error)
    if "file is not a database" in words:
        advice = "Choose another file, or restore a backup."
        return Damaged(NO_LIBRARY, advice, helps=(Help.RESTORE, Help.RESCUE))
    if any(part in words for part in DAMAGE):
        return Damaged("This library is damaged.")
    for part, sentence, advice in SENTENCES:
        if part.lower() in words.lower():
            return (
                KnownError(sentence, advice, retry=part in {"locked", "busy", "disk is full"})
                if sentence
                else Cancelled()
            )
    return None


def from_disk(error: OSError, path: Path) -> KnownError:
    """The user's sentence for an error of the file system."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return KnownError(
            "The disk is full, so nothing was saved.", "Make some room and do it again.", retry=True
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return KnownError(
            "You may not write where this library lies.", f"Check the permissions of {path.parent}."
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return KnownError(
            "The folder of this library is not there.", f"Look for {path.parent}, or choose another library."
        )
    return KnownError(
        f"The disk did not answer as it should: {error.strerror}.", "Check the disk, then try again."
    )


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
