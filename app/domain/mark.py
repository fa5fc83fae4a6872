"""Marks: a passage of one version of an article, what it means, and how to find it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark means; colour and sign follow from it."""

    QUOTE = "quote"
    CLAIM = "claim"
    FIGURE = "figure"
    FOLLOW_UP = "follow-up"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of a text: code points `start` to `end`, the exact words, and what stands either side.

    `prefix` and `suffix` are up to 48 code points, shorter only at the ends of the text.
    After the W3C Web Annotation Data Model, TextQuoteSelector and TextPositionSelector.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a version that are no mark yet: code points `start` to `end`."""

    version_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. `source_ids` say who said it."""

    id: str
    article_id: str
    version_id: str
    created_at: datetime
    updated_at: datetime
    kind: MarkKind
    comment: str
    anchor: Anchor
    source_ids: tuple[str, ...] = ()
