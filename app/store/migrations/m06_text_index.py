"""The text index in today's shape, whatever it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.shape.fulltext import index_sql
from app.store.shape.scripts import run

if TYPE_CHECKING:
    from sqlite_utils import Database

# The index holds nothing that the tables do not, so it is the one step that is not frozen: it makes what
# `store/tables.py` asks for today. When that changes, it moves to the end, and what stood here does nothing.


def step(db: Database) -> None:
    """Make the index anew from the tables."""
    run(db, index_sql())
