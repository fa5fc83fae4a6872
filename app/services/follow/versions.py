"""Verbs on versions: what was seen when, what differs between two, and what is to become of the marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.annotate.anchor import describe, find
from app.annotate.versions import compared
from app.domain.errors import BugError, KnownError, Missing
from app.domain.follow.reattachment import Reattachment
from app.domain.mark import Decision, Outcome
from app.domain.nouns import Noun
from app.services.follow.judging import fields_of
from app.services.present import present
from app.services.words import counted
from app.store import captures, marks, versions
from app.store.follow import reattachments

if TYPE_CHECKING:
    from app.domain.article.capture import Capture
    from app.domain.article.version import Version
    from app.domain.changes import Changes
    from app.domain.follow.comparison import Comparison
    from app.domain.mark import Anchor, Mark
    from app.store.library import Library


class Versions:
    """The versions of articles."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def get(self, version_id: str) -> Version:
        """One version; KnownError if it is not there any more."""
        with self._library.read() as db:
            found = versions.get(db, version_id)
        if found is None:
            raise Missing(Noun.VERSION)
        return found

    def of_article(self, article_id: str) -> tuple[Version, ...]:
        """All versions, oldest first."""
        with self._library.read() as db:
            return versions.of_article(db, article_id)

    def captures(self, article_id: str) -> tuple[Capture, ...]:
        """Every look at the page, oldest first: the receipts."""
        with self._library.read() as db:
            return captures.of_article(db, article_id)

    def compare(self, old_id: str, new_id: str) -> tuple[Version, Version, Comparison]:
        """Two versions, and all that differs between them."""
        old, new = self.get(old_id), self.get(new_id)
        return old, new, compared(old.text, new.text, fields_of(old), fields_of(new))

    def original(self, capture_id: str) -> bytes:
        """The raw bytes of a look, checked against their hash; KnownError if they are damaged or gone."""
        with self._library.read() as db:
            capture = captures.get(db, capture_id)
        if capture is None:
            raise KnownError("This copy of the page is not there any more.", "Check the article again.")
        return self._library.blobs.get(capture.blob_id)

    def accept(self, mark_ids: Sequence[str], version_id: str) -> Changes:
        """Let marks stand on the words that took the place of theirs."""
        return self._decide(
            mark_ids, version_id, Decision.ACCEPTED, f"Accept {counted(len(mark_ids), 'mark')}"
        )

    def keep(self, mark_ids: Sequence[str], version_id: str) -> Changes:
        """Let marks stay on the version they were made on; a later text that has their words brings them back."""
        return self._decide(
            mark_ids, version_id, Decision.KEPT, f"Keep {counted(len(mark_ids), 'mark')} on the old version"
        )

    def reopen(self, mark_ids: Sequence[str], version_id: str) -> Changes:
        """Take a decision back, and ask again."""
        return self._decide(
            mark_ids, version_id, Decision.OPEN, f"Ask about {counted(len(mark_ids), 'mark')} again"
        )

    def attach(self, mark_id: str, version_id: str, start: int, end: int) -> Changes:
        """Let a mark stand on code points `start` to `end` of a version, as the reporter showed it."""
        version, mark = self.get(version_id), self._mark(mark_id, version_id)
        if not 0 <= start <= end <= len(version.text):
            raise BugError(f"a mark from {start} to {end} is outside its text")
        anchor = describe(version.text, start, end)
        fate = Reattachment(
            mark_id, version_id, mark.made_on, Outcome.EDITED, Decision.BY_HAND, anchor, likeness=1.0
        )
        if mark.made_at is not None and anchor.exact == mark.made_at.exact:
            fate = replace(fate, outcome=Outcome.UNCHANGED)
        with self._library.write("Move mark") as tx:
            reattachments.keep(tx, version.article_id, [fate])
            return tx.changes

    def _mark(self, mark_id: str, version_id: str) -> Mark:
        with self._library.read() as db:
            mark = marks.get(db, mark_id, version_id)
        if mark is None:
            raise Missing(Noun.MARK)
        return mark

    def _decide(self, mark_ids: Sequence[str], version_id: str, decision: Decision, label: str) -> Changes:
        version = self.get(version_id)
        with self._library.write(label) as tx:
            there = present(tx, Noun.MARK, mark_ids)
            fates = [reattachments.get(tx, mark_id, version_id) for mark_id in there]
            decided = [
                replace(fate, decision=decision, anchor=_again(version, fate.anchor))
                for fate in fates
                if fate is not None and (fate.anchor is not None or decision is not Decision.ACCEPTED)
            ]
            reattachments.keep(tx, version.article_id, decided)
            return tx.changes


def _again(version: Version, anchor: Anchor | None) -> Anchor | None:
    """The anchor where its words stand now: a passage put back since may have moved them."""
    if anchor is None or version.text[anchor.start : anchor.end] == anchor.exact:
        return anchor
    span = find(version.text, anchor)
    return anchor if span is None else describe(version.text, *span)
