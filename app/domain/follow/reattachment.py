"""Re-attachments: where a mark that was made on one version stands on a later one, and what the reporter said to it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.mark import Anchor, Decision, Outcome


@dataclass(frozen=True, slots=True)
class Reattachment:
    """One mark on one version. `anchor` is None for an orphan; `base_id` is the version it was followed from.

    `likeness` is the share of the passage, from 0 to 1, that survived.
    """

    mark_id: str
    version_id: str
    base_id: str
    outcome: Outcome
    decision: Decision
    anchor: Anchor | None
    likeness: float

    @property
    def stands(self) -> bool:
        """True if the mark is shown on this version."""
        return self.anchor is not None and self.decision is not Decision.KEPT

    @property
    def sure(self) -> bool:
        """True if the next version may be followed from here."""
        if self.decision is Decision.OPEN:
            return self.outcome is Outcome.UNCHANGED
        return self.stands
