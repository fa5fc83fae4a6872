"""Words come in as they shall be read, the Markdown that shows them so goes out."""

from __future__ import annotations

import re

# An underscore between letters, a lone ampersand and the like mean nothing and stay as they are.
_SIGNS = re.compile(r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<=\w):(?=//)")
_OPENING = re.compile(r"^([#>+=:-]|\d{1,9}(?=[.)]))")


def escape_words(text: str) -> str:
    """The Markdown of words within a line."""
    return _SIGNS.sub(r"\\\g<0>", text)


def escape_line(text: str) -> str:
    """The Markdown of a whole line: it shall not become a heading, a list, a quote or a rule."""
    line = escape_words(text.strip())
    return _OPENING.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], line)
