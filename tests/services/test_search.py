"""The search box: hints stay beside results, limits hold for each group, and a stopped search ends."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.domain.errors import Cancelled
from app.domain.nouns import Noun
from app.domain.source import SourceDraft
from app.services.search import Search
from app.services.sources import Sources
from app.store.library import Library
from app.wording import said
from tests.libraries import Clock, add_article


def test_hints_stand_beside_what_was_found(library: Library) -> None:
    article_id = add_article(library, "The river rose.")
    results = Search(library).ranked('river "rose')
    assert [hit.id for hit in results.hits] == [article_id]
    assert [said(hint.told) for hint in results.hints]
    assert Search(library).ranked("").hits == ()
    assert Search(library).typing("").hits == ()


def test_each_group_has_its_limit(library: Library) -> None:
    for number in range(5):
        add_article(library, f"river {number}")
        Sources(library).add(SourceDraft(f"River {number}"))
    results = Search(library).ranked("river", limit=3)
    kinds = [hit.kind for hit in results.hits]
    assert kinds == [Noun.ARTICLE] * 3 + [Noun.SOURCE] * 3
    assert results.more
    assert not Search(library).ranked("river", limit=5).more
    assert Search(library).typing("riv", limit=4).more


def test_typing_shows_the_newest_first(library: Library, clock: Clock) -> None:
    ids = []
    for number in range(4):
        ids.append(add_article(library, f"river {number}", title="River " * (number + 1)))
        clock.move(days=1)
    assert [hit.id for hit in Search(library).typing("river").hits] == ids[::-1]
    assert [hit.id for hit in Search(library).typing("r").hits] == ids[::-1]


def test_a_stopped_search_is_cancelled(library: Library) -> None:
    for number in range(300):
        add_article(library, f"river {number} " * 50, title=f"t{number}")
    with pytest.raises(Cancelled):
        Search(library).ranked("river OR tag:none OR from:none", stop=lambda: True)
    assert Search(library).typing("riv").hits


@pytest.mark.parametrize(
    ("text", "found"), [("after:today", True), ("after:yesterday", True), ("before:yesterday", False)]
)
def test_days_are_counted_from_the_librarys_clock(
    library: Library, clock: Clock, text: str, found: bool
) -> None:
    clock.now = datetime(2031, 5, 5, 12, 0, tzinfo=UTC)
    add_article(library, "river")
    assert bool(Search(library).ranked(text).hits) is found
