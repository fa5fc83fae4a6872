"""How long what names or describes something may be."""

from __future__ import annotations

import pytest

from app.domain.article.extraction import MOST_AUTHORS, Extraction
from app.domain.bounds import LINE, NAME, cut, within
from app.domain.errors import KnownError


def test_a_name_of_any_real_length_stays_as_it_is() -> None:
    assert within("The river", NAME, "a tag") == "The river"
    assert within("x" * NAME, NAME, "a tag") == "x" * NAME
    assert cut("x" * LINE) == "x" * LINE


def test_a_longer_one_is_refused_in_a_sentence_where_it_is_typed() -> None:
    with pytest.raises(KnownError, match=r"^A tag has at most 300 letters. Make it shorter.$"):
        within("x" * 301, NAME, "a tag")


def test_a_longer_one_is_cut_where_a_page_has_it() -> None:
    long = "The river " * 100_000
    found = Extraction(
        title=long,
        standfirst=long,
        authors=(long,) * 500,
        publication=long,
        published=long,
        url=f"https://a.example/{long}",
    )
    assert len(found.title) <= LINE
    assert found.title.startswith("The river The river")
    assert found.title.endswith("…")
    assert len(found.standfirst) <= 4 * LINE
    assert len(found.authors) == MOST_AUTHORS
    assert all(len(name) <= NAME for name in found.authors)
    assert found.url == ""  # the beginning of an address leads nowhere
