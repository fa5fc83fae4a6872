"""A title comes in, a file name that any disk takes goes out."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100  # letters
MOST_BYTES = 200

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE
)
# Letters that control, turn the line round or stand for nothing: a name with them is not what it looks like.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def file_name(title: str, suffix: str) -> str:
    """The name for a title, ended by `suffix` ("md" or ".md"); never empty, never too long."""
    ending = "." + suffix.lstrip(".") if suffix.strip(".") else ""
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in title)
    name = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", seen)).split()).lstrip(". ")
    name = name[: LONGEST - len(ending)]
    while len((name + ending).encode()) > MOST_BYTES:
        name = name[:-1]
    name = name.rstrip(". ")
    if not name:
        name = "Untitled"
    if _RESERVED.match(name):
        name = "_" + name[: LONGEST - len(ending) - 1]
    return name + ending
