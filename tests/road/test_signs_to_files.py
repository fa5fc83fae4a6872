"""A page with notes, powers, withdrawn and spoken words goes through every room; each of them says the same of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.clip import ClipRequest
from app.domain.mark import MarkKind
from app.domain.nouns import Noun
from app.domain.steps import Watcher, run_here
from app.main import open_services
from app.services.record import Services

PAGE = """<!DOCTYPE html><html lang="en"><head><title>New bridge over the canal</title></head><body><article>
<h1>New bridge over the canal</h1>
<p>The council put the cost at 2,400<sup>5</sup> crowns a metre, and counted 10<sup>6</sup> stones, 7<sup>1</sup>/<sub>2</sub>
of them to a brick of old.</p>
<p>At least <del>thirty</del> fifty people came, and the mayor said <q>we will not pay</q> and left.</p>
<p>Work is to begin when the ground has thawed, and the old bridge stays open until the new one can be crossed.</p>
</article></body></html>"""
TITLE = "New bridge over the canal"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with open_services(tmp_path / "library.db") as opened:
        run_here(opened.clips.steps(ClipRequest(html=PAGE), Watcher()))
        yield opened


def article_id(services: Services) -> str:
    (hit,) = [one for one in services.search.ranked("canal").hits if one.kind is Noun.ARTICLE]
    return hit.id


SAYS = [
    ("txt", "At least ~~thirty~~ fifty people"),
    ("txt", "2,400[5] crowns a metre, and counted 10⁶ stones, 7 1/2"),
    ("txt", "said “we will not pay” and left"),
    ("md", "At least ~~thirty~~ fifty people"),
    ("md", r"2,400\[5\] crowns a metre, and counted 10⁶ stones, 7 1/2"),
    ("md", "said “we will not pay” and left"),
    ("html", "At least <s>thirty</s> fifty people"),
    ("html", "2,400<sup>[5]</sup> crowns a metre, and counted 10⁶ stones, 7 1/2"),
    ("html", "said “we will not pay” and left"),
    ("json", "At least ~~thirty~~ fifty people"),
]


@pytest.mark.parametrize(("form", "words"), SAYS)
def test_every_file_says_what_was_withdrawn_noted_and_spoken(
    form: str, words: str, services: Services
) -> None:
    assert words in services.exchange.article(article_id(services), form).data.decode()


@pytest.mark.parametrize("words", ['"2,400"', '"we will not pay"', "thirty"])
def test_a_figure_with_a_note_is_found(words: str, services: Services) -> None:
    assert [hit.title for hit in services.search.ranked(words).hits] == [TITLE]


def test_what_the_page_shows_can_be_marked_and_is_quoted_with_its_signs(services: Services) -> None:
    version = services.articles.version(article_id(services))
    assert version is not None
    for words, quoted in (
        ("said “we will not pay” and left", "said “we will not pay” and left"),
        ("thirty", r"\~\~thirty\~\~"),
    ):
        start = version.text.index(words)
        mark_id = services.marks.add(version.id, start, start + len(words), MarkKind.QUOTE).made
        assert quoted in services.notes.quote(mark_id)
