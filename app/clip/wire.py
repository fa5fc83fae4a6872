"""Pages and extractions come in and frames of bytes for a pipe go out, and the same way back."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any, BinaryIO

from app.domain.article import Block, Doubt, Extraction, How, Page, Picture
from app.domain.errors import BugError, KnownError

LENGTH_BYTES = 8
LARGEST_FRAME = 512 * 1024 * 1024


def write_frame(pipe: BinaryIO, frame: bytes) -> None:
    """Write one frame: its length, then its bytes."""
    pipe.write(len(frame).to_bytes(LENGTH_BYTES, "big"))
    pipe.write(frame)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> bytes | None:
    """The next frame, or None at a clean end; EOFError in the middle of one or if it cannot be one."""
    head = _exactly(pipe, LENGTH_BYTES)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH_BYTES or length > LARGEST_FRAME:
        raise EOFError
    body = _exactly(pipe, length)
    if len(body) < length:
        raise EOFError
    return body


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    parts = []
    while count and (part := pipe.read(count)):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def pack_page(page: Page) -> bytes:
    """A page as a frame: the length of what is said of it, that, and its bytes as they are."""
    row: dict[str, Any] = {one.name: getattr(page, one.name) for one in fields(page) if one.name != "raw"}
    row |= {"how": str(page.how), "fetched_at": page.fetched_at.isoformat()}
    head = json.dumps(row).encode("ascii")
    return b"".join((len(head).to_bytes(LENGTH_BYTES, "big"), head, page.raw))


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
    row = asdict(replace(extraction, inline=()))
    row["inline"] = [(one.src, one.media_type, len(one.raw)) for one in extraction.inline]
    head = json.dumps({"extraction": row}).encode("ascii")
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
    row["blocks"] = tuple(Block(**block) for block in row["blocks"])
    row["authors"] = tuple(row["authors"])
    row["pictures"] = tuple(row["pictures"])
    inline, at = [], 0
    for src, media_type, size in row["inline"]:
        inline.append(Picture(src, pictures[at : at + size], media_type))
        at += size
    row["inline"] = tuple(inline)
    row["doubts"] = tuple(Doubt(doubt) for doubt in row["doubts"])
    return Extraction(**row)
