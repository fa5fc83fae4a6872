"""A database file and perhaps a key in; an open SQLite connection, set up as every one of ours is, out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3
import sqlcipher3.dbapi2 as sqlite

from app.domain.tag import tag_id, tidy_tag
from app.domain.text.collation import name_key, title_key
from app.domain.text.grams import grams
from app.domain.text.normal import folded
from app.domain.text.storable import storable

if TYPE_CHECKING:
    import sqlite_utils

    from app.store.engine.asking import Cursor


class Connection(sqlite.Connection):  # type: ignore[misc,unused-ignore]
    """A connection that no half letter and no NUL passes: the one gate for every way in, and for every question."""

    def execute(self, sql: str, params: Sequence[object] | Mapping[str, object] = (), /) -> Cursor:
        """Run one statement."""
        try:
            found: Cursor = super().execute(sql, _storable(params))
        except UnicodeDecodeError as error:  # what SQLite says quotes a schema of noise
            raise DatabaseError("malformed, and so is what was said of it") from error
        return found


def _storable(params: Sequence[object] | Mapping[str, object]) -> Sequence[object] | Mapping[str, object]:
    if isinstance(params, Mapping):
        return {name: storable(value) if isinstance(value, str) else value for name, value in params.items()}
    return [storable(value) if isinstance(value, str) else value for value in params]


Row = sqlite.Row
DatabaseError = sqlite.DatabaseError
OperationalError = sqlite.OperationalError
IntegrityError = sqlite.IntegrityError

BUSY_MS = 5_000
# What SQL of ours calls: the views of the text index, and some conditions and migrations.
FUNCTIONS: Mapping[str, tuple[int, Callable[..., str]]] = {
    "folded": (1, folded),
    "grams": (1, grams),
    "tidy_tag": (1, tidy_tag),
    "tag_id": (1, tag_id),
    "title_key": (2, title_key),
    "name_key": (1, name_key),
}


def connect(database: Path, *, key: str | None, read_only: bool) -> Connection:
    """Open a connection; rows answer by name and by place. Raises sqlite errors as they come."""
    mode = _reading_mode(database) if read_only else "mode=rwc"
    db: Connection = sqlite.connect(
        f"{database.absolute().as_uri()}?{mode}",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
        factory=Connection,
    )
    try:
        _set_up(db, key, read_only=read_only)
    except BaseException:
        db.close()
        raise
    return db


def in_memory() -> Connection:
    """An empty database that no file holds."""
    db: Connection = sqlite.connect(":memory:", isolation_level=None, factory=Connection)
    _set_up(db, None, read_only=False)
    return db


def _set_up(db: Connection, key: str | None, *, read_only: bool) -> None:
    db.execute("PRAGMA cipher_log_level = NONE")  # what goes wrong is raised; nothing of it belongs on stderr
    if key is not None:
        quoted = key.replace("'", "''")
        db.execute(f"PRAGMA key = '{quoted}'")
    db.row_factory = Row
    for name, (parameters, function) in FUNCTIONS.items():
        db.create_function(name, parameters, function, deterministic=True)
    db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA recursive_triggers = ON")
    if read_only:
        db.execute("PRAGMA query_only = ON")
    else:
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA secure_delete = ON")


def _reading_mode(database: Path) -> str:
    """How a file is opened for reading: as it is, where the folder takes no files and nothing waits beside it."""
    wal = Path(f"{database}-wal")
    closed = not os.access(database.parent, os.W_OK) and not (wal.exists() and wal.stat().st_size)
    return "mode=ro&immutable=1" if closed else "mode=ro"


def tables(db: object) -> sqlite_utils.Database:
    """The same connection as sqlite-utils sees it, standing on our SQLite and not on the interpreter's."""
    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", sqlite)
    import sqlite_utils

    return sqlite_utils.Database(db)  # type: ignore[arg-type]  # it stands in for the interpreter's own
