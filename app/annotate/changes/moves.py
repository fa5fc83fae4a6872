"""A pair of texts and what both keep in; the paragraphs that stand elsewhere now, word for word, out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from app.annotate.alignment import Stretch
from app.annotate.changes.kept import Gap
from app.annotate.changes.labels import dateline, opening_dateline
from app.annotate.pair import Pair
from app.domain.follow.comparison import Change, ChangeKind

Span = tuple[int, int]
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def moved(pair: Pair, same: Sequence[Stretch]) -> list[tuple[Span, Span]]:
    """Where each moved paragraph stood in the old text and stands in the new one."""
    left: dict[str, list[Span]] = {}
    for span in _lines(pair.raw_old, [(one.old, one.old + one.length) for one in same]):
        left.setdefault(pair.raw_old[slice(*span)], []).append(span)
    found = []
    if left:
        for places in left.values():
            places.reverse()
        for span in _lines(pair.raw_new, [(one.new, one.new + one.length) for one in same]):
            places = left.get(pair.raw_new[slice(*span)], [])
            found += [(places.pop(), span)] if places else []
    return found


def around_dateline(
    pair: Pair, same: Sequence[Stretch], moves: Sequence[tuple[Span, Span]]
) -> tuple[list[Stretch], list[tuple[Span, Span]]]:
    """The same, but where paragraphs passed by a dateline, it is the dateline that moved."""
    if not moves:
        return list(same), []
    old, new = opening_dateline(pair.raw_old), opening_dateline(pair.raw_new)
    passed = [(a, b) for a, b in moves if (a < old) != (b < new)]
    words = dateline(pair.raw_old[slice(*old)])
    if not passed or not words or words != dateline(pair.raw_new[slice(*new)]):
        return list(same), list(moves)
    stayed = [Stretch(a[0], b[0], a[1] - a[0]) for a, b in passed]
    spans = [(old, new), *passed]
    rest = without(same, sorted(a for a, _ in spans), sorted(b for _, b in spans))
    whole = sorted([*rest, *stayed], key=lambda one: one.old)
    if any(one.new + one.length > follow.new for one, follow in pairwise(whole)):
        return list(same), list(moves)
    return whole, [move for move in moves if move not in passed]


def _lines(text: str, same: Sequence[Span]) -> Iterator[Span]:
    """The lines with letters that no kept stretch holds whole."""
    starts = [start for start, _end in same]
    for found in _LINE.finditer(text):
        at = bisect_right(starts, found.start()) - 1
        if at >= 0 and same[at][1] >= found.end():
            continue
        if any(map(str.isalnum, found[0])):
            yield found.span()


def without(same: Iterable[Stretch], olds: Sequence[Span], news: Sequence[Span]) -> list[Stretch]:
    """The kept stretches without what lies in the spans of either text, both in order."""
    return list(_cut(_cut(same, olds, lambda one: one.old), news, lambda one: one.new))


def _cut(same: Iterable[Stretch], spans: Sequence[Span], at: Callable[[Stretch], int]) -> Iterator[Stretch]:
    number = 0
    for one in same:
        start, end = at(one), at(one) + one.length
        here = start
        while number < len(spans) and spans[number][1] <= start:
            number += 1
        follow = number
        while follow < len(spans) and spans[follow][0] < end:
            a, b = spans[follow]
            if here < a:
                yield Stretch(one.old + here - start, one.new + here - start, a - here)
            here, follow = max(here, b), follow + 1
        if here < end:
            yield Stretch(one.old + here - start, one.new + here - start, end - here)


def split(pair: Pair, gap: Gap, olds: Sequence[Span], news: Sequence[Span]) -> list[Change]:
    """What differs between two kept stretches, each moved paragraph in it a change of its own."""
    a, b, c, d = gap
    left = _segments(pair.raw_old, a, b, olds)
    right = _segments(pair.raw_new, c, d, news)
    if len(left) == len(right) == 1:
        return [Change(ChangeKind.WORDS, (a, b), (c, d))]
    # What is not moved at the one end belongs to what is not moved at the same end of the other text.
    first = left[0], right[0]
    last = left[-1], right[-1]
    if len(left) == 1 and right[0][0] == right[0][1]:
        first = (a, a), right[0]
    elif len(left) == 1:
        last = (b, b), right[-1]
    elif len(right) == 1 and left[0][0] == left[0][1]:
        first = left[0], (c, c)
    elif len(right) == 1:
        last = left[-1], (d, d)
    found = [Change(ChangeKind.WORDS, *first)]
    for number, span in enumerate(left[1:-1]):
        kind = ChangeKind.WORDS if number % 2 else ChangeKind.MOVED
        found.append(Change(kind, span, (first[1][1], first[1][1])))
    for number, span in enumerate(right[1:-1]):
        kind = ChangeKind.WORDS if number % 2 else ChangeKind.MOVED
        found.append(Change(kind, (last[0][0], last[0][0]), span))
    found.append(Change(ChangeKind.WORDS, *last))
    return [one for one in found if one.old[0] < one.old[1] or one.new[0] < one.new[1]]


def _segments(text: str, start: int, end: int, moves: Sequence[Span]) -> list[Span]:
    """Plain and moved in turn, plain at both ends and perhaps empty there; blanks go with what moved."""
    edges = [start]
    at = bisect_right(moves, (start, start))
    while at < len(moves) and moves[at][1] <= end:
        a, b = moves[at]
        if len(edges) > 1 and not text[edges[-1] : a].strip():
            edges[-1] = b
        else:
            edges += (start if len(edges) == 1 and not text[start:a].strip() else a), b
        at += 1
    if len(edges) > 1 and not text[edges[-1] : end].strip():
        edges[-1] = end
    edges.append(end)
    return list(pairwise(edges))
