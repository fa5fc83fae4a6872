"""Saved pages and clipped Markdown in; articles, each kept before it is read and read in the child, as every clip, out."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

from app.clip.address import url_key
from app.clip.snapshot import page_of_file
from app.domain.article.article import Stage
from app.domain.codes.doings import Doing
from app.domain.codes.imports import Left
from app.domain.codes.message import Message
from app.domain.errors import Cancelled, KnownError
from app.domain.steps import Lane, Step
from app.services.clips import Flow
from app.services.imports.links import tag
from app.store import articles, versions
from app.store.many import bulk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.clip.snapshot import Beside
    from app.clip.worker import ExtractWorker
    from app.domain.article.article import Article
    from app.domain.article.page import Page
    from app.domain.clip import Clipped
    from app.domain.steps import Steps
    from app.services.imports.taking import Taking
    from app.store.engine.asking import Database
    from app.store.library import Library

_Known = tuple["Article | None", Left]


class Pages:
    """Takes pages that came with their bytes. Pictures are looked for beside them, never on the web."""

    def __init__(self, library: Library, worker: Callable[[], ExtractWorker], taking: Taking) -> None:
        self._library = library
        self._taking = taking
        self._worker = worker
        self._made: set[str] = set()

    @cached_property
    def _flow(self) -> Flow:
        return Flow(self._library, None, self._worker(), self._taking.listening(), pictures=lambda: True)

    def take(
        self, name: str, raw: bytes, beside: Beside | None = None, *, tags: Sequence[str] = (), url: str = ""
    ) -> Steps[str]:
        """Keep and read one page; the id of its article, or of the one that it is once more, '' where there is none.

        `url` is an address that makes it a second copy where the library has that already.
        """
        try:
            page = page_of_file(raw, name.rpartition("/")[2])
        except KnownError as error:
            self._taking.leave(name, error.message)
            return ""
        found: _Known = yield Step(
            Lane.STORE, Message(Doing.LOOKING_AT_NAMED, name=name), lambda: self._known(page, url)
        )
        known, why = found
        if known is not None and known.stage is Stage.READY:
            self._taking.leave(name, Message(why, title=known.title))
            return known.id
        try:
            if known is not None and why is not Left.ADDRESS_KNOWN:
                clipped = yield from self._flow.retry(known.id)
            else:
                clipped = yield from self._flow.page(page, beside, known.id if known is not None else "")
        except Cancelled:
            raise
        except KnownError as error:
            self._taking.leave(name, Message(Left.KEPT_UNREAD, why=error.message))
            return ""
        article_id: str = yield Step(
            Lane.STORE, Message(Doing.KEEPING_NAMED, name=name), lambda: self._settled(name, clipped, tags)
        )
        return article_id

    def _known(self, page: Page, url: str) -> _Known:
        """The article that the same bytes made before, or that stands under `url`; and how that is said."""
        blob_id = hashlib.sha256(page.raw).hexdigest()
        with self._library.read() as db:
            if (found := bulk.article_of_bytes(db, blob_id)) is not None:
                return found, Left.FILE_TWICE if found.id in self._made else Left.FILE_KNOWN
            found = articles.by_url_key(db, url_key(url or page.url))
            # What two pages call their address is only a claim: their texts will say. A link waits for its page.
            return found if found is not None and (url or not found.version_id) else None, Left.ADDRESS_KNOWN

    def _settled(self, name: str, clipped: Clipped, tags: Sequence[str]) -> str:
        """Take the same story out again where it came in once more, word for word; give the others their tags."""
        article, already = clipped.article, clipped.already
        with self._library.write() as tx:
            if already is not None and _text(tx, article.id) == _text(tx, already.id):
                tx.remove("article", [article.id])
                self._taking.leave(name, Message(Left.STORY_KNOWN, title=already.title))
                article = already
            else:
                tag(tx, article.id, tags, {})
                self._taking.count("article")
            changes = tx.changes
        self._taking.kept(changes)
        self._made.add(article.id)
        return article.id


def _text(tx: Database, article_id: str) -> str:
    version = versions.current(tx, article_id)
    return version.text if version is not None else ""
