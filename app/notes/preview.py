"""The text of a note comes in at every change, the difference of its blocks of HTML goes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.notes.bounds import divided
from app.notes.elements import Press
from app.notes.grammar import environment, front_matter_end, lines_of
from app.notes.pieces import Drawn, Group, Placed, draw, groups, make

MOST_ITEMS = 100  # of a list or table that are drawn as one
GOES_ON = "The note goes on, but so long a note is not previewed to its end. All of it is kept, and can be read where it is written."

Known = tuple[tuple[tuple[str, str, str], ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """From block `first` on, `removed` blocks go and `blocks` (HTML) come.

    `lines` holds, for each new block, the first and one past the last line of its Markdown. The lines
    of the blocks behind them move by as many lines as the whole text has gained or lost.
    """

    first: int
    removed: int
    blocks: tuple[str, ...]
    lines: tuple[tuple[int, int], ...]


def _blank(line: str) -> bool:
    return not line.strip(" \t")


def _reach(lines: Sequence[str], end: int) -> int:
    """How many lines decide what the block that ends before line `end` is.

    A block looks ahead to the next line with something on it (a list may go on there), and a link
    reference to the end of that run of lines (its title may close there). Where the run ends with the
    text, a further line may still join, so that the reach lies behind the text.
    """
    at, count = end, len(lines)
    while at < count and _blank(lines[at]):
        at += 1
    while at < count and not _blank(lines[at]):
        at += 1
    return at + 1


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many lines are the same at the head and at the tail."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _merged(known: Iterable[Known]) -> Known:
    references: list[tuple[str, str, str]] = []
    labels: list[str] = []
    for found, notes in known:
        references += found
        labels += notes
    return tuple(references), tuple(labels)


class LivePreview:
    """The rendering of one note while it is being written: only what changes is rendered again.

    `margin` is how many lines more than needed are looked at, so that a second look is seldom needed.
    A list or table of more than `most` items comes in parts, so that a key in one leaves the others alone.
    """

    def __init__(self, margin: int = 20, most: int = MOST_ITEMS) -> None:
        self._margin = margin
        self._most = most
        self._press = Press()
        self._lines: list[str] = []
        self._placed: list[Placed] = []
        self._drawn: list[Drawn] = []
        self._known: Known = ((), ())
        self._front = 0

    def update(self, text: str) -> Change:
        """Render `text`; what differs from the last time."""
        read, rest = divided(text)
        lines = lines_of(read)
        front = front_matter_end(lines)
        if front != self._front or not self._lines:
            self._all(lines, front)
        else:
            self._part(lines, front)
        moved = len(lines) - len(self._lines)
        self._lines, self._front = lines, front
        drawn = draw(self._placed, len(lines))
        if rest.strip():
            drawn.append((len(lines), len(lines), f"<p><em>{GOES_ON}</em></p>\n"))
        change = _difference(self._drawn, drawn, moved)
        self._drawn = drawn
        return change

    def _all(self, lines: list[str], front: int) -> None:
        found = groups(lines, front=front)
        self._known = _merged(group.known for group in found)
        self._placed = self._made(found)

    def _part(self, lines: list[str], front: int) -> None:
        kept, found, rest = self._window(lines, front)
        known = _merged(
            [one.piece.known for one in kept]
            + [group.known for group in found]
            + [one.piece.known for one in rest]
        )
        if known != self._known:
            self._all(lines, front)
        else:
            self._placed = kept + self._made(found) + rest

    def _made(self, found: Sequence[Group]) -> list[Placed]:
        env = environment(*self._known)
        return [Placed(group.start, group.end, make(self._press, group, env, self._most)) for group in found]

    def _window(self, lines: list[str], front: int) -> tuple[list[Placed], list[Group], list[Placed]]:
        """The pieces kept before the change, the blocks to render anew, and the pieces kept behind it.

        A parser at the start of a top-level block remembers nothing of what came before. So parsing
        starts anew behind the last block that the change cannot touch, and it is over as soon as a
        block starts where one started before and all text from there on is the same.
        """
        old, placed = self._lines, self._placed
        head, tail = _common(old, lines)
        moved = len(lines) - len(old)
        kept = next(
            (at + 1 for at in reversed(range(len(placed))) if _reach(old, placed[at].end) <= head),
            0,
        )
        start = placed[kept - 1].end if kept else 0
        starts = {one.start + moved: at for at, one in enumerate(placed) if at >= kept}
        same_from = len(lines) - tail
        behind = next((one.end + moved for one in placed[kept:] if one.start + moved >= same_from), same_from)
        end = min(len(lines), max(_reach(lines, behind), start) + self._margin)
        while True:
            found = groups(lines[start:end], start, 0 if start else front)
            for at, group in enumerate(found if end < len(lines) else ()):
                if at and _reach(lines, found[at - 1].end) > end:
                    break
                if group.start >= same_from and group.start in starts:
                    rest = placed[starts[group.start] :]
                    return placed[:kept], found[:at], _shifted(rest, moved)
            if end == len(lines):
                return placed[:kept], found, []
            end = min(len(lines), end + (end - start) + self._margin + 1)


def _shifted(placed: list[Placed], lines: int) -> list[Placed]:
    if not lines:
        return placed
    return [replace(one, start=one.start + lines, end=one.end + lines) for one in placed]


def _difference(old: list[Drawn], new: list[Drawn], moved: int) -> Change:
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head:
        (first, last, html), (new_first, new_last, new_html) = old[-1 - tail], new[-1 - tail]
        if html != new_html or (first + moved, last + moved) != (new_first, new_last):
            break
        tail += 1
    come = new[head : len(new) - tail]
    return Change(
        head,
        len(old) - head - tail,
        tuple(html for _first, _last, html in come),
        tuple((first, last) for first, last, _html in come),
    )
