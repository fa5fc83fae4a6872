"""Pages and extractions come in and frames of bytes for a pipe go out, and the same way back."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
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
    """A page as a frame."""
    row = {
        **asdict(page),
        "raw": base64.b64encode(page.raw).decode("ascii"),
        "how": str(page.how),
        "fetched_at": page.fetched_at.isoformat(),
    }
    return json.dumps(row).encode("ascii")


def unpack_page(frame: bytes) -> Page:
    """The page of a frame."""
    row = json.loads(frame)
    row["raw"] = base64.b64decode(row["raw"])
    row["how"] = How(row["how"])
    row["fetched_at"] = datetime.fromisoformat(row["fetched_at"])
    row["redirects"] = tuple(row["redirects"])
    row["headers"] = tuple((name, value) for name, value in row["headers"])
    return Page(**row)


def pack_extraction(extraction: Extraction) -> bytes:
    """An extraction as a frame."""
    row = asdict(extraction)
    for picture in row["inline"]:
        picture["raw"] = base64.b64encode(picture["raw"]).decode("ascii")
    return json.dumps({"extraction": row}).encode("ascii")


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
        row: dict[str, Any] = json.loads(frame)
        if "known" in row:
            sentence, advice, retry = row["known"]
        elif "extraction" in row:
            return _extraction(row["extraction"])
        else:
            raise BugError(f"the extractor failed: {row['bug']}")
    except (ValueError, KeyError, TypeError) as error:
        raise BugError("the extractor answered with a frame that is none") from error
    raise KnownError(sentence, advice, retry=retry)


def _extraction(row: dict[str, Any]) -> Extraction:
    row["blocks"] = tuple(Block(**block) for block in row["blocks"])
    row["authors"] = tuple(row["authors"])
    row["pictures"] = tuple(row["pictures"])
    row["inline"] = tuple(
        Picture(one["src"], base64.b64decode(one["raw"]), one["media_type"]) for one in row["inline"]
    )
    row["doubts"] = tuple(Doubt(doubt) for doubt in row["doubts"])
    return Extraction(**row)
