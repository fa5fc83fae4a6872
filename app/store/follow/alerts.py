"""Alerts in SQL: what a capture brought to light in, the inbox of changes in its order out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.follow.alert import Alert, AlertKind, Finding
from app.store.engine.asking import Database
from app.store.engine.transaction import Transaction
from app.store.rows import made
from app.store.shape.kinds import dumped

RANKS: Mapping[AlertKind, int] = {kind: rank for rank, kind in enumerate(AlertKind)}
_ROW = "SELECT alert.*, a.title AS article_title FROM alert JOIN article AS a ON a.id = alert.article_id AND a.deleted_at IS NULL"


def add(
    tx: Transaction,
    *,
    article_id: str,
    capture_id: str,
    version_id: str,
    kind: AlertKind,
    finding: Finding,
    address: str,
    numbers: Mapping[str, int],
) -> str:
    """Keep an alert; its id."""
    row = {
        "article_id": article_id,
        "capture_id": capture_id,
        "version_id": version_id,
        "kind": kind,
        "rank": RANKS[kind],
        "finding": finding,
        "address": address,
        "numbers": numbers,
    }
    return tx.insert("alert", row)


def get(db: Database, alert_id: str) -> Alert | None:
    """One alert."""
    row = db.execute(f"{_ROW} WHERE alert.id = ?", (alert_id,)).fetchone()
    return None if row is None else made(Alert, row)


def inbox(db: Database, limit: int) -> tuple[Alert, ...]:
    """The alerts: those not seen yet first, in the order of what they touch, then newest first."""
    found = db.execute(
        f"{_ROW} WHERE alert.deleted_at IS NULL ORDER BY alert.seen, alert.rank, alert.seq DESC LIMIT ?",
        (limit,),
    )
    return tuple(made(Alert, row) for row in found)


def set_seen(tx: Transaction, alert_ids: Iterable[str], *, seen: bool) -> None:
    """Say that alerts were looked at, or not."""
    for alert_id in alert_ids:
        tx.update("alert", alert_id, {"seen": seen})


def unseen_of(tx: Database, article_ids: Iterable[str]) -> tuple[str, ...]:
    """The alerts of articles that nobody has looked at yet."""
    found = tx.execute(
        "SELECT id FROM alert WHERE article_id IN (SELECT value FROM json_each(?)) AND seen = 0"
        " AND deleted_at IS NULL",
        (dumped(list(article_ids)),),
    )
    return tuple(row["id"] for row in found)
