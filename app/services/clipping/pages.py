"""What a user typed or pasted in; an address that can be asked, or a page with its bytes, out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.clip.address import tidy_url
from app.clip.page.markup import is_html
from app.domain.article.page import How, Page
from app.domain.errors import KnownError

if TYPE_CHECKING:
    from app.domain.clip import ClipRequest


def asked(typed: str) -> str:
    """The address as it is asked; KnownError if there is none in what was typed."""
    url = tidy_url(typed)
    if not url:
        raise KnownError(
            "This is not an address of a web page.", "It should begin with https:// and name a site."
        )
    return url


def pasted(request: ClipRequest, now: datetime) -> Page:
    """A paste as a page: its HTML if there is any, otherwise its text, which may be HTML. KnownError if it is empty."""
    words = request.html or request.text
    if not words.strip():
        raise KnownError("There is nothing to clip here.", "Copy an article or its address, then paste.")
    kind = "html" if request.html or is_html(words) else "plain"
    return Page(
        raw=words.encode("utf8", "replace"),
        how=How.PASTE,
        fetched_at=now,
        url=tidy_url(request.url),
        final_url=tidy_url(request.url),
        content_type=f"text/{kind}; charset=utf-8",
    )
