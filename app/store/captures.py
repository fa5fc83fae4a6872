"""Captures in SQL: a page and its blob in, the receipts of an article and the kept page out."""

from __future__ import annotations

from app.domain.article.capture import Capture
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page
from app.domain.follow.alert import Finding
from app.domain.text.words import count_words
from app.store import rows
from app.store.engine.asking import Database
from app.store.engine.blobs import Blobs
from app.store.engine.transaction import Transaction
from app.store.versions import hash_of

_ROW = "SELECT c.*, blob.size FROM capture AS c JOIN blob ON blob.id = c.blob_id"


def add(tx: Transaction, article_id: str, page: Page, blob_id: str) -> str:
    """Keep the receipt of a page whose bytes lie in `blob_id`; the capture's id."""
    return tx.insert("capture", row_of(article_id, page, blob_id))


def row_of(article_id: str, page: Page, blob_id: str) -> dict[str, object]:
    """The columns of the receipt of a page."""
    return {
        "created_at": page.fetched_at,
        "article_id": article_id,
        "how": page.how,
        "url": page.url,
        "final_url": page.final_url,
        "redirects": page.redirects,
        "status": page.status,
        "headers": page.headers,
        "content_type": page.content_type,
        "name": page.name,
        "blob_id": blob_id,
    }


def read(tx: Transaction, capture_id: str, finding: Finding, **facts: object) -> None:
    """Write on a receipt what its page showed, and `facts` such as the version it showed."""
    tx.update("capture", capture_id, {"finding": finding, **facts})


def extracted(found: Extraction, text: str, missing: int) -> dict[str, object]:
    """The columns of a receipt that say how well its page was read; `text` is what was kept of it."""
    return {
        "text_hash": hash_of(text),
        "extractor": found.extractor,
        "words": count_words(text),
        "page_words": found.page_words,
        "missing": missing,
        "doubts": found.doubts,
    }


def get(db: Database, capture_id: str) -> Capture | None:
    """One capture."""
    row = db.execute(f"{_ROW} WHERE c.id = ? AND c.deleted_at IS NULL", (capture_id,)).fetchone()
    return None if row is None else rows.made(Capture, row)


def unread(db: Database) -> tuple[Capture, ...]:
    """Later captures of readable articles that were kept and not read yet, oldest first."""
    found = db.execute(
        f"{_ROW} JOIN article AS a ON a.id = c.article_id AND a.deleted_at IS NULL AND a.version_id <> ''"
        " WHERE c.finding = '' AND c.deleted_at IS NULL ORDER BY c.seq"
    )
    return tuple(rows.made(Capture, row) for row in found)


def of_article(db: Database, article_id: str) -> tuple[Capture, ...]:
    """The captures of an article, oldest first."""
    found = db.execute(
        f"{_ROW} WHERE c.article_id = ? AND c.deleted_at IS NULL ORDER BY c.seq", (article_id,)
    )
    return tuple(rows.made(Capture, row) for row in found)


def page_of(capture: Capture, blobs: Blobs) -> Page:
    """The page as it came, from its receipt and its bytes."""
    return Page(
        raw=blobs.get(capture.blob_id),
        how=How(capture.how),
        fetched_at=capture.created_at,
        url=capture.url,
        final_url=capture.final_url,
        redirects=capture.redirects,
        status=capture.status,
        headers=capture.headers,
        content_type=capture.content_type,
        name=capture.name,
    )
