"""A text or its bytes come in, whether it is HTML or only speaks of it goes out, and where a browser saved it from."""

from __future__ import annotations

import re

START = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml|!--|meta)\b", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:p|div|article|section|main|header|footer|aside|nav|span|h[1-6]|a|br|hr|table|tbody|tr|t[dh]|ul|ol|li|dl|d[dt]|"
    r"blockquote|figure|figcaption|img|pre|em|strong|b|i|u|font|center|title|link|script|style)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
WITH_VALUES = re.compile(r"\s[a-z-]+\s*=|^<br", re.IGNORECASE)
# Between such signs a tag is quoted.
QUOTED = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{1,6}\)\s*(\S{1,8000}?)\s*-->", re.IGNORECASE)
PAGE_START = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
LONGEST = 400_000
FEWEST = 3


def page_type(raw: bytes) -> str:
    """The media type of bytes that begin as a web page does, empty for others."""
    return "text/html" if PAGE_START.search(raw[:4096]) else ""


def saved_from(raw: bytes) -> str:
    """The address that a browser wrote into a page as it saved it, empty for none."""
    found = SAVED_FROM.search(raw[:8192])
    return found[1].decode("utf-8", "replace") if found else ""


def is_html(text: str) -> bool:
    """Tell HTML from a text in which tags are words."""
    if START.match(text):
        return True
    bare = QUOTED.sub(" ", text[:LONGEST])
    tags = TAG.findall(bare)
    if len(tags) < 2:
        return False
    lines = [line for line in map(str.strip, bare.split("\n")) if line]
    opening = sum(line.startswith("<") for line in lines)
    whole = lines[0].startswith("<") and lines[-1].endswith(">")
    # The tags of HTML open its lines, or have values; those that are spoken of stand between words.
    mostly = len(lines) >= FEWEST and 2 * opening >= len(lines) and len(tags) >= FEWEST
    return whole or mostly or sum(bool(WITH_VALUES.search(tag)) for tag in tags) >= FEWEST
