"""Sources in SQL: names, drafts and links in, sources with their counts out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.article import Article
from app.domain.bounds import LINE, NAME
from app.domain.source import Source, SourceDraft, SourceKind, SourceRole
from app.store import articles, rows, tags
from app.store.engine.times import from_text
from app.store.engine.transaction import Transaction, names_of

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


def source_of(row: Mapping[str, Any]) -> Source:
    """One source; the row carries `tags` (JSON), `article_count` and `mark_count`."""
    return rows.fitted(
        Source(
            id=row["id"],
            created_at=from_text(row["created_at"]),
            updated_at=from_text(row["updated_at"]),
            kind=SourceKind(row["kind"]),
            name=rows.line(row["name"], NAME),
            aliases=_aliases(row["aliases"]),
            role=rows.line(row["role"], NAME),
            organisation=rows.line(row["organisation"], NAME),
            contacts=row["contacts"],
            note=row["note"],
            tags=tuple(rows.line(name, NAME) for name in rows.names(row["tags"])),
            article_count=row["article_count"],
            mark_count=row["mark_count"],
        )
    )


def drafted(draft: SourceDraft) -> dict[str, object]:
    """A draft as the columns of its row."""
    return {
        "kind": draft.kind,
        "name": draft.name,
        "aliases": rows.dumped(draft.aliases),
        "role": draft.role,
        "organisation": draft.organisation,
        "contacts": draft.contacts,
        "note": draft.note,
    }


def all_of(db: Any, kind: SourceKind | None, tag_id: str) -> tuple[Source, ...]:
    """Sources by name, of one kind and with one tag where they are given."""
    where, params = ["s.deleted_at IS NULL"], []
    if kind is not None:
        where.append("s.kind = ?")
        params.append(str(kind))
    if tag_id:
        where.append(f"s.id IN (SELECT source_id FROM source_tag WHERE tag_id IN {articles.LISTED})")
        params.append(rows.dumped(tags.with_below(db, tag_id)))
    found = db.execute(
        f"SELECT {ROW} FROM source AS s WHERE {' AND '.join(where)} ORDER BY name_key(s.name), s.seq",
        params,
    )
    return tuple(source_of(row) for row in found)


def some(db: Any, ids: tuple[str, ...]) -> dict[str, Source]:
    """Sources by id, those in sight."""
    slots = ", ".join("?" * len(ids))
    found = db.execute(f"SELECT {ROW} FROM source AS s WHERE s.id IN ({slots}) AND s.deleted_at IS NULL", ids)
    return {row["id"]: source_of(row) for row in found}


def named(db: Any) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Id, name and aliases of every source: what completion and suggestion compare."""
    found = db.execute("SELECT id, name, aliases FROM source WHERE deleted_at IS NULL ORDER BY seq")
    return tuple((row["id"], rows.line(row["name"], NAME), _aliases(row["aliases"])) for row in found)


def _aliases(text: str) -> tuple[str, ...]:
    """Other names, as many as a source may have letters of them."""
    found, letters = [], 0
    for name in rows.names(text):
        letters += min(len(name), NAME)
        if letters > LINE:
            break
        found.append(rows.line(name, NAME))
    return tuple(found)


def recent(db: Any, limit: int) -> tuple[str, ...]:
    """The ids of the sources linked to a mark last, then those made last."""
    found = db.execute(
        "SELECT id FROM source LEFT JOIN (SELECT source_id, max(mark.seq) AS last FROM mark_source"
        " JOIN mark ON mark.id = mark_source.mark_id GROUP BY source_id) AS used ON used.source_id = source.id"
        " WHERE deleted_at IS NULL ORDER BY last DESC NULLS LAST, seq DESC LIMIT ?",
        (limit,),
    )
    return tuple(row["id"] for row in found)


def of_article(db: Any, article_id: str) -> tuple[tuple[Source, tuple[SourceRole, ...]], ...]:
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
        (source_of(row), tuple(sorted(SourceRole(role) for role in rows.names(row["roles"]))))
        for row in found
    )


def articles_of(db: Any, source_id: str) -> tuple[tuple[Article, tuple[SourceRole, ...]], ...]:
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
        (rows.article(row), tuple(sorted(SourceRole(role) for role in rows.names(row["roles"]))))
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
            keys = {name: str(row[name]) for name in names_of(row)}
            tx.unjoin(table, source_id=from_id, **{column: keys[column]})
            tx.join(table, **{**keys, "source_id": to_id})
