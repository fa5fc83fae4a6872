"""The scripts of a page come in, the linked data in them goes out as plain dictionaries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from lxml.html import HtmlElement

Node = dict[str, object]

ARTICLES = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|Recipe|SocialMediaPosting|DiscussionForumPosting|"
    r"CreativeWork|Posting)$"
)
PAGES = frozenset({"WebPage", "ItemPage", "AboutPage", "CollectionPage", "VideoObject"})
OPENING = re.compile(r"(?:(?://|/\*)\s*)?(?:<!\[CDATA\[|<!--)\s*(?:\*/)?")
CLOSING = re.compile(r"(?:(?://|/\*)\s*)?(?:\]\]>|-->)\s*(?:\*/)?\s*;?$")
OWN_PARTS = ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher")
WRITERS = ("author", "creator", "contributor")
# What stands under these names is as a rule another story.
LISTED_PARTS = (
    "itemListElement", "item", "hasPart", "relatedLink", "mentions", "citation", "isRelatedTo", "subjectOf", "isBasedOn",
    "blogPost", "blogPosts", "workExample", "significantLink", "dataFeedElement",
)  # fmt: skip
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
# Only what HTML knows is markup: "<3" and "a < b" are words.
MARKUP = re.compile(
    r"</?(a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|li|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)"
    r"(?:\s[^<>]{0,300})?\s*/?>",
    re.IGNORECASE,
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "wbr",
    ]
)
MOST_ESCAPED = 3
# Deeper, or more of it, is no description of one article.
DEEPEST = 12
END = 40
MOST_NODES = 3000
LONGEST = 4_000_000


@dataclass(slots=True)
class LinkedData:
    """The nodes of a page's JSON-LD, outermost first: its own, and those that it only lists."""

    own: list[Node] = field(default_factory=list)
    listed: list[Node] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        """All of them."""
        return self.own + self.listed


def linked_data(tree: HtmlElement) -> LinkedData:
    """Read the page's JSON-LD; references between its nodes are filled in."""
    found = LinkedData()
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in _values(script.text or ""):
                for node, listed in _nodes(value, 0, listed=False):
                    (found.listed if listed else found.own).append(node)
                if len(found.own) + len(found.listed) > MOST_NODES:
                    break
    _fill_in(found.nodes)
    return found


def _values(text: str) -> Iterator[object]:
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


def _nodes(value: object, depth: int, *, listed: bool) -> Iterator[tuple[Node, bool]]:
    """The nodes in a value, each with whether it stands in a list of others."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:500]:
            yield from _nodes(part, depth + 1, listed=listed)
    elif isinstance(value, dict):
        if isinstance(value.get("@id"), str) or value.get("@type"):
            yield value, listed
        for name in OWN_PARTS:
            if name in value:
                yield from _nodes(value[name], depth + 1, listed=listed)
        for name in LISTED_PARTS:
            if name in value:
                yield from _nodes(value[name], depth + 1, listed=True)


def _fill_in(nodes: list[Node]) -> None:
    """Put the node itself where another one only names it by its id."""
    known: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > 2 and name not in known:
            known[name] = node
    for node in nodes:
        for name in (*WRITERS, "publisher", "isPartOf", "image"):
            value = _named_by_id(node.get(name), known) if name in WRITERS else node.get(name)
            if isinstance(value, dict):
                node[name] = _known(value, known)
            elif isinstance(value, list):
                node[name] = [_known(part, known) if isinstance(part, dict) else part for part in value]


def _named_by_id(value: object, known: dict[str, Node]) -> object:
    """Where a bare string is the id of a node, it is no name."""
    if isinstance(value, list):
        return [_named_by_id(part, known) for part in value[:50]]
    return {"@id": value} if isinstance(value, str) and value in known else value


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


def bare_text(text: str) -> str:
    """A text of linked data or of the head without markup, however often that was escaped."""
    for _ in range(MOST_ESCAPED):
        if "&" not in text or (plain := unescape(text)) == text:
            break
        text = plain
    return " ".join(MARKUP.sub(_in_place, text).split() if "<" in text else text.split())


def _in_place(tag: re.Match[str]) -> str:
    return "" if tag[1].lower() in INLINE else " "


def text_in(value: object) -> str:
    """The text of a value that may be a string, a list of them or a node with a name."""
    if isinstance(value, str):
        return bare_text(value)
    if isinstance(value, list):
        return next((text for text in map(text_in, value[:50]) if text), "")
    if isinstance(value, dict):
        return text_in(value.get("name") or value.get("@value") or "")
    return ""


def address_in(value: object) -> str:
    """The address in a value that may be a string, a list of them or a node with an address."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return next((text for text in map(address_in, value[:50]) if text), "")
    if isinstance(value, dict):
        return address_in(value.get("url") or value.get("contentUrl") or value.get("@id") or "")
    return ""
