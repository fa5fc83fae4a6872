"""Captures: the receipts of the looks at an article's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.article.extraction import Doubt
from app.domain.article.page import How


@dataclass(frozen=True, slots=True)
class Capture:
    """The receipt of one fetch of one page; the bytes lie in the blob `blob_id` (SHA-256, hex).

    `finding` is what it showed, empty until it was read; `version_id` the version with its text, empty where
    there is none. `words` of the page's `page_words` were kept; `missing` pictures could not be had.
    """

    id: str
    article_id: str
    created_at: datetime
    how: How
    url: str
    final_url: str
    redirects: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    content_type: str
    name: str
    blob_id: str
    size: int
    version_id: str = ""
    finding: str = ""
    text_hash: str = ""
    extractor: str = ""
    words: int = 0
    page_words: int = 0
    missing: int = 0
    doubts: tuple[Doubt, ...] = ()
    problem: str = ""  # why no article was found in it

    @property
    def share(self) -> float:
        """The share of the page's words that was kept, from 0 to 1; 0 where nobody knows."""
        return self.words / self.page_words if self.page_words else 0.0
