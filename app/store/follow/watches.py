"""Watches in SQL: the articles to look at again in, those whose turn it is out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.domain.follow.watch import Robots, Watch
from app.store.engine.times import from_text, to_text
from app.store.engine.transaction import Transaction
from app.store.rows import fitted

_ALIVE = "w.deleted_at IS NULL AND w.article_id IN (SELECT id FROM article WHERE deleted_at IS NULL)"


def _moment(text: str | None) -> datetime | None:
    return None if text is None else from_text(text)


def _of_row(row: Any) -> Watch:
    return fitted(
        Watch(
            article_id=row["article_id"],
            url=row["url"],
            host=row["host"],
            started_at=from_text(row["created_at"]),
            changed_at=from_text(row["changed_at"]),
            looked_at=_moment(row["looked_at"]),
            next_at=_moment(row["next_at"]),
            failures=row["failures"],
            robots=Robots(row["robots"]),
            robots_at=_moment(row["robots_at"]),
            crawl_delay=row["crawl_delay"],
        )
    )


def _columns(watch: Watch) -> dict[str, object]:
    moments: Mapping[str, datetime | None] = {
        "changed_at": watch.changed_at,
        "looked_at": watch.looked_at,
        "next_at": watch.next_at,
        "robots_at": watch.robots_at,
    }
    return {
        "url": watch.url,
        "host": watch.host,
        "failures": watch.failures,
        "robots": watch.robots,
        "crawl_delay": watch.crawl_delay,
        **{name: None if moment is None else to_text(moment) for name, moment in moments.items()},
    }


def keep(tx: Transaction, watch: Watch) -> None:
    """Write the watch of an article, which begins with it where there is none."""
    there = tx.rows("SELECT id FROM watch WHERE article_id = ?", watch.article_id)
    if there:
        tx.update("watch", there[0]["id"], {**_columns(watch), "deleted_at": None})
    else:
        tx.insert("watch", {"article_id": watch.article_id, **_columns(watch)})


def stop(tx: Transaction, article_id: str) -> None:
    """Look at an article no more."""
    for row in tx.rows("SELECT id FROM watch WHERE article_id = ? AND deleted_at IS NULL", article_id):
        tx.remove("watch", [row["id"]])


def get(db: Any, article_id: str) -> Watch | None:
    """The watch of an article; None where it is not watched."""
    row = db.execute(
        f"SELECT * FROM watch AS w WHERE w.article_id = ? AND {_ALIVE}", (article_id,)
    ).fetchone()
    return None if row is None else _of_row(row)


def every(db: Any) -> tuple[Watch, ...]:
    """Every watch, the next look first, those that have ended last."""
    found = db.execute(
        f"SELECT * FROM watch AS w WHERE {_ALIVE} ORDER BY w.next_at IS NULL, w.next_at, w.seq"
    )
    return tuple(_of_row(row) for row in found)


def due(db: Any, now: datetime) -> tuple[Watch, ...]:
    """The longest overdue watch of each host that has one, the longest overdue first."""
    found = db.execute(
        "SELECT * FROM (SELECT w.*, row_number() OVER (PARTITION BY w.host ORDER BY w.next_at, w.seq) AS place"
        f" FROM watch AS w WHERE w.next_at <= ? AND {_ALIVE}) WHERE place = 1 ORDER BY next_at, seq",
        (to_text(now),),
    )
    return tuple(_of_row(row) for row in found)


def last_looks(db: Any) -> dict[str, datetime]:
    """When each host was asked last."""
    found = db.execute(
        "SELECT host, max(looked_at) AS at FROM watch WHERE looked_at IS NOT NULL GROUP BY host"
    )
    return {row["host"]: from_text(row["at"]) for row in found}


def next_at(db: Any) -> datetime | None:
    """When the next look is due; None where nothing is watched."""
    row = db.execute(f"SELECT min(w.next_at) AS at FROM watch AS w WHERE {_ALIVE}").fetchone()
    return _moment(row["at"])
