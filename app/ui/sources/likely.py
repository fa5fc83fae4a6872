"""A marked passage and the sources of its article in, those sources by how likely they said it out."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.source import Source, SourceKind
from app.domain.text.normal import folded

_REACH = 300  # code points either side of the passage in which a name counts
_NO_PLACE = 1_000_000


def by_likelihood(text: str, start: int, end: int, sources: Iterable[Source]) -> list[Source]:
    """The sources, those first whose name, alias or last name stands nearest to code points `start` to `end`.

    A name after the passage counts as twice as near as one before it: "…", said Lena Ortiz. Those who stand
    nowhere near follow, people before the rest, in their old order.
    """
    before = folded(text[max(0, start - _REACH) : start])
    after = folded(text[end : end + _REACH])

    def distance(source: Source) -> tuple[int, int]:
        nearest = min((_distance(before, after, name) for name in _names(source)), default=_NO_PLACE)
        return nearest, 0 if source.kind is SourceKind.PERSON else 1

    return sorted(sources, key=distance)


def _names(source: Source) -> list[str]:
    names = [source.name, *source.aliases]
    last = source.name.split()[-1:] if source.kind is SourceKind.PERSON else []
    return [folded(name) for name in (*names, *last) if len(name) > 1]


def _distance(before: str, after: str, name: str) -> int:
    ahead, behind = after.find(name), before.rfind(name)
    return min(
        ahead if ahead >= 0 else _NO_PLACE,
        2 * (len(before) - behind - len(name)) + 1 if behind >= 0 else _NO_PLACE,
    )
