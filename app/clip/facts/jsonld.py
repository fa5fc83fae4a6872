"""The scripts of a page come in, the linked data in them goes out as plain dictionaries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

Node = dict[str, Any]

ARTICLES = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|Recipe|SocialMediaPosting|DiscussionForumPosting|"
    r"CreativeWork|Posting)$"
)
PAGES = frozenset({"WebPage", "ItemPage", "AboutPage", "CollectionPage", "VideoObject"})
OPENING = re.compile(r"(?:(?://|/\*)\s*)?(?:<!\[CDATA\[|<!--)\s*(?:\*/)?")
CLOSING = re.compile(r"(?:(?://|/\*)\s*)?(?:\]\]>|-->)\s*(?:\*/)?\s*;?$")
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
# Deeper, or more of it, is no description of one article.
DEEPEST = 12
END = 40
MOST_NODES = 3000
LONGEST = 4_000_000


def linked_data(tree: HtmlElement) -> list[Node]:
    """All nodes of the page's JSON-LD, outermost first, references between them filled in."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in _values(script.text or ""):
                nodes.extend(_nodes(value, 0))
                if len(nodes) > MOST_NODES:
                    break
    _fill_in(nodes)
    return nodes


def _values(text: str) -> Iterator[Any]:
    bare = text[:LONGEST].strip()
    if opening := OPENING.match(bare):
        bare = bare[opening.end() :]
    bare = (bare[:-END] + CLOSING.sub("", bare[-END:])).strip().removesuffix(";")
    for form in (bare, unescape(bare), TRAILING_COMMA.sub(r"\1", bare), re.sub(r"[\x00-\x1f]+", " ", bare)):
        try:
            yield json.loads(form, strict=False)
            return
        except (ValueError, RecursionError):
            continue
    # Several values one after the other, or one with rubbish behind it.
    try:
        yield json.JSONDecoder(strict=False).raw_decode(bare)[0]
    except (ValueError, RecursionError):
        return


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:500]:
            yield from _nodes(part, depth + 1)
    elif isinstance(value, dict):
        if isinstance(value.get("@id"), str) or value.get("@type"):
            yield value
        for name in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "itemListElement",
            "hasPart",
            "author",
            "publisher",
        ):
            if name in value:
                yield from _nodes(value[name], depth + 1)


def _fill_in(nodes: list[Node]) -> None:
    """Put the node itself where another one only names it by its id."""
    known: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > 2 and name not in known:
            known[name] = node
    for node in nodes:
        for field in ("author", "creator", "publisher", "isPartOf", "image"):
            value = node.get(field)
            if isinstance(value, dict):
                node[field] = _known(value, known)
            elif isinstance(value, list):
                node[field] = [_known(part, known) if isinstance(part, dict) else part for part in value]


def _known(value: Node, known: dict[str, Node]) -> Node:
    name = value.get("@id")
    if isinstance(name, str) and len(value) <= 2 and "name" not in value:
        return known.get(name, value)
    return value


def kinds(node: Node) -> list[str]:
    """The types of a node, without the address of their vocabulary."""
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return [str(name).rsplit("/", 1)[-1] for name in names if name]


def is_article(node: Node) -> bool:
    """Tell whether a node describes an article."""
    return any(ARTICLES.match(kind) for kind in kinds(node))


def is_page(node: Node) -> bool:
    """Tell whether a node describes a page as a whole."""
    return any(kind in PAGES for kind in kinds(node))


def text_in(value: Any) -> str:
    """The text of a value that may be a string, a list of them or a node with a name."""
    if isinstance(value, str):
        return " ".join(unescape(unescape(value)).split())
    if isinstance(value, list):
        return next((text for text in map(text_in, value[:50]) if text), "")
    if isinstance(value, dict):
        return text_in(value.get("name") or value.get("@value") or "")
    return ""


def address_in(value: Any) -> str:
    """The address in a value that may be a string, a list of them or a node with an address."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return next((text for text in map(address_in, value[:50]) if text), "")
    if isinstance(value, dict):
        return address_in(value.get("url") or value.get("contentUrl") or value.get("@id") or "")
    return ""
