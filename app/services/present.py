"""What a verb is asked to change in; what of it is there, or one sentence about what is not, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.changes import Noun
from app.domain.errors import KnownError
from app.store.sight import in_sight

DELETED = "It may have been deleted: try undo."
GONE: Mapping[Noun, tuple[str, str]] = {
    Noun.ARTICLE: ("This article is not in the library any more.", DELETED),
    Noun.VERSION: (
        "This version is not in the library any more.",
        "The article may have been deleted: try undo.",
    ),
    Noun.MARK: ("This mark is not there any more.", DELETED),
    Noun.SOURCE: ("This source is not there any more.", DELETED),
    Noun.TAG: ("This tag is not there any more.", "It may have been renamed or merged."),
    Noun.NOTE: ("This note is not there any more.", DELETED),
    Noun.ALERT: ("This change is not in the inbox any more.", ""),
}


def gone(noun: Noun) -> KnownError:
    """What is said of a thing that is not there."""
    return KnownError(*GONE[noun])


def present(db: Any, noun: Noun, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of the ids that are in sight; KnownError where none of them is, so that no verb succeeds on nothing."""
    there = in_sight(db, noun, ids)
    if ids and not there:
        raise gone(noun)
    return there
