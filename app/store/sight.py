"""Ids of one noun in; those of them that are in the library and in sight, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.nouns import Noun
from app.store.engine.asking import Database
from app.store.shape.kinds import dumped

ALIVE = "deleted_at IS NULL"
OF_AN_ARTICLE = f"{ALIVE} AND article_id IN (SELECT id FROM article WHERE {ALIVE})"
CONDITIONS: Mapping[Noun, str] = {
    Noun.ARTICLE: ALIVE,
    Noun.VERSION: OF_AN_ARTICLE,
    Noun.MARK: OF_AN_ARTICLE,
    Noun.ALERT: OF_AN_ARTICLE,
    Noun.SOURCE: ALIVE,
    Noun.TAG: ALIVE,
    Noun.NOTE: ALIVE,
}


def in_sight(db: Database, noun: Noun, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of the ids that name a row that is there and not deleted, each once, in their order."""
    found = db.execute(
        f'SELECT id FROM "{noun}" WHERE id IN (SELECT value FROM json_each(?)) AND {CONDITIONS[noun]}',
        (dumped(list(ids)),),
    )
    there = {row["id"] for row in found}
    return tuple(one for one in dict.fromkeys(ids) if one in there)
