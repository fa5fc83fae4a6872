"""A passage whose letters did not all stay, in; where it begins and ends between what stayed of it and around it, out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import Enum

from app.annotate.alignment import Stretch
from app.annotate.changes.words import inside_word
from app.annotate.edits import distance
from app.annotate.pair import Pair

# A shared stretch of so many letters, or of a third of the passage, is no chance.
SOLID = 4
# Words that came in at a changed edge belong to the passage up to this many code points beyond its own.
_SLACK = 30
# So many paragraphs at most are looked at to tell which of them the passage is.
_PARAGRAPHS = 8
# A word is not looked for further than this: some scripts write none, and some texts are one.
_WORD = 60

# Signs of a figure that stand before it, or behind it.
_BEFORE, _BEHIND = "-+±~<>≤≥$€£¥", "%‰°"


class Edge(Enum):
    """What says where a passage begins or ends."""

    OWN = "its own first or last letters"
    BESIDE = "the letter that stood beside it"
    GUESSED = "its length"


def solid(pair: Pair, alive: Sequence[Stretch], length: int) -> list[Stretch]:
    """The stretches that are no chance, without the blanks at their ends."""
    bare = [_bare(pair.new.text, one) for one in alive]
    return [one for one in bare if one.length >= SOLID or one.length * 3 >= length]


def _bare(text: str, one: Stretch) -> Stretch:
    a, b = trimmed(text, one.new, one.new + one.length)
    return Stretch(one.old + a - one.new, a, b - a)


def start_edge(pair: Pair, s: int, alive: Sequence[Stretch], first: Stretch) -> tuple[int, Edge]:
    """Where a passage begins whose shared stretches are `alive`, `first` the first solid one."""
    gap = first.old - s
    if not pair.old.text[s : first.old].strip():
        return first.new, Edge.OWN
    before = _behind(pair, s)
    own = alive[0].new if alive[0].old == s else None
    if own is not None and (before == own or (before is None and first.new - own <= 3 * gap + _SLACK)):
        return own, Edge.BESIDE
    if before is not None and before <= first.new:
        low = max([before, *(at + 1 for at in breaks(pair, before, first.new))])
        if first.new - low <= 3 * gap + _SLACK:
            return low, Edge.BESIDE
    return max(0, first.new - gap), Edge.GUESSED


def end_edge(pair: Pair, e: int, alive: Sequence[Stretch], last: Stretch) -> tuple[int, Edge]:
    """Where a passage ends whose shared stretches are `alive`, `last` the last solid one."""
    stop, gap = last.new + last.length, e - last.old - last.length
    if not pair.old.text[e - gap : e].strip():
        return stop, Edge.OWN
    after = _before(pair, e)
    own = alive[-1].new + alive[-1].length if alive[-1].old + alive[-1].length == e else None
    if own is not None and (after == own or (after is None and own - stop <= 3 * gap + _SLACK)):
        return own, Edge.BESIDE
    if after is not None and after >= stop:
        high = min([after, *breaks(pair, stop, after)])
        if high - stop <= 3 * gap + _SLACK:
            return high, Edge.BESIDE
    return min(len(pair.new.text), stop + gap), Edge.GUESSED


def _behind(pair: Pair, s: int) -> int | None:
    """Where the new text goes on behind what stood before a passage; None if that went."""
    text = pair.old.text
    at = s - 1
    while at >= 0 and text[at].isspace():
        at -= 1
    if at < 0:
        return 0
    found = pair.alignment.within(at, at + 1)
    return _over_blanks(pair.new.text, found[0].new + 1) if found else None


def _before(pair: Pair, e: int) -> int | None:
    """Where the new text stops before what stood behind a passage; None if that went."""
    text = pair.old.text
    at = _over_blanks(text, e)
    if at == len(text):
        return len(pair.new.text)
    found = pair.alignment.within(at, at + 1)
    if not found:
        return None
    stop = found[0].new
    while stop > 0 and pair.new.text[stop - 1].isspace():
        stop -= 1
    return stop


def _over_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def breaks(pair: Pair, start: int, end: int) -> list[int]:
    """The blanks of a passage of the new text that part its paragraphs."""
    return _inside(pair.new_breaks, start, end)


def _inside(places: list[int], start: int, end: int) -> list[int]:
    return places[bisect_left(places, start) : bisect_left(places, end)]


def between(pair: Pair, s: int, e: int, start: tuple[int, Edge], end: tuple[int, Edge]) -> tuple[int, int]:
    """The new passage between two edges: without other paragraphs that came in beside it, in whole words."""
    a, b = start[0], end[0]
    text = pair.new.text
    apart = breaks(pair, a, b)
    if 0 < len(apart) <= _PARAGRAPHS and not _inside(pair.old_breaks, s, e):
        starts = [a] if start[1] is Edge.OWN else [a, *(at + 1 for at in apart)]
        ends = [b] if end[1] is Edge.OWN else [*apart, b]
        quote = pair.old.text[s:e]
        rows = [(x, y) for x in starts for y in ends if x < y]
        a, b = min(rows, key=lambda row: distance(quote, text[slice(*row)]))
    return trimmed(text, *in_words(pair, s, e, a, b))


def in_words(pair: Pair, s: int, e: int, a: int, b: int) -> tuple[int, int]:
    """The new passage with the whole of the words it ends in, unless the old one ended within words: 3 is not 30.

    A sign of a figure that was not there before belongs to it as well: 3 is not -3, and not 3%.
    """
    old, new = pair.old.text, pair.new.text
    if not inside_word(old, s):
        a = word_start(new, a)
        sign = new[a - 1 : a] if a else ""
        if sign and sign in _BEFORE and new[a : a + 1].isdigit() and not new[max(0, a - 2) : a - 1].isalnum():
            a -= sign != (old[s - 1 : s] if s else "")
    if not inside_word(old, e):
        b = word_end(new, b)
        sign = new[b : b + 1]
        if sign and sign in _BEHIND and new[b - 1 : b].isdigit():
            b += sign != old[e : e + 1]
    return a, b


def word_start(text: str, at: int) -> int:
    """Where the word begins that `at` is in."""
    first = at - _WORD
    while at > first and inside_word(text, at):
        at -= 1
    return at


def word_end(text: str, at: int) -> int:
    """Where the word ends that `at` is in."""
    last = at + _WORD
    while at < last and inside_word(text, at):
        at += 1
    return at


def trimmed(text: str, a: int, b: int) -> tuple[int, int]:
    """A passage without the blanks at its ends."""
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return a, b
