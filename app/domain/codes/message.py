"""A code and its facts in; one value that can be kept, sent and compared, and that `app.wording` words, out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias, Union

# What may stand in a sentence. A word of an enumeration is worded like everything else; a message stands in another one.
Fact: TypeAlias = Union[str, int, float, datetime, StrEnum, "Message", tuple["Fact", ...]]


def N_(words: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a string of a table for the catalogs (`app.wording`); it is translated when it is said."""
    return words


class Message:
    """Something to be told: which sentence (`code`), and what it is about (`facts`). It holds no words of ours.

    A code is one of `app.domain.codes`, or a string that a table of the core marks with `N_`. The core makes messages, the window and the command line word them (`app.wording.said`).
    """

    __slots__ = ("code", "facts")

    def __init__(self, code: str, **facts: Fact) -> None:
        self.code = code
        self.facts: Mapping[str, Fact] = facts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and to_plain(self) == to_plain(other)

    def __hash__(self) -> int:
        return hash(self.code)

    def __repr__(self) -> str:
        return f"{self.code}({', '.join(f'{name}={fact!r}' for name, fact in self.facts.items())})"


def to_plain(message: Message) -> dict[str, Any]:
    """A message as JSON holds it: its facts, and its code under a name that no fact can have."""
    return {"code": message.code, **{name: _plain(fact) for name, fact in message.facts.items()}}


def from_plain(kept: object) -> Message:
    """The message that `to_plain` wrote; ValueError for anything else."""
    if not isinstance(kept, dict) or not isinstance(code := kept.get("code"), str):
        raise ValueError("no message")  # noqa: TRY004 - what was read is wrong, not who asked
    return Message(code, **{name: _fact(fact) for name, fact in kept.items() if name != "code"})


def _plain(fact: Fact) -> object:
    if isinstance(fact, Message):
        return to_plain(fact)
    if isinstance(fact, StrEnum):
        return to_plain(Message(fact))
    return [_plain(one) for one in fact] if isinstance(fact, tuple) else fact


def _fact(kept: object) -> Fact:
    if isinstance(kept, dict):
        return from_plain(kept)
    if isinstance(kept, list):
        return tuple(_fact(one) for one in kept)
    if isinstance(kept, str | int | float):
        return kept
    raise ValueError("no fact")
