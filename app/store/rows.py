"""Rows of SQLite in; the domain's dataclasses out, as the table of tables says."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.article.head import Head
from app.domain.article.version import Version
from app.domain.mark import Anchor
from app.store.shape.kinds import Kind, facts, unpack_blocks
from app.store.tables import PASSAGE, table_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from app.store.engine.asking import Row

T = TypeVar("T", bound="DataclassInstance")


@cache
def _plan(kind: type[DataclassInstance]) -> tuple[tuple[str, Kind], ...]:
    """The fields of a dataclass that a row fills, each with the kind of value that its column holds."""
    table = table_of(kind)
    known = {**table.columns, **table.beside}
    return tuple((one.name, known[one.name]) for one in fields(kind) if one.name in known)


def made(kind: type[T], row: Row, **more: object) -> T:
    """One noun of a row with a column for each of its fields; `more` are fields that no column fills.

    Misfit, a ValueError, where a value is not one that was ever written.
    """
    found = {name: column.made(row[name]) for name, column in _plan(kind) if name not in more}
    return kind(**found, **more)


def passage(row: Row, before: str = "") -> Anchor:
    """The anchor that a row holds, in columns whose names begin with `before`."""
    found: dict[str, Any] = {name: kind.made(row[f"{before}{name}"]) for name, kind in PASSAGE.items()}
    return Anchor(**found)


def version(row: Row, *, blocks: bool = True) -> Version:
    """One version; the HTML shows kept pictures as `blob:SHA256` and leaves the others without an address.

    Without its `blocks` it has no HTML, and is read at once however many there are.
    """
    kept = unpack_blocks(row["blocks"]) if blocks else ()
    return made(
        Version,
        row,
        blocks=kept,
        html="\n".join(block.html for block in kept if block.kept),
        **_said(facts(row["metadata"])),
    )


def _said(metadata: dict[str, Any]) -> dict[str, Any]:
    """What of a head has no column of its own; a field that is younger than the row is empty."""
    return {
        one.name: tuple(value) if isinstance(value, list) else value
        for one in fields(Head)
        if (value := metadata.get(one.name)) is not None
    }
