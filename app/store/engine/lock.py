"""A lock file in; the right to write in that library, held until it is given back or the process ends, out."""

from __future__ import annotations

import os
from pathlib import Path

from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError


class WriterLock:
    """The one writer's lock. The system gives it back when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = -1

    @property
    def held(self) -> bool:
        """True while this process may write."""
        return self._handle >= 0

    def take(self) -> None:
        """Take the lock; KnownError if another Clipdesk holds it."""
        if self.held:
            return
        if self._path.is_dir():
            raise KnownError(Trouble.FOLDER_FOR_LOCK, path=str(self._path))
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            raise KnownError(Trouble.LIBRARY_LOCKED, retry=True) from error
        self._handle = handle

    def give_back(self) -> None:
        """Let another Clipdesk write."""
        if self.held:
            os.close(self._handle)
            self._handle = -1


def _lock(handle: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
