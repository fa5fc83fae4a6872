"""What a verb changed: the nouns and ids touched, and how to take it back."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.codes.message import Message
from app.domain.nouns import Noun


@dataclass(frozen=True, slots=True)
class Inverse:
    """One row to put back as it was. `before` is None where the row did not exist."""

    table: str
    key: tuple[tuple[str, object], ...]
    before: tuple[tuple[str, object], ...] | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The record of one transaction: what the screen must refresh, and what undo needs.

    `label` is the action as the Edit menu calls it ("Delete 3 articles"); None: nothing to undo.
    `touched` maps a noun to the ids of its rows. `inverse` is replayed last to first by
    `services.undo`. `made` is the id of the row the verb was asked to make, or empty.
    """

    label: Message | None = None
    touched: tuple[tuple[Noun, frozenset[str]], ...] = ()
    inverse: tuple[Inverse, ...] = field(default=(), repr=False)
    made: str = ""

    def touches(self, *nouns: Noun) -> bool:
        """True if a row of any of `nouns` was changed."""
        return any(noun in nouns for noun, _ids in self.touched)

    def ids(self, noun: Noun) -> frozenset[str]:
        """The ids changed of one noun; empty where none was."""
        return dict(self.touched).get(noun, frozenset())

    @property
    def undoable(self) -> bool:
        """True if the change can be taken back."""
        return bool(self.label and self.inverse)
