"""A saved file comes in as a page; an extraction comes in, and the pictures of its article go out."""

from __future__ import annotations

import os
import re
import stat
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote, urljoin, urlsplit

from app.clip.address import tidy_url
from app.clip.media import kind_by_bytes, picture_type
from app.clip.readers import READERS, of_file
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page, Picture
from app.domain.errors import Cancelled, KnownError

if TYPE_CHECKING:
    from app.clip.fetch import Fetcher

MIB = 1024 * 1024
FILE_BYTES = 30 * MIB
PICTURE_BYTES = 20 * MIB
ALL_PICTURE_BYTES = 60 * MIB
MOST_PICTURES = 60
AT_A_TIME = 4
PICTURES_S = 30.0
LOOK_S = 0.1

Beside = Callable[[str], bytes | None]  # a file that lies beside a page, by its name as seen from it
SAVE_AS = f"Clipdesk opens {', '.join(one.name for one in READERS[:-1])} and {READERS[-1].name}."


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The pictures of an article that could be had, in its order; `missing` counts the others."""

    pictures: tuple[Picture, ...] = ()
    missing: int = 0


def read_file(path: Path) -> Page:
    """A file of a kind that can be read as a page; its `url` is the one that a browser wrote into it, if any."""
    return page_of_file(_read(path), path.name)


def page_of_file(raw: bytes, name: str) -> Page:
    """The bytes of a file of this name as a page."""
    found = of_file(raw, Path(name).suffix.lower())
    kind = "" if found and not found[0].words else kind_by_bytes(raw)
    if kind:
        raise KnownError(f"This file is {kind}, not a web page.", SAVE_AS)
    if not raw.strip():
        raise KnownError("This file is empty.", SAVE_AS)
    if found is None:
        raise KnownError(f"{name} is not a kind of file that Clipdesk can open.", SAVE_AS)
    reader, content_type = found
    address = reader.saved_from(raw)
    if address is None:
        raise KnownError(f"There is no web page in {name}.", "Save the page in the browser once more.")
    return Page(
        raw=raw,
        how=How.FILE,
        fetched_at=datetime.now(UTC),
        url=_web_address(address),
        content_type=content_type,
        name=name,
    )


def _read(path: Path) -> bytes:
    try:
        return read_regular(path, FILE_BYTES)
    except FileNotFoundError as error:
        raise KnownError(f"There is no file {path.name}.", "It may have been moved or renamed.") from error
    except PermissionError as error:
        raise KnownError(
            f"{path.name} may not be read.", "Check who may read the file.", retry=True
        ) from error
    except IsADirectoryError as error:
        raise KnownError(f"{path.name} is a folder, not a file.", SAVE_AS) from error
    except ValueError as error:
        raise KnownError(f"{path.name} is not a file with text in it.", SAVE_AS) from error
    except OverflowError as error:
        raise KnownError(
            f"{path.name} is larger than {FILE_BYTES // MIB} MiB.",
            "Open it in a browser, and paste the text that you need.",
        ) from error
    except OSError as error:
        raise KnownError(
            f"{path.name} could not be read.", "Check that its disk is connected.", retry=True
        ) from error


def read_regular(path: Path, limit: int) -> bytes:
    """All bytes of a regular file, without ever waiting for one that is none.

    Raises OSError as usual, ValueError for a FIFO, device or the like, OverflowError above `limit`.
    """
    _check(path.stat().st_mode)
    # Between looking and opening the file may have changed into a FIFO, so opening must not wait either.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        _check(os.fstat(descriptor).st_mode)
        # Some files of the system have nothing to give yet, and say None.
        raw = file.read(limit + 1) or b""
    if len(raw) > limit:
        raise OverflowError
    return raw


def _check(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    if not stat.S_ISREG(mode):
        raise ValueError("not a regular file")


def _web_address(text: str) -> str:
    return tidy_url(text) if re.match(r"https?://", text.strip(), re.IGNORECASE) else ""


def collect_pictures(
    extraction: Extraction,
    page: Page,
    fetcher: Fetcher | None,
    *,
    folder: Path | Beside | None,
    stop: Callable[[], bool],
    progress: Callable[[int, int | None], None],
) -> Snapshot:
    """The pictures that the page does not hold itself: from `folder`, where a saved page keeps them, or the web.

    Without a `fetcher` nothing is asked of the web.
    A picture that cannot be had counts as missing. Raises Cancelled when `stop` says so, which is asked on
    this thread alone, as `progress(done, total)` is told.
    """
    inline = {one.src for one in extraction.inline}
    elsewhere = [src for src in extraction.pictures if src not in inline]
    wanted = elsewhere[:MOST_PICTURES]
    over = threading.Event()
    found: dict[str, Picture] = {}
    size = done = 0
    end = time.monotonic() + PICTURES_S
    with ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="pictures") as pool:
        jobs = {pool.submit(_picture, src, page, fetcher, folder, over.is_set) for src in wanted}
        try:
            while jobs:
                if stop():
                    raise Cancelled
                if time.monotonic() >= end:
                    over.set()
                finished, jobs = wait(jobs, LOOK_S, FIRST_COMPLETED)
                for picture in [job.result() for job in finished]:
                    done += 1
                    progress(done, len(wanted))
                    if picture is not None and size + len(picture.raw) <= ALL_PICTURE_BYTES:
                        size += len(picture.raw)
                        found[picture.src] = picture
        finally:
            over.set()
            for job in jobs:
                job.cancel()
    pictures = tuple(found[src] for src in wanted if src in found)
    return Snapshot(pictures, len(elsewhere) - len(pictures))


def _picture(
    src: str, page: Page, fetcher: Fetcher | None, folder: Path | Beside | None, over: Callable[[], bool]
) -> Picture | None:
    if over():
        return None
    address = page.final_url or page.url
    if folder is not None:
        picture = _beside(src, address, folder)
        if picture is not None:
            return picture
    if fetcher is None:
        return None
    try:
        return fetcher.fetch_picture(src, referer=address, stop=over)
    except KnownError:
        return None


def _beside(src: str, address: str, folder: Path | Beside) -> Picture | None:
    """The picture from the folder of a saved page, if `src` leads there and nowhere else."""
    try:
        told = _local_name(src, address, folder)
    except ValueError:
        return None
    for name in _spellings(told):
        try:
            if isinstance(folder, Path):
                path = _inside(name, folder)
                raw = read_regular(path, PICTURE_BYTES) if path is not None else b""
            else:
                raw = folder(name) or b""
        except (OSError, ValueError, OverflowError, RuntimeError):
            continue
        if media_type := picture_type(raw):
            return Picture(src, raw, media_type)
    return None


def _spellings(name: str) -> Iterable[str]:
    """How a file of this name may be called: with its escapes read or not, with accents as letters or marks."""
    plain = unquote(name)
    return dict.fromkeys((plain, name, normalize("NFC", plain), normalize("NFD", plain)))


def _local_name(src: str, address: str, folder: Path | Beside) -> str:
    """The name of a picture as seen from `folder`, escapes and all; '' if it does not lie there."""
    parts = urlsplit(src)
    if parts.scheme == "file":
        if parts.netloc not in {"", "localhost"} or not isinstance(folder, Path):
            return ""
        plain = unquote(parts.path)
        # "/C:/saved/a.jpg" on Windows
        whole = Path(os.path.normpath(plain.lstrip("/") if os.name == "nt" else plain))
        for start in (folder.absolute(), folder.resolve()):
            if whole.is_relative_to(start):
                return str(whole.relative_to(start))
        return ""
    if parts.scheme in {"http", "https"}:
        # The extractor made "story_files/a.jpg" absolute by the address the page was saved from.
        base = urljoin(address, ".") if address else ""
        bare = src.partition("?")[0].partition("#")[0]
        return bare.removeprefix(base) if base and bare.startswith(base) else ""
    return "" if parts.scheme or parts.netloc else parts.path


def _inside(name: str, folder: Path) -> Path | None:
    """The file of this name if it lies in the folder, links followed; nothing outside is even looked at."""
    if not name or "\\" in name or "\x00" in name or Path(name).is_absolute() or Path(name).drive:
        return None
    plain = Path(os.path.normpath(name))
    if ".." in plain.parts:
        return None
    path = (folder / plain).resolve()
    return path if path.is_relative_to(folder.resolve()) else None
