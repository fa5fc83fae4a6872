"""Texts that show withdrawn words between tildes in; where these are, and which changes strike words out, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from app.domain.follow.comparison import Change, ChangeKind

if TYPE_CHECKING:
    from app.annotate.pair import Pair

Span = tuple[int, int]
TILDES = "~~"
_STRUCK = re.compile(r"~~(?=\S)(?:(?!~~|\n\n).)+~~", re.DOTALL)


def struck_in(text: str) -> list[Span]:
    """Where words are struck out, with the tildes that say so."""
    return [found.span() for found in _STRUCK.finditer(text)] if TILDES in text else []


def widened(text: str, start: int, end: int) -> Span:
    """The passage with the whole of the struck words that it touches: no part of them is quoted as if it stood."""
    for first, last in struck_in(text):
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
    return start, end


def with_struck(pair: Pair, changes: Sequence[Change]) -> list[Change]:
    """The changes, with those that only strike words out, or no more, as changes of their own."""
    found = _striking(pair.raw_old, pair.raw_new, changes, ChangeKind.STRUCK)
    turned = _striking(pair.raw_new, pair.raw_old, map(_turned, found), ChangeKind.RESTORED)
    return list(map(_turned, turned))


def _turned(one: Change) -> Change:
    return Change(one.kind, one.new, one.old)


def _striking(old: str, new: str, changes: Iterable[Change], kind: ChangeKind) -> list[Change]:
    found = list(changes)
    for start, end in struck_in(new):
        near = [
            number
            for number, one in enumerate(found)
            if one.kind is ChangeKind.WORDS and one.new[0] < end and start < max(one.new[1], one.new[0] + 1)
        ]
        if near:
            first, last = found[near[0]], found[near[-1]]
            if first.new[0] <= start and end <= last.new[1]:
                found[near[0] : near[-1] + 1] = _apart(old, new, first, last, (start, end), kind)
    return found


def _apart(old: str, new: str, first: Change, last: Change, struck: Span, kind: ChangeKind) -> list[Change]:
    """The change of the struck words, and what else changed before and behind them."""
    a, b = first.old[0], last.old[1]
    words = new[struck[0] + len(TILDES) : struck[1] - len(TILDES)]
    at = old.find(words, a, b)
    if at < 0:
        return [Change(ChangeKind.WORDS, (a, b), (first.new[0], last.new[1]))]
    parts = (
        Change(ChangeKind.WORDS, (a, at), (first.new[0], struck[0])),
        Change(kind, (at, at + len(words)), struck),
        Change(ChangeKind.WORDS, (at + len(words), b), (struck[1], last.new[1])),
    )
    return [one for one in parts if one.old[0] < one.old[1] or one.new[0] < one.new[1]]
