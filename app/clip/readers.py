"""The bytes of a page or a file and what is said of them come in, the reader of their kind goes out: the table of readers.

The parts that read are imported when something is read, which only happens in the child process: the window and the
command line ask this table for names and kinds at their start, and must not wait for parsers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.clip.media import picture_type
from app.clip.page import markup
from app.clip.reading import mhtml

if TYPE_CHECKING:
    from app.domain.article.extraction import Extraction
    from app.domain.article.page import Page


def _nothing(_raw: bytes) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of page or file that can be read.

    `name` is what it is called, in the plural. `suffixes` are the ends of such files' names and the media types that
    they stand for, `types` how further media types begin. `sniff` is the media type that the bytes show, empty for
    another kind: where they are `words`, what is said of them counts before it. `saved_from` is the address in a
    file that it was saved from, empty where it does not say, None where there is no page in it.
    """

    name: str
    suffixes: Mapping[str, str]
    sniff: Callable[[bytes], str]
    read: Callable[[Page], Extraction]
    types: tuple[str, ...] = ()
    words: bool = True
    saved_from: Callable[[bytes], str | None] = field(default=_nothing)


def _read_html(page: Page) -> Extraction:
    from app.clip.reading.html import read

    return read(page)


def _read_plain(page: Page) -> Extraction:
    from app.clip.reading.front import read

    return read(page)


def _read_picture(page: Page) -> Extraction:
    from app.clip.reading.picture import read

    return read(page)


HTML = Reader(
    "web pages",
    {
        ".html": "text/html",
        ".htm": "text/html",
        ".xhtml": "application/xhtml+xml",
        ".xht": "application/xhtml+xml",
    },
    markup.page_type,
    _read_html,
    saved_from=markup.saved_from,
)
# The least particular first: by their bytes the last ones are asked first.
READERS = (
    HTML,
    Reader(
        "MHTML files",
        {".mhtml": mhtml.TYPE, ".mht": mhtml.TYPE},
        mhtml.page_type,
        mhtml.read,
        types=("multipart/",),
        saved_from=mhtml.saved_from,
    ),
    Reader(
        "text files",
        dict.fromkeys((".txt", ".text", ".md", ".markdown"), "text/plain"),
        _nothing,
        _read_plain,
    ),
    Reader(
        "pictures",
        {
            ".png": "image/png",
            ".jpg": "image/jpeg",
            ".jpeg": "image/jpeg",
            ".gif": "image/gif",
            ".webp": "image/webp",
            ".avif": "image/avif",
        },
        picture_type,
        _read_picture,
        words=False,
    ),
)


def by_bytes(raw: bytes, *, words: bool = False) -> tuple[Reader, str] | None:
    """The reader whose kind the bytes show, and their media type; of those that read words only if `words`."""
    found = ((reader, reader.sniff(raw)) for reader in reversed(READERS) if reader.words is words)
    return next(((reader, kind) for reader, kind in found if kind), None)


def by_type(content_type: str) -> Reader | None:
    """The reader of a media type."""
    bare = content_type.partition(";")[0].strip().lower()
    return next(
        (
            reader
            for reader in READERS
            if bare in reader.suffixes.values() or (reader.types and bare.startswith(reader.types))
        ),
        None,
    )


def of_file(raw: bytes, suffix: str) -> tuple[Reader, str] | None:
    """The reader of a file and its media type: what no text could be by its bytes, the others by the end of the name."""
    named = ((reader, reader.suffixes.get(suffix, "")) for reader in READERS if reader.words)
    return (
        by_bytes(raw)
        or next(((reader, kind) for reader, kind in named if kind), None)
        or by_bytes(raw, words=True)
    )


def reader_of(raw: bytes, content_type: str) -> Reader:
    """The reader of a page: web pages' own where nothing else is said or seen."""
    if found := by_bytes(raw):
        return found[0]
    said = by_type(content_type)
    if said is not None and said.words:
        return said
    found = by_bytes(raw, words=True)
    return found[0] if found else HTML
