"""The verb clip: an address, file or paste in; a stub at once, then an article, step by step between two lanes."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.clip.address import tidy_url, url_key
from app.clip.snapshot import collect_pictures, read_file
from app.domain.article.article import Article, Stage
from app.domain.article.page import Page
from app.domain.bounds import cut
from app.domain.clip import Clipped, ClipRequest, Gathered
from app.domain.errors import BugError, Cancelled, KnownError, Missing
from app.domain.nouns import Noun
from app.domain.steps import Lane, Step, Steps, Watcher
from app.services.clipping.pages import asked, pasted
from app.services.clipping.sameness import place_of
from app.services.present import present
from app.store import articles, captures, clipping
from app.store.engine.times import utc_now

if TYPE_CHECKING:
    from app.clip.fetch import Fetcher
    from app.clip.snapshot import Beside
    from app.clip.worker import ExtractWorker
    from app.domain.changes import Changes
    from app.store.library import Library

STOPPED = "You stopped this clip before it was read."


class Flow:
    """One clip on its way through the two lanes."""

    def __init__(
        self,
        library: Library,
        fetcher: Fetcher | None,
        worker: ExtractWorker,
        watcher: Watcher,
        *,
        pictures: Callable[[], bool],
    ) -> None:
        self._library = library
        self._fetcher = fetcher
        self._worker = worker
        self._watcher = watcher
        self._pictures = pictures

    def address(self, typed: str) -> Steps[Clipped]:
        """Keep a stub of an address, fetch it, and read it."""
        url = asked(typed)
        stub = yield Step(Lane.STORE, "Keeping the address", lambda: self._stub(url))
        return (yield from self._fetched(stub, url))

    def here(self, request: ClipRequest) -> Steps[Clipped]:
        """Keep a file or a paste with its bytes, and read it."""
        path = request.path
        if path is not None:
            page = yield Step(Lane.POOL, "Reading the file", lambda: read_file(path))
        else:
            page = pasted(request, self._library.now())
        return (yield from self.page(page, path.parent if path else None))

    def page(self, page: Page, beside: Path | Beside | None, stub: str = "") -> Steps[Clipped]:
        """Keep a page with its bytes, as a new article or that of a stub, and read it with what lies beside it."""
        if stub:
            yield from self._guarded(
                stub, Step(Lane.STORE, "Keeping the page", lambda: self._keep(stub, page))
            )
        else:
            stub = yield Step(Lane.STORE, "Keeping the page", lambda: self._stub_with(page))
        return (yield from self._read(stub, page, beside))

    def retry(self, article_id: str) -> Steps[Clipped]:
        """Go on from what is kept of a stub: its bytes, or its address."""
        kept = yield Step(Lane.STORE, "Looking at what is kept", lambda: self._kept_page(article_id))
        if isinstance(kept, Page):
            return (yield from self._read(article_id, kept, None))
        return (yield from self._fetched(article_id, kept, forget=False))

    def _fetched(self, stub: str, url: str, *, forget: bool = True) -> Steps[Clipped]:
        fetcher = self._fetcher
        if fetcher is None:
            raise BugError("this clip may ask nothing of the web")
        page = yield from self._guarded(
            stub,
            Step(
                Lane.POOL,
                "Fetching the page",
                lambda: fetcher.fetch(url, progress=self._watcher.progress, stop=self._watcher.stop),
            ),
            forget=forget,
        )
        yield from self._guarded(stub, Step(Lane.STORE, "Keeping the page", lambda: self._keep(stub, page)))
        return (yield from self._read(stub, page, None))

    def _read(self, stub: str, page: Page, folder: Path | Beside | None) -> Steps[Clipped]:
        gathered = yield from self._guarded(
            stub, Step(Lane.POOL, "Finding the article", lambda: self._gather(page, folder))
        )
        finished = yield from self._guarded(
            stub, Step(Lane.STORE, "Keeping the article", lambda: self._finish(stub, page, gathered))
        )
        outcome: Clipped = finished
        return outcome

    def _guarded(self, stub: str, step: Step, *, forget: bool = False) -> Generator[Step, Any, Any]:
        """Take a step; a known error is written on the stub before it goes on up."""
        try:
            return (yield step)
        except Cancelled:
            gone = forget and not (yield Step(Lane.STORE, "Stopping", lambda: self._has_bytes(stub)))
            note = self._forget if gone else self._failed
            yield Step(Lane.STORE, "Stopping", lambda: note(stub, STOPPED))
            raise
        except KnownError as error:
            words = str(error)
            yield Step(Lane.STORE, "Noting what went wrong", lambda: self._failed(stub, words))
            raise
        except Exception:
            yield Step(
                Lane.STORE,
                "Noting what went wrong",
                lambda: self._failed(stub, "Clipdesk could not read this page. That is a fault of ours."),
            )
            raise

    def _gather(self, page: Page, folder: Path | Beside | None) -> Gathered:
        extraction = self._worker.extract(page, self._watcher.stop)
        if not self._pictures():
            return Gathered(extraction, (), 0)
        snapshot = collect_pictures(
            extraction,
            page,
            self._fetcher,
            folder=folder,
            stop=self._watcher.stop,
            progress=self._watcher.progress,
        )
        return Gathered(extraction, snapshot.pictures, snapshot.missing)

    def _stub(self, url: str) -> str:
        with self._library.write() as tx:
            stub = clipping.stub(tx, title=cut(url), url=url, url_key=url_key(url), stage=Stage.WAITING)
            changes = tx.changes
        self._watcher.changed(changes)
        return stub

    def _stub_with(self, page: Page) -> str:
        with self._library.write() as tx:
            title = cut(page.name or page.url or "Pasted text")
            stub = clipping.stub(tx, title=title, url=page.url, url_key=url_key(page.url), stage=Stage.RAW)
            clipping.keep_page(tx, self._library.blobs, stub, page)
            changes = tx.changes
        self._watcher.changed(changes)
        return stub

    def _keep(self, stub: str, page: Page) -> None:
        with self._library.write() as tx:
            clipping.keep_page(tx, self._library.blobs, stub, page)
            changes = tx.changes
        self._watcher.changed(changes)

    def _kept_page(self, article_id: str) -> Page | str:
        with self._library.read() as db:
            article = articles.get(db, article_id)
            kept = captures.of_article(db, article_id)
        if article is None:
            raise Missing(Noun.ARTICLE)
        return captures.page_of(kept[-1], self._library.blobs) if kept else article.url

    def _has_bytes(self, stub: str) -> bool:
        with self._library.read() as db:
            return bool(captures.of_article(db, stub))

    def _finish(self, stub: str, page: Page, gathered: Gathered) -> Clipped:
        with self._library.write() as tx:
            place = place_of(tx, stub, page, gathered.extraction)
            extraction = replace(gathered.extraction, url=place.url)
            clipping.finish(
                tx, self._library.blobs, stub, replace(gathered, extraction=extraction), url_key(place.url)
            )
            article = articles.get(tx, stub)
            changes = tx.changes
        self._watcher.changed(changes)
        if article is None:
            raise Cancelled
        return Clipped(article, place.already, place.beside)

    def _failed(self, stub: str, words: str) -> None:
        with self._library.write() as tx:
            articles.update(tx, [stub], {"stage": Stage.FAILED, "problem": words})
            changes = tx.changes
        self._watcher.changed(changes)

    def _forget(self, stub: str, _words: str) -> None:
        with self._library.write() as tx:
            tx.remove("article", [stub])
            changes = tx.changes
        self._watcher.changed(changes)


class Clips:
    """Clipping, safe from the first moment: nothing is parsed before its bytes are kept."""

    def __init__(
        self,
        library: Library | None,
        fetcher: Fetcher,
        worker: ExtractWorker,
        pictures: Callable[[], bool] = lambda: True,
    ) -> None:
        self._library = library
        self._fetcher = fetcher
        self._worker = worker
        self._pictures = pictures

    def steps(self, request: ClipRequest, watcher: Watcher) -> Steps[Clipped]:
        """The steps of one clip, in order; drive them with `domain.clip.run_here` or the window's jobs.

        stub -> fetch or read -> keep raw bytes -> extract and collect pictures -> finish. A KnownError of
        a step is written on the stub as its `problem` and then raised. Stopped before the bytes came, the
        stub goes too; stopped later, it stays with its bytes.
        """
        library = self._kept()
        flow = Flow(library, self._fetcher, self._worker, watcher, pictures=self._pictures)
        if request.article_id:
            return (yield from flow.retry(request.article_id))
        if request.url and not (request.html or request.text):
            return (yield from flow.address(request.url))
        return (yield from flow.here(request))

    def known(self, url: str) -> Article | None:
        """The article already there under this address, tracking parameters and the like ignored."""
        key = url_key(tidy_url(url) or url)
        with self._kept().read() as db:
            return articles.by_url_key(db, key) if key else None

    def keep_one(self, keep_id: str, drop_id: str) -> Changes:
        """Keep the article that was already there: the new one's captures go to it and the new row goes, with undo.

        `Checks.unfinished` names those captures until they are read as looks at the first article.
        """
        library = self._kept()
        with library.write("Keep one of two articles") as tx:
            for article_id in (keep_id, drop_id):
                present(tx, Noun.ARTICLE, [article_id])
            for capture in captures.of_article(tx, drop_id):
                tx.update("capture", capture.id, {"article_id": keep_id, "version_id": "", "finding": ""})
            tx.remove("article", [drop_id])
            return tx.changes

    def extract(self, request: ClipRequest, watcher: Watcher) -> tuple[Page, Gathered]:
        """What a clip would hold, without a library: no pictures are fetched."""
        if request.path is not None:
            page = read_file(request.path)
        elif request.html or request.text:
            page = pasted(request, utc_now())
        else:
            page = self._fetcher.fetch(asked(request.url), progress=watcher.progress, stop=watcher.stop)
        return page, Gathered(self._worker.extract(page, watcher.stop))

    def _kept(self) -> Library:
        if self._library is None:
            raise BugError("this verb needs a library")
        return self._library
