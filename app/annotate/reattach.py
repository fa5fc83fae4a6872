"""A passage of an old text and a new text in; where it stands now, and how sure that is, out.

The recipe: exact words with their context found once; else the same words where the alignment of both texts has
them, or where both texts have them once; else what stands between their neighbours, or in the window that the
alignment gives, refined by edit distance; else a search of the whole text. Each candidate is mapped back: words
that stood elsewhere in the old text already are somebody else's. Of two copies the one in the old context counts,
and a toss-up is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from app.annotate.alignment import Stretch
from app.annotate.edges import (
    Edge,
    between,
    end_edge,
    in_words,
    solid,
    start_edge,
    trimmed,
    word_end,
    word_start,
)
from app.annotate.edits import distance, lettered, places
from app.annotate.pair import Pair
from app.annotate.pieces import alike
from app.domain.mark import Outcome

CONTEXT = 48
# An edited passage counts as the same one from this likeness on: the less the place says, the more the words must.
LIKE_BETWEEN = 0.35  # where both its neighbours say where it was
LIKE_IN_PLACE = 0.45  # in a window of about its length
LIKE_NEARBY = 0.6  # in a longer one
LIKE_ELSEWHERE, SHORT_ELSEWHERE = 0.72, 0.8  # anywhere
# Below this the user is asked.
SURE, SURE_ELSEWHERE = 0.55, 0.9
# So many letters in a row, or so many beside them, are no chance.
_TELLING, _BESIDE = 20, 8
# So many places with the words of a passage are looked at, and so much on either side of them.
_COPIES, _AROUND = 50, 4_000
# Within so many times its own length a passage is in its place.
_ROOM = 4
# Longer passages are compared by their ends: edit distance is quadratic.
_LONG = 4_000


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a passage stands in the new text, in code points; `span` is None for an orphan."""

    span: tuple[int, int] | None
    outcome: Outcome
    likeness: float


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    likeness: float
    doubtful: bool = False  # to be asked about, however alike it is


def _back(text: str, at: int) -> str:
    """What stands before a place, read backwards."""
    return text[max(0, at - _AROUND) : at][::-1]


class Reattacher:
    """Follows passages from one version of a text to the next; a comparison may have used the pair before."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self._old, self._new = pair.old, pair.new

    @cached_property
    def _letters(self) -> bytes:
        return lettered(self._new.text)

    def place(self, start: int, end: int) -> Placement:
        """Find code points `start` to `end` of the old text in the new one."""
        s, e = self._old.inward(start, end)
        if s >= e:
            return Placement(None, Outcome.ORPHAN, 0.0)
        found = (
            self._with_context(s, e)
            or self._in_place(s, e)
            or self._unique(s, e)
            or self._edited(s, e)
            or self._elsewhere(s, e)
        )
        if found is None:
            return Placement(None, Outcome.ORPHAN, 0.0)
        found = self._best_copy(self._in_words(found, s, e), s, e)
        span = self._new.outward(found.start, found.end)
        if found.doubtful:
            return Placement(span, Outcome.UNCERTAIN, found.likeness)
        if self.pair.raw_new[slice(*span)] == self.pair.raw_old[start:end]:
            return Placement(span, Outcome.UNCHANGED, 1.0)
        outcome = Outcome.EDITED if found.likeness >= SURE else Outcome.UNCERTAIN
        return Placement(span, outcome, found.likeness)

    def _with_context(self, s: int, e: int) -> _Found | None:
        old, new = self._old.text, self._new.text
        low, high = max(0, s - CONTEXT), min(len(old), e + CONTEXT)
        whole = old[low:high]
        at = new.find(whole)
        if at < 0 or new.find(whole, at + 1) >= 0 or old.find(whole) != low or old.find(whole, low + 1) >= 0:
            return None
        return _Found(at + s - low, at + e - low, 1.0)

    def _in_words(self, found: _Found, s: int, e: int) -> _Found:
        a, b = in_words(self.pair, s, e, found.start, found.end)
        if (a, b) == (found.start, found.end):
            return found
        return replace(self._judged(self._old.text[s:e], a, b), doubtful=found.doubtful)

    def _best_copy(self, found: _Found, s: int, e: int) -> _Found:
        """The found words, or a copy of them that came in and has more of the old context; a toss-up is doubtful.

        Of equals the last: what is added to a story, a summary above all, is mostly put before the rest.
        """
        old, new = self._old.text, self._new.text
        words = new[found.start : found.end]
        if new.count(words) <= max(1, old.count(words)):
            return found
        same = words if words == old[s:e] else ""
        best, equal, at = found, False, new.find(words)
        for _ in range(_COPIES):
            if at < 0:
                break
            other = replace(found, start=at, end=at + len(words))
            if at != found.start and not self._stood_elsewhere(other, s, e, same):
                more = self._context(other, best, s, e) - self._context(best, other, s, e)
                equal = more == 0 or (equal and more < 0)
                if more > 0 or (more == 0 and other.start > best.start):
                    best = other
            at = new.find(words, at + 1)
        return replace(best, doubtful=best.doubtful or equal)

    def _context(self, one: _Found, other: _Found, s: int, e: int) -> int:
        """How much of the old context stands around `one`, beyond what both copies have around them."""
        old, new = self._old.text, self._new.text
        sides = (
            (_back(old, s), _back(new, one.start), _back(new, other.start)),
            (old[e : e + _AROUND], new[one.end : one.end + _AROUND], new[other.end : other.end + _AROUND]),
        )
        total = 0
        for was, here, there in sides:
            kept = alike(was, here)
            if kept > alike(here, there) or len(was) == len(here) == kept < _AROUND:
                total += CONTEXT if kept == len(was) else min(CONTEXT, kept - alike(here, there))
        return total

    def _in_place(self, s: int, e: int) -> _Found | None:
        """The very words, where the alignment has them or between what stood beside them."""
        alive = self.pair.alignment.within(s, e)
        if len(alive) == 1 and alive[0].length == e - s:
            return _Found(alive[0].new, alive[0].new + alive[0].length, 1.0)
        at = self._new.text.find(self._old.text[s:e], *self._window(s, e))
        return _Found(at, at + e - s, 1.0) if at >= 0 else None

    def _window(self, s: int, e: int) -> tuple[int, int]:
        low, high = self.pair.alignment.window(s, e)
        return low, len(self._new.text) if high < 0 else high

    def _unique(self, s: int, e: int) -> _Found | None:
        """The very words, where both texts have them once and they are no chance."""
        old, new = self._old.text, self._new.text
        quote = old[s:e]
        at = new.find(quote)
        if at < 0 or new.find(quote, at + 1) >= 0 or old.find(quote) != s or old.find(quote, s + 1) >= 0:
            return None
        found = _Found(at, at + len(quote), 1.0)
        return found if self._telling(found, s, e) else None

    def _telling(self, found: _Found, s: int, e: int) -> bool:
        """Whether the words that were found are many, or some of what stood beside them stands there, too."""
        if in_words(self.pair, s, e, found.start, found.end) != (found.start, found.end):
            return False
        old, new = self._old.text, self._new.text
        return (
            e - s >= _TELLING
            or alike(_back(old, s), _back(new, found.start)) >= _BESIDE
            or alike(old[e : e + _BESIDE], new[found.end : found.end + _BESIDE]) >= _BESIDE
        )

    def _edited(self, s: int, e: int) -> _Found | None:
        """Other words in their place."""
        alive = self.pair.alignment.within(s, e)
        low, high = self._window(s, e)
        quote = self._old.text[s:e]
        middle, sure = self._between(quote, s, e, alive)
        if sure and middle and middle.likeness >= LIKE_BETWEEN:
            return middle
        found = [middle] if middle and middle.likeness >= LIKE_IN_PLACE else []
        # Something that is half like a few words stands in any long passage.
        least = LIKE_IN_PLACE if high - low <= _ROOM * len(quote) else LIKE_NEARBY
        found += [one for one in self._refined(quote, low, high) if one.likeness >= least]
        return max(found, key=lambda one: one.likeness, default=None)

    def _between(self, quote: str, s: int, e: int, alive: list[Stretch]) -> tuple[_Found | None, bool]:
        """What stands between the two edges of a passage, and whether both are sure."""
        some = solid(self.pair, alive, len(quote))
        if not some:
            return None, False
        start, end = start_edge(self.pair, s, alive, some[0]), end_edge(self.pair, e, alive, some[-1])
        a, b = between(self.pair, s, e, start, end)
        found = self._judged(quote, a, b)
        if b - a <= 1.5 * len(quote) + 200:
            share = sum(one.length for one in some) / len(quote)
            found = _Found(a, b, max(found.likeness, min(1.0, share + 0.2)))
        return found, Edge.GUESSED not in (start[1], end[1])

    def _refined(self, quote: str, low: int, high: int) -> Iterator[_Found]:
        if len(quote) > _LONG or low >= high:
            return
        for a, b in places(quote, self._letters[low:high], int(len(quote) * 0.6), 4):
            yield self._judged(quote, *self._snapped(low + a, low + b))

    def _judged(self, quote: str, a: int, b: int) -> _Found:
        text = self._new.text[a:b]
        longest = max(len(quote), len(text), 1)
        return _Found(a, b, 1 - distance(quote, text) / longest)

    def _snapped(self, a: int, b: int) -> tuple[int, int]:
        text = self._new.text
        return trimmed(text, word_start(text, a), word_end(text, b))

    def _elsewhere(self, s: int, e: int) -> _Found | None:
        quote, new = self._old.text[s:e], self._new.text
        at = new.find(quote)
        hits = 0
        while at >= 0 and hits < _COPIES:
            found = _Found(at, at + len(quote), 1.0)
            whole = in_words(self.pair, s, e, at, at + len(quote)) == (at, at + len(quote))
            if whole and not self._stood_elsewhere(found, s, e, quote):
                return replace(found, doubtful=not self._telling(found, s, e))
            hits += 1
            at = new.find(quote, at + 1)
        if len(quote) < 12 or len(quote) > _LONG:
            return None
        least = LIKE_ELSEWHERE if len(quote) >= 2 * _TELLING else SHORT_ELSEWHERE
        for a, b in places(quote, self._letters, int(len(quote) * 0.4), 8):
            found = self._judged(quote, *self._snapped(a, b))
            if found.likeness >= least and not self._stood_elsewhere(found, s, e):
                return replace(found, doubtful=found.likeness < SURE_ELSEWHERE)
        return None

    def _stood_elsewhere(self, found: _Found, s: int, e: int, words: str = "") -> bool:
        """True if most of what was found is shared with old text outside `s` to `e`, that had `words` there."""
        old, outside = self._old.text, 0
        for piece in self.pair.alignment.back(found.start, found.end):
            if old.startswith(words, max(0, piece.old - (piece.new - found.start))):
                within = max(0, min(piece.old + piece.length, e) - max(piece.old, s))
                outside += piece.length - within
        return outside * 2 > found.end - found.start
