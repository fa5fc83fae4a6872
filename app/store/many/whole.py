"""A library in; every row of it that is in sight, noun by noun, for whoever writes all of it out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from app.store.engine.blobs import blob_types
from app.store.engine.connection import DatabaseError

if TYPE_CHECKING:
    from app.store.engine.asking import Database
    from app.store.library import Library

Row = dict[str, Any]

# What belongs to one article, oldest first. What was deleted stays behind, and with it what stands on it.
_OF_ARTICLE = {
    # The receipt of a text goes with the text, whatever became of it.
    "capture": "SELECT * FROM capture WHERE article_id = ?1 AND (deleted_at IS NULL OR id IN ("
    "SELECT capture_id FROM version WHERE article_id = ?1 AND deleted_at IS NULL)) ORDER BY seq",
    "version": "SELECT * FROM version WHERE article_id = ?1 AND deleted_at IS NULL ORDER BY number, seq",
    "mark": "SELECT mark.* FROM mark JOIN version ON version.id = mark.version_id AND version.deleted_at IS NULL"
    " WHERE mark.article_id = ?1 AND mark.deleted_at IS NULL ORDER BY mark.seq",
    "reattachment": "SELECT r.* FROM reattachment AS r JOIN mark ON mark.id = r.mark_id AND mark.deleted_at IS NULL"
    " JOIN version AS v ON v.id = r.version_id AND v.deleted_at IS NULL"
    " JOIN version AS b ON b.id = r.base_id AND b.deleted_at IS NULL"
    " WHERE r.article_id = ?1 AND r.deleted_at IS NULL ORDER BY r.seq",
    "watch": "SELECT * FROM watch WHERE article_id = ?1 AND deleted_at IS NULL",
    "alert": "SELECT alert.* FROM alert JOIN capture ON capture.id = alert.capture_id AND capture.deleted_at IS NULL"
    " WHERE alert.article_id = ?1 AND alert.deleted_at IS NULL ORDER BY alert.seq",
}
_PLAIN = {
    "tag": "SELECT * FROM tag WHERE deleted_at IS NULL ORDER BY name, id",
    "source": "SELECT * FROM source WHERE deleted_at IS NULL ORDER BY seq",
    "note": "SELECT * FROM note WHERE deleted_at IS NULL ORDER BY seq",
}


@contextmanager
def snapshot(library: Library) -> Iterator[Database]:
    """A connection that sees the library as it stands now, whatever is written meanwhile."""
    with library.read() as db:
        db.execute("BEGIN")
        try:
            yield db
        finally:
            with suppress(DatabaseError):
                db.execute("COMMIT")


def every(db: Database, table: str) -> Iterator[Row]:
    """All tags, sources or notes."""
    return (dict(row) for row in db.execute(_PLAIN[table]).fetchall())


def article_ids(db: Database) -> tuple[str, ...]:
    """All articles, in the order in which they came."""
    return tuple(
        row["id"] for row in db.execute("SELECT id FROM article WHERE deleted_at IS NULL ORDER BY seq")
    )


def article(db: Database, article_id: str) -> Row:
    """The row of an article."""
    return dict(db.execute("SELECT * FROM article WHERE id = ?", (article_id,)).fetchone())


def of_article(db: Database, table: str, article_id: str) -> list[Row]:
    """What belongs to an article, of one table."""
    return [dict(row) for row in db.execute(_OF_ARTICLE[table], (article_id,))]


def speakers(db: Database, article_id: str) -> dict[str, list[str]]:
    """The sources of the marks of an article, by mark."""
    found = db.execute(
        "SELECT ms.mark_id, ms.source_id FROM mark_source AS ms JOIN mark ON mark.id = ms.mark_id"
        " JOIN source ON source.id = ms.source_id AND source.deleted_at IS NULL"
        " WHERE mark.article_id = ? ORDER BY source.seq",
        (article_id,),
    )
    out: dict[str, list[str]] = {}
    for row in found:
        out.setdefault(row["mark_id"], []).append(row["source_id"])
    return out


def roles(db: Database, article_id: str) -> list[tuple[str, str]]:
    """The sources of an article itself and how they stand to it."""
    found = db.execute(
        "SELECT a.source_id, a.role FROM article_source AS a JOIN source ON source.id = a.source_id"
        " AND source.deleted_at IS NULL WHERE a.article_id = ? ORDER BY source.seq, a.role",
        (article_id,),
    )
    return [(row["source_id"], row["role"]) for row in found]


def tags_of(db: Database, table: str, noun_id: str) -> list[str]:
    """The names of the tags of an article or a source."""
    found = db.execute(
        f"SELECT tag.name FROM {table}_tag AS t JOIN tag ON tag.id = t.tag_id AND tag.deleted_at IS NULL"
        f" WHERE t.{table}_id = ? ORDER BY tag.name, tag.id",
        (noun_id,),
    )
    return [row["name"] for row in found]


def revisions(db: Database, note_id: str) -> list[Row]:
    """The kept texts of a note, oldest first."""
    found = db.execute("SELECT * FROM note_revision WHERE note_id = ? ORDER BY seq", (note_id,))
    return [dict(row) for row in found]


def media(db: Database, ids: tuple[str, ...]) -> dict[str, str]:
    """The media type of each original that is there."""
    return blob_types(db, ids)
