"""A folder and a clock in; an open library with whatever a test wants in it, and its tables row by row, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.domain.article.article import Article, Stage
from app.domain.article.block import Block
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page, Picture
from app.domain.clip import Gathered
from app.domain.mark import Anchor, MarkKind
from app.paths import LibraryPath
from app.store import articles, clipping, marks
from app.store.damage import health
from app.store.engine import connection
from app.store.library import Library
from app.store.tables import TABLES

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NAMES = tuple(TABLES)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> datetime:
        """Put the clock forward."""
        self.now += timedelta(**by)
        return self.now


def path_in(folder: Path) -> LibraryPath:
    """Where the tests' library lies in a folder."""
    return LibraryPath(folder / "library" / "library.db")


@contextmanager
def opened(
    folder: Path, *, key: str | None = None, clock: Clock | None = None, exclusive: bool = False
) -> Iterator[Library]:
    """The library of a folder, made if it is not there, and closed at the end."""
    library = Library.open(path_in(folder), key=key, exclusive=exclusive, clock=clock or Clock())
    try:
        yield library
    finally:
        library.close()


def blocks_of(text: str) -> tuple[Block, ...]:
    """A kept block for each paragraph."""
    return tuple(Block(f"<p>{part}</p>", part) for part in text.split("\n\n"))


def page_of(raw: bytes, *, url: str = "", at: datetime = START) -> Page:
    """A page as it came from the web."""
    return Page(
        raw,
        How.FETCH,
        at,
        url,
        url,
        (),
        200,
        (("Content-Type", "text/html"),),
        "text/html; charset=utf-8",
    )


def add_article(
    library: Library,
    text: str = "The council voted.\n\nWork begins in June.",
    *,
    title: str = "Council approves the river budget",
    url: str = "",
    blocks: Sequence[Block] | None = None,
    pictures: tuple[Picture, ...] = (),
    raw: bytes | None = None,
    **found: Any,
) -> str:
    """Clip an article through the store's own functions, without network or parser; its id."""
    extraction = Extraction(
        title=title,
        url=url,
        blocks=tuple(blocks) if blocks is not None else blocks_of(text),
        pictures=tuple(one.src for one in pictures),
        extractor="test",
        **found,
    )
    body = raw if raw is not None else f"{title}\n{text}".encode()
    with library.write() as tx:
        article_id = clipping.stub(tx, title=url or title, url=url, url_key=url, stage=Stage.WAITING)
        clipping.keep_page(tx, library.blobs, article_id, page_of(body, url=url, at=library.now()))
        clipping.finish(tx, library.blobs, article_id, Gathered(extraction, pictures), url)
    return article_id


def article_of(library: Library, article_id: str) -> Article:
    """An article that must be there."""
    with library.read() as db:
        found = articles.get(db, article_id)
    assert found is not None
    return found


def add_mark(library: Library, article_id: str, start: int, end: int, words: str = "words") -> str:
    """Keep a mark as the store does, whatever stands in the text; its id."""
    version_id = article_of(library, article_id).version_id
    with library.write() as tx:
        return marks.add(tx, article_id, version_id, Anchor(start, end, words, "", ""), MarkKind.QUOTE, "")


Dump = Mapping[str, frozenset[tuple[tuple[str, object], ...]]]


def dump(library: Library) -> Dump:
    """Every row of every table, without what an undone change may leave behind.

    `updated_at` tells when a row was touched; a noun out of sight is as if it were not there; `note_revision`
    and `blob` only ever grow.
    """
    tables: dict[str, frozenset[tuple[tuple[str, object], ...]]] = {}
    with library.read() as db:
        for table in NAMES:
            if table not in {"note_revision", "blob"}:
                found = [dict(row) for row in db.execute(f'SELECT * FROM "{table}"')]
                tables[table] = frozenset(
                    tuple((name, value) for name, value in row.items() if name != "updated_at")
                    for row in found
                    if row.get("deleted_at") is None
                )
    return tables


def sound(library: Library) -> None:
    """Fail if the database, its references or its text index are not whole."""
    assert health.database(library).ok
    with library.write() as tx:
        for name in ("article", "title", "mark", "note", "source"):
            tx.rows(f"INSERT INTO {name}_fts ({name}_fts, rank) VALUES ('integrity-check', 1)")


def raw_database(path: Path, *statements: str, key: str | None = None) -> None:
    """Write in a database file as another program would."""
    db = connection.connect(path, key=key, read_only=False)
    try:
        for statement in statements:
            db.execute(statement)
    finally:
        db.close()
