"""One clip in SQL: a stub, then its page with the raw bytes, then what was found in it."""

from __future__ import annotations

from app.domain.article.article import Stage
from app.domain.article.capture import Capture
from app.domain.article.extraction import Extraction
from app.domain.article.head import head_of
from app.domain.article.page import Page
from app.domain.article.version import Version
from app.domain.clip import Gathered
from app.domain.follow.alert import Finding
from app.store import articles, captures, versions
from app.store.engine.blobs import Blobs
from app.store.engine.transaction import Transaction
from app.store.tables import TABLES


def stub(tx: Transaction, *, title: str, url: str, url_key: str, stage: Stage) -> str:
    """Keep a new article of which nothing is read yet; its id."""
    row = {"title": title, "url": url, "url_key": url_key, "asked_key": url_key, "stage": stage}
    article_id = tx.insert("article", row)
    tx.made(article_id)
    return article_id


def keep_page(tx: Transaction, blobs: Blobs, article_id: str, page: Page) -> str:
    """Keep the raw bytes of a stub's page and its receipt; the capture's id."""
    capture_id = keep_capture(tx, blobs, article_id, page)
    articles.update(tx, [article_id], {"stage": Stage.RAW, "problem": ""})
    return capture_id


def keep_capture(tx: Transaction, blobs: Blobs, article_id: str, page: Page) -> str:
    """Keep the raw bytes of one more look at an article's page, and its receipt; the capture's id."""
    return captures.add(tx, article_id, page, blobs.put(page.raw, page.content_type, tx))


_OWN = ("title", "url")  # what a stub has from the start


def shown_of(found: Extraction, url_key: str) -> dict[str, object]:
    """What an article shows of its newest version; what was not found leaves the title and address as they are."""
    values: dict[str, object] = {
        name: value for name, value in head_of(found).items() if value or name not in _OWN
    }
    if found.url:
        values["url_key"] = url_key
    return values | {"word_count": found.word_count, "incomplete": bool(found.doubts)}


def kept_pictures(tx: Transaction, blobs: Blobs, gathered: Gathered) -> dict[str, str]:
    """Keep the pictures that were fetched and those that the page held itself: address and blob of each."""
    found = (*gathered.extraction.inline, *gathered.pictures)
    return {one.src: blobs.put(one.raw, one.media_type, tx) for one in found}


def finish(tx: Transaction, blobs: Blobs, article_id: str, gathered: Gathered, url_key: str) -> None:
    """Keep what was found in an article's first page."""
    found = gathered.extraction
    pictures = kept_pictures(tx, blobs, gathered)
    capture = captures.of_article(tx, article_id)[-1]
    version_id = versions.add(tx, article_id, capture.id, found, pictures, gathered.missing)
    captures.read(tx, capture.id, Finding.NEW, **captures.extracted(found, found.full_text, gathered.missing))
    read = {"stage": Stage.READY, "problem": "", "version_id": version_id}
    articles.update(tx, [article_id], shown_of(found, url_key) | read)


def adopt(
    tx: Transaction,
    blobs: Blobs,
    capture: Capture,
    gathered: Gathered,
    url_key: str,
    *,
    words: tuple[int, int],
    reread: bool = False,
) -> str:
    """Keep a later text of an article as its new current version; the version's id.

    Pictures that the version before kept are kept on: they were not fetched again.
    """
    found = gathered.extraction
    before = versions.current(tx, capture.article_id, blocks=False)
    kept = versions.pictures_of(tx, before.id) if before is not None else {}
    pictures = kept | kept_pictures(tx, blobs, gathered)
    wanted = {src: pictures[src] for src in found.pictures if src in pictures}
    missing = len(found.pictures) - len(wanted)
    version_id = versions.add(
        tx, capture.article_id, capture.id, found, wanted, missing, words=words, reread=reread
    )
    head = shown_of(found, url_key)
    for name in _corrected(tx, before):
        head.pop(name, None)
    articles.update(tx, [capture.article_id], head | {"version_id": version_id})
    return version_id


def _corrected(tx: Transaction, version: Version | None) -> set[str]:
    """The columns of an article's head that say something else than its version: the reporter's own words stay.

    Its address is no word of the reporter's: other clips may have claimed it.
    """
    if version is None:
        return set()
    columns = TABLES["article"].columns
    (row,) = tx.rows("SELECT * FROM article WHERE id = ?", version.article_id)
    found = {
        name: value
        for name, value in head_of(version).items()
        if name != "url" and (value or name not in _OWN)
    }
    return {name for name, value in found.items() if row[name] != columns[name].kept(value)}
