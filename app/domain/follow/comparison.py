"""Two versions of an article beside each other: which words went and came, and whether that matters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What a change is; those that are not in `LOUD` are told and never alarm."""

    WORDS = "words"
    STRUCK = "struck"  # the same words, struck out now
    RESTORED = "restored"  # the same words, struck out no more
    MOVED = "moved"  # whole paragraphs that stand elsewhere now, word for word
    DATELINE = "dateline"  # the place and day before the first words, moved
    CLOCK = "clock"  # a running time, age or count beside the article
    SPACING = "spacing"  # white space alone
    TYPOGRAPHY = "typography"  # the shape of quotation marks, dashes and the like


LOUD = frozenset({ChangeKind.WORDS, ChangeKind.STRUCK, ChangeKind.RESTORED, ChangeKind.MOVED})


@dataclass(frozen=True, slots=True)
class Change:
    """One change: code points `old` of the old text gave way to code points `new` of the new one.

    An empty span says where words came in, or went. The parts of a moved paragraph are two changes.
    """

    kind: ChangeKind
    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of the head that differs: `name` is title, standfirst, byline, published or modified."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two versions.

    `words_gone` and `words_come` count words of kind `words`; struck ones have gone, and restored ones come.
    `words_struck` are those of the gone ones that are there still, struck out.
    """

    fields: tuple[FieldChange, ...] = ()
    changes: tuple[Change, ...] = ()
    words_gone: int = 0
    words_come: int = 0
    words_struck: int = 0

    @property
    def alarming(self) -> bool:
        """True if the text says something else now, not only stands differently on the page."""
        return any(change.kind in LOUD for change in self.changes)

    @property
    def same(self) -> bool:
        """True if nothing differs at all."""
        return not self.fields and not self.changes
