"""The table of readers: which reader takes what, and that another is a file and a row."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.clip import readers
from app.clip.extract import EXTRACTOR, extract
from app.clip.readers import READERS, Reader, reader_of
from app.clip.snapshot import read_file
from app.domain.article.block import Block
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page
from tests.clip.fetching import PAGE, PNG, get
from tests.site import Reply, serve

NAMES = [one.name for one in READERS]
MHTML = b"From: <Saved by Blink>\nContent-Type: multipart/related; boundary=a\n\n--a\n"


@pytest.mark.parametrize(
    ("raw", "content_type", "name"),
    [
        (PAGE, "text/html; charset=utf-8", "web pages"),
        (PAGE, "application/xhtml+xml", "web pages"),
        (PAGE, "application/xml", "web pages"),
        (PAGE, "", "web pages"),
        (PAGE, "image/png", "web pages"),
        (PAGE, "TEXT/PLAIN", "text files"),
        (b"words", "text/plain", "text files"),
        (b"words", "", "web pages"),
        (MHTML, "multipart/related", "MHTML files"),
        (MHTML, "multipart/mixed; boundary=a", "MHTML files"),
        (MHTML, "", "MHTML files"),
        (MHTML, "text/html", "web pages"),
        (PNG, "image/png", "pictures"),
        (PNG, "text/html", "pictures"),
        (PNG, "text/plain", "pictures"),
    ],
)
def test_what_is_said_of_words_counts_and_the_bytes_of_everything_else(
    raw: bytes, content_type: str, name: str
) -> None:
    assert reader_of(raw, content_type).name == name


def test_no_two_readers_claim_one_ending_and_all_are_small_letters() -> None:
    suffixes = [suffix for one in READERS for suffix in one.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({"name": "Weir, 3 May.png"}, "Weir, 3 May"),
        ({"name": 'a "quoted" <name>.png'}, 'a "quoted" <name>'),
        ({"url": "https://a.example/x/Wall%20north.png?w=9"}, "Wall north"),
        ({"url": "https://a.example/1", "final_url": "https://b.example/two.jpg"}, "two"),
        ({"url": "https://a.example/"}, "a.example"),
        ({}, ""),
    ],
)
def test_a_picture_has_its_name_for_a_headline(said: dict[str, Any], title: str) -> None:
    page = Page(PNG, How.FETCH, datetime(2026, 3, 2, tzinfo=UTC))
    found = extract(replace(page, **said))
    assert (found.title, found.text, found.doubts, found.extractor) == (title, "", (), EXTRACTOR)
    (picture,) = found.inline
    assert (picture.raw, picture.media_type) == (PNG, "image/png")
    assert found.pictures == (picture.src,)
    assert f'src="{picture.src}"' in found.html


def test_another_reader_is_a_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def read(asked: Page) -> Extraction:
        words = asked.raw.decode()
        return Extraction(title=words[4:], blocks=(Block(f"<p>{words}</p>", words),))

    def sniff(raw: bytes) -> str:
        return "application/x-toy" if raw.startswith(b"TOY\n") else ""

    toy = Reader("toys", {".toy": "application/x-toy"}, sniff, read, words=False)
    monkeypatch.setattr(readers, "READERS", (*READERS, toy))
    (tmp_path / "a.toy").write_bytes(b"TOY\nA hoop")
    kept = read_file(tmp_path / "a.toy")
    with serve({"/": Reply(kept.raw, headers={"Content-Type": "application/x-toy"})}) as site:
        fetched = get(site.url())
    assert kept.content_type == fetched.content_type == "application/x-toy"
    assert extract(kept).title == extract(replace(fetched, content_type="")).title == "A hoop"
