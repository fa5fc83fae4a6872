"""Words of any length in; as much of them as a line, a field or a label shows, at a cost that does not grow with them, out."""

# Qt measures all that it is given before it leaves any of it out: a name of a million letters takes seconds a row.

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.ui.long.breaks import BREAK

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

WIDEST = 1_000  # letters that the widest window has room for
LONGEST_CHOICE = 100  # in a menu, a box of choices, a column
LONGEST_LABEL, MOST_LINES = 10_500, 800  # in a label of many lines
_STEP = 20


def line(words: str, most: int = WIDEST) -> str:
    """The words as one line, white space as single blanks; of more than `most` letters, the beginning."""
    head = words if len(words) <= 2 * most else words[: 2 * most]
    flat = " ".join(head.split())
    return flat if head is words and len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


def elided(metrics: QFontMetrics, words: str, width: int) -> str:
    """The words as one line of at most `width` pixels."""
    most = min(WIDEST, max(2, width))
    return metrics.elidedText(line(words, most), Qt.TextElideMode.ElideRight, width)


def middle_cut(words: str, most: int) -> str:
    """A sentence; of a longer one its beginning and its end, which says what happened to the names in it."""
    if len(words) <= most:
        return words
    return f"{words[: most * 2 // 3].rstrip()}… {words[-most // 3 :].lstrip()}"


def shown(words: str, most: int = LONGEST_LABEL, word: int = 60) -> str:
    """The beginning of words of many lines, with places for the lines to end in whatever is longer than a `word`."""
    head = words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
    if head.count("\n") >= MOST_LINES:
        head = "\n".join([*head.split("\n", MOST_LINES)[:MOST_LINES], "…"])
    return re.sub(rf"\S{{{word},}}", _broken, head)


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    return BREAK.join(word[at : at + _STEP] for at in range(0, len(word), _STEP))
