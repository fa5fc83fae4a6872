"""Tags in SQL: names and ids in, tags with their counts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.tag import Tag, tag_id
from app.store.engine.asking import Database
from app.store.engine.transaction import Transaction
from app.store.rows import made
from app.store.shape.kinds import NAME

JOINS = (("article_tag", "article_id"), ("source_tag", "source_id"))


def all_of(db: Database) -> tuple[Tag, ...]:
    """Every tag with its counts, by name."""
    found = db.execute(
        "SELECT id, name,"
        " (SELECT count(*) FROM article_tag WHERE tag_id = tag.id"
        "  AND article_id IN (SELECT id FROM article WHERE deleted_at IS NULL)) AS article_count,"
        " (SELECT count(*) FROM source_tag WHERE tag_id = tag.id"
        "  AND source_id IN (SELECT id FROM source WHERE deleted_at IS NULL)) AS source_count"
        " FROM tag WHERE deleted_at IS NULL ORDER BY name_key(name)"
    )
    return tuple(made(Tag, row) for row in found)


def with_below(db: Database, wanted_id: str) -> tuple[str, ...]:
    """The ids of a tag and of all below it, also where the tag itself is only a step of their paths."""
    steps_of = {
        row["id"]: str(NAME.made(row["name"])).split("/")
        for row in db.execute("SELECT id, name FROM tag WHERE deleted_at IS NULL")
    }
    known: dict[str, str] = {}

    def id_of(path: str) -> str:
        if path not in known:
            known[path] = tag_id(path)
        return known[path]

    return tuple(
        one
        for one, steps in steps_of.items()
        if one == wanted_id
        or any(id_of("/".join(steps[:depth])) == wanted_id for depth in range(1, len(steps)))
    )


def get(db: Database, wanted_id: str) -> Tag | None:
    """One tag in sight, without its counts."""
    row = db.execute(
        "SELECT id, name, 0 AS article_count, 0 AS source_count FROM tag WHERE id = ? AND deleted_at IS NULL",
        (wanted_id,),
    ).fetchone()
    return None if row is None else made(Tag, row)


def keep(tx: Transaction, name: str) -> str:
    """The id of the tag of that tidy name, which is made or brought back where it is missing."""
    return kept(tx, name, {})[0]


def kept(tx: Transaction, name: str, times: Mapping[str, object]) -> tuple[str, bool]:
    """The same, made with these `times`; and whether it was not there before."""
    wanted = tag_id(name)
    found = tx.rows("SELECT deleted_at FROM tag WHERE id = ?", wanted)
    if not found:
        tx.insert("tag", {"id": wanted, "name": name, **times}, as_kept=True)
    elif found[0]["deleted_at"] is not None:
        tx.update("tag", wanted, {"deleted_at": None, "name": name})
    return wanted, not found or found[0]["deleted_at"] is not None


def give(tx: Transaction, from_id: str, to_id: str) -> None:
    """Give the other tag to all that has the one, and take the one away."""
    for table, column in JOINS:
        for row in tx.rows(f'SELECT "{column}" AS noun_id FROM "{table}" WHERE tag_id = ?', from_id):
            tx.join(table, **{column: row["noun_id"], "tag_id": to_id})
        tx.unjoin(table, tag_id=from_id)
    tx.remove("tag", [from_id])


def drop(tx: Transaction, ids: Iterable[str]) -> None:
    """Take tags from everything and out of sight."""
    for one in ids:
        for table, _column in JOINS:
            tx.unjoin(table, tag_id=one)
        tx.remove("tag", [one])
