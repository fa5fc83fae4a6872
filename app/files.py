"""A place and bytes in; a file there with all of them, or what stood there before, out."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

OWNER, EVERYBODY = 0o600, 0o666  # who may read a new file; the system takes off what the user does not give


def write_whole(path: Path, data: bytes, mode: int = OWNER, *, synced: bool = True) -> None:
    """Put a file in the place of what stands there, on the disk when it gets its name; OSError leaves all as it was.

    Not `synced`, it is for the caller to see to when it is on the disk.

    What is written aside says whose it is, so that what a killed process left can be told from work going on.
    """
    partial = path.with_name(f".{os.urandom(4).hex()}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
            file.flush()
            if synced:
                os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise
