"""Sources in SQL: names, drafts and links in, sources with their counts out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from app.domain import bounds
from app.domain.article.article import Article
from app.domain.bounds import cut
from app.domain.source import Source, SourceDraft, SourceKind, SourceRole
from app.store import articles, rows, tags
from app.store.engine.asking import Database
from app.store.engine.transaction import Transaction
from app.store.shape.kinds import aliases, dumped, names

ROW = """
    s.*,
    (SELECT coalesce(json_group_array(name), '[]') FROM (
        SELECT tag.name FROM source_tag JOIN tag ON tag.id = source_tag.tag_id
        WHERE source_tag.source_id = s.id AND tag.deleted_at IS NULL ORDER BY name_key(tag.name))) AS tags,
    (SELECT count(DISTINCT article_id) FROM article_source WHERE source_id = s.id
        AND article_id IN (SELECT id FROM article WHERE deleted_at IS NULL)) AS article_count,
    (SELECT count(*) FROM mark_source JOIN mark ON mark.id = mark_source.mark_id
        WHERE mark_source.source_id = s.id AND mark.deleted_at IS NULL
        AND mark.article_id IN (SELECT id FROM article WHERE deleted_at IS NULL)) AS mark_count
"""


def drafted(draft: SourceDraft) -> dict[str, object]:
    """A draft as the columns of its row."""
    return {one.name: getattr(draft, one.name) for one in fields(draft)}


def all_of(db: Database, kind: SourceKind | None, tag_id: str) -> tuple[Source, ...]:
    """Sources by name, of one kind and with one tag where they are given."""
    where, params = ["s.deleted_at IS NULL"], []
    if kind is not None:
        where.append("s.kind = ?")
        params.append(str(kind))
    if tag_id:
        where.append(f"s.id IN (SELECT source_id FROM source_tag WHERE tag_id IN {articles.LISTED})")
        params.append(dumped(tags.with_below(db, tag_id)))
    found = db.execute(
        f"SELECT {ROW} FROM source AS s WHERE {' AND '.join(where)} ORDER BY name_key(s.name), s.seq",
        params,
    )
    return tuple(rows.made(Source, row) for row in found)


def some(db: Database, ids: tuple[str, ...]) -> dict[str, Source]:
    """Sources by id, those in sight."""
    slots = ", ".join("?" * len(ids))
    found = db.execute(f"SELECT {ROW} FROM source AS s WHERE s.id IN ({slots}) AND s.deleted_at IS NULL", ids)
    return {row["id"]: rows.made(Source, row) for row in found}


def named(db: Database) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Id, name and aliases of every source: what completion and suggestion compare."""
    found = db.execute("SELECT id, name, aliases FROM source WHERE deleted_at IS NULL ORDER BY seq")
    return tuple((row["id"], cut(row["name"], bounds.NAME), aliases(row["aliases"])) for row in found)


def recent(db: Database, limit: int) -> tuple[str, ...]:
    """The ids of the sources linked to a mark last, then those made last."""
    found = db.execute(
        "SELECT id FROM source LEFT JOIN (SELECT source_id, max(mark.seq) AS last FROM mark_source"
        " JOIN mark ON mark.id = mark_source.mark_id GROUP BY source_id) AS used ON used.source_id = source.id"
        " WHERE deleted_at IS NULL ORDER BY last DESC NULLS LAST, seq DESC LIMIT ?",
        (limit,),
    )
    return tuple(row["id"] for row in found)


def of_article(db: Database, article_id: str) -> tuple[tuple[Source, tuple[SourceRole, ...]], ...]:
    """The sources of an article and of its marks, by name, with how they stand to the article."""
    found = db.execute(
        f"SELECT {ROW}, (SELECT coalesce(json_group_array(role), '[]') FROM article_source"
        " WHERE article_id = ?1 AND source_id = s.id) AS roles FROM source AS s WHERE s.deleted_at IS NULL AND s.id IN ("
        "SELECT source_id FROM article_source WHERE article_id = ?1 UNION SELECT source_id FROM mark_source"
        " JOIN mark ON mark.id = mark_source.mark_id WHERE mark.article_id = ?1 AND mark.deleted_at IS NULL)"
        " ORDER BY name_key(s.name), s.seq",
        (article_id,),
    )
    return tuple(
        (rows.made(Source, row), tuple(sorted(SourceRole(role) for role in names(row["roles"]))))
        for row in found
    )


def articles_of(db: Database, source_id: str) -> tuple[tuple[Article, tuple[SourceRole, ...]], ...]:
    """The articles a source is linked to, itself or by a mark, newest first."""
    found = db.execute(
        f"SELECT {articles.ROW}, (SELECT coalesce(json_group_array(role), '[]') FROM article_source"
        " WHERE article_id = a.id AND source_id = ?1) AS roles FROM article AS a WHERE a.deleted_at IS NULL AND a.id IN ("
        "SELECT article_id FROM article_source WHERE source_id = ?1 UNION SELECT mark.article_id FROM mark_source"
        " JOIN mark ON mark.id = mark_source.mark_id WHERE mark_source.source_id = ?1 AND mark.deleted_at IS NULL)"
        " ORDER BY a.seq DESC",
        (source_id,),
    )
    return tuple(
        (rows.made(Article, row), tuple(sorted(SourceRole(role) for role in names(row["roles"]))))
        for row in found
    )


def update(tx: Transaction, source_id: str, values: Mapping[str, object]) -> None:
    """Set columns of a source."""
    tx.update("source", source_id, values)


def give_links(tx: Transaction, from_id: str, to_id: str) -> None:
    """Give every join of one source to another."""
    for table, column in (
        ("article_source", "article_id"),
        ("mark_source", "mark_id"),
        ("source_tag", "tag_id"),
    ):
        for row in tx.rows(f'SELECT * FROM "{table}" WHERE source_id = ?', from_id):
            keys = dict(row)
            tx.unjoin(table, source_id=from_id, **{column: keys[column]})
            tx.join(table, **{**keys, "source_id": to_id})
