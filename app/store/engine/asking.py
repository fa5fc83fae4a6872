"""What the store asks of whatever holds a database: a connection, or the one transaction that writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol


class Row(Protocol):
    """One row: its values by name or by place, and the names of its columns."""

    def __getitem__(self, name: str | int, /) -> Any:
        """The value of a column, as SQLite gives it."""

    def __iter__(self) -> Iterator[Any]:
        """The values, in the order of the columns."""

    def keys(self) -> list[str]:
        """The names of the columns."""


class Cursor(Protocol):
    """The rows of one statement."""

    @property
    def rowcount(self) -> int:
        """How many rows were written; -1 where none were asked to be."""

    def __iter__(self) -> Iterator[Row]:
        """The rows, one after another."""

    def fetchone(self) -> Any:
        """The next row; None behind the last."""

    def fetchall(self) -> list[Row]:
        """All rows that are left."""


class Database(Protocol):
    """What SQL can be asked of; `params` fill its places, in a row or by name."""

    def execute(self, sql: str, params: Any = (), /) -> Cursor:
        """Run one statement."""
