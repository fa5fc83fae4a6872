"""The bytes of a page and what was said of them come in; its text goes out, or what else they are."""

from __future__ import annotations

from app.clip.media import kind_by_bytes
from app.clip.page.decode import decode
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError

# Bytes that no text has, and the largest part of them (one in so many) that a damaged page may have.
BINARY = bytes((*range(9), *range(14, 27), *range(28, 32)))
MOST_BINARY = 50
SAMPLE = 4000


def words_of(raw: bytes, content_type: str, url: str) -> str:
    """The text of a page; KnownError where its bytes are those of another file, or none."""
    _refuse_other_files(raw)
    text = decode(raw, content_type, url)
    if not text.strip():
        raise KnownError(Trouble.PAGE_EMPTY)
    return text


def _refuse_other_files(raw: bytes) -> None:
    if kind := kind_by_bytes(raw):
        raise KnownError(Trouble.OTHER_THAN_PAGE, kind=kind)
    head = raw[:SAMPLE]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"<\x00" in head or b"\x00<" in head
    if not wide and len(head) - len(head.translate(None, BINARY)) > len(head) // MOST_BINARY:
        raise KnownError(Trouble.NO_WEB_PAGE)
