"""Two texts come in; how much of the shorter one stands in the other goes out, in linear time."""

from __future__ import annotations

import re
from itertools import pairwise

MOST = 200_000  # letters of either text that are looked at
PIECE = re.compile(
    "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)


def shared(one: str, other: str) -> float:
    """The share of the shorter text's pairs of words that stand in the other, from 0 to 1; 0 for no words."""
    left, right = _pairs(one), _pairs(other)
    least = min(len(left), len(right))
    return len(left & right) / least if least else 0.0


def _pairs(text: str) -> set[tuple[str, str]]:
    """Neighbouring words, and letters of scripts that write no spaces."""
    return set(pairwise(PIECE.findall(text[:MOST].casefold())))
