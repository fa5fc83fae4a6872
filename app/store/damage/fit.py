"""A database in; what of it is not as this Clipdesk writes it, out: tables that are missing, rows that do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from app.domain.codes.troubles import Trouble
from app.domain.errors import Damaged, Help, KnownError, Misfit
from app.store.damage.walk import walk
from app.store.engine import connection
from app.store.engine.asking import Database
from app.store.engine.connection import DatabaseError
from app.store.migrations import runner
from app.store.shape.fulltext import INDEXES
from app.store.shape.kinds import BLOCKS
from app.store.tables import TABLES

if TYPE_CHECKING:
    from app.paths import LibraryPath

Shape = Mapping[str, Mapping[str, str]]  # of each table the columns, each with its type

NUMBERS = Damaged(Trouble.NUMBERS_WRONG, helps=(Help.REBUILD, Help.RESTORE, Help.RESCUE))
INDEX = Damaged(Trouble.INDEX_DAMAGED, helps=(Help.REBUILD, Help.RESTORE, Help.READ, Help.RESCUE))


@cache
def expected(steps: int) -> Shape:
    """The tables of a library that has seen so many runner."""
    db = connection.in_memory()
    try:
        runner.migrate(db, lambda: None, runner.STEPS[:steps])
        return shape(db)
    finally:
        db.close()


def shape(db: Database) -> Shape:
    """The tables there are, without those of the text index."""
    found = db.execute(
        "SELECT m.name, c.name, c.type FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'"
        " AND m.name NOT LIKE '%\\_fts%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name <> ?",
        (runner.RECORD,),
    )
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in found.fetchall():
        tables.setdefault(str(table), {})[str(column)] = str(kind)
    return tables


def _within(part: Shape, whole: Shape) -> bool:
    return all(table in whole and columns.keys() <= whole[table].keys() for table, columns in part.items())


def steps_seen(there: Shape) -> int:
    """The fewest migrations that make all of our tables and columns that are there; 0 where it is no library."""
    best = 0
    for steps in range(1, len(runner.STEPS) + 1):
        if _within(expected(steps), there) and (not best or expected(steps) != expected(best)):
            best = steps
    return best


def check(db: Database) -> None:
    """Raise KnownError where this is no library, one of a newer Clipdesk, or one whose numbers say what it is not."""
    try:
        runner.check(db)
    except KnownError:
        if runner.version_of(db) <= len(runner.STEPS) and steps_seen(shape(db)):
            raise NUMBERS from None
        raise
    version = runner.version_of(db)
    if version < len(runner.STEPS):
        seen = steps_seen(shape(db))
        if seen and (version <= 0 or expected(seen) != expected(version)):
            raise NUMBERS


def missing(db: Database) -> tuple[str, ...]:
    """The tables and columns that should be there and are not."""
    there = shape(db)
    version = max(0, min(runner.version_of(db), len(runner.STEPS)))
    found = []
    for table, columns in expected(version).items():
        if table not in there:
            found.append(table)
        else:
            found += [f"{table}.{column}" for column in columns if column not in there[table]]
    return tuple(found)


def misfits(db: Database, *, deep: bool = False) -> Iterator[tuple[str, int]]:
    """Of each table that has rows that do not fit, how many; `deep` looks into the blocks of texts, too."""
    for table in TABLES.values():
        bad = 0
        for row in walk(db, table.name, tuple(table.columns)):
            bad += row is None or not _fits(table.name, row, deep=deep)
        if bad:
            yield table.name, bad


def _fits(table: str, row: Mapping[str, Any], *, deep: bool) -> bool:
    try:
        for name, kind in TABLES[table].columns.items():
            if kind is not BLOCKS or deep:
                kind.made(row[name])
            elif type(row[name]) not in kind.stored:
                return False
    except (ValueError, TypeError, LookupError, RecursionError):
        return False
    return True


def said(db: Database, pragma: str = "integrity_check") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What SQLite's own check says of the tables, and what of the text index; nothing of what is whole."""
    try:
        lines = _lines(db, pragma)
        of_index = tuple(line for line in lines if any(f"{name}_fts" in line for name in INDEXES))
    except DatabaseError:  # a text index that does not open lets the whole check fail: each table by itself
        lines = [line for table in shape(db) for line in _lines(db, f"{pragma}('{table}')")]
        of_index = ("does not open",)
    return tuple(line for line in lines if line not in of_index), of_index


def _lines(db: Database, pragma: str) -> list[str]:
    return [line for row in db.execute(f"PRAGMA {pragma}") if (line := str(row[0])) != "ok"]


def blamed(error: Exception, path: LibraryPath, key: str | None) -> Exception:
    """What an error really was: damage, where a look at the library finds some, or else itself: our fault."""
    known = error if isinstance(error, KnownError) else Damaged(Trouble.DAMAGED)
    try:
        db = connection.connect(path.database, key=key, read_only=True)
    except (DatabaseError, OSError):
        return known
    try:
        found = _found(db)
        if found is None and isinstance(error, Misfit):
            return Damaged(Trouble.ROW_MISFITS)
        return found or error
    except (DatabaseError, KnownError):
        return known
    finally:
        db.close()


def _found(db: Database) -> Damaged | None:
    looks: tuple[Callable[[], Damaged | None], ...] = (
        lambda: _tables(missing(db)),
        lambda: _rows(sum(count for _table, count in misfits(db, deep=True))),
        lambda: _pages(*said(db)),
        lambda: None if index_stands(db) else INDEX,
    )
    return next((found for look in looks if (found := look()) is not None), None)


def _tables(gone: tuple[str, ...]) -> Damaged | None:
    return Damaged(Trouble.TABLES_MISSING, tables=", ".join(gone[:3])) if gone else None


def _rows(count: int) -> Damaged | None:
    if not count:
        return None
    return Damaged(Trouble.ROWS_MISFIT, count=count)


def _pages(of_tables: tuple[str, ...], of_index: tuple[str, ...]) -> Damaged | None:
    if of_tables:
        return Damaged(Trouble.DAMAGED)
    return INDEX if of_index else None


def index_stands(db: Database) -> bool:
    """True if each part of the text index answers at all."""
    try:
        for name in INDEXES:
            db.execute(f"SELECT 1 FROM {name}_fts WHERE {name}_fts MATCH 'x' LIMIT 1").fetchall()
    except DatabaseError:
        return False
    return True
