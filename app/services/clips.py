"""The verb clip: an address, file or paste in; a stub at once, then an article, step by step between two lanes."""

from __future__ import annotations

from app.clip.fetch import Fetcher
from app.clip.worker import ExtractWorker
from app.domain.article import Article, Page
from app.domain.changes import Changes
from app.domain.clip import ClipRequest, Gathered, Steps, Watcher
from app.store.library import Library


class Clips:
    """Clipping, safe from the first moment: nothing is parsed before its bytes are kept."""

    def __init__(
        self, library: Library | None, fetcher: Fetcher, worker: ExtractWorker, *, pictures: bool = True
    ) -> None:
        self._library = library
        self._fetcher = fetcher
        self._worker = worker
        self._pictures = pictures

    def steps(self, request: ClipRequest, watcher: Watcher) -> Steps:
        """The steps of one clip, in order; drive them with `domain.clip.run_here` or the window's jobs.

        stub -> fetch or read -> keep raw bytes -> extract and collect pictures -> finish. A KnownError of
        a step is written on the stub as its `problem` and then raised. Stopped before the bytes came, the
        stub goes too; stopped later, it stays with its bytes.
        """
        raise NotImplementedError

    def known(self, url: str) -> Article | None:
        """The article already there under this address, tracking parameters and the like ignored."""
        raise NotImplementedError

    def unfinished(self) -> tuple[Article, ...]:
        """Stubs that an earlier run left without text, oldest first, for Retry."""
        raise NotImplementedError

    def keep_one(self, keep_id: str, drop_id: str) -> Changes:
        """Keep the article that was already there: the new one's captures go to it and the new row goes, with undo."""
        raise NotImplementedError

    def extract(self, request: ClipRequest, watcher: Watcher) -> tuple[Page, Gathered]:
        """What a clip would hold, without a library: no pictures are fetched."""
        raise NotImplementedError
