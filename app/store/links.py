"""Links in SQL: what something points at in; which of them are new and which are gone, out."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.nouns import Noun
from app.store.engine.transaction import Transaction

WHOLE = {"role": "", "start": -1, "end": -1}  # of a link to or from all of a thing, not a place in it


def relink(tx: Transaction, noun: Noun, from_id: str, targets: Iterable[tuple[Noun, str]]) -> None:
    """Let what a thing points at as a whole be `targets`, and nothing else."""
    wanted = set(targets)
    there = {
        (Noun(row["to_noun"]), str(row["to_id"]))
        for row in tx.rows(
            "SELECT to_noun, to_id FROM link WHERE from_noun = ? AND from_id = ?", noun, from_id
        )
    }
    for to_noun, to_id in there - wanted:
        tx.unjoin("link", from_noun=noun, from_id=from_id, to_noun=to_noun, to_id=to_id)
    for to_noun, to_id in sorted(wanted - there):
        tx.join("link", from_noun=noun, from_id=from_id, to_noun=to_noun, to_id=to_id, **WHOLE)
