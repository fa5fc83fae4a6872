"""One clip in SQL: a stub, then its page with the raw bytes, then what was found in it."""

from __future__ import annotations

from app.domain.article import Page, Stage
from app.domain.clip import Gathered
from app.store import articles, captures, versions
from app.store.engine.blobs import Blobs
from app.store.engine.transaction import Transaction
from app.store.rows import dumped


def stub(tx: Transaction, *, title: str, url: str, url_key: str, stage: Stage) -> str:
    """Keep a new article of which nothing is read yet; its id."""
    row = {"title": title, "url": url, "url_key": url_key, "asked_key": url_key, "stage": stage}
    article_id = tx.insert("article", row)
    tx.made(article_id)
    return article_id


def keep_page(tx: Transaction, blobs: Blobs, article_id: str, page: Page) -> str:
    """Keep the raw bytes of a page and its receipt; the capture's id."""
    blob_id = blobs.put(page.raw, page.content_type, tx)
    capture_id = captures.add(tx, article_id, page, blob_id)
    articles.update(tx, [article_id], {"stage": Stage.RAW, "problem": ""})
    return capture_id


def finish(tx: Transaction, blobs: Blobs, article_id: str, gathered: Gathered, url_key: str) -> None:
    """Keep what was found in an article's last page; what was not found leaves the stub's title and address."""
    found = gathered.extraction
    pictures = {one.src: blobs.put(one.raw, one.media_type, tx) for one in gathered.pictures}
    capture = captures.of_article(tx, article_id)[-1]
    version_id = versions.add(tx, article_id, capture.id, found, pictures, gathered.missing)
    values: dict[str, object] = {
        "standfirst": found.standfirst,
        "authors": dumped(found.authors),
        "publication": found.publication,
        "section": found.section,
        "published": found.published,
        "modified": found.modified,
        "language": found.language,
        "lead_image": found.lead_image,
        "word_count": found.word_count,
        "stage": Stage.READY,
        "problem": "",
        "version_id": version_id,
    }
    if found.title:
        values["title"] = found.title
    if found.url:
        values |= {"url": found.url, "url_key": url_key}
    articles.update(tx, [article_id], values)
