"""Marks in SQL: anchors and meanings in, the marks of an article out."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.mark import Anchor, Decision, Mark, MarkKind, Outcome
from app.store import rows
from app.store.engine.asking import Database, Row
from app.store.engine.transaction import Transaction
from app.store.follow.reattachments import anchored
from app.store.shape.kinds import dumped

# With what became of the mark on one version: the one asked about, or else the article's current one.
_ROW = """SELECT mark.*, r.version_id AS here_id, r.outcome, r.decision, r.start AS here_start, r."end" AS here_end,
    r.exact AS here_exact, r.prefix AS here_prefix, r.suffix AS here_suffix,
    (SELECT coalesce(json_group_array(source_id), '[]') FROM (
        SELECT mark_source.source_id FROM mark_source JOIN source ON source.id = mark_source.source_id
        WHERE mark_source.mark_id = mark.id AND source.deleted_at IS NULL ORDER BY source.name)) AS source_ids
    FROM mark JOIN article ON article.id = mark.article_id
    LEFT JOIN reattachment AS r ON r.mark_id = mark.id AND r.deleted_at IS NULL
        AND r.version_id = coalesce(nullif(:version, ''), article.version_id)"""


def mark_of(row: Row) -> Mark:
    """One mark; the row carries `source_ids` (JSON), and its re-attachment on one version, if any, as `here_...`."""
    made_at = rows.passage(row)
    here = row["here_id"] is not None
    decision = Decision(row["decision"]) if here else Decision.ACCEPTED
    stands = here and row["here_start"] >= 0 and decision is not Decision.KEPT
    anchor = rows.passage(row, "here_") if stands else made_at
    return rows.made(
        Mark,
        row,
        version_id=row["here_id"] if stands else row["version_id"],
        anchor=anchor,
        outcome=Outcome(row["outcome"]) if here else Outcome.UNCHANGED,
        decision=decision,
        made_on=row["version_id"],
        made_at=made_at,
    )


def add(
    tx: Transaction, article_id: str, version_id: str, anchor: Anchor, kind: MarkKind, comment: str
) -> str:
    """Keep a new mark; its id."""
    row = {"article_id": article_id, "version_id": version_id, "kind": kind, "comment": comment}
    return tx.insert("mark", row | anchored(anchor))


def of_article(db: Database, article_id: str, version_id: str = "") -> tuple[Mark, ...]:
    """The marks of an article as they stand on that version, or on the current one, in the order of its text."""
    found = db.execute(
        f"{_ROW} WHERE mark.article_id = :article AND mark.deleted_at IS NULL ORDER BY mark.seq",
        {"article": article_id, "version": version_id},
    )
    return tuple(
        sorted((mark_of(row) for row in found), key=lambda mark: (mark.anchor.start, mark.anchor.end))
    )


def get(db: Database, mark_id: str, version_id: str = "", *, deleted: bool = False) -> Mark | None:
    """One mark that is in sight, or else is `deleted`, as it stands on that version or on the current one.

    Its article is in sight either way.
    """
    row = db.execute(
        f"{_ROW} WHERE mark.id = :mark AND (mark.deleted_at IS NOT NULL) = :deleted AND article.deleted_at IS NULL",
        {"mark": mark_id, "version": version_id, "deleted": deleted},
    ).fetchone()
    return None if row is None else mark_of(row)


def of_source(db: Database, source_id: str) -> tuple[tuple[Mark, str], ...]:
    """The marks a source is linked to, newest first, each with the title of its article."""
    found = db.execute(
        f"SELECT m.*, a.title AS article_title FROM ({_ROW}) AS m"
        " JOIN mark_source ON mark_source.mark_id = m.id JOIN article AS a ON a.id = m.article_id"
        " WHERE mark_source.source_id = :source AND m.deleted_at IS NULL AND a.deleted_at IS NULL"
        " ORDER BY m.seq DESC",
        {"source": source_id, "version": ""},
    )
    return tuple((mark_of(row), row["article_title"]) for row in found)


def shift(tx: Transaction, mark: Mark, anchor: Anchor) -> None:
    """Let a mark's place on its version follow the text, where a passage before it was put in or taken out."""
    if mark.version_id == mark.made_on:
        tx.update("mark", mark.id, anchored(anchor))
    for row in tx.rows(
        "SELECT id FROM reattachment WHERE mark_id = ? AND version_id = ? AND start >= 0",
        mark.id,
        mark.version_id,
    ):
        tx.update("reattachment", row["id"], anchored(anchor))


def quoted(db: Database, mark_ids: Iterable[str]) -> frozenset[str]:
    """Those of the marks that a note quotes or points at."""
    found = db.execute(
        "SELECT DISTINCT to_id FROM link JOIN note ON note.id = link.from_id AND note.deleted_at IS NULL"
        " WHERE link.from_noun = 'note' AND link.to_noun = 'mark' AND to_id IN (SELECT value FROM json_each(?))",
        (dumped(list(mark_ids)),),
    )
    return frozenset(row["to_id"] for row in found)


def update(tx: Transaction, mark_ids: Iterable[str], **values: object) -> None:
    """Set columns of marks."""
    for mark_id in mark_ids:
        tx.update("mark", mark_id, values)
