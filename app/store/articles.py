"""Articles in SQL: filters, orders and fields in; pages of the list, keys and changed rows out."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

from app.domain.article.article import Article, Stage
from app.domain.listing import ArticleFilter, Order
from app.domain.text.collation import name_key
from app.store import rows, tags
from app.store.engine.asking import Database
from app.store.engine.transaction import Transaction
from app.store.shape.kinds import dumped

ROW = """
    a.*,
    (SELECT coalesce(json_group_array(name), '[]') FROM (
        SELECT tag.name FROM article_tag JOIN tag ON tag.id = article_tag.tag_id
        WHERE article_tag.article_id = a.id AND tag.deleted_at IS NULL ORDER BY name_key(tag.name))) AS tags,
    (SELECT count(*) FROM mark WHERE mark.article_id = a.id AND mark.deleted_at IS NULL) AS mark_count,
    (SELECT count(*) FROM note WHERE note.article_id = a.id AND note.deleted_at IS NULL) AS note_count,
    EXISTS (SELECT 1 FROM watch WHERE watch.article_id = a.id AND watch.deleted_at IS NULL
        AND watch.next_at IS NOT NULL) AS watched,
    (SELECT count(*) FROM alert WHERE alert.article_id = a.id AND alert.seen = 0 AND alert.deleted_at IS NULL) AS alert_count
"""
ORDERS: Mapping[Order, str] = {
    Order.NEWEST: "a.created_at DESC, a.seq DESC",
    Order.OLDEST: "a.created_at, a.seq",
    Order.PUBLISHED: "a.published DESC, a.seq DESC",
    Order.TITLE: "a.title_key, a.seq",
    Order.PUBLICATION: "a.publication_key, a.created_at DESC",
}
LISTED = "(SELECT value FROM json_each(?))"  # any number of ids, as one parameter
MOST_UNDER_ONE = 20  # articles under one address that a new clip is compared with
FOUND_AT_ONCE = 500  # keys in one statement, far under SQLite's limit of variables


def narrowed(db: Database, narrow: ArticleFilter) -> tuple[str, list[str]]:
    """The WHERE of a filter over `article AS a`, and its parameters."""
    where, params = ["a.deleted_at IS NULL"], []
    if narrow.state:
        where.append("a.state = ?")
        params.append(narrow.state)
    if narrow.publication:
        where.append("a.publication = ?")
        params.append(narrow.publication)
    if narrow.tag_id:
        where.append(f"a.id IN (SELECT article_id FROM article_tag WHERE tag_id IN {LISTED})")
        params.append(dumped(tags.with_below(db, narrow.tag_id)))
    if narrow.source_id:
        where.append(
            "a.id IN (SELECT article_id FROM article_source WHERE source_id = ? UNION SELECT mark.article_id"
            " FROM mark_source JOIN mark ON mark.id = mark_source.mark_id"
            " WHERE mark_source.source_id = ? AND mark.deleted_at IS NULL)"
        )
        params += [narrow.source_id, narrow.source_id]
    return " AND ".join(where), params


def count(db: Database, narrow: ArticleFilter) -> int:
    """How many articles the filter lets through."""
    where, params = narrowed(db, narrow)
    return int(db.execute(f"SELECT count(*) FROM article AS a WHERE {where}", params).fetchone()[0])


def page(db: Database, narrow: ArticleFilter, order: Order, offset: int, limit: int) -> tuple[Article, ...]:
    """One page of the list."""
    where, params = narrowed(db, narrow)
    keys = f"SELECT a.seq FROM article AS a WHERE {where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"
    found = db.execute(
        f"SELECT {ROW} FROM article AS a WHERE a.seq IN ({keys}) ORDER BY {ORDERS[order]}",
        [*params, limit, offset],
    )
    return tuple(rows.made(Article, row) for row in found)


def keys(db: Database, narrow: ArticleFilter, order: Order) -> array[int]:
    """The local keys of the whole list in its order."""
    where, params = narrowed(db, narrow)
    found = db.execute(f"SELECT a.seq FROM article AS a WHERE {where} ORDER BY {ORDERS[order]}", params)
    return array("q", (row[0] for row in found))


def by_keys(db: Database, wanted: Sequence[int]) -> tuple[Article, ...]:
    """The articles of local keys, in their order."""
    found: dict[int, Article] = {}
    for first in range(0, len(wanted), FOUND_AT_ONCE):
        some = list(wanted[first : first + FOUND_AT_ONCE])
        slots = ", ".join("?" * len(some))
        for row in db.execute(
            f"SELECT {ROW} FROM article AS a WHERE a.seq IN ({slots}) AND a.deleted_at IS NULL", some
        ):
            found[row["seq"]] = rows.made(Article, row)
    return tuple(found[key] for key in wanted if key in found)


def get(db: Database, article_id: str) -> Article | None:
    """One article that is in sight."""
    row = db.execute(
        f"SELECT {ROW} FROM article AS a WHERE a.id = ? AND a.deleted_at IS NULL", (article_id,)
    ).fetchone()
    return None if row is None else rows.made(Article, row)


def by_url_key(db: Database, url_key: str, but: str = "") -> Article | None:
    """The first article under an address as compared, other than `but`."""
    row = db.execute(
        f"SELECT {ROW} FROM article AS a WHERE a.seq = (SELECT min(seq) FROM ("
        "SELECT seq FROM article WHERE url_key = ? AND id <> ? AND deleted_at IS NULL UNION ALL"
        " SELECT seq FROM article WHERE asked_key = ? AND id <> ? AND deleted_at IS NULL))",
        (url_key, but, url_key, but),
    ).fetchone()
    return None if row is None or not url_key else rows.made(Article, row)


def under(db: Database, keys: Iterable[str], but: str = "") -> tuple[tuple[Article, str], ...]:
    """The first articles with a text under any of these addresses as compared, other than `but`.

    Each comes with the key of the address that was asked for.
    """
    wanted = dumped([key for key in dict.fromkeys(keys) if key])
    found = db.execute(
        f"SELECT {ROW} FROM article AS a WHERE a.seq IN ("
        f"SELECT seq FROM article WHERE url_key IN {LISTED} AND deleted_at IS NULL UNION"
        f" SELECT seq FROM article WHERE asked_key IN {LISTED} AND deleted_at IS NULL)"
        " AND a.version_id <> '' AND a.id <> ? ORDER BY a.seq LIMIT ?",
        (wanted, wanted, but, MOST_UNDER_ONE),
    )
    return tuple((rows.made(Article, row), row["asked_key"]) for row in found)


def unfinished(db: Database) -> tuple[Article, ...]:
    """Stubs without text that nobody was told about, oldest first."""
    found = db.execute(
        f"SELECT {ROW} FROM article AS a WHERE a.stage IN (?, ?) AND a.deleted_at IS NULL ORDER BY a.seq",
        (Stage.WAITING, Stage.RAW),
    )
    return tuple(rows.made(Article, row) for row in found)


def copies_unread(db: Database) -> bool:
    """True if a capture of a readable article was kept and not read yet."""
    return bool(
        db.execute(
            "SELECT EXISTS (SELECT 1 FROM capture AS c JOIN article AS a ON a.id = c.article_id"
            " AND a.deleted_at IS NULL AND a.version_id <> '' WHERE c.finding = '' AND c.deleted_at IS NULL)"
        ).fetchone()[0]
    )


def publications(db: Database) -> tuple[str, ...]:
    """Every publication in the list, by name; each found by a jump in the index, not by reading all rows."""
    found = db.execute(
        "WITH RECURSIVE p (name) AS ("
        "SELECT min(publication) FROM article WHERE deleted_at IS NULL AND publication > '' UNION ALL "
        "SELECT (SELECT min(publication) FROM article WHERE deleted_at IS NULL AND publication > p.name)"
        " FROM p WHERE p.name IS NOT NULL) SELECT name FROM p WHERE name IS NOT NULL"
    )
    return tuple(sorted((row[0] for row in found), key=name_key))


def update(tx: Transaction, article_ids: Iterable[str], values: Mapping[str, object]) -> None:
    """Set columns of articles."""
    for article_id in article_ids:
        tx.update("article", article_id, values)
