"""An earlier shape of the text index was made here; `m06_text_index` makes the one that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def step(db: Database) -> None:
    """Do nothing: its number is taken."""
