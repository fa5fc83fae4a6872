"""A string of ours in; the same in no language at all, longer, accented and in brackets, out.

What stands on the screen without brackets was left out of the catalogs; what is cut off has too little room.
"""

from __future__ import annotations

import re

# Letters that still can be read.
_LETTERS = str.maketrans("aceinosuyACEINOSUY", "àçéîñöšûýÅÇÉÎÑÖŠÛÝ")
# What a person or a program types stays as it is: facts, commands between backticks, options, addresses.
_TYPED = re.compile(r"(\{[^}]*\}|`[^`]*`|--[\w-]+|%\([^)]*\)\w|https?://\S*)")
LONGER = 3  # one more letter for so many


def pseudo(message: str) -> str:
    """The string in brackets, a third longer, with accents."""
    parts = _TYPED.split(message)
    written = "".join(part if n % 2 else part.translate(_LETTERS) for n, part in enumerate(parts))
    return f"⟦{written}{'~' * (sum(map(len, parts[::2])) // LONGER)}⟧"


class Pseudo:
    """A catalog that has every string."""

    def gettext(self, message: str, /) -> str:
        """The string, marked."""
        return pseudo(message)

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """One or more, marked."""
        return pseudo(one if number == 1 else many)
