"""A database of any age in; the same one in today's shape out, each step whole or not at all, with a copy made before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.domain.errors import KnownError
from app.store.shape.fulltext import FULLTEXT
from app.store.shape.schema import FOLLOWING, ONE_TAG, SORTING, TABLES

APPLICATION_ID = 0x436C6970  # "Clip"
Migration = str

# Number 1 first. Add at the end, never change one that was released. The index holds nothing that the tables do not:
# it has one step, behind all that it reads, which moves to the end when its shape changes; what stood there stays empty.
MIGRATIONS: Sequence[Migration] = (TABLES, FOLLOWING, SORTING, "", ONE_TAG, FULLTEXT)


def version_of(db: Any) -> int:
    """How many migrations this database has seen."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def as_today(db: Any) -> bool:
    """True for a database that says it is a library in today's shape."""
    made_by = int(db.execute("PRAGMA application_id").fetchone()[0])
    return made_by == APPLICATION_ID and version_of(db) == len(MIGRATIONS)


def check(db: Any, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Raise KnownError where the database is not a library, or one of a newer Clipdesk."""
    made_by = int(db.execute("PRAGMA application_id").fetchone()[0])
    version = version_of(db)
    if made_by not in {0, APPLICATION_ID} or (made_by == 0 and (version or _has_tables(db))):
        raise KnownError(
            "This file is a database of another program, not a Clipdesk library.", "Choose another file."
        )
    if version > len(migrations):
        raise KnownError(
            "This library was written by a newer Clipdesk.",
            "Update Clipdesk to open it; nothing was changed.",
        )


def _has_tables(db: Any) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def migrate(db: Any, before: Callable[[], object], migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Bring the database up to date; `before` is called once if it holds anything and a step is due. Steps taken."""
    version = version_of(db)
    due = migrations[version:]
    if due and version:
        before()
    for number, script in enumerate(due, version + 1):
        db.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements(script):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {number}")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise
    return len(due)


def statements(script: str) -> list[str]:
    """The statements of a script, triggers whole."""
    from sqlcipher3.dbapi2 import complete_statement

    statements, so_far = [], ""
    for line in script.splitlines(keepends=True):
        so_far += line
        if so_far.strip() and complete_statement(so_far):
            statements.append(so_far)
            so_far = ""
    return statements
