"""A pair of texts and what both keep in; the same stretches, so that the changes between them read well, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.annotate.alignment import Stretch
from app.annotate.changes.kept import Gap
from app.annotate.changes.kinds import shape
from app.annotate.changes.words import inside_word, words_in
from app.annotate.pair import Pair
from app.domain.follow.comparison import ChangeKind

# A kept stretch of so many letters between two changes is chance, and in the way of reading.
SLIVER = 3
# So is a word or two where three times as much around it is new.
_LONE_WORDS, _LONE_LETTERS, _AROUND = 2, 8, 3
# What goes makes the changes beside it longer, and more of what is between them chance.
_ROUNDS = 3
# A change of so many letters is one of words, without a look.
_LONG = 80
# A change is moved along its own repetition this far at most, in search of where a paragraph begins.
_SLIDE = 400
_ALONE_ALPHABET = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def slid(pair: Pair, same: Sequence[Stretch]) -> list[Stretch]:
    """What came in or went is moved to where a paragraph, a sentence or a word begins.

    Of `a b a c` that became `a c` it may be the first or the second `a` that stayed.
    """
    found = list(same)
    for number in range(len(found) - 1):
        left, right = found[number], found[number + 1]
        gone = right.old - left.old - left.length
        come = right.new - left.new - left.length
        if (gone == 0) == (come == 0):
            continue
        if gone:
            text, start, end = pair.raw_old, right.old - gone, right.old
        else:
            text, start, end = pair.raw_new, right.new - come, right.new
        step = _step(text, start, end, left.length, right.length)
        if step:
            found[number] = Stretch(left.old, left.new, left.length + step)
            found[number + 1] = Stretch(right.old + step, right.new + step, right.length - step)
    return [one for one in found if one.length]


def _step(text: str, start: int, end: int, before: int, after: int) -> int:
    """How far `text[start:end]` is best moved; `before` and `after` say how much is kept on either side."""
    low = high = 0
    while low < min(before, _SLIDE) and text[start - low - 1] == text[end - low - 1]:
        low += 1
    while high < min(after, _SLIDE) and text[start + high] == text[end + high]:
        high += 1
    if not low and not high:
        return 0
    return max(range(-low, high + 1), key=lambda step: (_rank(text, start + step, end + step), -abs(step)))


def _rank(text: str, start: int, end: int) -> int:
    if inside_word(text, start) or inside_word(text, end):
        return -1
    before = text[start - 1] if start else "\n"
    if before == "\n":
        return 5 if text[start] != "\n" else 1
    if text[start] == "\n" and (end == len(text) or text[end] == "\n"):
        return 4
    if before.isspace() and not text[start].isspace():
        return 3 if start > 1 and text[start - 2] in ".!?。”’\"'" else 2
    return 1 if before.isspace() or text[start].isspace() else 0


def without_slivers(pair: Pair, same: Sequence[Stretch]) -> list[Stretch]:
    """The stretches without those that are only chance amid changed words; never across lines."""
    found = list(same)
    for _ in range(_ROUNDS):
        before, found = found, _once_without(pair, found)
        if len(before) == len(found):
            break
    return found


def _once_without(pair: Pair, same: Sequence[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    last, end = Stretch(0, 0, 0), Stretch(len(pair.raw_old), len(pair.raw_new), 0)
    for one, follow in pairwise([*same, end]):
        if not _is_sliver(pair, last, one, follow):
            found.append(one)
            last = one
    return found


def _is_sliver(pair: Pair, last: Stretch, one: Stretch, follow: Stretch) -> bool:
    if one.length > 4 * _LONE_LETTERS:
        return False
    text = pair.raw_old[one.old : one.old + one.length]
    letters = sum(map(str.isalnum, text))
    if _ALONE_ALPHABET.search(text):
        letters *= SLIVER
    if letters > _LONE_LETTERS or "\n" in text:
        return False
    around = _gap(last, one), _gap(one, follow)
    if letters > SLIVER:
        return words_in(text) <= _LONE_WORDS and all(
            max(b - a, d - c) >= _AROUND * letters for a, b, c, d in around
        )
    return all(_of_words(pair, gap) for gap in around)


def _gap(left: Stretch, right: Stretch) -> Gap:
    return left.old + left.length, right.old, left.new + left.length, right.new


def _of_words(pair: Pair, gap: Gap) -> bool:
    a, b, c, d = gap
    if max(b - a, d - c) > _LONG:
        return True
    return (a < b or c < d) and shape(pair.raw_old[a:b], pair.raw_new[c:d]) is ChangeKind.WORDS
