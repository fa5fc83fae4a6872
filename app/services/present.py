"""What a verb is asked to change in; what of it is there, or one sentence about what is not, out."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.errors import Missing
from app.domain.nouns import Noun
from app.store.engine.asking import Database
from app.store.sight import in_sight


def present(db: Database, noun: Noun, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of the ids that are in sight; KnownError where none of them is, so that no verb succeeds on nothing."""
    there = in_sight(db, noun, ids)
    if ids and not there:
        raise Missing(noun)
    return there
