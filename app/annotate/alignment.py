"""Two levelled texts in; the stretches that both share, in order, out: paragraphs first, then words, then letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from app.annotate.pieces import LARGE, Run, compared, runs
from app.annotate.related import akin

_STOP = re.compile(r"[.!?][\"')\]]*\s|[。！？][\"'」』）]*")
# A word or a sign with the blank behind it: half the pieces, and a quarter of the time, of blanks on their own.
_WORD = re.compile(r"\w+ ?|[^\w\s] ?|\s")
# Beyond this many letters a changed stretch is compared by words only: letters that two long stretches share say nothing,
_LETTERS = 2_000
# unless it has so few words, of so many letters, that its script does without blanks.
_NO_BLANKS = 40


# More words or sentences than this are quicker compared between the rows that both have once.
_MANY = 300
# Shorter paragraphs and sentences stand in several places without having moved.
_TELLING = 30

_Split = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """`length` code points that stand at `old` in the one text and at `new` in the other."""

    old: int
    new: int
    length: int


def _letters(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """One letter for each different piece; a blank that ends a piece does not count."""
    known: dict[str, str] = {}
    left: list[str] = []
    right: list[str] = []
    for pieces, out in ((old, left), (new, right)):
        for piece in pieces:
            word = piece.removesuffix(" ")
            letter = known.get(word)
            if letter is None:
                number = len(known) + 1
                # Surrogates stand for nothing that a comparison could be made of.
                letter = known[word] = chr(number if number < 0xD800 else number + 0x800)
            out.append(letter)
    return "".join(left), "".join(right)


def _shared(old: Sequence[str], new: Sequence[str], at_old: int, at_new: int) -> Iterator[Stretch]:
    """Pieces that differ in their last blank at most, as stretches."""
    whole = "".join(old)
    if whole == "".join(new):
        yield Stretch(at_old, at_new, len(whole))
        return
    for left, right in zip(old, new, strict=True):
        yield Stretch(at_old, at_new, min(len(left), len(right)))
        at_old, at_new = at_old + len(left), at_new + len(right)


def _sentences(text: str) -> list[str]:
    cuts = [0, *(found.end() for found in _STOP.finditer(text))]
    if cuts[-1] < len(text):
        cuts.append(len(text))
    return [text[a:b] for a, b in pairwise(cuts)]


def _by_letters(old: str, new: str, at_old: int, at_new: int) -> Iterator[Stretch]:
    for shared, gone, come in compared(old, new) if len(old) + len(new) <= LARGE else runs(old, new):
        if shared:
            yield Stretch(at_old, at_new, gone)
        at_old, at_new = at_old + gone, at_new + come


def _cut(text: str, breaks: Sequence[int]) -> list[str]:
    """The paragraphs of a text, each with the blank behind it."""
    edges = [0, *(at + 1 for at in breaks), len(text)]
    return [text[a:b] for a, b in pairwise(edges) if a < b]


def _align(
    pieces_old: Sequence[str], pieces_new: Sequence[str], at_old: int, at_new: int, finer: Sequence[_Split]
) -> Iterator[Stretch]:
    """What both share by the pieces; inside what these leave over, by those that `finer` makes of it, and by letters."""
    found = list(_numbered(runs(*_letters(pieces_old, pieces_new), _MANY)))
    gone = {pieces_old[i] for shared, i, end, _j, _to in found if not shared for i in range(i, end)}
    come = {pieces_new[j] for shared, _i, _end, j, to in found if not shared for j in range(j, to)}
    moved = {piece for piece in gone.intersection(come) if len(piece) >= _TELLING} if finer else set()
    for shared, i, end, j, to in found:
        some_old, some_new = pieces_old[i:end], pieces_new[j:to]
        if shared:
            yield from _shared(some_old, some_new, at_old, at_new)
        elif i < end and j < to and finer:
            yield from _left_over(some_old, some_new, at_old, at_new, moved, finer)
        elif i < end and j < to:
            left, right = "".join(some_old), "".join(some_new)
            longest = max(len(left), len(right))
            if longest <= _LETTERS or longest > max(end - i, to - j) * _NO_BLANKS:
                yield from _by_letters(left, right, at_old, at_new)
        at_old, at_new = at_old + sum(map(len, some_old)), at_new + sum(map(len, some_new))


def _numbered(found: Iterable[Run]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Runs with the numbers of their first pieces, and of those behind their last ones, on either side."""
    i = j = 0
    for shared, gone, come in found:
        yield shared, i, i + gone, j, j + come
        i, j = i + gone, j + come


def _left_over(
    old: Sequence[str], new: Sequence[str], at_old: int, at_new: int, moved: set[str], finer: Sequence[_Split]
) -> Iterator[Stretch]:
    """What pieces that differ share still; the moved and those that have nothing to do with the other side left out."""
    split, *rest = finer
    some_old = [number for number, piece in enumerate(old) if piece not in moved]
    some_new = [number for number, piece in enumerate(new) if piece not in moved]
    if len(finer) == len(_FINER):
        some_old, some_new = akin(old, new, some_old, some_new)
    if len(some_old) == len(old) and len(some_new) == len(new):
        yield from _align(split("".join(old)), split("".join(new)), at_old, at_new, rest)
        return
    left, right = _Joined(old, some_old), _Joined(new, some_new)
    for one in _align(split(left.text), split(right.text), 0, 0, rest):
        a, b, length = one.old, one.new, one.length
        while length:
            (there_old, room_old), (there_new, room_new) = left.place(a), right.place(b)
            step = min(length, room_old, room_new)
            yield Stretch(at_old + there_old, at_new + there_new, step)
            a, b, length = a + step, b + step, length - step


class _Joined:
    """Some pieces of a text as one text, and the way back to where they stood."""

    def __init__(self, pieces: Sequence[str], numbers: Sequence[int]) -> None:
        places = [0, *accumulate(map(len, pieces))]
        some = [pieces[number] for number in numbers]
        self.text = "".join(some)
        self._starts = [0, *accumulate(map(len, some))]
        self._places = [places[number] for number in numbers]

    def place(self, at: int) -> tuple[int, int]:
        """Where letter `at` stood, and how many of its piece follow from there on."""
        number = bisect_right(self._starts, at) - 1
        return self._places[number] + at - self._starts[number], self._starts[number + 1] - at


_FINER: tuple[_Split, ...] = (_sentences, _WORD.findall)


class Alignment:
    """Which stretches of `old` stand where in `new`: the one alignment that comparison and marks share.

    `breaks` are the places of the blanks that part the paragraphs of either text.
    """

    def __init__(self, old: str, new: str, breaks: tuple[Sequence[int], Sequence[int]] = ((), ())) -> None:
        self.stretches: list[Stretch] = []
        for stretch in _align(_cut(old, breaks[0]), _cut(new, breaks[1]), 0, 0, _FINER):
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
        for number in range(max(0, bisect_right(keys, start) - 1), len(keys)):
            stretch = self.stretches[number]
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
