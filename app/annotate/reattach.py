"""A passage of an old text and a new text in; where it stands now, and how sure that is, out.

The recipe: exact words with their context found once; else the window and the surviving letters that the
alignment of both texts gives, refined by edit distance; else a search of the whole text. Each candidate is
mapped back: words that stood elsewhere in the old text already are somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.annotate.alignment import Stretch
from app.annotate.edits import distance, places
from app.annotate.pair import Pair
from app.domain.mark import Outcome

CONTEXT = 48
# An edited passage counts as the same one from this likeness on; below SURE the user is asked.
LIKE_IN_PLACE = 0.45
LIKE_ELSEWHERE = 0.72
SURE = 0.55
# Words that came in at a changed edge belong to the passage up to this many code points beyond its own.
SLACK = 30
# Longer passages are compared by their ends: edit distance is quadratic.
_LONG = 4_000
# A word is not looked for further than this: some scripts write none, and some texts are one.
_WORD = 60


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


class Reattacher:
    """Follows passages from one version of a text to the next; a comparison may have used the pair before."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self._old, self._new = pair.old, pair.new

    def place(self, start: int, end: int) -> Placement:
        """Find code points `start` to `end` of the old text in the new one."""
        s, e = self._old.inward(start, end)
        if s >= e:
            return Placement(None, Outcome.ORPHAN, 0.0)
        found = self._with_context(s, e) or self._by_alignment(s, e) or self._elsewhere(s, e)
        if found is None:
            return Placement(None, Outcome.ORPHAN, 0.0)
        span = self._new.outward(found.start, found.end)
        if self.pair.raw_new[span[0] : span[1]] == self.pair.raw_old[start:end]:
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

    def _by_alignment(self, s: int, e: int) -> _Found | None:
        alive = self.pair.alignment.within(s, e)
        if len(alive) == 1 and alive[0].length == e - s:
            return _Found(alive[0].new, alive[0].new + alive[0].length, 1.0)
        low, high = self.pair.alignment.window(s, e)
        high = len(self._new.text) if high < 0 else high
        best: _Found | None = None
        for found in self._candidates(s, e, alive, low, high):
            if found.likeness >= LIKE_IN_PLACE and (best is None or found.likeness > best.likeness):
                best = found
        return best

    def _candidates(self, s: int, e: int, alive: list[Stretch], low: int, high: int) -> Iterator[_Found]:
        quote, new = self._old.text[s:e], self._new.text
        if high - low > 0:
            at = new.find(quote, low, high)
            if at >= 0:
                yield _Found(at, at + len(quote), 1.0)
                return
            yield from self._refined(quote, low, high)
        solid = [piece for piece in alive if piece.length >= 4 or piece.length * 3 >= len(quote)]
        if solid:
            first, last = solid[0], solid[-1]
            # A blank that came along with a word says nothing.
            share = sum(len(self._old.text[p.old : p.old + p.length].strip()) for p in solid) / len(quote)
            a, b = self._start_edge(s, first, alive), self._end_edge(e, last, alive)
            found = self._judged(quote, *self._snapped(a, b))
            if found.end - found.start <= 1.5 * len(quote) + 200:
                found = _Found(found.start, found.end, max(found.likeness, min(1.0, share + 0.2)))
            yield found

    def _start_edge(self, s: int, first: Stretch, alive: list[Stretch]) -> int:
        """The start where the first words of the passage changed: right after the context, if that stayed."""
        if alive[0].old == s:
            return alive[0].new
        before = self.pair.alignment.within(max(0, s - 1), s)
        gap = first.old - s
        if before and first.new - before[-1].new - 1 <= 3 * gap + SLACK:
            return before[-1].new + 1
        return max(0, first.new - gap)

    def _end_edge(self, e: int, last: Stretch, alive: list[Stretch]) -> int:
        """The end where the last words of the passage changed: right before the context, if that stayed."""
        if alive[-1].old + alive[-1].length == e:
            return alive[-1].new + alive[-1].length
        after = self.pair.alignment.within(e, e + 1)
        stop = last.new + last.length
        gap = e - last.old - last.length
        if after and after[0].new - stop <= 3 * gap + SLACK:
            return after[0].new
        return min(len(self._new.text), stop + gap)

    def _refined(self, quote: str, low: int, high: int) -> Iterator[_Found]:
        window = self._new.text[low:high]
        if len(quote) > _LONG or not window:
            return
        for a, b in places(quote, window, int(len(quote) * 0.6), 4):
            yield self._judged(quote, *self._snapped(low + a, low + b))

    def _judged(self, quote: str, a: int, b: int) -> _Found:
        text = self._new.text[a:b]
        longest = max(len(quote), len(text), 1)
        return _Found(a, b, 1 - distance(quote, text) / longest)

    def _snapped(self, a: int, b: int) -> tuple[int, int]:
        text = self._new.text
        first, last = a - _WORD, b + _WORD
        while a > max(0, first) and a < len(text) and text[a].isalnum() and text[a - 1].isalnum():
            a -= 1
        while 0 < b < min(len(text), last) and text[b - 1].isalnum() and text[b].isalnum():
            b += 1
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        return a, b

    def _elsewhere(self, s: int, e: int) -> _Found | None:
        quote, new = self._old.text[s:e], self._new.text
        at = new.find(quote)
        hits = 0
        while at >= 0 and hits < 50:
            if not self._stood_elsewhere(at, at + len(quote), s, e):
                return _Found(at, at + len(quote), 1.0)
            hits += 1
            at = new.find(quote, at + 1)
        if len(quote) < 12 or len(quote) > _LONG:
            return None
        for a, b in places(quote, new, int(len(quote) * 0.4), 8):
            found = self._judged(quote, *self._snapped(a, b))
            if found.likeness >= LIKE_ELSEWHERE and not self._stood_elsewhere(found.start, found.end, s, e):
                return found
        return None

    def _stood_elsewhere(self, a: int, b: int, s: int, e: int) -> bool:
        """True if most of `new[a:b]` is shared with old text outside `s` to `e`."""
        outside = sum(
            piece.length - max(0, min(piece.old + piece.length, e) - max(piece.old, s))
            for piece in self.pair.alignment.back(a, b)
        )
        return outside * 2 > b - a
