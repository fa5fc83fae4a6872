"""Two sequences of pieces in; runs of pieces that both share, or not, out, in time that stays bounded.

The quickest difference takes quadratic time where two texts have little in common. Long sequences are therefore
cut first where the same few pieces stand in both exactly once. What is large even then has nothing in common but
chance, and is not compared: no text takes more than linear time and a constant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import fast_diff_match_patch

# Pieces of either side that are compared in one go at most.
LARGE = 3_000
# Pieces in a row that must stand once in either sequence to be cut at.
_ROW = 4
# In longer sequences, pieces between two such rows from which on nothing is looked for.
_GAP = 1_000

Run = tuple[bool, int, int]


def runs(old: str, new: str, large: int = LARGE) -> Iterator[Run]:
    """Runs of letters: shared or not, how many of the old, how many of the new. A letter stands for a piece.

    Beyond `large` letters they are cut first: sooner is quicker, but rows of few letters must say something.
    """
    gone = come = same = 0
    for shared, left, right in _parts(old, new, large):
        if not left and not right:
            continue
        if shared:
            if gone or come:
                yield False, gone, come
                gone = come = 0
            same += left
        else:
            if same:
                yield True, same, same
                same = 0
            gone, come = gone + left, come + right
    if same:
        yield True, same, same
    if gone or come:
        yield False, gone, come


def _parts(old: str, new: str, large: int) -> Iterator[Run]:
    if max(len(old), len(new)) <= large or not old or not new:
        yield from compared(old, new)
        return
    head = alike(old, new)
    tail = alike(old[head:][::-1], new[head:][::-1])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    yield True, head, head
    most = LARGE if max(len(old), len(new)) <= LARGE else _GAP
    i = j = 0
    for a, b, length in [*_landmarks(old, new), (len(old), len(new), 0)]:
        if max(a - i, b - j) <= most:
            yield from compared(old[i:a], new[j:b])
        else:
            yield False, a - i, b - j
        yield True, length, length
        i, j = a + length, b + length
    yield True, tail, tail


def alike(old: str, new: str) -> int:
    """How many letters both begin with."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def compared(old: str, new: str) -> Iterator[Run]:
    """The same for sequences that are not long: runs of one kind may follow one another."""
    for sign, count in fast_diff_match_patch.diff(old, new, timelimit=0, checklines=False, cleanup="No"):
        yield sign == "=", count if sign != "+" else 0, count if sign != "-" else 0


def _once(letters: str) -> dict[str, int]:
    """Where each row of `_ROW` letters stands that `letters` has only once."""
    places: dict[str, int] = {}
    for at in range(len(letters) - _ROW + 1):
        row = letters[at : at + _ROW]
        places[row] = -1 if row in places else at
    return {row: at for row, at in places.items() if at >= 0}


def _landmarks(old: str, new: str) -> list[tuple[int, int, int]]:
    """Shared rows that both have only once, as many as keep their order; apart, with their lengths."""
    there = _once(new)
    pairs = [(at, there[row]) for row, at in _once(old).items() if row in there]
    # The longest rising chain of places: the tails of chains, and who came before whom.
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_at, place) in enumerate(pairs):
        rank = bisect_left(tails, place)
        before.append(ends[rank - 1] if rank else -1)
        if rank == len(tails):
            tails.append(place)
            ends.append(number)
        else:
            tails[rank], ends[rank] = place, number
    chain, number = [], ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    found: list[tuple[int, int, int]] = []
    for a, b in reversed(chain):
        if found:
            i, j, length = found[-1]
            if a < i + length or b < j + length:
                # Rows overlap: one longer row if they are the same distance apart on both sides.
                if a - i == b - j:
                    found[-1] = i, j, a + _ROW - i
                continue
        found.append((a, b, _ROW))
    return found
