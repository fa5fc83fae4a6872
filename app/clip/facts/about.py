"""The linked data of a page comes in, the node that describes the page's own article goes out."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from app.clip.address import joined
from app.clip.facts.jsonld import LinkedData, Node, address_in, is_article, is_page, text_in
from app.clip.facts.likeness import host_of, path_of, resembles

# Titles of one story share so many of their words, however they are put.
ALIKE = 0.5
PROVED = 2.7
# What in a query says which page it is.
WHICH = frozenset(
    ["id", "p", "article", "articleid", "story", "storyid", "nid", "sid", "newsid", "idxno", "no"]
)
TELLING = ("headline", "datePublished", "author", "articleBody")


@dataclass(frozen=True, slots=True)
class Page:
    """By what a page can be told from others: its addresses and its titles."""

    urls: tuple[str, ...]
    titles: tuple[str, ...]


def article_node(data: LinkedData, page: Page) -> Node:
    """The node of linked data that is likely to be about this page, not one that it only points to."""
    mains = [id(node.get("mainEntity")) for node in data.own if isinstance(node.get("mainEntity"), dict)]
    best: tuple[float, Node] | None = None
    for node in data.nodes:
        if not is_article(node) or not (node.get("headline") or node.get("name") or node.get("author")):
            continue
        evidence = evidence_for(node, page) + (2.0 if id(node) in mains else 0.0)
        # A list of others, or one of several, has to prove itself; what stands alone is believed until refuted.
        if evidence < (PROVED if any(node is other for other in data.listed) else 0.0):
            continue
        worth = evidence + 0.1 * sum(bool(node.get(name)) for name in TELLING)
        if best is None or worth > best[0]:
            best = (worth, node)
    if best is not None:
        return best[1]
    pages = (
        node
        for node in data.own
        if is_page(node)
        and (node.get("headline") or node.get("datePublished"))
        and evidence_for(node, page) >= 0
    )
    return next(pages, {})


def evidence_for(node: Node, page: Page) -> float:
    """How much speaks for a node being about the page: more than 0 for it, less against it, 0 says nothing."""
    title = text_in(node.get("headline")) or text_in(node.get("name"))
    likeness = max((resembles(title, other) for other in page.titles), default=0.0) if title else 0.0
    addresses = [address_in(node.get(name)) for name in ("url", "mainEntityOfPage", "@id")]
    at_home = any(_is_address_of(address, page.urls) for address in addresses if address)
    if at_home:
        return 4.0 + 3.0 * likeness
    if likeness >= ALIKE:
        return 3.0 * likeness
    elsewhere = any(_is_elsewhere(address, page.urls) for address in addresses[:2] if address)
    if elsewhere or (title and page.titles and likeness == 0.0):
        return -1.0
    return 0.0


def _is_address_of(address: str, urls: tuple[str, ...]) -> bool:
    return any(_key(joined(url, address)) == _key(url) for url in urls if url and path_of(url))


def _is_elsewhere(address: str, urls: tuple[str, ...]) -> bool:
    """Tell whether an address is that of another page of the site; its front page is none."""
    here = {host_of(url) for url in urls if url}
    return bool(path_of(address)) and host_of(address) in here and not _is_address_of(address, urls)


def _key(url: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    try:
        query = parse_qsl(urlsplit(url).query)
    except ValueError:
        return "", ()
    own = tuple(sorted(pair for pair in query if pair[0].lower() in WHICH))
    return path_of(url).lower().removesuffix("/amp"), own
