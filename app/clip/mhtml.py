"""The bytes of an MHTML file come in; its web page with charset and address goes out, in one pass over the bytes."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

# Python's own parser takes minutes and gigabytes for a file made of nothing but boundaries.
MOST_PARTS = 5000
DEEPEST = 4
HEADER_BYTES = 64 * 1024
HEADER_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page in an MHTML file; `charset` and `url` may be empty."""

    raw: bytes
    charset: str
    url: str


def page_of_mhtml(raw: bytes) -> SavedPage | None:
    """The first HTML part of an MHTML file, or None if there is none."""
    header, body = _split(raw)
    found = _html_part(header, body, 0)
    if found is None:
        return None
    part, page = found
    place = str(header.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
    return SavedPage(page, _parameter(part, "charset"), place.strip())


def _html_part(header: Message, body: bytes, depth: int) -> tuple[Message, bytes] | None:
    kind = header.get_content_type()
    if kind in {"text/html", "application/xhtml+xml"}:
        return header, _decoded(header, body)
    boundary = _parameter(header, "boundary")
    if not kind.startswith("multipart/") or not boundary or depth >= DEEPEST:
        return None
    line = re.compile(rb"(?m)^--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(?:--)?[ \t]*\r?$")
    edges = [(found.start(), found.end()) for found in islice(line.finditer(body), MOST_PARTS)]
    edges.append((len(body), len(body)))
    for (_, start), (end, _) in pairwise(edges):
        part, inner = _split(body[start:end].lstrip(b"\r\n"))
        found = _html_part(part, inner, depth + 1)
        if found is not None:
            return found
    return None


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
