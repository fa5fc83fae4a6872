"""Two levelled texts in; the stretches that both share, in order, out: paragraphs first, then words, then letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import fast_diff_match_patch

_SENTENCE = re.compile(r".+?(?:[.!?][\"')\]]*\s|$)", re.DOTALL)
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Beyond this many letters a changed stretch is compared by words only: comparing letters is quadratic.
_LETTERS = 2_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """`length` code points that stand at `old` in the one text and at `new` in the other."""

    old: int
    new: int
    length: int


def _codes(pieces: Sequence[str], known: dict[str, str]) -> str:
    """One character for each different piece, surrogates left out."""
    out = []
    for piece in pieces:
        code = known.get(piece)
        if code is None:
            number = len(known) + 1
            code = known[piece] = chr(number if number < 0xD800 else number + 0x800)
        out.append(code)
    return "".join(out)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, int, int]]:
    """Runs of pieces: shared or not, how many of the old, how many of the new."""
    known: dict[str, str] = {}
    left, right = _codes(old, known), _codes(new, known)
    gone = come = 0
    for sign, count in fast_diff_match_patch.diff(left, right, timelimit=0, checklines=False, cleanup="No"):
        if sign == "=":
            if gone or come:
                yield False, gone, come
                gone = come = 0
            yield True, count, count
        elif sign == "-":
            gone += count
        else:
            come += count
    if gone or come:
        yield False, gone, come


def _split(text: str, level: int) -> list[str]:
    if level == 0:
        return _SENTENCE.findall(text)
    if level == 1:
        return _TOKEN.findall(text)
    return list(text)


def _align(old: str, new: str, at_old: int, at_new: int, level: int, out: list[Stretch]) -> None:
    pieces_old, pieces_new = _split(old, level), _split(new, level)
    i = j = a = b = 0
    for shared, count_old, count_new in _runs(pieces_old, pieces_new):
        size_old = sum(map(len, pieces_old[i : i + count_old]))
        size_new = sum(map(len, pieces_new[j : j + count_new]))
        if shared:
            out.append(Stretch(at_old + a, at_new + b, size_old))
        elif count_old and count_new and level < 2 and (level == 0 or max(size_old, size_new) <= _LETTERS):
            _align(old[a : a + size_old], new[b : b + size_new], at_old + a, at_new + b, level + 1, out)
        i, j, a, b = i + count_old, j + count_new, a + size_old, b + size_new


class Alignment:
    """Which stretches of `old` stand where in `new`: the one alignment that comparison and marks share."""

    def __init__(self, old: str, new: str) -> None:
        found: list[Stretch] = []
        _align(old, new, 0, 0, 0, found)
        self.stretches: list[Stretch] = []
        for stretch in found:
            last = self.stretches[-1] if self.stretches else None
            if last and last.old + last.length == stretch.old and last.new + last.length == stretch.new:
                self.stretches[-1] = Stretch(last.old, last.new, last.length + stretch.length)
            else:
                self.stretches.append(stretch)
        self._olds = [stretch.old for stretch in self.stretches]
        self._news = [stretch.new for stretch in self.stretches]

    def within(self, start: int, end: int) -> list[Stretch]:
        """The parts of shared stretches that lie in `old[start:end]`."""
        return [
            Stretch(
                max(s.old, start),
                s.new + max(0, start - s.old),
                min(s.old + s.length, end) - max(s.old, start),
            )
            for s in self._near(self._olds, start, end, new=False)
        ]

    def back(self, start: int, end: int) -> list[Stretch]:
        """The parts of shared stretches that lie in `new[start:end]`."""
        return [
            Stretch(
                s.old + max(0, start - s.new),
                max(s.new, start),
                min(s.new + s.length, end) - max(s.new, start),
            )
            for s in self._near(self._news, start, end, new=True)
        ]

    def _near(self, keys: list[int], start: int, end: int, *, new: bool) -> Iterator[Stretch]:
        for stretch in self.stretches[max(0, bisect_right(keys, start) - 1) :]:
            at = stretch.new if new else stretch.old
            if at >= end:
                return
            if at + stretch.length > start:
                yield stretch

    def window(self, start: int, end: int) -> tuple[int, int]:
        """Where `old[start:end]` must lie in `new`: between the shared letters before and after it."""
        before = bisect_right(self._olds, start - 1) - 1 if start else -1
        low = 0
        if before >= 0:
            s = self.stretches[before]
            low = s.new + min(s.length, start - s.old)
        after = bisect_right(self._olds, end)
        if after and self._olds[after - 1] + self.stretches[after - 1].length > end:
            s = self.stretches[after - 1]
            return low, s.new + max(0, end - s.old)
        return low, self.stretches[after].new if after < len(self.stretches) else -1
