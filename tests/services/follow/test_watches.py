"""A watch looks often while a page is fresh and seldom later, never in a burst, and misses nothing."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from app.domain.errors import KnownError
from app.domain.follow.alert import Checked, Finding
from app.domain.follow.watch import Robots, Watch, next_look, next_try
from app.domain.steps import Watcher, run_here
from app.services.follow.watches import POLITE_S, Watches
from app.store.follow import watches as rows
from app.store.library import Library
from tests.libraries import START, Clock, add_article
from tests.services.follow.conftest import PARAGRAPHS, World
from tests.site import Reply
from tests.telling import refused

AGES = [
    (timedelta(0), timedelta(minutes=15)),
    (timedelta(hours=2, minutes=59), timedelta(minutes=15)),
    (timedelta(hours=3), timedelta(hours=1)),
    (timedelta(hours=23), timedelta(hours=1)),
    (timedelta(days=1), timedelta(hours=3)),
    (timedelta(days=6), timedelta(hours=3)),
    (timedelta(days=7), timedelta(days=3)),
    (timedelta(days=29), timedelta(days=3)),
    (timedelta(days=30), timedelta(days=30)),
    (timedelta(days=364), timedelta(days=30)),
    (timedelta(days=365), None),
]


@pytest.mark.parametrize(("age", "every"), AGES)
def test_the_longer_nothing_changed_the_seldomer_it_is_looked_at(
    age: timedelta, every: timedelta | None
) -> None:
    now = START + age
    assert next_look(START, now) == (None if every is None else now + every)


def test_a_year_without_a_change_takes_some_hundred_looks_and_then_ends() -> None:
    now, looks = START, 0
    while (then := next_look(START, now)) is not None:
        now, looks = then, looks + 1
        assert looks < 200
    assert now >= START + timedelta(days=365)
    assert looks > 80


@pytest.mark.parametrize(
    ("failures", "asked", "wait"),
    [
        (1, None, timedelta(minutes=2)),
        (2, None, timedelta(minutes=10)),
        (9, None, timedelta(hours=1)),
        (1, timedelta(hours=5), timedelta(hours=5)),
        (1, timedelta(seconds=1), timedelta(minutes=2)),
    ],
)
def test_a_site_without_an_answer_is_left_alone_for_longer_each_time(
    failures: int, asked: timedelta | None, wait: timedelta
) -> None:
    assert next_try(failures, START, asked) == START + wait


def look(world: World, watches: Watches) -> list[Checked]:
    """Look at all whose turn it is."""
    return [run_here(watches.steps(watch.article_id, world.watcher)) for watch in watches.due()]


def test_a_watched_page_is_looked_at_and_its_next_look_set(world: World, watches: Watches) -> None:
    world.answer(200, b"User-agent: *\nDisallow: /ferry\nCrawl-delay: 20\n", path="/robots.txt")
    article = world.clip()
    changes = watches.start([article])
    assert world.articles.get(article).watched
    assert [checked.finding for checked in look(world, watches)] == [Finding.SAME]
    watch = watches.of_article(article)
    assert watch is not None
    assert (watch.robots, watch.crawl_delay) == (Robots.DISALLOWED, 20.0)
    assert watch.next_at == world.clock.now + timedelta(minutes=15)
    assert not look(world, watches)
    world.clock.move(minutes=15)
    world.show(*PARAGRAPHS, "One more word.")
    assert [checked.finding for checked in look(world, watches)] == [Finding.CHANGED]
    assert world.site.asked.count("/robots.txt") == 1  # once a day
    watch = watches.of_article(article)
    assert watch is not None
    assert watch.changed_at == world.clock.now
    world.undo.apply(changes)
    assert watches.of_article(article) is None


def test_a_running_clock_does_not_keep_a_page_fresh(world: World, watches: Watches) -> None:
    article = world.clip()
    watches.start([article])
    look(world, watches)
    begun = world.clock.now
    world.show(*(words.replace("  ", " ") for words in PARAGRAPHS), foot="<p>8</p>")
    world.clock.move(minutes=15)
    look(world, watches)
    watch = watches.of_article(article)
    assert watch is not None
    assert watch.changed_at == begun


def test_a_site_that_asks_to_wait_is_given_the_time(world: World, watches: Watches) -> None:
    article = world.clip()
    watches.start([article])
    world.answer(503, Retry_After="7200")
    assert [checked.finding for checked in look(world, watches)] == [Finding.FAILED]
    watch = watches.of_article(article)
    assert watch is not None
    assert (watch.failures, watch.next_at) == (1, world.clock.now + timedelta(hours=2))
    world.show(*PARAGRAPHS)
    world.clock.move(hours=2)
    look(world, watches)
    watch = watches.of_article(article)
    assert watch is not None
    assert watch.failures == 0


def test_being_offline_loses_nothing_and_alarms_nobody(world: World, watches: Watches) -> None:
    article = world.clip()
    watches.start([article])
    world.pages["/ferry"] = Reply(behave="silent")
    for _ in range(3):
        assert [checked.finding for checked in look(world, watches)] == [Finding.FAILED]
        world.clock.move(hours=1)
    assert not world.inbox()
    world.show(*PARAGRAPHS[:2])
    assert [checked.finding for checked in look(world, watches)] == [Finding.CHANGED]


def test_a_watch_that_was_stopped_is_not_begun_again_by_its_last_look(world: World, watches: Watches) -> None:
    article = world.clip()
    watches.start([article])
    steps = watches.steps(article, Watcher())
    step = next(steps)
    watches.stop([article])
    with refused(KnownError, "not watched"):
        steps.throw(_error_of(step.work))
    assert watches.of_article(article) is None


def _error_of(work: object) -> KnownError:
    assert callable(work)
    with pytest.raises(KnownError) as caught:
        work()
    return caught.value


def test_what_has_no_address_cannot_be_watched(world: World, watches: Watches) -> None:
    article = add_article(world.library)
    with refused(KnownError, "no address to watch"):
        watches.start([article])


HOSTS = 20


@pytest.fixture
def thousand(library_of_thousand: tuple[Library, Clock]) -> tuple[Watches, Clock]:
    library, clock = library_of_thousand
    return Watches(library, None, None), clock  # type: ignore[arg-type]


@pytest.fixture
def library_of_thousand(world: World) -> tuple[Library, Clock]:
    """A thousand watches on twenty sites, the last look at each a while ago."""
    ids = [
        add_article(world.library, f"Story {n}.", url=f"https://site{n % HOSTS}.example/{n}")
        for n in range(1_000)
    ]
    with world.library.write() as tx:
        for n, article_id in enumerate(ids):
            due = START + timedelta(minutes=15, seconds=n)
            host = f"site{n % HOSTS}.example"
            rows.keep(tx, Watch(article_id, f"https://{host}/{n}", host, START, START, START, due))
    return world.library, world.clock


def test_a_thousand_watches_wake_up_without_a_burst_and_none_is_missed(
    thousand: tuple[Watches, Clock],
) -> None:
    watches, clock = thousand
    clock.move(hours=2)  # the machine slept
    looks: list[tuple[datetime, Watch]] = []
    for _second in range(60 * 60):
        due = watches.due()
        for watch in due:
            looks.append((clock.now, watch))
            watches.looked(watch, Checked(watch.article_id, Finding.SAME))
        if len({watch.article_id for _, watch in looks}) == 1_000:
            break
        clock.move(seconds=1)
    counts = Counter(watch.article_id for _, watch in looks)
    assert len(counts) == 1_000
    assert max(counts.values()) == 1  # nobody is looked at again for the looks that were slept through
    for host in {watch.host for _, watch in looks}:
        times = [at for at, watch in looks if watch.host == host]
        assert all(b - a >= timedelta(seconds=POLITE_S) for a, b in pairwise(times))
        order = [watch.next_at for _, watch in looks if watch.host == host]
        assert order == sorted(order, key=str)  # the longest overdue first
    per_second = Counter(at for at, _ in looks)
    assert max(per_second.values()) <= HOSTS
    assert looks[-1][0] - looks[0][0] <= timedelta(seconds=1_000 / HOSTS * POLITE_S)
