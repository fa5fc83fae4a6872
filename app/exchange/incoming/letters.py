"""Bytes and numbers as other programs write them in; text and times out."""

from __future__ import annotations

import codecs
import re
from datetime import UTC, datetime, timedelta

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d{9,17}(?:\.\d{1,9})?")
_SPACE_BEFORE_ZONE = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)|\s+UTC$|\s+Z$")
_FIRST, _LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_WINDOWS = datetime(1601, 1, 1, tzinfo=UTC)  # from where Windows and Chrome count microseconds


def encoding_of(start: bytes) -> str:
    """The encoding of a text, by its first bytes: what they are marked as, UTF-8 where they can be, or the likeliest."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        named = _CHARSET.search(start[:4096])
        if named and (known := _known(named[1].decode("ascii"))):
            return known
        return _likeliest(start)
    return "utf-8"


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name)
    except LookupError:
        return ""
    # Some codecs are no encodings of text.
    return found.name if found._is_text_encoding and found.name not in {"utf-8", "utf-7"} else ""  # noqa: SLF001


def _likeliest(start: bytes) -> str:
    from chardetng_py import detect

    return _known(str(detect(start))) or "cp1252"


def text_of(raw: bytes) -> str:
    """Bytes as text; what is no letter in their encoding becomes a sign of doubt."""
    return raw.decode(encoding_of(raw[: 1 << 20]), "replace")


def moment_of(written: str) -> datetime | None:
    """A time as seconds, milli- or microseconds, or as a date; None for what is none, or not of the time of the web."""
    bare = written.strip()
    if _NUMBER.fullmatch(bare):
        return _plausible(_counted(float(bare)))
    try:
        found = datetime.fromisoformat(
            _SPACE_BEFORE_ZONE.sub(lambda one: "Z" if one[0].strip() else "", bare)
        )
    except ValueError:
        return None
    return _plausible(found if found.tzinfo else found.replace(tzinfo=UTC))


def _counted(number: float) -> datetime | None:
    size = abs(number)
    start = _WINDOWS if size > 1e16 else datetime(1970, 1, 1, tzinfo=UTC)
    parts = 1e6 if size > 1e14 else 1e3 if size > 1e11 else 1.0
    try:
        return start + timedelta(seconds=number / parts)
    except OverflowError:
        return None


def _plausible(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment is not None and _FIRST <= moment < _LAST else None
