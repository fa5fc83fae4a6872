"""Raw bytes and what was said about them come in, text goes out, whatever the bytes are."""

from __future__ import annotations

import codecs
import re

META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers read these names as.
WIDER = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
HEAD = 4096
SAMPLE = 200_000


def decode(raw: bytes, content_type: str) -> str:
    """Read bytes as text; never fails, at worst a character is lost."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    head = raw[:HEAD]
    if head[:200].count(0) > len(head[:200]) // 4:
        return raw.decode("utf-16-be" if head[:1] == b"\x00" else "utf-16-le", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        # A page cut off in the middle of its last character is still UTF-8.
        if error.start >= len(raw) - 3 and error.start > 0:
            return raw.decode("utf-8", "replace")
    text = _as_declared(raw, _declared(head, content_type))
    return text if text is not None else _guessed(raw)


def _declared(head: bytes, content_type: str) -> list[str]:
    names = [
        found[1].decode("ascii") for found in (META_CHARSET.search(head), XML_ENCODING.search(head)) if found
    ]
    if header := HEADER_CHARSET.search(content_type):
        names.append(header[1])
    return names


def _as_declared(raw: bytes, names: list[str]) -> str | None:
    for name in names:
        try:
            encoding = codecs.lookup(name).name
            text = raw.decode(WIDER.get(encoding, encoding), "replace")
        except (LookupError, ValueError, TypeError):
            continue
        if text.count("\ufffd") <= max(2, len(text) // 1000):
            return text
    return None


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    mostly = raw.decode("utf-8", "replace")
    if mostly.count("\ufffd") <= max(1, len(mostly) // 2000):
        return mostly
    best = from_bytes(raw[:SAMPLE]).best()
    if best is not None:
        try:
            return raw.decode(best.encoding, "replace")
        except (LookupError, ValueError):
            pass
    return raw.decode("cp1252", "replace")
