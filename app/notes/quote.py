"""A marked passage and where it stands come in, the Markdown of a block quote with its source goes out."""

from __future__ import annotations

import re

from app.domain.note import Target
from app.notes.escape import escape_line, escape_words
from app.notes.links import link

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:$|[T ])")
_PARAGRAPH = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def day(published: str) -> str:
    """An ISO 8601 date as a reader writes it: 3 Mar 2026; what is none stays as it is."""
    found = _DATE.match(published)
    if not found or not 1 <= int(found[2] or 1) <= 12:
        return " ".join(published.split())
    year, month, date = found.groups()
    parts = [str(int(date)) if date else "", _MONTHS[int(month) - 1] if month else "", year]
    return " ".join(part for part in parts if part)


def _listed(names: tuple[str, ...]) -> str:
    words = [escape_words(" ".join(name.split())) for name in names if name.strip()]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def quote(
    mark_exact: str,
    speakers: tuple[str, ...],
    article_title: str,
    publication: str,
    published: str,
    target: Target,
) -> str:
    """The passage in its paragraphs, signs shown as they were written, and a line that says whose it is."""
    rows: list[str] = []
    for paragraph in _PARAGRAPH.split(mark_exact.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [
            line for line in (escape_line(" ".join(one.split())) for one in paragraph.split("\n")) if line
        ]
        if lines:
            rows += [f"> {line}\\" for line in lines[:-1]] + [f"> {lines[-1]}", ">"]
    source = [
        _listed(speakers),
        link(article_title, target),
        escape_words(" ".join(publication.split())),
        escape_words(day(published)),
    ]
    return "\n".join([*rows, "> — " + ", ".join(part for part in source if part)]) + "\n"
