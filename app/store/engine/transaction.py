"""One change and all that it implies: verbs on rows in; rows written, and the record of what was touched, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from app.domain.changes import Changes, Inverse
from app.domain.codes.message import Message
from app.domain.errors import Missing
from app.domain.nouns import Noun
from app.store.engine.times import to_text
from app.store.tables import TABLES

if TYPE_CHECKING:
    from app.store.engine.asking import Cursor, Database, Row
    from app.store.shape.kinds import Kind


def new_id() -> str:
    """A UUID of version 7 (RFC 9562) as text: ids sort by when they were made."""
    import uuid_utils

    return str(uuid_utils.uuid7())


def _columns(row: Mapping[str, object]) -> str:
    return ", ".join(f'"{name}"' for name in row)


def _where(keys: Mapping[str, object]) -> str:
    return " AND ".join(f'"{name}" = ?' for name in keys)


@cache
def _written(table: str) -> Mapping[str, Kind]:
    """The columns of a table that do not keep a value as the domain has it."""
    return {name: kind for name, kind in TABLES[table].columns.items() if not kind.plain}


def _kept(table: str, values: Mapping[str, object]) -> dict[str, object]:
    """Values of the domain as the columns of a table keep them."""
    full = dict(values)
    for name, kind in _written(table).items():
        if name in full:
            full[name] = kind.kept(full[name])
    return full


class Transaction:
    """The open transaction of the one writer. Everything but `quiet` rows can be undone."""

    def __init__(self, db: Database, now: datetime, label: Message | None) -> None:
        self._db = db
        self.now = now
        self._now = to_text(now)
        self._label = label
        self._touched: dict[Noun, set[str]] = {}
        self._inverse: list[Inverse] = []
        self._made = ""

    @property
    def changes(self) -> Changes:
        """The record of what was done so far."""
        touched = tuple((noun, frozenset(ids)) for noun, ids in self._touched.items())
        return Changes(self._label, touched, tuple(self._inverse), self._made)

    def rows(self, sql: str, *params: object) -> list[Row]:
        """Read inside the transaction."""
        return self._db.execute(sql, params).fetchall()

    def execute(self, sql: str, params: Any = (), /) -> Cursor:
        """Read inside the transaction as from a connection, for the functions that take either."""
        return self._db.execute(sql, params)

    def insert(
        self, table: str, row: Mapping[str, object], *, quiet: bool = False, as_kept: bool = False
    ) -> str:
        """Add a row; a noun gets an id where it brings none, and its times. Its id comes back.

        Its values are those of the domain, or `as_kept` in the columns.
        """
        full = dict(row) if as_kept else _kept(table, row)
        if TABLES[table].dated:
            if "id" not in full:
                full["id"] = new_id()
            full.setdefault("created_at", self._now)
        if TABLES[table].is_noun:
            full.setdefault("updated_at", self._now)
        # By sqlite-utils' own verb a library would fill a quarter slower: it sets a savepoint for each row.
        slots = ", ".join("?" * len(full))
        self._db.execute(f'INSERT INTO "{table}" ({_columns(full)}) VALUES ({slots})', tuple(full.values()))
        row_id = str(full.get("id", ""))
        if not quiet:
            self._inverse.append(Inverse(table, (("id", row_id),), None))
        self._touch_row(table, full)
        return row_id

    def update(
        self,
        table: str,
        row_id: str,
        values: Mapping[str, object],
        *,
        quiet: bool = False,
        as_kept: bool = False,
    ) -> None:
        """Set columns of one row; one that says all of it already stays as it is, and there is nothing to undo."""
        wanted = dict(values) if as_kept else _kept(table, values)
        full = {**wanted, "updated_at": self._now} if TABLES[table].is_noun else wanted
        key = {"id": row_id}
        before = self._before(table, key, full)
        if all(dict(before)[name] == value for name, value in wanted.items()):
            return
        sets = ", ".join(f'"{name}" = ?' for name in full)
        self._db.execute(f'UPDATE "{table}" SET {sets} WHERE id = ?', (*full.values(), row_id))
        if not quiet:
            self._inverse.append(Inverse(table, tuple(key.items()), before))
        self._touch_row(table, dict(before))
        self._touch_key(table, key)

    def complete(
        self, table: str, row_id: str, values: Mapping[str, object], *, as_kept: bool = False
    ) -> None:
        """Set columns of a row that was made in this transaction: to undo that is to undo this, so nothing is noted."""
        full = dict(values) if as_kept else _kept(table, values)
        sets = ", ".join(f'"{name}" = ?' for name in full)
        self._db.execute(f'UPDATE "{table}" SET {sets} WHERE id = ?', (*full.values(), row_id))

    def remove(self, table: str, ids: Iterable[str]) -> None:
        """Take nouns out of sight."""
        for row_id in ids:
            self.update(table, row_id, {"deleted_at": self.now})

    def join(self, table: str, **keys: object) -> None:
        """Join two nouns, if they are not joined yet."""
        row = _kept(table, keys)
        slots = ", ".join("?" * len(row))
        done = self._db.execute(
            f'INSERT OR IGNORE INTO "{table}" ({_columns(row)}) VALUES ({slots})', tuple(row.values())
        )
        if done.rowcount > 0:
            self._inverse.append(Inverse(table, tuple(row.items()), None))
            self._touch_row(table, row)

    def unjoin(self, table: str, **keys: object) -> None:
        """Take away every row of a join that matches `keys`."""
        wanted = _kept(table, keys)
        found = self._db.execute(
            f'SELECT * FROM "{table}" WHERE {_where(wanted)}', tuple(wanted.values())
        ).fetchall()
        for row in found:
            whole = dict(row)
            self._db.execute(f'DELETE FROM "{table}" WHERE {_where(whole)}', tuple(whole.values()))
            pairs = tuple(whole.items())
            self._inverse.append(Inverse(table, pairs, pairs))
            self._touch_row(table, whole)

    def touch(self, noun: Noun, *ids: str) -> None:
        """Say that a noun changes on screen though its row does not."""
        if ids:
            self._touched.setdefault(noun, set()).update(ids)

    def made(self, row_id: str) -> None:
        """Say which row the verb was asked to make."""
        self._made = row_id

    def put_back(self, inverse: Inverse) -> None:
        """Put one row back as it stood, noting how to undo that too."""
        table, key = inverse.table, dict(inverse.key)
        columns = dict(inverse.before) if inverse.before is not None else {}
        now = self._db.execute(f'SELECT * FROM "{table}" WHERE {_where(key)}', tuple(key.values())).fetchone()
        if now is not None:
            self._touch_row(table, dict(now))
        if inverse.before is None:
            if now is None:
                return
            if TABLES[table].is_noun:  # others may point at it by now: out of sight, as every deleted noun
                self.update(table, str(key["id"]), {"deleted_at": self.now})
                return
            self._inverse.append(Inverse(table, inverse.key, tuple(dict(now).items())))
            self._db.execute(f'DELETE FROM "{table}" WHERE {_where(key)}', tuple(key.values()))
            return
        if now is None:
            self._inverse.append(Inverse(table, inverse.key, None))
            slots = ", ".join("?" * len(columns))
            self._db.execute(
                f'INSERT INTO "{table}" ({_columns(columns)}) VALUES ({slots})', tuple(columns.values())
            )
            self._touch_row(table, columns)
            return
        self._inverse.append(Inverse(table, inverse.key, tuple((name, now[name]) for name in columns)))
        sets = ", ".join(f'"{name}" = ?' for name in columns)
        self._db.execute(
            f'UPDATE "{table}" SET {sets} WHERE {_where(key)}', (*columns.values(), *key.values())
        )
        self._touch_row(table, columns)  # what it points at again

    def _before(
        self, table: str, key: Mapping[str, str], columns: Mapping[str, object]
    ) -> tuple[tuple[str, object], ...]:
        """The columns as they stand; Missing where the row is not there or, unless it is brought back, out of sight."""
        of = TABLES[table]
        asked = {**columns, "deleted_at": None} if of.is_noun else columns
        row = self._db.execute(
            f'SELECT {_columns(asked)} FROM "{table}" WHERE {_where(key)}', tuple(key.values())
        ).fetchone()
        if row is None or (of.is_noun and row["deleted_at"] is not None and "deleted_at" not in columns):
            raise Missing(of.noun)
        return tuple((name, row[name]) for name in columns)

    def _touch_key(self, table: str, key: Mapping[str, str]) -> None:
        asked = TABLES[table].touches
        row = self._db.execute(
            f'SELECT {_columns(asked)} FROM "{table}" WHERE {_where(key)}', tuple(key.values())
        ).fetchone()
        if row is not None:
            self._touch_row(table, dict(row))

    def _touch_row(self, table: str, row: Mapping[str, object]) -> None:
        of = TABLES[table]
        pointing = {column: Noun(str(row[noun])) for column, noun in of.points.items() if noun in row}
        for column, noun in {**of.touches, **pointing}.items():
            if row.get(column):
                self._touched.setdefault(noun, set()).add(str(row[column]))
