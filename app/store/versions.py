"""Versions in SQL: what was extracted in, the texts of an article out."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.article.block import Block, full_text, running_text
from app.domain.article.extraction import Extraction
from app.domain.article.head import HEAD, head_of
from app.domain.article.version import Version
from app.domain.text.words import count_words
from app.store import rows
from app.store.engine.asking import Database
from app.store.engine.transaction import Transaction
from app.store.shape.kinds import facts
from app.store.tables import TABLES

# What a head holds that has no column of its own here.
METADATA = tuple(name for name in HEAD if name not in TABLES["version"].columns)
_SRC = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)(")')


def hash_of(text: str) -> str:
    """SHA-256 of a text in UTF-8, hex."""
    return hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()


def with_kept_pictures(blocks: Sequence[Block], pictures: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks with pictures shown from their blobs (address in the page -> blob id); others lose their address."""

    def shown(found: re.Match[str]) -> str:
        blob_id = pictures.get(html.unescape(found[2]), "")
        return f"{found[1]}{'blob:' + blob_id if blob_id else ''}{found[3]}"

    return tuple(
        replace(block, html=_SRC.sub(shown, block.html)) if "<img" in block.html else block
        for block in blocks
    )


def row_of(
    article_id: str,
    capture_id: str,
    extraction: Extraction,
    pictures: Mapping[str, str],
    missing: int,
    *,
    number: int = 1,
) -> dict[str, object]:
    """The columns of an article's current version, made of what an extractor found."""
    blocks = with_kept_pictures(extraction.blocks, pictures)
    text, head = full_text(blocks), head_of(extraction)
    return {
        "article_id": article_id,
        "capture_id": capture_id,
        "number": number,
        "current": True,
        **{name: value for name, value in head.items() if name not in METADATA},
        "text_hash": hash_of(text),
        "extractor": extraction.extractor,
        "metadata": {name: head[name] for name in METADATA},
        "pictures": dict(pictures),
        "missing": missing,
        "text": text,
        "blocks": blocks,
    }


def add(
    tx: Transaction,
    article_id: str,
    capture_id: str,
    extraction: Extraction,
    pictures: Mapping[str, str],
    missing: int,
    *,
    words: tuple[int, int] = (0, 0),
    reread: bool = False,
) -> str:
    """Keep a new version and make it the current one; its id. `words` went and came against the one before."""
    number = int(
        tx.rows("SELECT coalesce(max(number), 0) + 1 FROM version WHERE article_id = ?", article_id)[0][0]
    )
    for row in tx.rows("SELECT id FROM version WHERE article_id = ? AND current = 1", article_id):
        tx.update("version", row["id"], {"current": False})
    made = row_of(article_id, capture_id, extraction, pictures, missing, number=number)
    version_id = tx.insert(
        "version", made | {"words_gone": words[0], "words_come": words[1], "reread": reread}
    )
    tx.update("capture", capture_id, {"version_id": version_id})
    return version_id


def pictures_of(db: Database, version_id: str) -> dict[str, str]:
    """The pictures a version keeps: their addresses in the page, and their blobs."""
    row = db.execute("SELECT pictures FROM version WHERE id = ?", (version_id,)).fetchone()
    return {} if row is None else facts(row["pictures"])


def get(db: Database, version_id: str, *, blocks: bool = True) -> Version | None:
    """One version, or its text and head without the blocks."""
    row = db.execute("SELECT * FROM version WHERE id = ? AND deleted_at IS NULL", (version_id,)).fetchone()
    return None if row is None else rows.version(row, blocks=blocks)


def current(db: Database, article_id: str, *, blocks: bool = True) -> Version | None:
    """The version that is shown, or its text and head without the blocks; None while there is none."""
    row = db.execute(
        "SELECT version.* FROM article JOIN version ON version.id = article.version_id WHERE article.id = ?",
        (article_id,),
    ).fetchone()
    return None if row is None else rows.version(row, blocks=blocks)


def of_article(db: Database, article_id: str) -> tuple[Version, ...]:
    """All versions, oldest first."""
    found = db.execute(
        "SELECT * FROM version WHERE article_id = ? AND deleted_at IS NULL ORDER BY number", (article_id,)
    )
    return tuple(rows.version(row) for row in found)


def set_blocks(tx: Transaction, version: Version, blocks: Sequence[Block]) -> str:
    """Give a version other kept blocks, in place; its new text."""
    text = full_text(blocks)
    tx.update("version", version.id, {"text": text, "text_hash": hash_of(text), "blocks": blocks})
    tx.update("article", version.article_id, {"word_count": count_words(running_text(blocks))})
    return text
