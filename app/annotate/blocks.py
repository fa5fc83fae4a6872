"""Spans of a text made of blocks, and the same blocks with others kept, in; where the spans stand then out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.article.block import Block

GAP = 2  # code points between two kept blocks: a blank line


def _places(blocks: Sequence[Block]) -> dict[int, int]:
    """The number of each kept block, and where its text begins."""
    places, at = {}, 0
    for number, block in enumerate(blocks):
        if block.kept:
            places[number] = at
            at += len(block.text) + GAP
    return places


def moved_spans(
    spans: Iterable[tuple[int, int]], before: Sequence[Block], after: Sequence[Block]
) -> list[tuple[int, int] | None]:
    """Each span (code points) in the text of `after`; None where it touches a block that is not kept there.

    `before` and `after` are the same blocks and differ only in what is kept.
    """
    old, new = _places(before), _places(after)

    def moved(position: int) -> int | None:
        for number, at in old.items():
            if at <= position <= at + len(before[number].text):
                return None if number not in new else new[number] + position - at
        return None

    result: list[tuple[int, int] | None] = []
    for start, end in spans:
        over = [n for n, at in old.items() if at < end and start < at + len(before[n].text)]
        first, last = moved(start), moved(end)
        lost = first is None or last is None or any(number not in new for number in over)
        result.append(None if lost or first is None or last is None else (first, last))
    return result
