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


class Outcome(StrEnum):
    """What became of a marked passage."""

    UNCHANGED = "unchanged"
    EDITED = "edited"  # other words stand in its place
    UNCERTAIN = "uncertain"  # the best candidate is not good enough to be taken without asking
    ORPHAN = "orphan"  # it is not there any more


class Decision(StrEnum):
    """What the reporter said to an outcome."""

    OPEN = "open"  # nothing yet
    ACCEPTED = "accepted"  # it stands on the new words
    KEPT = "kept"  # it stays on the version it was made on
    BY_HAND = "by hand"  # she showed where it stands


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
    """One mark. `source_ids` say who said it.

    `anchor` is where it stands on version `version_id`: the version asked about, or the one it was made on
    where it does not stand there. `outcome` and `decision` say how it came to the version asked about;
    `made_on` is the version it was made on, and `made_at` its anchor there, which never changes.
    """

    id: str
    article_id: str
    version_id: str
    created_at: datetime
    updated_at: datetime
    kind: MarkKind
    comment: str
    anchor: Anchor
    source_ids: tuple[str, ...] = ()
    outcome: Outcome = Outcome.UNCHANGED
    decision: Decision = Decision.ACCEPTED
    made_on: str = ""
    made_at: Anchor | None = None

    @property
    def needs_review(self) -> bool:
        """True if the reporter has not said yet what is to become of it, or it stands nowhere."""
        if self.outcome is Outcome.ORPHAN:
            return True
        return self.outcome is not Outcome.UNCHANGED and self.decision is Decision.OPEN
