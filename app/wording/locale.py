"""A number, a day, a time or a list in; how the language that is spoken writes it out.

Babel would say this of every language, for 30 MB of data and 60 ms of a start; we speak a few, and each is a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from app.wording.catalog import SOURCE, _, spoken

NARROW = "\N{NARROW NO-BREAK SPACE}"


class Signs(NamedTuple):
    """How a language writes numbers and days."""

    group: str
    decimal: str
    day: str  # as `strftime` has it
    moment: str


SIGNS = {
    SOURCE: Signs(",", ".", "%Y-%m-%d", "%Y-%m-%d %H:%M"),
    "fr": Signs(NARROW, ",", "%d/%m/%Y", "%d/%m/%Y %H:%M"),
}


def _signs() -> Signs:
    return SIGNS.get(spoken(), SIGNS[SOURCE])


def number(value: float) -> str:
    """A number with its thousands apart; one that is not whole with one digit behind the sign."""
    signs = _signs()
    written = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return written.translate({ord(","): signs.group, ord("."): signs.decimal})


def day(at: datetime) -> str:
    """The day of a time."""
    return at.strftime(_signs().day)


def moment(at: datetime) -> str:
    """A day and the time of the day."""
    return at.strftime(_signs().moment)


def listed(parts: Sequence[str]) -> str:
    """Things said one after the other: `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{those} and {last}").format(those=_(", ").join(parts[:-1]), last=parts[-1])


def upper(sentence: str) -> str:
    """A sentence with a large first letter."""
    return sentence[:1].upper() + sentence[1:]
