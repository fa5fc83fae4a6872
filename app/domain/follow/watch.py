"""Watches: articles whose pages are looked at again and again, and the table that says how often."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# Time since the last change: under this, look again after that. Older than the last row: no more.
SCHEDULE: tuple[tuple[timedelta, timedelta], ...] = (
    (timedelta(hours=3), timedelta(minutes=15)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=7), timedelta(hours=3)),
    (timedelta(days=30), timedelta(days=3)),
    (timedelta(days=365), timedelta(days=30)),
)
# After so many looks in a row without an answer, so long until the next one; the last row stays.
RETRIES: tuple[timedelta, ...] = (
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
    timedelta(hours=1),
)


class Robots(StrEnum):
    """What the site's robots.txt says about the page; it is shown, and the reporter decides."""

    UNKNOWN = "unknown"
    ALLOWED = "allowed"
    DISALLOWED = "disallowed"


@dataclass(frozen=True, slots=True)
class Watch:
    """The watch of one article. `next_at` is None once it has ended; `failures` counts looks without an answer.

    `crawl_delay` is what robots.txt asks for between two requests, in seconds.
    """

    article_id: str
    url: str
    host: str
    started_at: datetime
    changed_at: datetime
    looked_at: datetime | None
    next_at: datetime | None
    failures: int = 0
    robots: Robots = Robots.UNKNOWN
    robots_at: datetime | None = None
    crawl_delay: float = 0.0


def next_look(changed_at: datetime, now: datetime) -> datetime | None:
    """When to look again after a look at `now`; None once nothing has changed for a year."""
    age = now - changed_at
    return next((now + every for under, every in SCHEDULE if age < under), None)


def next_try(failures: int, now: datetime, asked_to_wait: timedelta | None) -> datetime:
    """When to try again after `failures` (1 or more) looks without an answer; never before a site allows it."""
    wait = RETRIES[min(failures, len(RETRIES)) - 1]
    return now + max(wait, asked_to_wait or wait)
