"""A library under a clock that the test moves, a site on loopback whose pages change, and the verbs between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app import paths
from app.clip.fetch import Fetcher
from app.clip.worker import ExtractWorker
from app.domain.article.version import Version
from app.domain.changes import Changes
from app.domain.clip import ClipRequest
from app.domain.follow.alert import Alert, Checked
from app.domain.mark import Mark, MarkKind
from app.domain.steps import Watcher, run_here
from app.services.articles import Articles
from app.services.clips import Clips
from app.services.follow.alerts import Alerts
from app.services.follow.checks import Checks
from app.services.follow.versions import Versions
from app.services.follow.watches import Watches
from app.services.marks import Marks
from app.services.notes import Notes
from app.services.undo import Undo
from app.store.library import Library
from tests.libraries import Clock, opened
from tests.site import HTML, Reply, Site, serve

PARAGRAPHS = (
    "The island ferry will run again from the first of May, the harbour board decided on Wednesday after repairs.",
    "“We lost a whole season and nobody has told us who pays,” said Imre Valk, who owns the hotel above the pier.",
    "The board puts the cost of the repairs at 310,000 crowns, of which the town pays a third this year.",
    "Two pilots have left the company since the winter, and a third has given notice, according to the union.",
    "Valk wants the board to publish the survey of the hull, which he says was finished before Christmas.",
)


def page(*paragraphs: str, title: str = "Ferry to run again", head: str = "", foot: str = "") -> bytes:
    """A page with an article of these paragraphs."""
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} | The Quay</title>'
        f'<meta property="og:title" content="{title}">{head}</head><body><article><h1>{title}</h1>{body}</article>'
        f"{foot}</body></html>"
    ).encode()


@dataclass
class World:
    """The verbs over one library and one site, and short ways to what a test asks about."""

    library: Library
    site: Site
    pages: dict[str, Reply]
    clock: Clock
    clips: Clips
    checks: Checks
    changed: list[Changes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.articles, self.marks = Articles(self.library), Marks(self.library)
        self.versions, self.alerts = Versions(self.library), Alerts(self.library)
        self.notes, self.undo = Notes(self.library), Undo(self.library)

    @property
    def watcher(self) -> Watcher:
        return Watcher(changed=self.changed.append)

    def show(self, *paragraphs: str, path: str = "/ferry", **kwargs: str) -> None:
        """Let the site show an article of these paragraphs."""
        self.pages[path] = Reply(page(*paragraphs, **kwargs))

    def answer(self, status: int = 200, body: bytes = b"", path: str = "/ferry", **headers: str) -> None:
        """Let the site answer in another way."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Reply(body, status, {**HTML, **named})

    def clip(self, path: str = "/ferry") -> str:
        """Clip a page of the site; the article's id."""
        return run_here(self.clips.steps(ClipRequest(url=self.site.url(path)), Watcher())).article.id

    def check(self, article_id: str, request: ClipRequest | None = None) -> Checked:
        """Look at an article again."""
        self.clock.move(minutes=1)
        return run_here(self.checks.steps(article_id, self.watcher, request))

    def mark(self, article_id: str, words: str, kind: MarkKind = MarkKind.QUOTE) -> str:
        """Mark words of an article; the mark's id."""
        version = self.version(article_id)
        start = version.text.index(words)
        return self.marks.add(version.id, start, start + len(words), kind).made

    def version(self, article_id: str) -> Version:
        """The current version."""
        version = self.articles.version(article_id)
        assert version is not None
        return version

    def fate(self, mark_id: str) -> tuple[str, str, str]:
        """Outcome, decision and words of a mark on the current version."""
        mark = self.marks.get(mark_id)
        return mark.outcome, mark.decision, mark.anchor.exact

    def standing(self, article_id: str) -> list[Mark]:
        """The marks that stand on the current version."""
        current = self.version(article_id).id
        return [mark for mark in self.marks.of_article(article_id) if mark.version_id == current]

    def inbox(self) -> list[Alert]:
        """The alerts."""
        return list(self.alerts.inbox())


@pytest.fixture(scope="session")
def worker() -> Iterator[ExtractWorker]:
    """One parser for all tests here: it takes a while to start."""
    one = ExtractWorker([*paths.own_command(), "extract-worker"], 60.0)
    yield one
    one.close()


@pytest.fixture
def world(tmp_path: Path, worker: ExtractWorker) -> Iterator[World]:
    pages: dict[str, Reply] = {}
    clock = Clock()
    with serve(pages) as site, opened(tmp_path, clock=clock) as library:
        fetcher = Fetcher(lambda: frozenset({f"127.0.0.1:{site.port}"}), "tests")
        clips = Clips(library, fetcher, worker)
        made = World(library, site, pages, clock, clips, Checks(library, fetcher, worker))
        made.show(*PARAGRAPHS)
        yield made


@pytest.fixture
def watches(world: World) -> Watches:
    fetcher = Fetcher(lambda: frozenset({f"127.0.0.1:{world.site.port}"}), "tests")
    return Watches(world.library, world.checks, fetcher)
