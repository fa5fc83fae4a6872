"""A library's file, whatever is left of it, in; its articles, notes, marks and sources as plain words out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.codes.troubles import Trouble
from app.domain.errors import Damaged, Help
from app.store.damage import fit, place
from app.store.damage.walk import walk
from app.store.engine import connection
from app.store.engine.asking import Database
from app.store.engine.connection import DatabaseError
from app.store.engine.packing import unpacked
from app.store.engine.troubles import worded
from app.store.migrations import runner

if TYPE_CHECKING:
    from app.paths import LibraryPath

FACTS = ("url", "authors", "publication", "published", "created_at")

Row = Mapping[str, Any]
Marks = Mapping[str, list[tuple[str, str]]]  # of each article the words of each mark, and its comment


@dataclass(frozen=True, slots=True)
class Article:
    """What is left of one article; a mark is its words and its comment."""

    title: str
    facts: tuple[str, ...]
    text: str
    marks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is left of one note."""

    title: str
    text: str


@dataclass(slots=True)
class Salvaged:
    """Everything that could be read, and how many rows could not."""

    articles: list[Article] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    lost: int = 0


class _Reading:
    """Reads table by table and counts what cannot be read."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._there = fit.shape(db)
        self.lost = 0

    def rows(self, table: str) -> Iterator[Row]:
        """What can be read of a table, without what was deleted."""
        known = fit.expected(len(runner.STEPS))[table]
        there = self._there.get(table, {})
        if not there:
            self.lost += 1
            return
        for row in walk(self._db, table, tuple(column for column in known if column in there)):
            if row is None:
                self.lost += 1
            elif row.get("deleted_at") is None:
                yield row


def salvage(path: LibraryPath) -> Salvaged:
    """Read row by row what can be read. Damaged where nothing at all can."""
    with worded(path.database):
        place.must_stand(path)
    with worded(path.database), _opened(path) as db:
        try:
            reading = _Reading(db)
        except DatabaseError as error:
            raise Damaged(Trouble.NOTHING_READABLE, helps=(Help.RESTORE,)) from error
        found = Salvaged(_articles(reading))
        found.notes += [Note(_text(row, "title"), _text(row, "text")) for row in reading.rows("note")]
        names = ("name", "role", "organisation", "contacts", "note")
        for row in reading.rows("source"):
            found.sources.append("\n".join(_text(row, name) for name in names if _text(row, name)))
        found.lost = reading.lost
        return found


def _articles(reading: _Reading) -> list[Article]:
    versions = {_text(row, "id"): row for row in reading.rows("version")}
    latest = {_text(row, "article_id"): row for row in versions.values()}
    marks: dict[str, list[tuple[str, str]]] = {}
    for row in reading.rows("mark"):
        marks.setdefault(_text(row, "article_id"), []).append((_text(row, "exact"), _text(row, "comment")))
    found, seen = [], set()
    for row in reading.rows("article"):
        article_id = _text(row, "id")
        seen.add(article_id)
        version = versions.get(_text(row, "version_id")) or latest.get(article_id)
        facts = tuple(_text(row, name) for name in FACTS if _text(row, name))
        found.append(Article(_text(row, "title"), facts, _words(version), tuple(marks.get(article_id, ()))))
    if reading.lost:  # the row of an article may be gone and its text be there
        found += [
            Article(_text(row, "title"), (), _words(row), tuple(marks.get(article_id, ())))
            for article_id, row in latest.items()
            if article_id not in seen
        ]
    return found


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return "" if value is None else str(value)


def _words(version: Row | None) -> str:
    """The text of a version, or else that of its blocks."""
    if version is None:
        return ""
    text = _text(version, "text")
    if text or not isinstance(version.get("blocks"), bytes):
        return text
    try:
        return unpacked(version["blocks"]).decode(errors="replace")
    except ValueError:
        return ""


@contextmanager
def _opened(path: LibraryPath) -> Iterator[Any]:
    db = connection.connect(path.database, key=None, read_only=True)
    try:
        yield db
    finally:
        db.close()
