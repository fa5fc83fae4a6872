"""A library's tables in; how much it holds out."""

from __future__ import annotations

from app.domain.library import Counts
from app.store.engine.asking import Database


def unseen(db: Database) -> int:
    """How many alerts nobody has looked at yet."""
    return int(
        db.execute(
            "SELECT count(*) FROM alert JOIN article AS a ON a.id = alert.article_id AND a.deleted_at IS NULL"
            " WHERE alert.deleted_at IS NULL AND alert.seen = 0"
        ).fetchone()[0]
    )


def counts(db: Database) -> Counts:
    """How much is in sight."""
    found = db.execute("SELECT state, count(*) FROM article WHERE deleted_at IS NULL GROUP BY state")
    states = {str(row[0]): int(row[1]) for row in found}
    others = {
        table: db.execute(f'SELECT count(*) FROM "{table}" WHERE deleted_at IS NULL').fetchone()[0]
        for table in ("source", "tag", "note")
    }
    marks = db.execute(
        "SELECT count(*) FROM mark WHERE deleted_at IS NULL"
        " AND article_id IN (SELECT id FROM article WHERE deleted_at IS NULL)"
    ).fetchone()[0]
    return Counts(
        articles=sum(states.values()),
        inbox=states.get("inbox", 0),
        reading=states.get("reading", 0),
        done=states.get("done", 0),
        marks=marks,
        sources=others["source"],
        tags=others["tag"],
        notes=others["note"],
        alerts=unseen(db),
    )
