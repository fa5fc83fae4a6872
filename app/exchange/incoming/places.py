"""A file, folder or zip that somebody else made in; its files by name, each read within bounds, out."""

from __future__ import annotations

import os
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from app.domain.codes.imports import Left
from app.domain.codes.message import Fact, Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError
from app.exchange.incoming.items import Refused

MIB = 1 << 20
MOST_FILES = 300_000
MOST_DEEP = 40  # folders within one another
LONGEST_NAME = 1_000
DIRECTORY_BYTES = 128 * MIB  # of the list of files in a zip
# A page shrinks to a tenth, a list to a thirtieth; what swells more than this was made to fill the disk.
MOST_SWELLING, SMALL = 200, MIB
_EOCD, _EOCD64 = b"PK\x05\x06", b"PK\x06\x06"
_BAD = re.compile(r"[\x00-\x1f\\]|^[a-zA-Z]:")


class Unreadable(Exception):  # what happened, as everywhere
    """A file of a place cannot be read; `why` is for the report."""

    def __init__(self, code: Left, **facts: Fact) -> None:
        super().__init__(code)
        self.why = Message(code, **facts)


class Place(Protocol):
    """Where files lie."""

    name: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files, `/` between folders, in order."""

    @property
    def refused(self) -> tuple[Refused, ...]:
        """What lies there and is not looked into."""

    def read(self, name: str, most: int) -> bytes:
        """All of one file; Unreadable where it cannot be had or is larger than `most`."""

    def opened(self, name: str) -> IO[bytes]:
        """One file, to be read bit by bit; Unreadable where it cannot be had."""

    def size(self, name: str) -> int:
        """Its bytes, as far as is known."""


class Folder:
    """A folder, or one file of it. Links are not followed, hidden folders not entered, and only regular files are read."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._root = path if path.is_dir() else path.parent
        self._refused: list[Refused] = []
        self._names = tuple(sorted(self._walk())) if path.is_dir() else (path.name,)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files, in order."""
        return self._names

    @property
    def refused(self) -> tuple[Refused, ...]:
        """What is no plain file."""
        return tuple(self._refused)

    def _walk(self) -> Iterator[str]:
        count = 0
        for folder, below, files in os.walk(self._root):
            here = Path(folder).relative_to(self._root)
            links = [one for one in below if (Path(folder) / one).is_symlink()]
            self._refused += [Refused((here / one).as_posix(), LINKED) for one in links]
            below[:] = sorted(one for one in below if not one.startswith(".") and one not in links)
            if len(here.parts) >= MOST_DEEP:
                below.clear()
            for name in sorted(files):
                if name.startswith("."):
                    continue
                told = (here / name).as_posix()
                mode = (Path(folder) / name).lstat().st_mode
                if stat.S_ISLNK(mode):
                    self._refused.append(Refused(told, LINKED))
                elif not stat.S_ISREG(mode):
                    self._refused.append(Refused(told, Message(Left.NOT_PLAIN_FILE)))
                else:
                    count += 1
                    if count > MOST_FILES:
                        self._refused.append(Refused(told, MANY))
                        return
                    yield told

    def read(self, name: str, most: int) -> bytes:
        """All of one file."""
        with self.opened(name) as file:
            return _bounded(file, most)

    def opened(self, name: str) -> IO[bytes]:
        """One file, never a link, and never one that would be waited for."""
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        try:
            handle = os.open(self._root / name, flags | getattr(os, "O_NOFOLLOW", 0))
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                os.close(handle)
                raise Unreadable(Left.NOT_PLAIN_FILE)
            return os.fdopen(handle, "rb")
        except (OSError, ValueError) as error:
            raise Unreadable(Left.FILE_NOT_READ) from error

    def size(self, name: str) -> int:
        """Its bytes."""
        try:
            return (self._root / name).stat().st_size
        except OSError:
            return 0


class Zip:
    """A zip file. Nothing of it is unpacked on the disk, and no name in it can lead anywhere."""

    def __init__(self, path: Path, file: zipfile.ZipFile) -> None:
        self.name = path.name
        self._file = file
        self._refused: list[Refused] = []
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in file.infolist()[: MOST_FILES + 1]:
            self._take(info)
        self._names = tuple(sorted(self._infos))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files, in order."""
        return self._names

    @property
    def refused(self) -> tuple[Refused, ...]:
        """Entries with names that lead elsewhere, links, locked ones, and those that swell."""
        return tuple(self._refused)

    def _take(self, info: zipfile.ZipInfo) -> None:
        name = _told(info)
        steps = PurePosixPath(name).parts
        if info.is_dir() or any(one.startswith(".") and one != ".." for one in steps) or "__MACOSX" in steps:
            return
        if (why := _against(info, name)) or name in self._infos:
            self._refused.append(Refused(name[:LONGEST_NAME], why or Message(Left.HELD_TWICE)))
        elif len(self._infos) >= MOST_FILES:
            self._refused.append(Refused(name, MANY))
        else:
            self._infos[name] = info

    def read(self, name: str, most: int) -> bytes:
        """All of one file; never more than `most`, whatever the zip says of its size."""
        with self.opened(name) as file:
            try:
                return _bounded(file, most)
            except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
                raise Unreadable(Left.ZIP_PART_DAMAGED) from error
            except Exception as error:  # zlib, bz2 and lzma each have their own
                if type(error).__name__ in {"error", "LZMAError"}:
                    raise Unreadable(Left.ZIP_PART_DAMAGED) from error
                raise

    def opened(self, name: str) -> IO[bytes]:
        """One file."""
        info = self._infos.get(name)
        try:
            if info is None:
                raise Unreadable(Left.NOT_IN_ZIP)
            return self._file.open(info)
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as error:
            raise Unreadable(Left.ZIP_PART_UNREADABLE) from error

    def size(self, name: str) -> int:
        """Its bytes, as the zip says."""
        info = self._infos.get(name)
        return info.file_size if info else 0


LINKED = Message(Left.LINK_NOT_FOLLOWED)
MANY = Message(Left.TOO_MANY_FILES, count=MOST_FILES)
SWELLS = Message(Left.SWELLS)


def _told(info: zipfile.ZipInfo) -> str:
    """The name of an entry: many programs write UTF-8 and do not say so, or part folders as Windows does."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _against(info: zipfile.ZipInfo, name: str) -> Message | None:
    """Why an entry is not taken; None where it is."""
    steps = PurePosixPath(name).parts
    if name.startswith("/") or ".." in steps or _BAD.search(name) or len(name) > LONGEST_NAME:
        return Message(Left.NAME_LEADS_OUT)
    if stat.S_ISLNK(info.external_attr >> 16):
        return LINKED
    if info.flag_bits & 1:
        return Message(Left.PASSWORD_NEEDED)
    if info.file_size > SMALL and info.file_size > MOST_SWELLING * max(info.compress_size, 1):
        return SWELLS
    return None


def _bounded(file: IO[bytes], most: int) -> bytes:
    raw = file.read(most + 1)
    if len(raw) > most:
        raise Unreadable(Left.LARGER_THAN, mebibytes=round(most / MIB))
    return raw


@contextmanager
def opened(path: Path) -> Iterator[Place]:
    """The place at a path; KnownError where nothing can be read there."""
    try:
        if path.is_dir():
            yield Folder(path)
            return
        if not path.exists():
            raise KnownError(Trouble.PLACE_GONE, name=path.name)
        if not path.is_file():
            raise KnownError(Trouble.PLACE_IS_NEITHER, name=path.name)
        with path.open("rb") as file:
            packed = file.read(4) in {b"PK\x03\x04", _EOCD}
    except OSError as error:
        raise KnownError(Trouble.PLACE_UNREADABLE, name=path.name, retry=True) from error
    if not packed:
        yield Folder(path)
        return
    with _zip(path) as file:
        yield Zip(path, file)


def _zip(path: Path) -> zipfile.ZipFile:
    if _directory_bytes(path) > DIRECTORY_BYTES:
        raise KnownError(Trouble.ZIP_TOO_MANY, name=path.name)
    try:
        file = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise KnownError(Trouble.ZIP_DAMAGED, name=path.name) from error
    claimed = sum(info.file_size for info in file.infolist())
    if claimed > MOST_SWELLING * (path.stat().st_size + SMALL):  # parts that lie over one another count each
        file.close()
        raise KnownError(Trouble.ZIP_SWELLS, name=path.name)
    return file


def _directory_bytes(path: Path) -> int:
    """How long the list of files in a zip is, as its end says, before anything of it is read."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 66_000))
        tail = file.read()
    at = tail.rfind(_EOCD64)
    if at >= 0:
        return int.from_bytes(tail[at + 40 : at + 48], "little")
    at = tail.rfind(_EOCD)
    return int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
