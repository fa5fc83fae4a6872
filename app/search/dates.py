"""A date as people type it, and today, in; the first day it means, as ISO `YYYY-MM-DD`, out."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}
_AGO = re.compile(r"(\d{1,4})\s?([dwmy])", re.IGNORECASE)
_TWO_WAYS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
# Without a day the first one is meant; without a year, the last such day that is not to come.
_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y-%m", "%Y/%m", "%Y", "%Y%m%d")
# A month's name is turned into `@` and its number first: the system's language must not decide what is read.
_NAMED = ("%d @%m %Y", "@%m %d %Y", "@%m %Y", "%Y @%m %d", "%Y @%m", "%d-@%m-%Y")
_YEARLESS = ("%d @%m", "@%m %d", "@%m")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAME = re.compile(r"[a-z]{3,}\.?")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class UnreadableDateError(ValueError):
    """This is no date; `days` are those it could mean, where it reads two ways."""

    def __init__(self, *days: str) -> None:
        super().__init__(*days)
        self.days = days


def read_date(text: str, today: date) -> str:
    """The first day that `text` means.

    Read are ISO dates, months and years, `today`, `yesterday`, weekdays (the last one), `7d`, `2w`, `3m`,
    `1y` ago, and `3 Mar 2026` or `March 3, 2026`. Raises UnreadableDateError, also for one that reads two ways.
    """
    plain = _NAME.sub(_month, " ".join(text.lower().replace(",", " ").split()))
    day = _relative(plain, today) or _named(plain, today) or _numbers(plain)
    if day is None:
        raise UnreadableDateError
    return day.isoformat()


def _month(name: re.Match[str]) -> str:
    short = name[0].rstrip(".")
    return next((f"@{number}" for number, month in enumerate(_MONTHS, 1) if month.startswith(short)), name[0])


def _relative(text: str, today: date) -> date | None:
    if text in {"today", "yesterday"}:
        return today - timedelta(days=int(text == "yesterday"))
    if text in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(text)) % 7 or 7)
    ago = _AGO.fullmatch(text)
    if ago is None:
        return None
    days = int(ago[1]) * _UNITS[ago[2]]
    return today - timedelta(days=min(days, today.toordinal() - 1))


def _named(text: str, today: date) -> date | None:
    day = _strptime(text, _FORMS + _NAMED)
    if day is not None:
        return day
    for year in range(today.year, today.year - 8, -1):  # eight years hold a 29 February
        day = _strptime(f"{text} {year}", tuple(f"{form} %Y" for form in _YEARLESS))
        if day is not None and day <= today:
            return day
    return None


def _strptime(text: str, forms: tuple[str, ...]) -> date | None:
    for form in forms:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    return None


def _numbers(text: str) -> date | None:
    found = _TWO_WAYS.fullmatch(text)
    if found is None:
        return None
    first, second, year = (int(group) for group in found.groups())
    days = set()
    for month, day in ((second, first), (first, second)):
        try:
            days.add(date(year, month, day))
        except ValueError:
            continue
    if len(days) > 1:
        early, late = sorted(days)
        raise UnreadableDateError(early.isoformat(), late.isoformat())
    return days.pop() if days else None
