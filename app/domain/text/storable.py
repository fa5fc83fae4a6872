"""Any text in; one that UTF-8 and SQLite can hold, as long as it was, out."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with a sign of doubt for each half of a letter and each NUL: places in it stay where they are."""
    return text if text.isascii() and "\0" not in text else _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)
