"""The raw bytes of one page come in, the article in it and all that was left out go out."""

from __future__ import annotations

from dataclasses import replace

from app.clip.canonical import own_address
from app.clip.readers import reader_of
from app.domain.article.extraction import Extraction
from app.domain.article.page import Page
from app.domain.errors import KnownError

EXTRACTOR = "clipdesk 3"


def extract(page: Page) -> Extraction:
    """Find the article in a page; raises a known error when there is none."""
    if not page.raw.strip():
        raise KnownError("The page is empty.", "Try again later, or paste the text.")
    if not page.content_type:
        said = (value for name, value in page.headers if name.lower() == "content-type")
        page = replace(page, content_type=next(said, ""))
    found = reader_of(page.raw, page.content_type).read(page)
    return replace(
        found,
        url=own_address(page.url, page.final_url, found.url),
        extractor=", ".join(filter(None, (EXTRACTOR, found.extractor))),
    )
