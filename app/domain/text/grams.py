"""Any text in; the letters of scripts without spaces as words that an index can hold, out."""

from __future__ import annotations

import re

from app.domain.text.normal import folded

# Scripts without a space between words (Thai to Burmese, Khmer, Han, kana, Hangul), as a class of `re`.
UNSPACED = "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\U00020000-\U0003ffff"
_PERHAPS_UNSPACED = f"[{UNSPACED}\uf900-\ufaff\uff61-\uffdc]"  # before it is folded
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_SPACED_RUN = re.compile(rf"[^\W_{UNSPACED}]++")


def grams(text: str) -> str:
    """Each character of an unspaced script with the one after it, and what words of other scripts touch them."""
    if re.search(_PERHAPS_UNSPACED, text) is None:
        return ""
    looked_for = folded(text)
    pairs = (looked_for[at : at + 2] for at in map(re.Match.start, re.finditer(f"[{UNSPACED}]", looked_for)))
    # FTS5 takes a name or a figure for a part of the word that the unspaced letters beside it make.
    beside = (run[0] for run in _SPACED_RUN.finditer(looked_for) if _touches(looked_for, *run.span()))
    return " ".join((*pairs, *beside))


def _touches(text: str, start: int, end: int) -> bool:
    return any(_IS_UNSPACED.match(text, at) for at in (start - 1, end) if at >= 0)
