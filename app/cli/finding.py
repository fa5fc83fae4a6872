"""What a user typed for a thing in; the one article, note or source that is meant out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from app.domain.article.article import Article
from app.domain.errors import KnownError
from app.domain.listing import ArticleFilter, Order
from app.domain.note import Note
from app.domain.source import Source
from app.domain.text.normal import fits, spelled, words_of

if TYPE_CHECKING:
    from app.services.record import Services

EVERYTHING = 1_000_000_000  # more rows than any library has
SHORT = (
    8  # the last characters of an id: those at its beginning say when, and are alike in what came together
)
OFFERED = 5
ID = re.compile(r"[0-9a-f-]{4,36}")
LINK = re.compile(r"clipdesk:(?:article|note|source|mark)/")


class NothingFound(KnownError):
    """Nothing in the library fits what was typed."""


class _Thing(Protocol):
    @property
    def id(self) -> str:
        """The whole id."""


T = TypeVar("T", bound=_Thing)


def short(whole_id: str) -> str:
    """The end of an id, as lists show it."""
    return whole_id[-SHORT:]


def _fitting(rows: Sequence[T], typed: str, names: Callable[[T], Iterable[str]]) -> list[T]:
    """The rows meant by `typed`, by the first way that finds any: its id, the id's ends, its name, words of it."""
    wanted = LINK.sub("", typed.strip()).casefold()
    words = words_of(wanted)
    ways: tuple[Callable[[T], bool], ...] = (
        lambda row: row.id == wanted,
        lambda row: bool(ID.fullmatch(wanted)) and (row.id.startswith(wanted) or row.id.endswith(wanted)),
        lambda row: any(spelled(name) == spelled(wanted) for name in names(row)),
        lambda row: any(words_of(name) == words for name in names(row)),
        lambda row: any(fits(words, name) for name in names(row)),
    )
    if not words:
        return []
    return next((found for way in ways if (found := [row for row in rows if way(row)])), [])


def _one(found: Sequence[T], typed: str, noun: str, name: Callable[[T], str]) -> T:
    if not found:
        raise NothingFound(
            f"There is no {noun} that fits “{typed}”.", "Give its id or words of its name; see the list."
        )
    if len(found) > 1:
        offered = ", ".join(f"{short(row.id)} “{name(row)}”" for row in found[:OFFERED])
        more = ", …" if len(found) > OFFERED else ""
        raise KnownError(
            f"{len(found)} {noun}s fit “{typed}”: {offered}{more}.", "Give the id or more words."
        )
    return found[0]


def _articles(services: Services, typed: str) -> list[Article]:
    rows = services.articles.page(ArticleFilter(), Order.NEWEST, 0, EVERYTHING)
    return _fitting(rows, typed, lambda article: (article.title,))


def article_of(services: Services, typed: str) -> Article:
    """The article meant: by its id, the id's beginning or end, its title, or words of its title."""
    return _one(_articles(services, typed), typed, "article", lambda article: article.title)


def note_of(services: Services, typed: str) -> Note:
    """The note meant, in the same ways."""
    found = _fitting(services.notes.all(), typed, lambda note: (note.title,))
    return _one(found, typed, "note", lambda note: note.title)


def source_of(services: Services, typed: str) -> Source:
    """The source meant, in the same ways; aliases count as names."""
    found = _fitting(services.sources.all(), typed, lambda source: (source.name, *source.aliases))
    return _one(found, typed, "source", lambda source: source.name)


def article_or_note(services: Services, typed: str) -> Article | Note:
    """The article meant, or else the note."""
    found = _articles(services, typed)
    notes = _fitting(services.notes.all(), typed, lambda note: (note.title,))
    by_id = LINK.sub("", typed.strip()).casefold()
    if notes and (not found or any(note.id.endswith(by_id) or note.id.startswith(by_id) for note in notes)):
        return _one(notes, typed, "note", lambda note: note.title)
    return _one(found, typed, "article", lambda article: article.title)
