"""A candidate block of a page comes in, HTML with one element on top goes out, not cleaned yet."""

from __future__ import annotations

from copy import deepcopy

import lxml.html
from lxml.html import HtmlElement

from app.clip.clean import escaped
from app.clip.page.blocks import BLOCKS, HEADINGS, LISTS, UNITS, Candidate
from app.clip.page.order import number_items, span_cells

MENU_LIKE = 0.7
WORTH = 40  # letters of what is left out that may be wanted back with its links


def render(block: Candidate) -> str:
    """Write a block of the page as one element of an article."""
    element: HtmlElement = deepcopy(block.element)
    element.tail = None
    for inner in element.iterdescendants("h1"):
        inner.tag = "h2"
    for inner in element.iterdescendants("dt", "dd"):
        if next(inner.iterancestors("dl"), None) is None:
            inner.tag = "li"
    for group in [one for listed in element.iter("dl") for one in listed.iterchildren("div")]:
        group.drop_tag()
    for ordered in element.iter("ol"):
        number_items(ordered)
    for table in element.iter("table"):
        span_cells(table)
    _name(element, block)
    return str(lxml.html.tostring(element, encoding="unicode"))


def plainly(block: Candidate) -> str:
    """Write a block that has nothing but text in it, or is left out and needs no more; empty for another."""
    element = block.element
    # Whoever puts a paragraph back wants it as it stood. Of menus and short lines there are too many, and their words do.
    whole = block.kept or (
        len(block.key) >= WORTH and block.kind not in LISTS and block.link_share < MENU_LIKE
    )
    if whole and (len(element) or "dir" in element.attrib or "lang" in element.attrib):
        return ""
    kind = "h2" if block.kind == "h1" else block.kind
    if kind in HEADINGS or kind == "p" or (kind not in UNITS and kind != "img"):
        name = kind if kind in HEADINGS else "p"
        return f"<{name}>{escaped(block.text)}</{name}>"
    if kind in {"ul", "ol"} and not block.kept and block.link_share > MENU_LIKE:
        items = (" ".join("".join(item.itertext()).split()) for item in element.iterchildren("li"))
        return f"<{kind}>{''.join(f'<li>{escaped(item)}</li>' for item in items if item)}</{kind}>"
    return ""


def _name(element: HtmlElement, block: Candidate) -> None:
    tag = element.tag
    if block.kind == "figure":
        element.tag = "figure"
    elif tag == "h1":
        element.tag = "h2"
    elif tag not in UNITS:
        element.tag = "p"
    if element.tag == "p" or element.tag in HEADINGS:
        # An element that stands inside a paragraph must not end it.
        for inner in element.iterdescendants():
            if isinstance(inner.tag, str) and inner.tag in BLOCKS:
                inner.tag = "span"
    if element.tag == "blockquote":
        for inner in element.iterdescendants("div"):
            if not any(e.tag in BLOCKS for e in inner.iterdescendants() if isinstance(e.tag, str)):
                inner.tag = "p"
