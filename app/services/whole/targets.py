"""Files one by one in; a folder or a zip that is there when all of it is, and not before, out."""

from __future__ import annotations

import os
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the same library makes the same zip


class Target(Protocol):
    """Where files are written."""

    def write(self, name: str, data: bytes) -> None:
        """One file; of one name only the first counts."""

    def finish(self) -> None:
        """Everything was written: let it be seen."""

    def drop(self) -> None:
        """Take away what was written."""


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._partial = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._made: set[Path] = set()
        self._partial.mkdir(parents=True)

    def write(self, name: str, data: bytes) -> None:
        path = self._partial / name
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        with suppress(FileExistsError), path.open("xb") as file:
            file.write(data)

    def finish(self) -> None:
        if self._path.is_dir():
            self._path.rmdir()  # it is empty
        self._partial.replace(self._path)

    def drop(self) -> None:
        shutil.rmtree(self._partial, ignore_errors=True)


class _Zip:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._partial = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._file = zipfile.ZipFile(self._partial, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._names: set[str] = set()

    def write(self, name: str, data: bytes) -> None:
        if name in self._names:
            return
        self._names.add(name)
        info = zipfile.ZipInfo(name, _NO_TIME)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        self._file.writestr(info, data)

    def finish(self) -> None:
        self._file.close()
        self._partial.replace(self._path)

    def drop(self) -> None:
        with suppress(OSError, ValueError):
            self._file.close()
        self._partial.unlink(missing_ok=True)


def target_at(path: Path) -> Target:
    """A zip where the name says so, else a folder, which must be new or empty: nothing of the user's is mixed with it."""
    if path.suffix.lower() == ".zip":
        path.parent.mkdir(parents=True, exist_ok=True)
        return _Zip(path)
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise KnownError(Trouble.TARGET_THERE, name=path.name)
    return _Folder(path)
