"""Watches in SQL: the articles to look at again in, those whose turn it is out."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime

from app.domain.follow.watch import Watch
from app.store.engine.asking import Database, Row
from app.store.engine.times import from_text, to_text
from app.store.engine.transaction import Transaction
from app.store.rows import made
from app.store.tables import TABLES

_KEPT = tuple(one.name for one in fields(Watch) if one.name in TABLES["watch"].columns)
_ALIVE = "w.deleted_at IS NULL AND w.article_id IN (SELECT id FROM article WHERE deleted_at IS NULL)"


def _moment(text: str | None) -> datetime | None:
    return None if text is None else from_text(text)


def _of_row(row: Row) -> Watch:
    return made(Watch, row, started_at=from_text(row["created_at"]))


def keep(tx: Transaction, watch: Watch) -> None:
    """Write the watch of an article, which begins with it where there is none."""
    there = tx.rows("SELECT id FROM watch WHERE article_id = ?", watch.article_id)
    row = {name: getattr(watch, name) for name in _KEPT}
    if there:
        tx.update("watch", there[0]["id"], {**row, "deleted_at": None})
    else:
        tx.insert("watch", row)


def stop(tx: Transaction, article_id: str) -> None:
    """Look at an article no more."""
    for row in tx.rows("SELECT id FROM watch WHERE article_id = ? AND deleted_at IS NULL", article_id):
        tx.remove("watch", [row["id"]])


def get(db: Database, article_id: str) -> Watch | None:
    """The watch of an article; None where it is not watched."""
    row = db.execute(
        f"SELECT * FROM watch AS w WHERE w.article_id = ? AND {_ALIVE}", (article_id,)
    ).fetchone()
    return None if row is None else _of_row(row)


def every(db: Database) -> tuple[Watch, ...]:
    """Every watch, the next look first, those that have ended last."""
    found = db.execute(
        f"SELECT * FROM watch AS w WHERE {_ALIVE} ORDER BY w.next_at IS NULL, w.next_at, w.seq"
    )
    return tuple(_of_row(row) for row in found)


def due(db: Database, now: datetime) -> tuple[Watch, ...]:
    """The longest overdue watch of each host that has one, the longest overdue first."""
    found = db.execute(
        "SELECT * FROM (SELECT w.*, row_number() OVER (PARTITION BY w.host ORDER BY w.next_at, w.seq) AS place"
        f" FROM watch AS w WHERE w.next_at <= ? AND {_ALIVE}) WHERE place = 1 ORDER BY next_at, seq",
        (to_text(now),),
    )
    return tuple(_of_row(row) for row in found)


def last_looks(db: Database) -> dict[str, datetime]:
    """When each host was asked last."""
    found = db.execute(
        "SELECT host, max(looked_at) AS at FROM watch WHERE looked_at IS NOT NULL GROUP BY host"
    )
    return {row["host"]: from_text(row["at"]) for row in found}


def next_at(db: Database) -> datetime | None:
    """When the next look is due; None where nothing is watched."""
    row = db.execute(f"SELECT min(w.next_at) AS at FROM watch AS w WHERE {_ALIVE}").fetchone()
    return _moment(row["at"])
