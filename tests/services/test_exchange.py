"""What leaves the library: every format of an article and a note, with addresses that work outside."""

from __future__ import annotations

import pytest

from app.domain.article.block import Block
from app.domain.article.page import Picture
from app.domain.errors import KnownError
from app.domain.mark import MarkKind
from app.domain.note import Target
from app.domain.nouns import Noun
from app.domain.source import SourceDraft
from app.services.articles import Articles
from app.services.exchange import Exchange
from app.services.marks import Marks
from app.services.notes import Notes
from app.services.sources import Sources
from app.store import clipping
from app.store.library import Library
from tests.libraries import add_article, article_of

GONE = "01a20b93-17df-764a-98e4-5831b0bba34a"
URL = "https://ledger.example/a?b=1&c=2"
PICTURE = Picture("https://a/p.png", b"\x89PNG picture", "image/png")
BLOCKS = (
    Block("<p>“No,” said <em>Rosa</em> 李.</p>", "“No,” said Rosa 李."),
    Block('<p><img src="https://a/p.png" alt="A wall"></p>', ""),
)


@pytest.fixture
def article_id(library: Library) -> str:
    article_id = add_article(library, title="Floods: a/b?", blocks=BLOCKS, pictures=(PICTURE,), url=URL)
    version_id = article_of(library, article_id).version_id
    mark = Marks(library).add(version_id, 0, 5, MarkKind.QUOTE, "Ask again").made
    Marks(library).link(mark, Sources(library).add(SourceDraft("Rosa Lind")).made)
    return article_id


FORMATS = [(noun, row.name) for noun in (Noun.ARTICLE, Noun.NOTE) for row in Exchange(None).formats(noun)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("noun", "name"), FORMATS)
def test_every_format_is_written(library: Library, article_id: str, noun: Noun, name: str) -> None:
    exchange = Exchange(library)
    row = next(one for one in exchange.formats(noun) if one.name == name)
    if noun is Noun.ARTICLE:
        made = exchange.article(article_id, name)
        words = "“No,” said"
    else:
        mark = Marks(library).of_article(article_id)[0]
        note = Notes(library).add("", f"# Über a/b\n\n{Notes(library).quote(mark.id)}").made
        made = exchange.note(note, name)
        words = "Über a/b"
    assert made.name.endswith(row.suffix)
    assert not set(made.name) & set('/\\:?*"<>|')
    text = made.data.decode()
    assert words.partition(" ")[2] in text
    assert "clipdesk:" not in text
    if name != "json":  # the only one that names its pictures as the library does
        assert "blob:" not in text


def test_links_lead_to_addresses_that_work_outside(library: Library, article_id: str) -> None:
    mark = Marks(library).of_article(article_id)[0]
    source = Sources(library).all()[0]
    text = (
        f"[a]({Target(Noun.ARTICLE, article_id)}) [m]({Target(Noun.MARK, mark.id)})"
        f" [s]({Target(Noun.SOURCE, source.id)}) [gone]({Target(Noun.MARK, GONE)})"
    )
    exchange = Exchange(library)
    written = exchange.note(Notes(library).add("", text).made, "md").data.decode()
    assert written.count(URL) == 2
    assert "clipdesk:" not in written
    rich = exchange.rich_text(text)
    assert rich.count("https://ledger.example/a") == 2
    assert "clipdesk:" not in rich


def test_a_damaged_picture_does_not_stop_an_export(library: Library, article_id: str) -> None:
    whole = Exchange(library).article(article_id, "html").data
    for file in library.path.originals.rglob("*.zst"):
        file.write_bytes(b"damaged")
    without = Exchange(library).article(article_id, "html").data
    assert b"said" in without
    assert len(without) < len(whole)


def test_what_cannot_be_exported_is_said(library: Library, article_id: str) -> None:
    exchange = Exchange(library)
    with pytest.raises(KnownError, match="There is no format called docx"):
        exchange.article(article_id, "docx")
    with pytest.raises(KnownError, match="note is not there"):
        exchange.note("none", "md")
    with library.write() as tx:
        stub = clipping.stub(tx, title="t", url="", url_key="", stage="waiting")  # type: ignore[arg-type]
    with pytest.raises(KnownError, match="no text yet"):
        exchange.article(stub, "md")
    Articles(library).delete([article_id])
    with pytest.raises(KnownError, match="not in the library"):
        exchange.article(article_id, "md")
