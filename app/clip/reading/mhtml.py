"""The bytes of an MHTML file come in; its web page with charset, address and parts goes out in one pass, or the article in it."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from app.domain.errors import KnownError

if TYPE_CHECKING:
    from email.message import Message

    from app.domain.article.extraction import Extraction
    from app.domain.article.page import Page

# Python's own parser takes minutes and gigabytes for a file made of nothing but boundaries.
MOST_PARTS = 5000
DEEPEST = 4
HEADER_BYTES = 64 * 1024
PAGES = frozenset({"text/html", "application/xhtml+xml"})
NO_CHARSET = re.compile(r"[^A-Za-z0-9._:-]")
TYPE = "multipart/related"
# As browsers begin such a file, whatever its name.
BEGUN = re.compile(rb"^(?:Snapshot-Content-Location:|From: <Saved by )", re.IGNORECASE | re.MULTILINE)
HEADER_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page in an MHTML file, and the `parts` beside it; `charset` and `url` may be empty."""

    raw: bytes
    charset: str
    url: str
    parts: Mapping[str, tuple[Message, bytes]]

    @property
    def content_type(self) -> str:
        """The type of the page itself, with its charset if the file says it."""
        charset = NO_CHARSET.sub("", self.charset)
        return f"text/html; charset={charset}" if charset else "text/html"

    def part(self, address: str) -> bytes | None:
        """What the file holds under an address of its page: `cid:`, absolute or relative; None for nothing."""
        if address.lower().startswith("cid:"):
            found = self.parts.get(f"cid:{unquote(address[4:])}")
        else:
            found = self.parts.get(address) or self.parts.get(_joined(self.url, address))
        return _decoded(*found) if found is not None else None


def read(page: Page) -> Extraction:
    """Find the article in the web page of an MHTML file, whose pictures are other parts of it."""
    # The window asks this module for the address in a file: it must not load a parser for that.
    from app.clip.reading.html import read_saved

    saved = page_of_mhtml(page.raw)
    if saved is None:
        raise KnownError("There is no web page in this file.", "Save the page in the browser once more.")
    return read_saved(page, saved.raw, saved.content_type, saved.part)


def page_type(raw: bytes) -> str:
    """The media type of what a browser saved as MHTML, empty for other bytes."""
    return TYPE if BEGUN.search(raw[:2048]) else ""


def saved_from(raw: bytes) -> str | None:
    """The address of the page in an MHTML file, empty where it is not told; None where there is no page in it."""
    found = page_of_mhtml(raw)
    return None if found is None or not found.raw.strip() else found.url


def page_of_mhtml(raw: bytes) -> SavedPage | None:
    """The first HTML part of an MHTML file, or None if there is none."""
    header, body = _split(raw)
    leaves = list(_leaves(header, body, 0))
    found = next(((part, inner) for part, inner in leaves if part.get_content_type() in PAGES), None)
    if found is None:
        return None
    page, inner = found
    place = header.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    url = str(place or header.get("Content-Location") or "").strip()
    parts: dict[str, tuple[Message, bytes]] = {}
    for part, within in leaves:
        location = "".join(str(part.get("Content-Location") or "").split())
        name = str(part.get("Content-ID") or "").strip().strip("<>")
        for address in (location, _joined(url, location) if location else "", f"cid:{name}" if name else ""):
            if address:
                parts.setdefault(address, (part, within))
    return SavedPage(_decoded(page, inner), _parameter(page, "charset"), url, parts)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _leaves(header: Message, body: bytes, depth: int) -> Iterator[tuple[Message, bytes]]:
    """All parts that hold no others, in order."""
    boundary = _parameter(header, "boundary")
    if not header.get_content_type().startswith("multipart/"):
        yield header, body
        return
    if not boundary or depth >= DEEPEST:
        return
    line = re.compile(rb"(?m)^--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(?:--)?[ \t]*\r?$")
    edges = [(found.start(), found.end()) for found in islice(line.finditer(body), MOST_PARTS)]
    edges.append((len(body), len(body)))
    for (_, start), (end, _) in pairwise(edges):
        yield from _leaves(*_split(body[start:end].lstrip(b"\r\n")), depth + 1)


def _split(raw: bytes) -> tuple[Message, bytes]:
    from email.parser import BytesHeaderParser

    edge = HEADER_END.search(raw, 0, HEADER_BYTES)
    if edge is None:
        return BytesHeaderParser().parsebytes(b""), b""
    return BytesHeaderParser().parsebytes(raw[: edge.end()]), raw[edge.end() :]


def _decoded(header: Message, body: bytes) -> bytes:
    encoding = str(header.get("Content-Transfer-Encoding") or "").strip().lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding == "base64":
        try:
            return binascii.a2b_base64(body)
        except binascii.Error:
            return b""
    return body


def _parameter(header: Message, name: str) -> str:
    from email.utils import collapse_rfc2231_value

    value = header.get_param(name)
    return collapse_rfc2231_value(value).strip() if value else ""
