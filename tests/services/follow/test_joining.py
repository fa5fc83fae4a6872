"""An article of several pages becomes one text: each page a capture, nothing twice, marks where they were, and undo."""

from __future__ import annotations

import pytest

from app.domain.article.extraction import Doubt
from app.domain.article.page import How
from app.domain.errors import KnownError
from app.domain.follow.alert import Checked, Finding
from app.domain.mark import Outcome
from app.domain.steps import run_here
from tests.libraries import sound
from tests.services.follow.conftest import PARAGRAPHS, World

FIRST, SECOND, THIRD = PARAGRAPHS[:2], PARAGRAPHS[2:4], PARAGRAPHS[4:]
CREDIT = (
    "This story was first told in the magazine that comes with our paper on the last Saturday of each month."
)


def to(number: int, path: str = "/ferry") -> str:
    return f"<nav class='pages'><a href='{path}?page={number}'>{number}</a></nav>"


def lay(world: World, *pages: tuple[str, ...], path: str = "/ferry") -> None:
    """Put an article on so many pages, each of which leads to its neighbours."""
    for number, paragraphs in enumerate(pages, 1):
        links = "".join(to(n, path) for n in (number - 1, number + 1) if 0 < n <= len(pages))
        address = path if number == 1 else f"{path}?page={number}"
        world.show(*paragraphs, path=address, foot=links)


def join(world: World, article_id: str) -> Checked:
    return run_here(world.checks.join(article_id, world.watcher))


def test_all_pages_become_one_version_and_each_is_kept(world: World) -> None:
    lay(world, (*FIRST, CREDIT), (*SECOND, CREDIT), (*THIRD, CREDIT))
    article = world.clip()
    assert world.versions.captures(article)[-1].doubts == (Doubt.PAGES,)
    mark = world.mark(article, "nobody has told us who pays")
    checked = join(world, article)
    assert (checked.finding, checked.numbers["pages"], checked.sentence) == (Finding.PAGE, 2, "")
    text = world.version(article).text
    assert text == "\n\n".join((*FIRST, CREDIT, *SECOND, *THIRD))
    first, *further = world.versions.captures(article)
    assert (first.finding, first.doubts) == (Finding.NEW, ())
    assert [(one.how, one.finding, one.url) for one in further] == [
        (How.FETCH, Finding.PAGE, world.site.url(f"/ferry?page={number}")) for number in (2, 3)
    ]
    assert not world.articles.get(article).incomplete
    assert world.fate(mark)[0] == Outcome.UNCHANGED
    assert world.alerts.unseen() == 0
    assert world.checks.unfinished() == ()
    sound(world.library)
    world.undo.apply(world.changed[-1])
    assert world.version(article).text == "\n\n".join((*FIRST, CREDIT))
    assert len(world.versions.captures(article)) == 1
    assert world.articles.get(article).incomplete


def test_a_later_page_brings_those_before_it(world: World) -> None:
    lay(world, FIRST, SECOND, THIRD)
    article = world.clip("/ferry?page=2")
    mark = world.mark(article, "Two pilots have left")
    join(world, article)
    assert world.version(article).text == "\n\n".join((*FIRST, *SECOND, *THIRD))
    assert world.fate(mark)[0] == Outcome.UNCHANGED


def test_a_page_that_cannot_be_had_leaves_what_came_before_it(world: World) -> None:
    lay(world, FIRST, SECOND, THIRD)
    world.answer(503, path="/ferry?page=3")
    article = world.clip()
    checked = join(world, article)
    assert "error 503" in checked.sentence
    assert world.version(article).text == "\n\n".join((*FIRST, *SECOND))
    assert world.versions.captures(article)[0].doubts == (Doubt.PAGES,)


def test_pages_that_go_round_or_repeat_themselves_end(world: World) -> None:
    lay(world, FIRST, SECOND)
    world.show(*SECOND, path="/ferry?page=2", foot=to(3))
    world.pages["*"] = world.pages["/ferry?page=2"]
    article = world.clip()
    assert join(world, article).numbers["pages"] == 1
    assert world.version(article).text == "\n\n".join((*FIRST, *SECOND))


def test_no_more_pages_are_fetched_than_an_article_has(world: World) -> None:
    for number in range(1, 40):
        words = " ".join(f"word{number}x{place}" for place in range(40))
        world.show(
            f"The page numbered {number} says {words}.", path=f"/ferry?page={number}", foot=to(number + 1)
        )
    world.pages["/ferry"] = world.pages["/ferry?page=1"]
    article = world.clip()
    checked = join(world, article)
    assert checked.numbers["pages"] == 19
    assert "more than 20 pages" in checked.sentence


def test_another_site_is_not_asked(world: World) -> None:
    world.show(*FIRST, foot="<p><a href='http://localhost:1/ferry?page=2'>Next page</a></p>")
    article = world.clip()
    with pytest.raises(KnownError):
        join(world, article)


def test_an_article_of_one_page_says_so(world: World) -> None:
    world.show(*FIRST)
    article = world.clip()
    with pytest.raises(KnownError, match="No further page"):
        join(world, article)


def test_a_later_look_compares_all_pages(world: World) -> None:
    lay(world, FIRST, SECOND, THIRD)
    article = world.clip()
    join(world, article)
    assert world.check(article).finding is Finding.SAME
    lay(world, (FIRST[0], FIRST[1].replace("whole season", "whole summer")), SECOND, THIRD)
    checked = world.check(article)
    assert checked.finding is Finding.CHANGED
    assert checked.numbers["gone"] == checked.numbers["come"] == 1
    assert world.version(article).text.endswith(THIRD[-1])
