"""A pair of texts in; the stretches that both have letter for letter and in whole words, and what lies between, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from app.annotate.alignment import Stretch
from app.annotate.changes.words import inside_word
from app.annotate.pair import Pair

Gap = tuple[int, int, int, int]  # old start and end, new start and end


def kept(pair: Pair) -> list[Stretch]:
    """The shared stretches in code points of the raw texts, whole words, in order."""
    found = [whole for one in _joined(pair, _equal(pair)) if (whole := whole_words(pair, one)).length]
    # Blanks and signs beside a word that was given up are the same in both still.
    ends = [part for gap in gaps(pair, found) for part in _ends(pair, gap) if part.length]
    return list(_joined(pair, sorted([*found, *ends], key=lambda one: one.old + one.new)))


def _ends(pair: Pair, gap: Gap) -> Iterator[Stretch]:
    """What the two sides of a gap begin and end with alike."""
    a, b, c, d = gap
    old, new = pair.raw_old, pair.raw_new
    head = tail = 0
    most = min(b - a, d - c)
    while head < most and old[a + head] == new[c + head]:
        head += 1
    first = whole_words(pair, Stretch(a, c, head))
    yield first
    most -= first.length
    while tail < most and old[b - tail - 1] == new[d - tail - 1]:
        tail += 1
    yield whole_words(pair, Stretch(b - tail, d - tail, tail))


def gaps(pair: Pair, same: Sequence[Stretch]) -> list[Gap]:
    """What lies between the stretches of `same`, the empty left out."""
    edges = [Stretch(0, 0, 0), *same, Stretch(len(pair.raw_old), len(pair.raw_new), 0)]
    between = [(a.old + a.length, b.old, a.new + a.length, b.new) for a, b in pairwise(edges)]
    return [gap for gap in between if gap[0] < gap[1] or gap[2] < gap[3]]


def _equal(pair: Pair) -> Iterator[Stretch]:
    """The parts of the alignment's stretches that are equal before levelling, too."""
    old, new = pair.old, pair.new
    for one in pair.alignment.stretches:
        if _amid_word(old.text, one.old, one.length) or _amid_word(new.text, one.new, one.length):
            continue
        cuts = [0, one.length]
        a, b = old.outward(one.old, one.old + one.length)
        c, d = new.outward(one.new, one.new + one.length)
        if pair.raw_old[a:b] == pair.raw_new[c:d]:
            yield Stretch(a, c, b - a)
            continue
        cuts += [at - one.old for at in old.accidents(one.old, one.old + one.length)]
        cuts += [at - one.new for at in new.accidents(one.new, one.new + one.length)]
        for start, end in pairwise(sorted(set(cuts))):
            a, b = old.outward(one.old + start, one.old + end)
            c, d = new.outward(one.new + start, one.new + end)
            yield from _alike(pair.raw_old[a:b], pair.raw_new[c:d], a, c)


def _amid_word(text: str, start: int, length: int) -> bool:
    """True if a stretch and the letters beside it are one word: nothing whole is in it. Most stretches are such."""
    if not start:
        return False
    around = text[start - 1 : start + length + 1]
    return len(around) == length + 2 and around.isascii() and around.isalpha()


def _alike(old: str, new: str, a: int, c: int) -> Iterator[Stretch]:
    if old == new:
        yield Stretch(a, c, len(old))
    elif len(old) == len(new):
        # Only capitals differ here: whatever else levelling touches begins and ends a part.
        last = 0
        for at in [*(n for n, (x, y) in enumerate(zip(old, new, strict=True)) if x != y), len(old)]:
            if last < at:
                yield Stretch(a + last, c + last, at - last)
            last = at + 1


def _joined(pair: Pair, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Neighbours as one stretch where nothing differs between them."""
    last: Stretch | None = None
    for one in stretches:
        if last is None:
            last = one
            continue
        a, c = last.old + last.length, last.new + last.length
        if one.old - a == one.new - c and pair.raw_old[a : one.old] == pair.raw_new[c : one.new]:
            last = Stretch(last.old, last.new, one.old + one.length - last.old)
        else:
            yield last
            last = one
    if last is not None:
        yield last


def whole_words(pair: Pair, one: Stretch) -> Stretch:
    """The stretch without the words that it has only a part of."""
    old, new = pair.raw_old, pair.raw_new
    a, c, end = one.old, one.new, one.old + one.length
    while a < end and (inside_word(old, a) or inside_word(new, c)):
        a, c = a + 1, c + 1
    d = c + end - a
    while end > a and (inside_word(old, end) or inside_word(new, d)):
        end, d = end - 1, d - 1
    return Stretch(a, c, end - a)
