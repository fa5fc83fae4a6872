"""A script of SQL in; its statements, one by one, inside the transaction that is open, out."""

from __future__ import annotations

from typing import Protocol


class Executes(Protocol):
    """A connection, or sqlite-utils' view of one."""

    def execute(self, sql: str, /) -> object:
        """Run one statement."""


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


def run(db: Executes, script: str) -> None:
    """Run a script: SQLite's own way of doing it would commit first."""
    for statement in statements(script):
        db.execute(statement)
