"""Every format in the table writes a file for any article or note."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.annotate.versions import compared
from app.domain.article.block import Block
from app.domain.errors import KnownError
from app.domain.nouns import Noun
from app.exchange.formats import FORMATS, ComparisonFile, Format
from app.exchange.incoming.places import Folder
from tests.exchange import article_file, mark, note_file

WRITTEN = [row for row in FORMATS if row.read is None]


def test_each_format_has_a_name_of_its_own() -> None:
    assert [(row.noun, row.name) for row in FORMATS] == [
        (Noun.NOTE, "md"),
        (Noun.NOTE, "html"),
        (Noun.ARTICLE, "md"),
        (Noun.ARTICLE, "html"),
        (Noun.ARTICLE, "json"),
        (Noun.ARTICLE, "txt"),
        (Noun.VERSION, "html"),
        (Noun.VERSION, "md"),
        (Noun.LIBRARY, "clipdesk"),
        (Noun.LIBRARY, "bookmarks"),
        (Noun.LIBRARY, "pocket"),
        (Noun.LIBRARY, "instapaper"),
        (Noun.LIBRARY, "csv"),
        (Noun.LIBRARY, "markdown"),
        (Noun.LIBRARY, "pages"),
    ]
    assert all(row.suffix == f".{row.name}" for row in WRITTEN)
    assert all(row.suffixes and "/" in row.media_type and row.label for row in FORMATS)


def test_what_is_only_read_says_so_when_it_is_to_be_written_and_the_other_way_round() -> None:
    for row in FORMATS:
        with pytest.raises(KnownError, match="can be"):
            row.write(None) if row.read is not None else row.found(Folder(Path(__file__)))


def write(row: Format, title: str, html: str, text: str) -> bytes:
    if row.noun is Noun.NOTE:
        return row.write(note_file(text, title, html))
    if row.noun is Noun.VERSION:
        old, new = (article_file((Block(html, words),), title=title) for words in (text, text[::-1] + title))
        comparison = compared(old.version.text, new.version.text, {"title": title}, {"title": html})
        return row.write(ComparisonFile(old.article, old.version, new.version, comparison))
    file = article_file((Block(html, text),), title=title, authors=(title,), url=text, standfirst=text)
    marks = (mark(file.version.text, text[:5], comment=title),)
    return row.write(article_file((Block(html, text),), marks, title=title, authors=(title,), url=text))


@settings(max_examples=60)
@given(st.sampled_from(WRITTEN), st.text(max_size=20), st.text(max_size=40), st.text(max_size=40))
def test_a_format_writes_whatever_comes(row: Format, title: str, html: str, text: str) -> None:
    assert write(row, title, html, text).decode("utf-8")


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: f"{row.noun}-{row.name}")
def test_a_broken_letter_does_not_break_the_file(row: Format) -> None:
    assert write(row, "a\ud800b", "<p>\ud800</p>", "\ud800").decode("utf-8")
