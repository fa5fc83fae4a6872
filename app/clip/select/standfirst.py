"""The blocks up to an article's first paragraph come in, the one that the page itself names its standfirst goes out."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from app.clip.facts.likeness import plain, resembles
from app.clip.page.blocks import Candidate
from app.clip.select.beside import is_beside

NAMED = re.compile(
    r"(?:^|[^a-z])(?:stand-?first|dek|deck|lead|lede|lead-?in|intro|ingress|chapo|chapeau|entradilla|bajada|copete|"
    r"sommario|sottotitolo|sub-?title|sub-?head(?:line|ing)?|vorspann|anlauf|summary|excerpt|abstract|preamble|"
    r"alternative-headline|doc-subtitle)(?:$|[^a-z])",
    re.IGNORECASE,
)
# What a box of pictures says of itself: its words are their captions.
PICTURED = re.compile(r"image|photo|media|caption|figure|picture|credit|gallery|video", re.IGNORECASE)
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
SHORTEST, LONGEST = 30, 500
MOST_LINKED = 0.3
# A line of which so much is in the headline is the headline again.
SAME = 0.9


def named_standfirst(blocks: list[Candidate], title: str) -> Candidate | None:
    """The line between the headline and the first paragraph (the last of the blocks) that is named a standfirst."""
    if not blocks:
        return None
    body = set(blocks[-1].path)
    begin = next((i for i, block in enumerate(blocks) if _is_headline(block, title)), None)
    for block in blocks[begin + 1 : -1] if begin is not None else ():
        own = [element for element in (*block.path, block.element) if element not in body]
        if (
            SHORTEST <= len(block.text) <= LONGEST
            and block.kind in {"p", "div", "h2", "h3"}
            and not block.caption
            and block.link_share < MOST_LINKED
            and any(map(_is_named, own))
            and not any(is_beside(element) or _is_pictured(element) for element in own)
            and resembles(block.text, title) < SAME
        ):
            return block
    return None


def _is_headline(block: Candidate, title: str) -> bool:
    return bool(title) and plain(block.text) == plain(title)


def _is_named(element: HtmlElement) -> bool:
    return NAMED.search(HUMP.sub("-", _names(element))) is not None


def _is_pictured(element: HtmlElement) -> bool:
    return element.tag in {"figure", "figcaption"} or PICTURED.search(_names(element)) is not None


def _names(element: HtmlElement) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "role", "data-testid"))
