"""The pieces of two texts that lie between the same neighbours in; which of them are worth comparing out.

A paragraph that came in beside an edited one shares letters with it by chance. Compared with it, those letters
would count as the edited paragraph's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.annotate.edits import inside

# Shorter pieces are alike by chance, and are not told from others.
_SHORT = 30
# Longer ones, and more pairs than this, take too long.
_LONG, _PAIRS = 2_000, 64
# Beyond this share of letters to be changed two pieces have nothing to do with each other.
_FOREIGN = 0.6


def akin(
    old: Sequence[str], new: Sequence[str], among_old: list[int], among_new: list[int]
) -> tuple[list[int], list[int]]:
    """Those of the numbered pieces that could be an edited piece of the other side, or a part of one."""
    if not 0 < len(among_old) * len(among_new) <= _PAIRS:
        return among_old, among_new
    pairs = [(i, j) for i in among_old for j in among_new if _akin(old[i], new[j])]
    return _numbers(i for i, _j in pairs), _numbers(j for _i, j in pairs)


def _numbers(found: Iterable[int]) -> list[int]:
    return sorted(set(found))


def _akin(one: str, other: str) -> bool:
    if len(other) < len(one):
        one, other = other, one
    if len(one) < _SHORT or len(other) > _LONG:
        return True
    return inside(one, other, int(len(one) * _FOREIGN))
