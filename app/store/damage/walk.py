"""A table of a database, perhaps a damaged one, in; row by row what can be read of it out, None for one that cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.store.engine.connection import DatabaseError
from app.store.tables import TABLES

GAP = 2_000  # rows looked for one by one in a stretch that cannot be walked through
LEAST, MOST = -(2**63), 2**63 - 1

Row = Mapping[str, Any]


class Illegible(str):
    """Text that is no UTF-8, with a sign of doubt for what cannot be read."""

    __slots__ = ()


def legible(raw: bytes) -> str:
    """How text comes out where nothing is taken for granted."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return Illegible(raw.decode(errors="replace"))


def walk(db: Any, table: str, columns: tuple[str, ...]) -> Iterator[Row | None]:
    """Every row that can be read, and None for each that cannot. The connection reads text as it is from then on."""
    db.text_factory = legible
    listed = ", ".join(f'"{column}"' for column in columns)
    if not TABLES[table].dated:
        for row in _reached(db, f'SELECT {listed} FROM "{table}"'):
            yield None if row is None else dict(zip(columns, row, strict=True))
        return
    first = LEAST
    for row in _reached(db, f'SELECT seq, {listed} FROM "{table}" ORDER BY seq'):
        if row is None:
            yield from _behind(db, table, columns, first)
            return
        first = row[0]
        yield dict(zip(columns, row[1:], strict=True))


def _behind(db: Any, table: str, columns: tuple[str, ...], first: int) -> Iterator[Row | None]:
    """The rows behind a stretch that cannot be walked through: from the end, and between one by one."""
    listed = ", ".join(f'"{column}"' for column in columns)
    last = MOST
    for row in _reached(db, f'SELECT seq, {listed} FROM "{table}" ORDER BY seq DESC'):
        if row is None or row[0] <= first:
            break
        last = row[0]
        yield dict(zip(columns, row[1:], strict=True))
    begin, lost = max(first, 0) + 1, 0
    for seq in range(begin, min(last, begin + GAP)):
        try:
            one = _one(db, table, columns, seq)
        except DatabaseError:
            lost += 1
        else:
            if one is not None:
                yield one
    # A page that is gone answers for every number on it: what is known is that something was there.
    yield from [None] * max(1, lost if last < MOST else 1)


def _one(db: Any, table: str, columns: tuple[str, ...], seq: int) -> Row | None:
    """One row, without the columns that cannot be read; None where there is none."""
    if db.execute(f'SELECT 1 FROM "{table}" WHERE seq = ?', (seq,)).fetchone() is None:
        return None
    found = {}
    for column in columns:
        try:
            found[column] = db.execute(f'SELECT "{column}" FROM "{table}" WHERE seq = ?', (seq,)).fetchone()[
                0
            ]
        except (DatabaseError, TypeError):
            continue
    return found


def _reached(db: Any, sql: str) -> Iterator[Any]:
    """The rows of a query as far as it gets, and None where it breaks off."""
    try:
        yield from db.execute(sql)
    except DatabaseError:
        yield None
