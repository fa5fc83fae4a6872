"""Times, counts and kinds in; the words people use for them out."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.bounds import cut
from app.domain.mark import MarkKind
from app.domain.text.words import reading_minutes

if TYPE_CHECKING:
    from app.domain.article.article import Article

KINDS = {
    MarkKind.QUOTE: "Quote",
    MarkKind.CLAIM: "Claim",
    MarkKind.FIGURE: "Figure",
    MarkKind.FOLLOW_UP: "Follow-up",
    MarkKind.DOUBT: "Doubt",
}


LONGEST_DAY = 40  # letters of a day that a page writes in its own way


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 mark`, `3 marks`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def isolated(words: str) -> str:
    """Words whose direction must not turn what stands beside them (Unicode's isolates)."""
    return f"\u2068{words}\u2069"


def parsed(when: str) -> datetime | date | None:
    """A date or time as a page gives it; None where it cannot be read."""
    try:
        return datetime.fromisoformat(when) if len(when) > 10 else date.fromisoformat(when)
    except ValueError:
        try:
            return date.fromisoformat(when[:10])
        except ValueError:
            return None


def day(when: str, today: date) -> str:
    """A date as people say it: `3 Mar`, with the year where it is another one."""
    moment = parsed(when)
    if moment is None:
        return cut(when, LONGEST_DAY)
    if isinstance(moment, datetime):
        moment = (moment.astimezone() if moment.tzinfo else moment).date()
    return f"{moment.day} {moment:%b}" + ("" if moment.year == today.year else f" {moment.year}")


def full_day(when: str) -> str:
    """A date with its year, and the time where it is known: `3 March 2026, 11:40`."""
    moment = parsed(when)
    if moment is None:
        return cut(when, LONGEST_DAY)
    if isinstance(moment, datetime):
        moment = moment.astimezone() if moment.tzinfo else moment
        clock = f", {moment:%H:%M}" if (moment.hour or moment.minute) else ""
        return f"{moment.day} {moment:%B %Y}{clock}"
    return f"{moment.day} {moment:%B %Y}"


def moment(when: datetime) -> str:
    """A time of the library's, local: `3 Mar 2026, 09:12`."""
    local = when.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"


def minutes(words: int, sample: str) -> str:
    """How long a text of so many words takes to read; `sample` is some of it."""
    return f"{reading_minutes(words, sample)} min"


def counts_of(article: Article) -> str:
    """The marks and notes of an article, those that are there."""
    parts = []
    if article.mark_count:
        parts.append(counted(article.mark_count, "mark"))
    if article.note_count:
        parts.append(counted(article.note_count, "note"))
    return " · ".join(parts)


def signs_of(article: Article) -> str:
    """What must be seen of an article at once: changes on its page, a text that is not whole, and that it is watched."""
    parts = []
    if article.alert_count:
        parts.append("● changed")
    if article.incomplete:
        parts.append("⚠ incomplete")
    if article.watched:
        parts.append("◉")
    return " · ".join(parts)


def size(number: int) -> str:
    """Bytes as people say them."""
    if number < 1 << 20:
        return f"{max(1, number >> 10):,} KB"
    return f"{number / (1 << 20):,.1f} MB"
