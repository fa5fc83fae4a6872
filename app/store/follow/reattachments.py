"""Re-attachments in SQL: where marks stand on a version in, and what became of each of them out."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.follow.reattachment import Reattachment
from app.domain.mark import Anchor
from app.store.engine.asking import Database, Row
from app.store.engine.transaction import Transaction
from app.store.rows import made, passage

NOWHERE = {"start": -1, "end": -1, "exact": "", "prefix": "", "suffix": ""}


def anchored(anchor: Anchor | None) -> dict[str, object]:
    """The columns of an anchor; those of an orphan where there is none."""
    if anchor is None:
        return dict(NOWHERE)
    return {
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def _of_row(row: Row) -> Reattachment:
    anchor = passage(row)
    return made(Reattachment, row, anchor=None if anchor.start < 0 else anchor)


def keep(tx: Transaction, article_id: str, reattachments: Iterable[Reattachment]) -> None:
    """Write what became of marks on versions; what was written of the same mark and version gives way."""
    for one in reattachments:
        row: dict[str, object] = {
            "article_id": article_id,
            "mark_id": one.mark_id,
            "version_id": one.version_id,
            "base_id": one.base_id,
            "outcome": one.outcome,
            "decision": one.decision,
            "likeness": one.likeness,
            **anchored(one.anchor),
        }
        there = tx.rows(
            "SELECT id FROM reattachment WHERE mark_id = ? AND version_id = ?", one.mark_id, one.version_id
        )
        if there:
            tx.update("reattachment", there[0]["id"], {**row, "deleted_at": None})
        else:
            tx.insert("reattachment", row)


def of_article(db: Database, article_id: str) -> tuple[Reattachment, ...]:
    """Everything that became of the marks of an article, in the order of its versions."""
    found = db.execute(
        "SELECT r.* FROM reattachment AS r JOIN version ON version.id = r.version_id"
        " WHERE r.article_id = ? AND r.deleted_at IS NULL ORDER BY version.number, r.seq",
        (article_id,),
    )
    return tuple(_of_row(row) for row in found)


def get(db: Database, mark_id: str, version_id: str) -> Reattachment | None:
    """What became of one mark on one version."""
    row = db.execute(
        "SELECT * FROM reattachment WHERE mark_id = ? AND version_id = ? AND deleted_at IS NULL",
        (mark_id, version_id),
    ).fetchone()
    return None if row is None else _of_row(row)
