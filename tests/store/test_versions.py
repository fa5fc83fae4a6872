"""Versions keep every block, show only kept pictures, and number themselves."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
import zstandard

from app.domain.article.block import Block
from app.domain.article.extraction import Extraction
from app.domain.article.head import Head, head_of
from app.domain.article.page import Picture
from app.domain.clip import Gathered
from app.store import clipping, versions
from app.store.library import Library
from app.store.shape import kinds
from tests.libraries import add_article, article_of, page_of

BLOCKS = (
    Block("<p>First.</p>", "First."),
    Block("<p>Subscribe!</p>", "Subscribe!", kept=False, reason="asks to subscribe"),
    Block(
        '<p><img src="https://a/p.png?a=1&amp;b=2" alt="">Last “words” 李 👩‍👧.</p>', "Last “words” 李 👩‍👧."
    ),
    Block('<figure><img alt="x" src="https://a/gone.png"></figure>', ""),
)


def test_blocks_come_back_whole(library: Library) -> None:
    article_id = add_article(library, blocks=BLOCKS)
    with library.read() as db:
        version = versions.current(db, article_id)
    assert version is not None
    assert version.text == "First.\n\nLast “words” 李 👩‍👧.\n\n"
    assert [block.text for block in version.blocks] == [block.text for block in BLOCKS]
    assert [(block.kept, block.reason) for block in version.blocks] == [
        (block.kept, block.reason) for block in BLOCKS
    ]
    assert "Subscribe" not in version.html
    assert (version.number, version.article_id, version.extractor) == (1, article_id, "test")


HEAD = Head(
    title="Weir to be mended",
    standfirst="Who pays is not said.",
    authors=("Rosa Lind", "Imre Valk"),
    publication="The Ledger",
    section="Rivers",
    published="2026-03-02",
    modified="2026-03-03T09:00:00+01:00",
    language="en-GB",
    url="https://ledger.example/weir",
    lead_image="https://ledger.example/weir.jpg",
)


def test_article_and_version_keep_all_of_the_head_that_was_found(library: Library) -> None:
    article_id = add_article(library, **head_of(HEAD))
    with library.read() as db:
        version = versions.current(db, article_id)
    assert version is not None
    assert all(head_of(HEAD).values())
    assert head_of(version) == head_of(article_of(library, article_id)) == head_of(HEAD)


def test_a_field_that_is_younger_than_a_version_is_empty_there(library: Library) -> None:
    article_id = add_article(library, **head_of(HEAD))
    with library.write() as tx:
        version = versions.current(tx, article_id)
        assert version is not None
        tx.update("version", version.id, {"metadata": {"authors": ["Rosa Lind"]}})
        again = versions.current(tx, article_id)
    assert again is not None
    assert (again.title, again.authors, again.section) == (HEAD.title, ("Rosa Lind",), "")


FIGURE = Block("<figure><figcaption>The pool in May.</figcaption></figure>", "The pool in May.", caption=True)


def test_a_caption_is_known_as_one_and_counts_no_words(library: Library) -> None:
    article_id = add_article(library, blocks=(BLOCKS[0], FIGURE, BLOCKS[1]))
    with library.read() as db:
        version = versions.current(db, article_id)
    assert version is not None
    assert [block.caption for block in version.blocks] == [False, True, False]
    assert version.text == "First.\n\nThe pool in May."
    assert article_of(library, article_id).word_count == 1
    with library.write() as tx:
        versions.set_blocks(tx, version, [replace(block, kept=True) for block in version.blocks])
    assert article_of(library, article_id).word_count == 2


def test_blocks_that_were_kept_before_captions_were_told_apart_are_read() -> None:
    old = [[block.html, block.text, block.kept, block.reason] for block in BLOCKS]
    data = zstandard.ZstdCompressor().compress(kinds.dumped(old).encode())
    assert kinds.unpack_blocks(data) == BLOCKS


def test_pictures_are_shown_from_the_library_alone(library: Library) -> None:
    picture = Picture("https://a/p.png?a=1&b=2", b"png", "image/png")
    article_id = add_article(library, blocks=BLOCKS, pictures=(picture,))
    with library.read() as db:
        version = versions.current(db, article_id)
        kept = json.loads(db.execute("SELECT pictures FROM version").fetchone()[0])
    assert version is not None
    blob_id = hashlib.sha256(b"png").hexdigest()
    assert f'src="blob:{blob_id}"' in version.html
    assert "https://a" not in version.html
    assert kept == {picture.src: blob_id}
    assert library.blobs.get(blob_id) == b"png"


def test_a_new_version_becomes_the_current_one(library: Library) -> None:
    article_id = add_article(library, "Old text.")
    with library.write() as tx:
        clipping.keep_page(tx, library.blobs, article_id, page_of(b"new"))
        found = Extraction(title="New", blocks=(Block("<p>New text now.</p>", "New text now."),))
        clipping.finish(tx, library.blobs, article_id, Gathered(found), "")
    with library.read() as db:
        both = versions.of_article(db, article_id)
        current = versions.current(db, article_id)
        flags = [row[0] for row in db.execute('SELECT "current" FROM version ORDER BY seq')]
        assert versions.get(db, both[0].id) == both[0]
        assert versions.get(db, "none") is None
        assert versions.current(db, "none") is None
    assert [one.number for one in both] == [1, 2]
    assert current == both[1]
    assert flags == [0, 1]
    assert article_of(library, article_id).word_count == 3


def test_other_kept_blocks_change_the_text_its_hash_and_the_words(library: Library) -> None:
    article_id = add_article(library, blocks=BLOCKS)
    with library.read() as db:
        version = versions.current(db, article_id)
    assert version is not None
    with library.write() as tx:
        text = versions.set_blocks(tx, version, BLOCKS[:1])
    with library.read() as db:
        now = versions.current(db, article_id)
        text_hash = db.execute("SELECT text_hash FROM version").fetchone()[0]
    assert now is not None
    assert text == now.text == "First."
    assert text_hash == hashlib.sha256(b"First.").hexdigest()
    assert article_of(library, article_id).word_count == 1


def test_what_is_not_found_leaves_the_stub_its_title_and_address(library: Library) -> None:
    article_id = add_article(library, title="", url="")
    row = article_of(library, article_id)
    assert (row.title, row.url) == ("", "")
    with_address = add_article(library, title="", url="https://a/b")
    assert article_of(library, with_address).title == "https://a/b"


@pytest.mark.parametrize("data", [b"", b"not zstd", kinds.pack_blocks(BLOCKS)[:-3]])
def test_blocks_that_cannot_be_read_are_named(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"written|cut off"):
        kinds.unpack_blocks(data)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<img src="a">', '<img src="blob:1">'),
        ('<img alt="src=&quot;b&quot;" src="a">', '<img alt="src=&quot;b&quot;" src="blob:1">'),
        ('<img src="b">', '<img src="">'),
        ('<a href="a">a</a>', '<a href="a">a</a>'),
        ('<img src="a"><img src="a">', '<img src="blob:1"><img src="blob:1">'),
    ],
)
def test_addresses_of_pictures_are_put_in_their_place(html: str, shown: str) -> None:
    (block,) = versions.with_kept_pictures([Block(html, "")], {"a": "1"})
    assert block.html == shown
