"""Pages and extractions come in and frames of bytes for a pipe go out, and the same way back."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any

from app.domain.article.block import Block
from app.domain.article.extraction import Doubt, Extraction
from app.domain.article.page import How, Page, Picture
from app.domain.errors import BugError, KnownError

LENGTH_BYTES = 8  # of the number that says how long what is said of a page is

_VALUES = attrgetter(*(one.name for one in fields(Block)))


def pack_page(page: Page) -> tuple[bytes, bytes]:
    """A page as the parts of a frame: the length of what is said of it, that, and its bytes as they are."""
    row: dict[str, Any] = {one.name: getattr(page, one.name) for one in fields(page) if one.name != "raw"}
    row |= {"how": str(page.how), "fetched_at": page.fetched_at.isoformat()}
    head = json.dumps(row).encode("ascii")
    return len(head).to_bytes(LENGTH_BYTES, "big") + head, page.raw


def unpack_page(frame: bytes) -> Page:
    """The page of a frame; ValueError for what is none."""
    end = LENGTH_BYTES + int.from_bytes(frame[:LENGTH_BYTES], "big")
    row = json.loads(frame[LENGTH_BYTES:end])
    row["raw"] = frame[end:]
    row["how"] = How(row["how"])
    row["fetched_at"] = datetime.fromisoformat(row["fetched_at"])
    row["redirects"] = tuple(row["redirects"])
    row["headers"] = tuple((name, value) for name, value in row["headers"])
    return Page(**row)


def pack_extraction(extraction: Extraction) -> bytes:
    """An extraction as a frame: a line of what was found, then the bytes of its pictures, one after the other."""
    row = {one.name: getattr(extraction, one.name) for one in fields(extraction)}
    # A page may have a hundred thousand blocks: as rows they take a fifth of the memory that they would with names.
    row["blocks"] = [_VALUES(block) for block in extraction.blocks]
    row["inline"] = [(one.src, one.media_type, len(one.raw)) for one in extraction.inline]
    head = json.dumps({"extraction": row}, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return b"".join((head, b"\n", *(one.raw for one in extraction.inline)))


def pack_known(error: KnownError) -> bytes:
    """A known error as a frame."""
    return json.dumps({"known": [error.sentence, error.advice, error.retry]}).encode("ascii")


def pack_bug(error: BaseException) -> bytes:
    """A bug as a frame: its type and place, never its message, which may hold content of the page."""
    place, step = "", error.__traceback__
    while step is not None:
        place = f"{step.tb_frame.f_code.co_name}:{step.tb_lineno}"
        step = step.tb_next
    return json.dumps({"bug": f"{type(error).__name__} in {place}"}).encode("ascii")


def unpack_extraction(frame: bytes) -> Extraction:
    """The extraction of a frame; raises the KnownError or BugError that it holds instead."""
    try:
        head, _, rest = frame.partition(b"\n")
        row: dict[str, Any] = json.loads(head)
        if "known" in row:
            sentence, advice, retry = row["known"]
        elif "extraction" in row:
            return _extraction(row["extraction"], rest)
        else:
            raise BugError(f"the extractor failed: {row['bug']}")
    except (ValueError, KeyError, TypeError) as error:
        raise BugError("the extractor answered with a frame that is none") from error
    raise KnownError(sentence, advice, retry=retry)


def _extraction(row: dict[str, Any], pictures: bytes) -> Extraction:
    row["blocks"] = tuple(Block(*values) for values in row["blocks"])
    row["authors"] = tuple(row["authors"])
    row["pictures"] = tuple(row["pictures"])
    inline, at = [], 0
    for src, media_type, size in row["inline"]:
        inline.append(Picture(src, pictures[at : at + size], media_type))
        at += size
    row["inline"] = tuple(inline)
    row["doubts"] = tuple(Doubt(doubt) for doubt in row["doubts"])
    return Extraction(**row)
