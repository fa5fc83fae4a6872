"""Marks in SQL: anchors and meanings in, the marks of an article out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.domain.mark import Anchor, Mark, MarkKind
from app.store import rows
from app.store.engine.transaction import Transaction

_ROW = """SELECT mark.*, (SELECT coalesce(json_group_array(source_id), '[]') FROM (
    SELECT mark_source.source_id FROM mark_source JOIN source ON source.id = mark_source.source_id
    WHERE mark_source.mark_id = mark.id AND source.deleted_at IS NULL ORDER BY source.name)) AS source_ids FROM mark"""


def _anchored(anchor: Anchor) -> dict[str, object]:
    return {
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def add(
    tx: Transaction, article_id: str, version_id: str, anchor: Anchor, kind: MarkKind, comment: str
) -> str:
    """Keep a new mark; its id."""
    row = {"article_id": article_id, "version_id": version_id, "kind": kind, "comment": comment}
    return tx.insert("mark", row | _anchored(anchor))


def of_article(db: Any, article_id: str) -> tuple[Mark, ...]:
    """The marks of an article in the order of its text."""
    found = db.execute(
        f'{_ROW} WHERE article_id = ? AND mark.deleted_at IS NULL ORDER BY start, "end", mark.seq',
        (article_id,),
    )
    return tuple(rows.mark(row) for row in found)


def get(db: Any, mark_id: str, *, deleted: bool = False) -> Mark | None:
    """One mark that is in sight, or else is `deleted`; its article is in sight either way."""
    row = db.execute(
        f"{_ROW} WHERE mark.id = ? AND (mark.deleted_at IS NOT NULL) = ?"
        " AND article_id IN (SELECT id FROM article WHERE deleted_at IS NULL)",
        (mark_id, deleted),
    ).fetchone()
    return None if row is None else rows.mark(row)


def of_source(db: Any, source_id: str) -> tuple[tuple[Mark, str], ...]:
    """The marks a source is linked to, newest first, each with the title of its article."""
    found = db.execute(
        f"SELECT m.*, a.title AS article_title FROM ({_ROW}) AS m"
        " JOIN mark_source ON mark_source.mark_id = m.id JOIN article AS a ON a.id = m.article_id"
        " WHERE mark_source.source_id = ? AND m.deleted_at IS NULL AND a.deleted_at IS NULL ORDER BY m.seq DESC",
        (source_id,),
    )
    return tuple((rows.mark(row), row["article_title"]) for row in found)


def move(tx: Transaction, mark_id: str, anchor: Anchor) -> None:
    """Let a mark stand elsewhere on its version."""
    tx.update("mark", mark_id, _anchored(anchor))


def update(tx: Transaction, mark_ids: Iterable[str], **values: object) -> None:
    """Set columns of marks."""
    for mark_id in mark_ids:
        tx.update("mark", mark_id, values)
