"""The verb check: an article, or a newer copy of its page, in; the look kept, and what it showed, out, step by step."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.annotate.pair import Pair
from app.annotate.versions import compared
from app.clip.address import host_of
from app.clip.fetch.sentences import seconds_to_wait, status_error
from app.clip.snapshot import collect_pictures, read_file
from app.domain.article.article import Article
from app.domain.article.capture import Capture
from app.domain.article.extraction import Extraction
from app.domain.article.page import Page
from app.domain.article.version import Version
from app.domain.clip import ClipRequest, Gathered
from app.domain.errors import BugError, Cancelled, KnownError, Missing
from app.domain.follow.alert import Checked, Finding
from app.domain.mark import Outcome
from app.domain.nouns import Noun
from app.domain.steps import Lane, Step, Steps, Watcher
from app.services.clipping.joining import joined
from app.services.clipping.pages import pasted
from app.services.follow.judging import (
    AWAY,
    Judged,
    Known,
    as_read,
    by_status,
    judge,
    same_reading,
    unchanged,
    with_choices,
)
from app.services.follow.keeping import NEW, REREAD, Keeper, Reading
from app.services.follow.reattachments import Footing, follow, footings, texts_of
from app.store import articles, captures, clipping, versions

if TYPE_CHECKING:
    from app.clip.fetch import Fetcher
    from app.clip.worker import ExtractWorker
    from app.store.library import Library


@dataclass(frozen=True, slots=True)
class _Found:
    """One page as it was read: what it means, and what was found in it and in the `pages` that follow it."""

    judged: Judged
    found: Extraction | None = None
    again: Extraction | None = None
    pair: Pair | None = None
    problem: str = ""
    pages: tuple[Page, ...] = ()


class _Look:
    """One look on its way through the two lanes."""

    def __init__(
        self,
        library: Library,
        fetcher: Fetcher,
        worker: ExtractWorker,
        watcher: Watcher,
        pictures: Callable[[], bool],
    ) -> None:
        self._library = library
        self._fetcher = fetcher
        self._worker = worker
        self._watcher = watcher
        self._pictures = pictures
        self._keeper = Keeper(library, watcher.changed)

    def fetched(self, article_id: str) -> Steps[Checked]:
        """Ask the site again, and read what it answers."""
        known = yield Step(Lane.STORE, "Looking at what is known", lambda: self._known(article_id))
        url = known.asked or known.article.url
        if not url:
            raise KnownError(
                "This article has no address to look at.",
                "Drop a newer copy of the page on it, or paste one.",
            )
        try:
            page = yield Step(Lane.POOL, "Asking the site", lambda: self._ask(known, url))
        except KnownError as error:
            if not error.retry:
                raise
            return Checked(article_id, Finding.FAILED, sentence=str(error))
        if by_status(page.status) is Finding.FAILED:
            return _refused(article_id, page)
        return (yield from self._kept(known, page, None))

    def here(self, article_id: str, request: ClipRequest) -> Steps[Checked]:
        """Take a file or a paste as a newer copy of the page, and read it."""
        path = request.path
        known = yield Step(Lane.STORE, "Looking at what is known", lambda: self._known(article_id))
        if path is not None:
            page = yield Step(Lane.POOL, "Reading the file", lambda: read_file(path))
        else:
            page = pasted(request, self._library.now())
        return (yield from self._kept(known, page, path.parent if path else None))

    def kept(self, capture_id: str) -> Steps[Checked]:
        """Go on with a look whose bytes are kept and were not read yet."""
        capture = yield Step(Lane.STORE, "Looking at what is kept", lambda: self._capture(capture_id))
        known = yield Step(Lane.STORE, "Looking at what is known", lambda: self._known(capture.article_id))
        page = yield Step(
            Lane.POOL, "Looking at what is kept", lambda: captures.page_of(capture, self._library.blobs)
        )
        return (yield from self._read(known, capture.id, page, None))

    def _kept(self, known: Known, page: Page, folder: Path | None) -> Steps[Checked]:
        if page.status == 304:
            page = replace(page, raw=self._library.blobs.get(known.blob_id))
        capture_id = yield Step(Lane.STORE, "Keeping the look", lambda: self._keep(known.article.id, page))
        return (yield from self._read(known, capture_id, page, folder))

    def _read(self, known: Known, capture_id: str, page: Page, folder: Path | None) -> Steps[Checked]:
        read: _Found = yield Step(Lane.POOL, "Reading the page", lambda: self._judged(known, page))
        judged, found = read.judged, read.found
        if not judged.keeps or found is None:
            noted: Checked = yield Step(
                Lane.STORE,
                "Noting what it showed",
                lambda: self._keeper.note(known, capture_id, judged, found, read.problem),
            )
            return noted
        return (yield from self._kept_anew(known, capture_id, page, read, folder))

    def joined(self, article_id: str) -> Steps[Checked]:
        """Fetch the further pages of an article, and keep all of them as one text."""
        known: Known = yield Step(Lane.STORE, "Looking at what is known", lambda: self._known(article_id))
        page = yield Step(Lane.POOL, "Looking at what is kept", lambda: self._page_of(known))
        read: _Found = yield Step(Lane.POOL, "Fetching the other pages", lambda: self._all_pages(known, page))
        if read.found is not None and read.found.full_text == known.version.text:
            return Checked(article_id, Finding.SAME, sentence=read.problem)
        checked: Checked = yield from self._kept_anew(known, known.capture.id, page, read, None)
        return replace(checked, sentence=read.problem)

    def _kept_anew(
        self, known: Known, capture_id: str, page: Page, read: _Found, folder: Path | None
    ) -> Steps[Checked]:
        """Keep what was read as a new version, with the marks on it."""
        found = read.found
        if found is None:
            raise BugError("a version is to be kept of nothing")
        standing, texts = yield Step(
            Lane.STORE, "Looking at the marks", lambda: self._standing(known.article.id)
        )
        gathered = yield Step(
            Lane.POOL, "Fetching new pictures", lambda: self._gathered(known, page, found, folder)
        )
        reading = yield Step(
            Lane.POOL, "Following the marks", lambda: _followed(standing, texts, gathered, read)
        )
        kept: Checked = yield Step(
            Lane.STORE,
            "Keeping the new version",
            lambda: self._keeper.keep(known, capture_id, read.judged, reading, read.pages),
        )
        return kept

    def _judged(self, known: Known, page: Page) -> _Found:
        finding = by_status(page.status)
        same_bytes = hashlib.sha256(page.raw).hexdigest() == known.blob_id
        if finding not in {None, Finding.SAME}:
            return _Found(Judged(finding or Finding.SAME))
        if finding is Finding.SAME or same_bytes:
            return _Found(unchanged(known, page))
        try:
            found = with_choices(self._extract(page), known.version.blocks)
        except Cancelled:
            raise
        except KnownError as error:
            return _Found(Judged(Finding.UNREADABLE), problem=str(error))
        pages: tuple[Page, ...] = ()
        if known.joined and (found.next_page or found.first_page):
            whole = joined(page, found, self._fetch, self._extract)
            if whole.problem:  # half an article beside a whole one would read as a deletion
                raise KnownError(whole.problem, retry=True)
            found, pages = with_choices(whole.found, known.version.blocks), whole.pages
        reread = known.version.extractor != found.extractor and not known.joined
        again = self._again(known) if reread else None
        if again is not None and same_reading(again, found):
            return _Found(unchanged(known, page), found)
        if again is not None:
            known = replace(known, version=as_read(known.version, again))
        pair = Pair(known.version.text, found.full_text)
        return _Found(judge(known, page, found, pair), found, again, pair, pages=pages)

    def _all_pages(self, known: Known, page: Page) -> _Found:
        """All pages of an article, from the one that is kept."""
        whole = joined(page, self._extract(page), self._fetch, self._extract)
        found = with_choices(whole.found, known.version.blocks)
        pair = Pair(known.version.text, found.full_text)
        comparison = compared(known.version.text, found.full_text, {}, {}, pair)
        judged = Judged(Finding.PAGE, keeps=True, comparison=comparison)
        return _Found(judged, found, None, pair, whole.problem, whole.pages)

    def _page_of(self, known: Known) -> Page:
        return captures.page_of(known.capture, self._library.blobs)

    def _extract(self, page: Page) -> Extraction:
        return self._worker.extract(page, self._watcher.stop)

    def _fetch(self, url: str) -> Page:
        return self._fetcher.fetch(url, progress=self._watcher.progress, stop=self._watcher.stop)

    def _again(self, known: Known) -> Extraction | None:
        """The known bytes as today's extractor reads them; None where that is what is kept, or cannot be had."""
        try:
            again = with_choices(self._extract(self._page_of(known)), known.version.blocks)
        except Cancelled:
            raise
        except KnownError:
            return None
        return None if again.full_text == known.version.text else again

    def _gathered(self, known: Known, page: Page, found: Extraction, folder: Path | None) -> Gathered:
        """The extraction with those of its pictures that are not kept yet."""
        canonical = found.url or page.final_url or page.url or known.article.url
        found = replace(found, url=canonical)
        fresh = replace(found, pictures=tuple(src for src in found.pictures if src not in known.pictures))
        if not fresh.pictures or not self._pictures():
            return Gathered(found)
        snapshot = collect_pictures(
            fresh,
            page,
            self._fetcher,
            folder=folder,
            stop=self._watcher.stop,
            progress=self._watcher.progress,
        )
        return Gathered(found, snapshot.pictures, snapshot.missing)

    def _ask(self, known: Known, url: str) -> Page:
        return self._fetcher.look(
            url,
            etag=known.etag,
            last_modified=known.last_modified,
            progress=self._watcher.progress,
            stop=self._watcher.stop,
        )

    def _known(self, article_id: str) -> Known:
        with self._library.read() as db:
            article = articles.get(db, article_id)
            version = versions.current(db, article_id)
            looks = captures.of_article(db, article_id)
            pictures = frozenset(versions.pictures_of(db, version.id)) if version is not None else frozenset()
        if article is None:
            raise Missing(Noun.ARTICLE)
        if version is None:
            raise KnownError("This article has no text yet.", "Try the clip again first.")
        return _known(article, version, looks, pictures)

    def _capture(self, capture_id: str) -> Capture:
        with self._library.read() as db:
            found = captures.get(db, capture_id)
        if found is None:
            raise KnownError("This copy of the page is not there any more.", "Check the article again.")
        return found

    def _keep(self, article_id: str, page: Page) -> str:
        with self._library.write() as tx:
            capture_id = clipping.keep_capture(tx, self._library.blobs, article_id, page)
            changes = tx.changes
        self._watcher.changed(changes)
        return capture_id

    def _standing(self, article_id: str) -> tuple[tuple[Footing, ...], dict[str, str]]:
        with self._library.read() as db:
            standing = footings(db, article_id)
            return standing, texts_of(db, standing)


def _known(article: Article, version: Version, looks: Sequence[Capture], pictures: frozenset[str]) -> Known:
    good = [look for look in looks if look.version_id]
    read_from = next((look for look in looks if look.id == version.capture_id), None)
    if read_from is None or not good:
        raise BugError("a version was kept without its capture")
    asked = next((look for look in reversed(good) if look.url), None)
    last = next((look for look in reversed(looks) if look.finding), read_from)
    away = last.finding in AWAY
    headers = {} if asked is None or away else {name.lower(): value for name, value in asked.headers}
    return Known(
        article=article,
        version=version,
        capture=read_from,
        asked=asked.url if asked is not None else "",
        final=asked.final_url if asked is not None else "",
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
        last=Finding(last.finding or Finding.NEW),
        pictures=pictures,
        joined=any(look.finding == Finding.PAGE for look in looks),
    )


def _refused(article_id: str, page: Page) -> Checked:
    """An answer that asks to come again later."""
    wait = next((value for name, value in page.headers if name.lower() == "retry-after"), "")
    host = host_of(page.final_url)
    sentence = str(status_error(host, page.status, wait))
    return Checked(article_id, Finding.FAILED, sentence=sentence, wait=seconds_to_wait(wait))


def _followed(
    standing: tuple[Footing, ...], texts: Mapping[str, str], gathered: Gathered, read: _Found
) -> Reading:
    """The marks on the new text, by way of the known bytes read again where no mark is lost on it."""
    again = read.again
    if again is not None:
        fates = follow(standing, texts, REREAD, again.full_text)
        if all(fate.outcome is Outcome.UNCHANGED for fate in fates):
            on_it = tuple(
                replace(one, base_id=REREAD, anchor=fate.anchor)
                for one, fate in zip(standing, fates, strict=True)
                if fate.anchor is not None
            )
            new = follow(on_it, {REREAD: again.full_text}, NEW, gathered.extraction.full_text, read.pair)
            return Reading(gathered, again, standing, new, fates)
    new = follow(standing, texts, NEW, gathered.extraction.full_text, read.pair)
    return Reading(gathered, None, standing, new)


class Checks:
    """Looking at articles again."""

    def __init__(
        self,
        library: Library,
        fetcher: Fetcher,
        worker: ExtractWorker,
        pictures: Callable[[], bool] = lambda: True,
    ) -> None:
        self._library = library
        self._fetcher = fetcher
        self._worker = worker
        self._pictures = pictures

    def steps(self, article_id: str, watcher: Watcher, request: ClipRequest | None = None) -> Steps[Checked]:
        """The steps of one look: at the site, or at a newer copy of the page that `request` brings.

        The bytes are kept before they are read. The same text is noted on the receipt, a changed one becomes
        a version, and every mark of the article is followed onto it in the same transaction. Raises KnownError
        where there is no address, no text yet, or nothing to read; a site that cannot be reached or says to
        come again ends in `Finding.FAILED`.
        """
        look = self._look(watcher)
        return (yield from (look.fetched(article_id) if request is None else look.here(article_id, request)))

    def join(self, article_id: str, watcher: Watcher) -> Steps[Checked]:
        """The steps of fetching the further pages of an article and joining them to one version, which undo takes back.

        Each page is kept with its receipt. Raises KnownError where no further page is known or can be had.
        """
        return (yield from self._look(watcher).joined(article_id))

    def resume(self, capture_id: str, watcher: Watcher) -> Steps[Checked]:
        """The steps of reading a copy of a page that is kept and was not read yet."""
        return (yield from self._look(watcher).kept(capture_id))

    def unfinished(self) -> tuple[Capture, ...]:
        """Copies of pages that an earlier run kept and did not read, oldest first."""
        with self._library.read() as db:
            return captures.unread(db)

    def _look(self, watcher: Watcher) -> _Look:
        return _Look(self._library, self._fetcher, self._worker, watcher, self._pictures)
