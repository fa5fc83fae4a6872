"""What the tables of sentences are made of: a sentence with its advice, and one that counts."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple, TypeVar

from app.wording.catalog import N_, _, ngettext
from app.wording.locale import number as written

__all__ = ["N_", "Plural", "Spoken", "Words", "counted", "translated"]

K = TypeVar("K", bound=Hashable)


class Plural(NamedTuple):
    """A sentence that depends on how many there are: the fact named `by` says it."""

    one: str
    many: str
    by: str = "count"


class Words(NamedTuple):
    """A sentence, and what to do next; `{name}` stands for the fact of that name."""

    sentence: str | Plural
    advice: str | Plural = ""


def translated(words: str | Plural, number: int) -> str:
    """The words in the language that is spoken, in the form for a number."""
    return _(words) if isinstance(words, str) else ngettext(words.one, words.many, number)


def counted(words: Plural, number: int, **facts: str) -> str:
    """The words for a number, with the number and other facts put in."""
    return translated(words, number).format(count=written(number), **facts)


class Spoken(dict[K, str]):
    """A table of words that is read in the language that is spoken."""

    def __getitem__(self, key: K) -> str:
        return _(super().__getitem__(key))
