"""A page just read, and the articles that stand under its addresses, in; which of them it is once more, out.

An address is only a claim: two stories under one address are two stories, so the texts have the last word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.annotate.likeness import shared
from app.clip.address import url_key
from app.clip.canonical import own_address
from app.services.follow.judging import LEAST_ALIKE, LEAST_SHARED
from app.store import articles, captures, versions

if TYPE_CHECKING:
    from app.domain.article.article import Article
    from app.domain.article.extraction import Extraction
    from app.domain.article.page import Page
    from app.domain.article.version import Version
    from app.store.engine.transaction import Transaction

# Where only the pages say that they have one address: so much is shared under one headline, or under two.
CLAIMED_SHARED, CLAIMED_WHOLE = 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: its address, the article it is once more, and one under that address that it is not."""

    url: str
    already: Article | None = None
    beside: Article | None = None


def place_of(tx: Transaction, article_id: str, page: Page, found: Extraction) -> Place:
    """Where the page of an article that was just read stands among the others.

    An address that two stories claim is that of neither: each keeps the one that it was clipped from.
    """
    own = own_address(page.url, page.final_url, "")
    url = found.url or own
    asked = {url_key(page.url), url_key(own)} - {""}
    already, beside, claims = None, None, []
    for other, asked_key in articles.under(tx, {url_key(url), *asked}, but=article_id):
        version = versions.current(tx, other.id)
        if version is None:
            continue
        if is_same(version, found, asked=asked_key in asked):
            already = already or other
        else:
            beside = beside or other
            if url_key(other.url) == url_key(url):
                claims.append(other)
    if claims and own:
        url = own
        _give_back(tx, claims, url_key(own))
    return Place(url, already, beside)


def is_same(version: Version, found: Extraction, *, asked: bool) -> bool:
    """Tell whether a text is that of a story once more.

    Under an address that was `asked` for twice it is, unless hardly a word is left under another headline;
    under one that pages only claim, the text itself must be there.
    """
    from rapidfuzz import fuzz

    if version.text == found.full_text:
        return True
    share = shared(version.text, found.full_text)
    alike = fuzz.token_sort_ratio(version.title.casefold(), found.title.casefold()) >= LEAST_ALIKE
    if asked:
        return alike or share >= LEAST_SHARED
    return share >= CLAIMED_WHOLE or (alike and share >= CLAIMED_SHARED)


def is_taken(tx: Transaction, article_id: str, url: str) -> bool:
    """Tell whether another article stands under an address."""
    return bool(articles.under(tx, [url_key(url)], but=article_id))


def _give_back(tx: Transaction, others: Iterable[Article], key: str) -> None:
    """Let articles have the addresses that they were clipped from, where those are others than `key`."""
    for other in others:
        looks = captures.of_article(tx, other.id)
        own = next((own_address(look.url, look.final_url, "") for look in looks if look.url), "")
        if own and url_key(own) not in {key, url_key(other.url)}:
            articles.update(tx, [other.id], {"url": own, "url_key": url_key(own)})
