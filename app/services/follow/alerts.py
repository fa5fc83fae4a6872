"""The inbox of changes: what looks brought to light in, what nobody has looked at yet first, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.codes.doings import Label
from app.domain.codes.message import Message
from app.domain.nouns import Noun
from app.services.present import present
from app.store import counting
from app.store.follow import alerts

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.follow.alert import Alert
    from app.store.library import Library

MOST = 500  # lines of the inbox


class Alerts:
    """The alerts of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def inbox(self, limit: int = MOST) -> tuple[Alert, ...]:
        """Passages first, then headlines, bodies and the rest; what was seen comes behind what was not."""
        with self._library.read() as db:
            return alerts.inbox(db, limit)

    def unseen(self) -> int:
        """How many changes nobody has looked at yet."""
        with self._library.read() as db:
            return counting.unseen(db)

    def get(self, alert_id: str) -> Alert | None:
        """One alert; None if it is gone."""
        with self._library.read() as db:
            return alerts.get(db, alert_id)

    def see(self, alert_ids: Sequence[str], *, seen: bool = True) -> Changes:
        """Say that changes were looked at, or that they are new again."""
        with self._library.write(Message(Label.CHANGES_SEEN if seen else Label.CHANGES_NEW)) as tx:
            alerts.set_seen(tx, present(tx, Noun.ALERT, alert_ids), seen=seen)
            return tx.changes

    def see_article(self, article_id: str) -> Changes:
        """Say that everything new about an article was looked at."""
        with self._library.write() as tx:
            there = present(tx, Noun.ARTICLE, [article_id])
            alerts.set_seen(tx, alerts.unseen_of(tx, there), seen=True)
            return tx.changes
