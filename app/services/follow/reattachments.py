"""The marks of an article and a new text in; where each of them stands on it, and how sure that is, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.annotate.anchor import describe
from app.annotate.changes.kinds import plain
from app.annotate.pair import Pair
from app.annotate.reattach import Reattacher
from app.annotate.struck import TILDES
from app.domain.follow.reattachment import Reattachment
from app.domain.mark import Anchor, Decision, Mark, Outcome
from app.store import marks, versions
from app.store.engine.asking import Database
from app.store.follow import reattachments


@dataclass(frozen=True, slots=True)
class Footing:
    """Where a mark stood for sure last: `anchor` in the text of version `base_id`.

    `made` are the words it was made on, where those are others; `last` is its newest fate.
    """

    mark_id: str
    base_id: str
    anchor: Anchor
    last: Reattachment | None = None
    made: str = ""


def follower(old: str, new: str) -> Reattacher:
    """What follows passages from one text to the next; the texts are compared once for all of them."""
    return Reattacher(Pair(old, new))


def footings(db: Database, article_id: str) -> tuple[Footing, ...]:
    """Where each mark of an article stood for sure last: on the newest version it was re-attached to without doubt."""
    fates: dict[str, list[Reattachment]] = {}
    for fate in reattachments.of_article(db, article_id):
        fates.setdefault(fate.mark_id, []).append(fate)
    return tuple(_footing(mark, fates.get(mark.id, [])) for mark in marks.of_article(db, article_id))


def _footing(mark: Mark, fates: Sequence[Reattachment]) -> Footing:
    last = fates[-1] if fates else None
    for fate in reversed(fates):
        if fate.sure and fate.anchor is not None:
            made = mark.made_at.exact if mark.made_at is not None else ""
            return Footing(mark.id, fate.version_id, fate.anchor, last, made)
    return Footing(mark.id, mark.made_on, mark.made_at or mark.anchor, last)


def texts_of(db: Database, standing: Iterable[Footing]) -> dict[str, str]:
    """The texts of the versions that footings stand on, by version."""
    texts: dict[str, str] = {}
    for one in standing:
        if one.base_id not in texts and (version := versions.get(db, one.base_id, blocks=False)) is not None:
            texts[one.base_id] = version.text
    return texts


def follow(
    standing: Iterable[Footing], texts: Mapping[str, str], version_id: str, new: str, pair: Pair | None = None
) -> tuple[Reattachment, ...]:
    """What becomes of each mark on the new text `new` of version `version_id`.

    `pair` is what the new text was compared as with the newest of the old ones.
    """
    followers: dict[str, Reattacher] = {}
    found = []
    for one in standing:
        old = texts.get(one.base_id)
        if old is None:
            continue
        if one.base_id not in followers:
            compared = pair is not None and (pair.raw_old, pair.raw_new) == (old, new)
            followers[one.base_id] = Reattacher(pair) if pair and compared else follower(old, new)
        place = followers[one.base_id].place(one.anchor.start, one.anchor.end)
        found.append(_reattached(one, place.span, place.outcome, place.likeness, version_id, new))
    return tuple(found)


def _reattached(
    one: Footing,
    span: tuple[int, int] | None,
    outcome: Outcome,
    likeness: float,
    version_id: str,
    new: str,
) -> Reattachment:
    anchor = None if span is None or not new[slice(*span)].strip() else describe(new, *span)
    if anchor is None:
        outcome = Outcome.ORPHAN
    elif outcome is Outcome.EDITED and plain(anchor.exact) in (plain(one.anchor.exact), plain(one.made)):
        # Other shapes of spaces, dashes or quotation marks say nothing else; and what she marked first may be back.
        outcome = Outcome.UNCHANGED
    elif outcome is Outcome.UNCHANGED and anchor.exact.count(TILDES) != one.anchor.exact.count(TILDES):
        # The words are there, struck out: what was quoted has been withdrawn.
        outcome = Outcome.EDITED
    decision = Decision.ACCEPTED if outcome is Outcome.UNCHANGED else Decision.OPEN
    last = one.last
    if decision is Decision.OPEN and last is not None and _same_fate(last, outcome, anchor):
        decision = last.decision  # she was asked about these very words before
    return Reattachment(one.mark_id, version_id, one.base_id, outcome, decision, anchor, likeness)


def _same_fate(last: Reattachment, outcome: Outcome, anchor: Anchor | None) -> bool:
    words = last.anchor.exact if last.anchor else ""
    return last.outcome is outcome and words == (anchor.exact if anchor else "")


def touched(standing: Iterable[Footing], fates: Iterable[Reattachment]) -> tuple[Reattachment, ...]:
    """Those marks whose passage changed or vanished now, and had not before."""
    before = {one.mark_id: one.last for one in standing}
    return tuple(
        fate
        for fate in fates
        if fate.outcome is not Outcome.UNCHANGED
        and ((last := before.get(fate.mark_id)) is None or not _same_fate(last, fate.outcome, fate.anchor))
    )
