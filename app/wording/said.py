"""A message of the core in; its sentence and its advice, in the language that is spoken, out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache
from itertools import chain

from app.domain.codes.message import Fact, Message
from app.domain.errors import KnownError
from app.wording.catalog import _
from app.wording.locale import day, listed, number
from app.wording.words import Plural, Words, translated


@cache
def tables() -> tuple[Mapping[str, Words], ...]:
    """Every code that a message may have, table by table. That no two of them are the same is tested."""
    # For what is told only: a first window tells nothing, and would wait for hundreds of sentences.
    from app.wording import checks, imports, labels, reasons, things, troubles

    return (
        troubles.TROUBLES,
        labels.LABELS,
        labels.DOINGS,
        things.THINGS,
        reasons.REASONS,
        checks.CHECKS,
        imports.IMPORTS,
    )


@cache
def sentences() -> Mapping[str, Words]:
    """The words of every code."""
    return dict(chain.from_iterable(table.items() for table in tables()))


def said(told: Message | KnownError | None) -> str:
    """What is told, with its advice; empty where nothing is."""
    return f"{sentence(told)} {advice(told)}".strip() if told else ""


def sentence(told: Message | KnownError | None) -> str:
    """What is told, without advice."""
    if told is None:
        return ""
    message = told.message if isinstance(told, KnownError) else told
    # A library may have been written by a later Clipdesk, which knew more codes.
    words = sentences().get(message.code, Words(message.code))
    return _filled(words.sentence, message.facts)


def advice(told: Message | KnownError) -> str:
    """What to do next; empty where there is nothing."""
    message = told.message if isinstance(told, KnownError) else told
    words = sentences().get(message.code)
    return _filled(words.advice, message.facts) if words else ""


def word(code: str) -> str:
    """The word or the sentence of a code that has no facts."""
    return sentence(Message(code))


def _filled(words: str | Plural, facts: Mapping[str, Fact]) -> str:
    counted = facts.get(words.by, 0) if isinstance(words, Plural) else 0
    chosen = translated(words, int(counted) if isinstance(counted, int | float) else 0)
    return (
        chosen.format_map(_Said((name, worded(fact)) for name, fact in facts.items()))
        if "{" in chosen
        else chosen
    )


class _Said(dict[str, str]):
    """The facts in words; one that a library of another Clipdesk does not tell is left open."""

    def __missing__(self, name: str) -> str:
        return "…"


def worded(fact: Fact) -> str:
    """A fact as it stands in a sentence."""
    if isinstance(fact, Message):
        return sentence(fact)
    if isinstance(fact, StrEnum):
        from app.wording.things import WORDS  # as above

        return _(WORDS[type(fact)][fact]) if type(fact) in WORDS else word(fact)
    if isinstance(fact, tuple):
        parts = [worded(one) for one in fact]  # sentences follow one another, words are listed
        return " ".join(parts) if all(part.endswith(".") for part in parts) else listed(parts)
    if isinstance(fact, datetime):
        return day(fact)
    return fact if isinstance(fact, str) else number(fact)
