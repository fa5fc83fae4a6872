"""One change and all that it implies: verbs on rows in; rows written, and the record of what was touched, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from app.domain.changes import Changes, Inverse, Noun
from app.store.engine.times import to_text

# The nouns a row of a table touches: its own, or those it joins, by the column that names them.
TOUCHES: Mapping[str, Mapping[str, Noun]] = {
    "article": {"id": Noun.ARTICLE},
    "capture": {"id": Noun.CAPTURE, "article_id": Noun.ARTICLE},
    "version": {"id": Noun.VERSION, "article_id": Noun.ARTICLE},
    "mark": {"id": Noun.MARK, "article_id": Noun.ARTICLE},
    "source": {"id": Noun.SOURCE},
    "tag": {"id": Noun.TAG},
    "note": {"id": Noun.NOTE, "article_id": Noun.ARTICLE},
    "note_revision": {"note_id": Noun.NOTE},
    "link": {"note_id": Noun.NOTE},
    "article_tag": {"article_id": Noun.ARTICLE, "tag_id": Noun.TAG},
    "source_tag": {"source_id": Noun.SOURCE, "tag_id": Noun.TAG},
    "article_source": {"article_id": Noun.ARTICLE, "source_id": Noun.SOURCE},
    "mark_source": {"mark_id": Noun.MARK, "source_id": Noun.SOURCE},
    "reattachment": {"mark_id": Noun.MARK, "article_id": Noun.ARTICLE},
    "watch": {"id": Noun.WATCH, "article_id": Noun.ARTICLE},
    "alert": {"id": Noun.ALERT, "article_id": Noun.ARTICLE},
    "blob": {},
}
NOUNS = frozenset(
    {"article", "capture", "version", "mark", "source", "tag", "note", "reattachment", "watch", "alert"}
)


def new_id() -> str:
    """A UUID of version 7 (RFC 9562) as text: ids sort by when they were made."""
    import uuid_utils

    return str(uuid_utils.uuid7())


def _columns(row: Mapping[str, object]) -> str:
    return ", ".join(f'"{name}"' for name in row)


def _where(keys: Mapping[str, object]) -> str:
    return " AND ".join(f'"{name}" = ?' for name in keys)


def names_of(row: Any) -> list[str]:
    """The columns of a row, which itself walks over its values."""
    names: list[str] = row.keys()
    return names


class Transaction:
    """The open transaction of the one writer. Everything but `quiet` rows can be undone."""

    def __init__(self, db: Any, now: datetime, label: str) -> None:
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

    def rows(self, sql: str, *params: object) -> list[Any]:
        """Read inside the transaction."""
        rows: list[Any] = self._db.execute(sql, params).fetchall()
        return rows

    def execute(self, sql: str, params: Sequence[object] = ()) -> Any:
        """Read inside the transaction as from a connection, for the functions that take either."""
        return self._db.execute(sql, params)

    def insert(self, table: str, row: Mapping[str, object], *, quiet: bool = False) -> str:
        """Add a row; a noun gets an id where it brings none, and its times. Its id comes back."""
        full = dict(row)
        if table in NOUNS or table in {"note_revision", "blob"}:
            if "id" not in full:
                full["id"] = new_id()
            full.setdefault("created_at", self._now)
        if table in NOUNS:
            full.setdefault("updated_at", self._now)
        slots = ", ".join("?" * len(full))
        self._db.execute(f'INSERT INTO "{table}" ({_columns(full)}) VALUES ({slots})', tuple(full.values()))
        row_id = str(full.get("id", ""))
        if not quiet:
            self._inverse.append(Inverse(table, (("id", row_id),), None))
        self._touch_row(table, full)
        return row_id

    def update(self, table: str, row_id: str, values: Mapping[str, object], *, quiet: bool = False) -> None:
        """Set columns of one row; one that says all of it already stays as it is, and there is nothing to undo."""
        full = {**values, "updated_at": self._now} if table in NOUNS else dict(values)
        key = {"id": row_id}
        before = self._before(table, key, full)
        if before is None or all(dict(before)[name] == value for name, value in values.items()):
            return
        sets = ", ".join(f'"{name}" = ?' for name in full)
        self._db.execute(f'UPDATE "{table}" SET {sets} WHERE id = ?', (*full.values(), row_id))
        if not quiet:
            self._inverse.append(Inverse(table, tuple(key.items()), before))
        self._touch_row(table, dict(before))
        self._touch_key(table, key)

    def remove(self, table: str, ids: Iterable[str]) -> None:
        """Take nouns out of sight."""
        for row_id in ids:
            self.update(table, row_id, {"deleted_at": self._now})

    def join(self, table: str, **keys: str) -> None:
        """Join two nouns, if they are not joined yet."""
        slots = ", ".join("?" * len(keys))
        done = self._db.execute(
            f'INSERT OR IGNORE INTO "{table}" ({_columns(keys)}) VALUES ({slots})', tuple(keys.values())
        )
        if done.rowcount > 0:
            self._inverse.append(Inverse(table, tuple(keys.items()), None))
            self._touch_row(table, keys)

    def unjoin(self, table: str, **keys: str) -> None:
        """Take away every row of a join that matches `keys`."""
        found = self._db.execute(
            f'SELECT * FROM "{table}" WHERE {_where(keys)}', tuple(keys.values())
        ).fetchall()
        for row in found:
            whole = {name: row[name] for name in names_of(row)}
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
            self._touch_row(table, {name: now[name] for name in names_of(now)})
        if inverse.before is None:
            if now is None:
                return
            if table in NOUNS:  # others may point at it by now: out of sight, as every deleted noun
                self.update(table, key["id"], {"deleted_at": self._now})
                return
            self._inverse.append(
                Inverse(table, inverse.key, tuple((name, now[name]) for name in names_of(now)))
            )
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
    ) -> tuple[tuple[str, object], ...] | None:
        row = self._db.execute(
            f'SELECT {_columns(columns)} FROM "{table}" WHERE {_where(key)}', tuple(key.values())
        ).fetchone()
        return None if row is None else tuple((name, row[name]) for name in columns)

    def _touch_key(self, table: str, key: Mapping[str, str]) -> None:
        row = self._db.execute(f'SELECT * FROM "{table}" WHERE {_where(key)}', tuple(key.values())).fetchone()
        if row is not None:
            self._touch_row(table, {name: row[name] for name in names_of(row)})

    def _touch_row(self, table: str, row: Mapping[str, object]) -> None:
        for column, noun in TOUCHES[table].items():
            if row.get(column):
                self._touched.setdefault(noun, set()).add(str(row[column]))
