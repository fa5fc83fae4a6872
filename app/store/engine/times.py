"""Aware UTC times in, text that sorts as they do out, and back."""

from __future__ import annotations

from datetime import UTC, datetime

from app.domain.errors import Misfit

LAST_YEAR = 9999  # has no local time everywhere


def utc_now() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)


def to_text(moment: datetime) -> str:
    """ISO 8601 in UTC with microseconds and `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_text(text: str) -> datetime:
    """The time that `to_text` wrote; ValueError for any other."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not 1 < moment.year < LAST_YEAR:
        raise Misfit("no time of ours")
    return moment
