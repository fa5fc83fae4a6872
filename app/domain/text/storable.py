"""Any text in; one that UTF-8 and SQLite can hold, as long as it was, out."""

from __future__ import annotations

import re

_HALF = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with a sign of doubt for each half of a letter and each NUL: places in it stay where they are."""
    if text.isascii() and "\0" not in text:
        return text
    try:
        text.encode()  # faster than looking for halves, of which there are next to none
    except UnicodeEncodeError:
        text = _HALF.sub("\N{REPLACEMENT CHARACTER}", text)
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")
