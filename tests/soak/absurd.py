"""A folder in; a library of one article with all that belongs to it, and names of any length written past every verb, out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.article.article import Stage
from app.domain.article.block import Block
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page
from app.domain.clip import Gathered
from app.domain.mark import MarkKind
from app.domain.source import SourceDraft
from app.store import clipping
from tests.bench.library import FIRST

if TYPE_CHECKING:
    from app.services.record import Services

TEXT = "The river took the lower town on Friday, said Rosa Lind. The council will give it back."
MANY = 12  # articles, so that a list is full of them


@dataclass(frozen=True, slots=True)
class Ids:
    """Of what the windows show."""

    article: str
    source: str
    mark: str
    alert: str


def make(folder: Path) -> None:
    """Make the library."""
    from app.main import open_services

    with open_services(folder) as services:
        source = services.sources.add(SourceDraft("Rosa Lind", aliases=("R. Lind",), role="engineer")).made
        page = Page(b"<p>invented</p>", How.FETCH, FIRST, status=200, content_type="text/html")
        for number in range(MANY):
            found = Extraction(
                title=f"The river {number}", blocks=(Block(f"<p>{TEXT}</p>", TEXT),), extractor="soak"
            )
            with services._library.write() as tx:
                article = clipping.stub(
                    tx,
                    title="",
                    url=f"https://paper.example/{number}",
                    url_key=str(number),
                    stage=Stage.WAITING,
                )
                clipping.keep_page(tx, services._library.blobs, article, page)
                clipping.finish(tx, services._library.blobs, article, Gathered(found), str(number))
        version = services.articles.version(article)
        assert version is not None
        services.marks.add(version.id, 4, 9, MarkKind.CLAIM, "Is it so?", source)
        services.tags.tag_articles([article], "floods")
        services.tags.tag_sources([source], "floods/river")
        capture = services.versions.captures(article)[0]
        with services._library.write() as tx:
            tx.insert(
                "alert",
                {
                    "article_id": article, "capture_id": capture.id, "version_id": version.id, "kind": "passage",
                    "rank": 0, "finding": "changed", "address": "", "numbers": {},
                },
            )  # fmt: skip


def ids(services: Services) -> Ids:
    """What there is."""
    (alert,) = services.alerts.inbox()
    (mark,) = services.marks.of_article(alert.article_id)
    return Ids(alert.article_id, mark.source_ids[0], mark.id, alert.id)


def rename(services: Services, everywhere: str = "") -> None:
    """Write these words into every name there is, past all verbs: as an older version may have done."""
    if not everywhere:
        return
    words = everywhere
    with services._library.write() as tx:
        for row in tx.rows("SELECT id FROM article"):
            tx.update(
                "article",
                row["id"],
                {
                    "title": words, "publication": words, "section": words, "standfirst": words, "published": words,
                    "authors": (words,), "url": f"https://paper.example/{words}",
                },
            )  # fmt: skip
        for row in tx.rows("SELECT id FROM source"):
            named = dict.fromkeys(("name", "role", "organisation", "contacts", "note"), words)
            tx.update("source", row["id"], {**named, "aliases": (words, f"{words} ")})
        for row in tx.rows("SELECT id FROM tag"):
            tx.update("tag", row["id"], {"name": words})
        for row in tx.rows("SELECT id FROM mark"):
            tx.update("mark", row["id"], {"comment": words})
        for row in tx.rows("SELECT id FROM capture"):
            tx.update(
                "capture",
                row["id"],
                {
                    "url": words, "name": words, "content_type": words, "redirects": (words, words),
                    "headers": [["Server", words]],
                },
            )  # fmt: skip
