"""A database of any age in; the same one in today's shape out, each step whole or not at all, with a copy made before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError
from app.store.engine import connection
from app.store.migrations import (
    m01_tables,
    m02_following,
    m03_sorting,
    m04_nothing,
    m05_one_tag,
    m06_text_index,
    m07_links,
    m08_codes,
)

if TYPE_CHECKING:
    import sqlite_utils

    from app.store.engine.asking import Database

    Step = Callable[[sqlite_utils.Database], None]

APPLICATION_ID = 0x436C6970  # "Clip"
RECORD = "_sqlite_migrations"  # where sqlite-utils keeps which steps were taken

# Number 1 first. Add at the end, never change one that was released.
STEPS: Sequence[Step] = (
    m01_tables.step,
    m02_following.step,
    m03_sorting.step,
    m04_nothing.step,
    m05_one_tag.step,
    m06_text_index.step,
    m07_links.step,
    m08_codes.step,
)


def version_of(db: Database) -> int:
    """How many steps this database has seen."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def as_today(db: Database) -> bool:
    """True for a database that says it is a library in today's shape."""
    made_by = int(db.execute("PRAGMA application_id").fetchone()[0])
    return made_by == APPLICATION_ID and version_of(db) == len(STEPS)


def check(db: Database, steps: Sequence[Step] = STEPS) -> None:
    """Raise KnownError where the database is not a library, or one of a newer Clipdesk."""
    made_by = int(db.execute("PRAGMA application_id").fetchone()[0])
    version = version_of(db)
    if made_by not in {0, APPLICATION_ID} or (made_by == 0 and (version or _has_tables(db))):
        raise KnownError(Trouble.OTHER_DATABASE)
    if version > len(steps):
        raise KnownError(Trouble.LIBRARY_NEWER)


def _has_tables(db: Database) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def migrate(db: Database, before: Callable[[], object], steps: Sequence[Step] = STEPS) -> int:
    """Bring the database up to date; `before` is called once if it holds anything and a step is due. Steps taken."""
    version = version_of(db)
    due = len(steps) - version
    if due <= 0:
        return 0
    if version:
        before()
    _taken(connection.tables(db), version, steps)
    return due


def _taken(db: sqlite_utils.Database, version: int, steps: Sequence[Step]) -> None:
    """Let sqlite-utils take the steps behind the first `version`: the number in the file is what counts."""
    from sqlite_utils import Migrations

    ours = Migrations("clipdesk")
    names = [f"{number:02}" for number in range(1, len(steps) + 1)]
    for number, step in enumerate(steps, 1):
        ours(name=names[number - 1])(_numbered(number, step))
    if {one.name for one in ours.applied(db)} != set(names[:version]):
        with db.atomic():
            db.table(RECORD).drop(ignore=True)
            ours.ensure_migrations_table(db)
            db.table(RECORD).insert_all(
                {"migration_set": ours.name, "name": name, "applied_at": ""} for name in names[:version]
            )
    ours.apply(db)


def _numbered(number: int, step: Step) -> Step:
    """The step, which also says in the file that it was taken."""

    def taken(db: sqlite_utils.Database) -> None:
        step(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")

    return taken
