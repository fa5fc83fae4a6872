"""Versions: the texts of an article, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.article.block import Block
from app.domain.article.head import Head


@dataclass(frozen=True, slots=True)
class Version(Head):
    """One text of an article. `number` counts from 1; `html` shows pictures as `blob:SHA256`.

    `blocks` are as in `Extraction`, with the same picture addresses.
    """

    id: str
    article_id: str
    capture_id: str
    number: int
    created_at: datetime
    text: str
    html: str
    blocks: tuple[Block, ...]
    extractor: str
    words_gone: int = 0  # against the version before
    words_come: int = 0
    reread: bool = False  # the same bytes as the version before, read by a newer extractor
