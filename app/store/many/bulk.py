"""Many articles at once: all that is known of each in; each row written once and its words indexed once, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.article.article import Stage
from app.domain.article.page import Page
from app.domain.clip import Gathered
from app.domain.follow.alert import Finding
from app.files import write_whole
from app.store import articles, captures, versions
from app.store.clipping import kept_pictures, shown_of
from app.store.engine.blobs import Blobs
from app.store.engine.files import private_folder, sync_file, sync_folder
from app.store.shape.kinds import dumped
from app.store.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.article.article import Article
    from app.store.engine.asking import Database
    from app.store.engine.transaction import Transaction
    from app.store.library import Library

Values = Mapping[str, object]
AT_ONCE = 500  # articles in one transaction
# What the text index gathers before it writes a segment, which is merged with others again and again.
GATHERED, USUAL = 16 << 20, 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Whole:
    """An article of which everything is known; `values` are columns that say otherwise than its page."""

    page: Page
    gathered: Gathered
    url_key: str
    values: Mapping[str, object] = field(default_factory=dict)


class _Batch(Blobs):
    """Originals that are written one after the other and synced together: the disk is waited for once."""

    def __init__(self, blobs: Blobs) -> None:
        self.__dict__.update(blobs.__dict__)
        self._written: list[Path] = []
        self._folders: set[Path] = set()

    def _write(self, path: Path, data: bytes) -> None:
        if path.parent not in self._folders:
            for folder in (path.parent.parent, path.parent):
                private_folder(folder)
            self._folders.add(path.parent)
        write_whole(path, data, synced=False)
        self._written.append(path)

    def sync(self) -> None:
        """Have everything on the disk."""
        for path in self._written:
            sync_file(path)
        for folder in self._folders:
            sync_folder(folder)


@contextmanager
def gathering(library: Library, label: str = "") -> Iterator[tuple[Transaction, Blobs]]:
    """One transaction for many articles: the text index and the originals are each written out once."""
    blobs = _Batch(library.blobs)
    with library.write(label) as tx:
        _gather(tx, GATHERED)
        yield tx, blobs
        _gather(tx, USUAL)
        blobs.sync()


def _gather(tx: Transaction, size: int) -> None:
    tx.execute("INSERT INTO article_fts (article_fts, rank) VALUES ('hashsize', ?)", (size,))


def keep(tx: Transaction, blobs: Blobs, wholes: Sequence[Whole]) -> tuple[str, ...]:
    """Keep articles with a page and its text each; their ids.

    All rows of articles come first and without words: the text index writes a segment whenever it goes back to a row.
    """
    ids = [stub(tx) for _ in wholes]
    for article_id, whole in zip(ids, wholes, strict=True):
        fill(tx, article_id, _read(tx, blobs, article_id, whole))
    return tuple(ids)


def stub(tx: Transaction, **values: object) -> str:
    """A row of an article that `fill` is to complete in the same transaction; its id."""
    return tx.insert("article", values)


def fill(tx: Transaction, article_id: str, values: Mapping[str, object], *, as_kept: bool = False) -> None:
    """Complete a row made by `stub`. To undo that row is to undo this, so nothing more is noted."""
    tx.complete("article", article_id, values, as_kept=as_kept)


def put(tx: Transaction, table: str, row: Mapping[str, object]) -> None:
    """Write a row of another library, values as its columns keep them; one that was deleted is brought back as this one."""
    if tx.rows(f'SELECT 1 FROM "{table}" WHERE id = ?', row["id"]):
        tx.update(table, str(row["id"]), {**row, "deleted_at": None}, as_kept=True)
    else:
        tx.insert(table, row, as_kept=True)


def there(db: Database, table: str, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids that are in sight."""
    found = db.execute(
        f'SELECT id FROM "{table}" WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL',
        (dumped(list(ids)),),
    )
    return frozenset(row["id"] for row in found)


def known(db: Database, table: str, ids: Iterable[str]) -> dict[str, bool]:
    """Those of the ids that have a row, and whether it is deleted."""
    gone = "deleted_at IS NOT NULL" if TABLES[table].is_noun else "0"
    found = db.execute(
        f'SELECT id, {gone} AS gone FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))',
        (dumped(list(ids)),),
    )
    return {row["id"]: bool(row["gone"]) for row in found}


def titles_under(db: Database, keys: Iterable[str]) -> dict[str, str]:
    """The titles of the articles that stand under addresses as compared, by address."""
    wanted = dumped([key for key in dict.fromkeys(keys) if key])
    found = db.execute(
        "SELECT url_key AS key, title FROM article WHERE url_key IN (SELECT value FROM json_each(?1))"
        " AND deleted_at IS NULL UNION ALL SELECT asked_key, title FROM article"
        " WHERE asked_key IN (SELECT value FROM json_each(?1)) AND deleted_at IS NULL",
        (wanted,),
    )
    return {row["key"]: row["title"] for row in found}


def article_of_bytes(db: Database, blob_id: str) -> Article | None:
    """The first article in sight that was made of these bytes."""
    row = db.execute(
        "SELECT c.article_id FROM capture AS c JOIN article AS a ON a.id = c.article_id AND a.deleted_at IS NULL"
        " WHERE c.blob_id = ? AND c.deleted_at IS NULL ORDER BY c.seq LIMIT 1",
        (blob_id,),
    ).fetchone()
    return None if row is None else articles.get(db, row["article_id"])


def _read(tx: Transaction, blobs: Blobs, article_id: str, whole: Whole) -> dict[str, object]:
    """Keep the page of an article, its receipt and its text; the columns of the article."""
    page, gathered = whole.page, whole.gathered
    found = gathered.extraction
    capture_id = captures.add(tx, article_id, page, blobs.put(page.raw, page.content_type, tx))
    pictures = kept_pictures(tx, blobs, gathered)
    row = versions.row_of(article_id, capture_id, found, pictures, gathered.missing)
    version_id = tx.insert("version", row)
    read = captures.extracted(found, str(row["text"]), gathered.missing)
    read |= {"version_id": version_id, "finding": Finding.NEW}
    tx.complete("capture", capture_id, read)
    head: dict[str, object] = {"title": page.name or page.url, "url": page.url, "url_key": whole.url_key}
    head |= {"asked_key": whole.url_key, "stage": Stage.READY, "version_id": version_id}
    return head | shown_of(found, whole.url_key) | dict(whole.values)
