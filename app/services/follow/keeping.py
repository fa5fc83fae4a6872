"""What a look showed in; its receipt, the new version with every mark on it, and the alert, in one transaction, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.annotate.struck import struck_in
from app.clip.address import url_key
from app.domain.article.extraction import Extraction
from app.domain.article.page import Page
from app.domain.clip import Gathered
from app.domain.errors import BugError
from app.domain.follow.alert import AlertKind, Checked, Finding
from app.domain.mark import Outcome
from app.services.clipping.sameness import is_taken
from app.services.follow.judging import AWAY, Judged, Known
from app.services.follow.reattachments import Footing, follow, footings, texts_of, touched
from app.store import captures, clipping, marks
from app.store.follow import alerts, reattachments

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.follow.comparison import Comparison
    from app.domain.follow.reattachment import Reattachment
    from app.store.engine.transaction import Transaction
    from app.store.library import Library

NEW, REREAD = "new", "reread"  # stand for the ids of versions that are not kept yet
NUMBERS: Mapping[Outcome, str] = MappingProxyType(
    {Outcome.EDITED: "edited", Outcome.UNCERTAIN: "uncertain", Outcome.ORPHAN: "orphans"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A page that makes a new version: what was found, and the marks followed onto it as they stood then.

    `again` is the version known so far as today's extractor reads it, where that differs from what is kept:
    it becomes a version of its own first, so that no work of ours looks like an edit. `fates` are on version
    `NEW`, `fates_again` on version `REREAD`.
    """

    gathered: Gathered
    again: Extraction | None = None
    standing: tuple[Footing, ...] = ()
    fates: tuple[Reattachment, ...] = ()
    fates_again: tuple[Reattachment, ...] = ()


class Keeper:
    """Writes down looks."""

    def __init__(self, library: Library, changed: Callable[[Changes], None]) -> None:
        self._library = library
        self._changed = changed

    def note(
        self,
        known: Known,
        capture_id: str,
        judged: Judged,
        found: Extraction | None,
        problem: str,
    ) -> Checked:
        """Write on the receipt what a look showed that makes no new version."""
        facts: dict[str, object] = {"problem": problem}
        if found is not None:
            facts |= captures.extracted(found, found.full_text, 0)
        if judged.finding not in AWAY:
            facts["version_id"] = known.version.id
        with self._library.write() as tx:
            captures.read(tx, capture_id, judged.finding, **facts)
            alert_id = self._page_alert(tx, known, capture_id, judged)
            changes = tx.changes
        self._changed(changes)
        return Checked(
            known.article.id, judged.finding, alert_id=alert_id, address=judged.address, sentence=problem
        )

    def keep(
        self, known: Known, capture_id: str, judged: Judged, reading: Reading, pages: Sequence[Page] = ()
    ) -> Checked:
        """Keep the new version, where each mark stands on it, and the alert that comes of it.

        `pages` are the further ones of an article of several; joining them is no news, and can be undone.
        """
        blobs = self._library.blobs
        found, words = (
            reading.gathered.extraction,
            (judged.comparison.words_gone, judged.comparison.words_come),
        )
        joins = judged.finding is Finding.PAGE
        with self._library.write("Join the pages of an article" if joins else "") as tx:
            for page in pages:
                further = clipping.keep_capture(tx, blobs, known.article.id, page)
                captures.read(tx, further, Finding.PAGE)
            now = footings(tx, known.article.id)
            reread_id = self._reread(tx, known, reading, now)
            capture = captures.get(tx, capture_id)
            if capture is None:
                raise BugError("a look was kept without its capture")
            gathered = _at(tx, known, reading.gathered)
            key = url_key(gathered.extraction.url)
            version_id = clipping.adopt(tx, blobs, capture, gathered, key, words=words)
            fates = self._fates(tx, reading, now, {NEW: version_id, REREAD: reread_id}, found.full_text)
            news = touched(reading.standing, fates)
            reattachments.keep(tx, known.article.id, fates)
            captures.read(
                tx,
                capture_id,
                Finding(capture.finding or judged.finding) if joins else judged.finding,
                **captures.extracted(found, found.full_text, reading.gathered.missing),
            )
            numbers = self._numbers(tx, news, words) | _struck(judged.comparison, news, found.full_text)
            if known.last in AWAY:
                numbers["back"] = 1
            if joins:
                numbers["pages"] = len(pages)
            alert_id = "" if joins else self._text_alert(tx, known, capture_id, version_id, judged, numbers)
            changes = tx.changes
        self._changed(changes)
        return Checked(
            known.article.id, judged.finding, version_id, alert_id, address=judged.address, numbers=numbers
        )

    def _reread(self, tx: Transaction, known: Known, reading: Reading, now: tuple[Footing, ...]) -> str:
        """Keep the known bytes as today's extractor reads them, with the marks; the version's id, or nothing."""
        if reading.again is None:
            return ""
        capture = captures.get(tx, known.version.capture_id)
        if capture is None:
            raise BugError("a version was kept without its capture")
        again = _at(tx, known, Gathered(reading.again))
        key = url_key(again.extraction.url)
        version_id = clipping.adopt(tx, self._library.blobs, capture, again, key, words=(0, 0), reread=True)
        there = {one.mark_id for one in now}
        fates = (
            replace(fate, version_id=version_id) for fate in reading.fates_again if fate.mark_id in there
        )
        reattachments.keep(tx, known.article.id, fates)
        return version_id

    def _fates(
        self,
        tx: Transaction,
        reading: Reading,
        now: tuple[Footing, ...],
        ids: Mapping[str, str],
        text: str,
    ) -> tuple[Reattachment, ...]:
        """What becomes of the marks; one made, moved or decided on since they were followed is followed now."""
        ready = {
            fate.mark_id: replace(fate, version_id=ids[NEW], base_id=ids.get(fate.base_id, fate.base_id))
            for fate in reading.fates
        }
        then = {one.mark_id: one for one in reading.standing}
        late = [one for one in now if then.get(one.mark_id) != one]
        if late:
            ready |= {fate.mark_id: fate for fate in follow(late, texts_of(tx, late), ids[NEW], text)}
        there = {one.mark_id for one in now}
        return tuple(fate for fate in ready.values() if fate.mark_id in there)

    def _numbers(
        self, tx: Transaction, news: tuple[Reattachment, ...], words: tuple[int, int]
    ) -> dict[str, int]:
        numbers = {"gone": words[0], "come": words[1]}
        for fate in news:
            name = NUMBERS[fate.outcome]
            numbers[name] = numbers.get(name, 0) + 1
        if quoted := marks.quoted(tx, [fate.mark_id for fate in news]):
            numbers["quoted"] = len(quoted)
        return numbers

    def _text_alert(
        self,
        tx: Transaction,
        known: Known,
        capture_id: str,
        version_id: str,
        judged: Judged,
        numbers: Mapping[str, int],
    ) -> str:
        fields = {field.name for field in judged.comparison.fields}
        if any(name in numbers for name in NUMBERS.values()):
            kind = AlertKind.PASSAGE
        elif fields & {"title", "standfirst"}:
            kind = AlertKind.HEADLINE
        elif judged.finding is Finding.CHANGED:
            kind = AlertKind.BODY
        elif judged.finding is Finding.MINOR:
            return ""
        else:
            kind = AlertKind.PAGE
        return alerts.add(
            tx,
            article_id=known.article.id,
            capture_id=capture_id,
            version_id=version_id,
            kind=kind,
            finding=judged.finding,
            address=judged.address,
            numbers=numbers,
        )

    def _page_alert(self, tx: Transaction, known: Known, capture_id: str, judged: Judged) -> str:
        """An alert where the page as a whole is not what it was at the look before."""
        if judged.finding in {known.last, Finding.SAME, Finding.FAILED}:
            return ""
        return alerts.add(
            tx,
            article_id=known.article.id,
            capture_id=capture_id,
            version_id=known.version.id,
            kind=AlertKind.PAGE,
            finding=judged.finding,
            address=judged.address,
            numbers={},
        )


def _struck(comparison: Comparison, news: Iterable[Reattachment], text: str) -> dict[str, int]:
    """How many words and how many of the touched passages are struck out now; nothing where none are."""
    spans = struck_in(text)
    crossed = sum(
        any(start < fate.anchor.end and fate.anchor.start < end for start, end in spans)
        for fate in news
        if fate.anchor is not None and fate.outcome is Outcome.EDITED
    )
    numbers = {"struck": comparison.words_struck, "crossed": crossed if comparison.words_struck else 0}
    return {name: number for name, number in numbers.items() if number}


def _at(tx: Transaction, known: Known, gathered: Gathered) -> Gathered:
    """What was gathered, under its own address: one that the page claims and another article has is none."""
    url = gathered.extraction.url
    if url_key(url) == url_key(known.article.url) or not is_taken(tx, known.article.id, url):
        return gathered
    return replace(gathered, extraction=replace(gathered.extraction, url=known.article.url))
