"""Two texts and the changes between them in; one text that holds both, paragraph by paragraph, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.follow.comparison import Change, ChangeKind

BREAK = "\n\n"


class PartKind(StrEnum):
    """Where a part of a merged paragraph stands."""

    SAME = "same"  # in both texts
    GONE = "gone"  # in the old one alone
    COME = "come"  # in the new one alone


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a merged paragraph. `number` is that of the change, counted from 0; -1 for what is the same."""

    kind: PartKind
    text: str
    number: int = -1
    change: ChangeKind = ChangeKind.WORDS

    @property
    def tells(self) -> bool:
        """True if what kind of change it is stands behind this part; where words only get a line, that is once."""
        return self.kind is PartKind.COME or self.change not in (ChangeKind.STRUCK, ChangeKind.RESTORED)


Paragraph = tuple[Part, ...]


def merged(old: str, new: str, changes: Sequence[Change]) -> tuple[Paragraph, ...]:
    """The paragraphs of both texts in one order; what went stands before what came in its place.

    A paragraph ends where both texts have a blank line, or where one that went or came whole ends.
    """
    paragraphs: list[Paragraph] = []
    so_far: list[Part] = []
    for part in _parts(old, new, changes):
        head, *rest = part.text.split(BREAK)
        for words, more in ((head, False), *((words, True) for words in rest)):
            if more and so_far:
                paragraphs.append(tuple(so_far))
                so_far = []
            if words:
                so_far.append(Part(part.kind, words, part.number, part.change))
    if so_far:
        paragraphs.append(tuple(so_far))
    return tuple(paragraphs)


def _parts(old: str, new: str, changes: Sequence[Change]) -> Iterator[Part]:
    at = 0
    for number, change in enumerate(changes):
        if same := new[at : change.new[0]]:
            yield Part(PartKind.SAME, same)
        if gone := old[slice(*change.old)]:
            yield Part(PartKind.GONE, gone, number, change.kind)
        if come := new[slice(*change.new)]:
            yield Part(PartKind.COME, come, number, change.kind)
        at = change.new[1]
    if same := new[at:]:
        yield Part(PartKind.SAME, same)


def changed(paragraph: Paragraph) -> bool:
    """True if any of it went or came."""
    return any(part.kind is not PartKind.SAME for part in paragraph)


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of unchanged paragraphs that need not be shown: numbers `first` to one before `last`."""

    first: int
    last: int


def folded(paragraphs: Sequence[Paragraph], beside: int = 1) -> tuple[int | Fold, ...]:
    """The paragraphs to show, by number, with folds between them; `beside` unchanged ones stay next to each change.

    A fold hides two paragraphs or more: for one it is not worth its line.
    """
    near = {
        number + step
        for number, paragraph in enumerate(paragraphs)
        if changed(paragraph)
        for step in range(-beside, beside + 1)
    }
    rows: list[int | Fold] = []
    first = 0
    while first < len(paragraphs):
        if first in near:
            rows.append(first)
            first += 1
            continue
        last = first
        while last < len(paragraphs) and last not in near:
            last += 1
        rows += [Fold(first, last)] if last - first > 1 else [first]
        first = last
    return tuple(rows)
