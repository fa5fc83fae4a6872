"""A library's tables in; how much it holds out."""

from __future__ import annotations

from app.domain.article.article import State
from app.domain.library import Counts
from app.domain.nouns import COUNTED, Noun
from app.store.engine.asking import Database
from app.store.sight import CONDITIONS


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
    states = {State(row[0]): int(row[1]) for row in found}
    of = {Noun.ARTICLE: sum(states.values())}
    for noun in (*COUNTED, Noun.TAG):
        if noun not in of:
            row = db.execute(f'SELECT count(*) FROM "{noun}" WHERE {CONDITIONS[noun]}').fetchone()
            of[noun] = int(row[0])
    return Counts(of, states, unseen(db))
