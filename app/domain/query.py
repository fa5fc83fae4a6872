"""A search as a tree: what the query language gives, and what the store turns into SQL."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.codes.message import Message
from app.domain.nouns import Noun


class FieldName(StrEnum):
    """The words that may stand before a colon."""

    TAG = "tag"
    SOURCE = "source"
    BY = "by"
    FROM = "from"
    BEFORE = "before"
    AFTER = "after"
    IS = "is"
    HAS = "has"


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or a quoted phrase. `prefix`: the last word may still be growing."""

    text: str
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A condition such as `from:Ledger`. Dates are ISO `YYYY-MM-DD`; `is:` and `has:` values are lower case."""

    name: FieldName
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but `node`."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of `nodes`; with none of them, everything."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of `nodes`."""

    nodes: tuple[Node, ...]


Node = Words | Field | Not | And | Or


@dataclass(frozen=True, slots=True)
class Hint:
    """What the language could not read, and where: code points `start` to `end`."""

    told: Message
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed search: always usable, whatever was typed. `hints` say what was passed over."""

    root: Node
    hints: tuple[Hint, ...] = ()

    @property
    def empty(self) -> bool:
        """True if nothing was asked for."""
        return self.root == And(())


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `snippet` marks the words found with U+0002 before and U+0003 after.

    `article_id` is the article to open (of a mark or an article's note), or empty. `start` and `end`
    are code points in the article's current text, or -1 where the hit is not in it.
    """

    kind: Noun
    id: str
    title: str
    detail: str
    snippet: str
    article_id: str = ""
    start: int = -1
    end: int = -1
