"""Verbs on watches: articles to look at again and again in; whose turn it is, and what each look came to, out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.clip.address import host_of
from app.domain.codes.doings import Doing, Label
from app.domain.codes.message import Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import Cancelled, KnownError
from app.domain.follow.alert import Checked, Finding
from app.domain.follow.watch import Watch, next_look, next_try
from app.domain.nouns import Noun
from app.domain.steps import Lane, Step, Steps, Watcher
from app.services.present import present
from app.store import articles, captures
from app.store.engine.asking import Database
from app.store.follow import watches

if TYPE_CHECKING:
    from app.clip.fetch import Fetcher
    from app.domain.changes import Changes
    from app.services.follow.checks import Checks
    from app.store.library import Library

POLITE_S = 5.0  # between two requests to one host, where its robots.txt does not ask for more
ROBOTS_AFTER = timedelta(days=1)


class Watches:
    """Watching articles. Nothing here keeps time: who calls asks `due`, and looks at those it names."""

    def __init__(
        self, library: Library, checks: Checks, fetcher: Fetcher, *, polite_s: float = POLITE_S
    ) -> None:
        self._library = library
        self._checks = checks
        self._fetcher = fetcher
        self._polite = timedelta(seconds=polite_s)

    def start(self, article_ids: Sequence[str]) -> Changes:
        """Watch articles from now on. KnownError if none of them has an address."""
        now = self._library.now()
        with self._library.write(Message(Label.WATCH_ARTICLES, count=len(article_ids))) as tx:
            begun = 0
            for article_id in present(tx, Noun.ARTICLE, article_ids):
                url = self._address(tx, article_id)
                if url:
                    begun += 1
                    watches.keep(tx, Watch(article_id, url, host_of(url), now, now, None, now))
            if not begun:
                raise KnownError(Trouble.NO_ADDRESS_TO_WATCH)
            return tx.changes

    def stop(self, article_ids: Sequence[str]) -> Changes:
        """Watch articles no more."""
        with self._library.write(Message(Label.UNWATCH_ARTICLES, count=len(article_ids))) as tx:
            for article_id in present(tx, Noun.ARTICLE, article_ids):
                watches.stop(tx, article_id)
            return tx.changes

    def of_article(self, article_id: str) -> Watch | None:
        """The watch of an article; None where it is not watched."""
        with self._library.read() as db:
            return watches.get(db, article_id)

    def all(self) -> tuple[Watch, ...]:
        """Every watch, the next look first."""
        with self._library.read() as db:
            return watches.every(db)

    def due(self, busy: Collection[str] = ()) -> tuple[Watch, ...]:
        """Those that may be looked at now: one a host, no host that is `busy` or was asked a moment ago.

        What is overdue after sleep comes host by host and one by one, the longest overdue first: no burst.
        """
        now = self._library.now()
        with self._library.read() as db:
            waiting, last = watches.due(db, now), watches.last_looks(db)
        return tuple(
            watch
            for watch in waiting
            if watch.host not in busy
            and (watch.host not in last or last[watch.host] + self._pause(watch) <= now)
        )

    def pause_until(self) -> datetime | None:
        """When `due` may name somebody again; None where nothing is overdue."""
        now = self._library.now()
        with self._library.read() as db:
            waiting, last = watches.due(db, now), watches.last_looks(db)
        times = [max(now, last[w.host] + self._pause(w)) if w.host in last else now for w in waiting]
        return min(times, default=None)

    def steps(self, article_id: str, watcher: Watcher) -> Steps[Checked]:
        """The steps of one look at a watched article, and of setting the time of the next.

        Ends like `Checks.steps`; whatever comes of the look, the time of the next one is kept.
        """
        watch = yield Step(Lane.STORE, Message(Doing.LOOKING_AT_WATCH), lambda: self._watch(article_id))
        if watch.robots_at is None or watch.robots_at + ROBOTS_AFTER <= self._library.now():
            says = yield Step(
                Lane.POOL, Message(Doing.ASKING_ROBOTS), lambda: self._fetcher.robots(watch.url, watcher.stop)
            )
            watch = replace(watch, robots=says[0], crawl_delay=says[1], robots_at=self._library.now())
        try:
            checked = yield from self._checks.steps(article_id, watcher)
        except Cancelled:
            raise
        except KnownError as error:
            checked = Checked(article_id, Finding.FAILED, problem=error.message)
        changes = yield Step(
            Lane.STORE, Message(Doing.SETTING_NEXT_LOOK), lambda: self.looked(watch, checked)
        )
        watcher.changed(changes)
        return checked

    def looked(self, watch: Watch, checked: Checked) -> Changes:
        """Keep what a look came to, and when the next one is due."""
        with self._library.write() as tx:
            if watches.get(tx, watch.article_id) is not None:  # it may have been stopped meanwhile
                watches.keep(tx, self._after(watch, checked))
            return tx.changes

    def _after(self, watch: Watch, checked: Checked) -> Watch:
        now = self._library.now()
        if checked.finding is Finding.FAILED:
            wait = timedelta(seconds=checked.wait) if checked.wait else None
            failures = watch.failures + 1
            return replace(watch, looked_at=now, failures=failures, next_at=next_try(failures, now, wait))
        changed_at = now if checked.alert_id else watch.changed_at
        return replace(
            watch, looked_at=now, failures=0, changed_at=changed_at, next_at=next_look(changed_at, now)
        )

    def _pause(self, watch: Watch) -> timedelta:
        return max(self._polite, timedelta(seconds=watch.crawl_delay))

    def _watch(self, article_id: str) -> Watch:
        watch = self.of_article(article_id)
        if watch is None:
            raise KnownError(Trouble.NOT_WATCHED)
        return watch

    @staticmethod
    def _address(tx: Database, article_id: str) -> str:
        asked = [look.url for look in captures.of_article(tx, article_id) if look.url]
        article = articles.get(tx, article_id)
        return asked[-1] if asked else article.url if article is not None else ""
