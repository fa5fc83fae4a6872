"""A candidate block of a page comes in, HTML with one element on top goes out, not cleaned yet."""

from __future__ import annotations

import re
from copy import deepcopy

import lxml.html
from lxml.html import HtmlElement

from app.clip.clean import escaped
from app.clip.page.blocks import BLOCKS, HEADINGS, LISTS, UNITS, Candidate

# Where pages keep the address of a picture that is loaded when it comes into sight.
LATER = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-hi-res-src",
    "data-full-src",
    "data-image",
    "data-url",
)
SETS = ("srcset", "data-srcset", "data-lazy-srcset")
PLACEHOLDER = re.compile(r"^data:|placeholder|blank\.|spacer|1x1|pixel\.|/loading|transparent", re.IGNORECASE)
WIDTH = re.compile(r"(\S+)(?:\s+(\d+(?:\.\d+)?)([wx]))?\s*(?:,\s+|,$|$)")
SMALL = 60
MENU_LIKE = 0.7
WORTH = 40  # letters of what is left out that may be wanted back with its links


def render(block: Candidate) -> str:
    """Write a block of the page as one element of an article."""
    element: HtmlElement = deepcopy(block.element)
    element.tail = None
    for inner in element.iterdescendants("h1", "dt", "dd"):
        inner.tag = "h2" if inner.tag == "h1" else "li"
    for picture in list(element.iter("img")):
        address = picture_address(picture)
        if address and not _is_tiny(picture):
            picture.set("src", address)
        else:
            picture.attrib.pop("src", None)
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
    elif tag == "dl":
        element.tag = "ul"
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


def picture_address(picture: HtmlElement) -> str:
    """The address of a picture as large as the page has it."""
    sets = [picture.get(name, "") for name in SETS]
    parent = picture.getparent()
    if parent is not None and parent.tag == "picture":
        sets += [source.get(name, "") for source in parent.iterchildren("source") for name in SETS]
    src = str(picture.get("src", "")).strip()
    later = str(next((picture.get(name).strip() for name in LATER if picture.get(name, "").strip()), ""))
    if later and (not src or PLACEHOLDER.search(src)):
        return later
    if src and not PLACEHOLDER.search(src):
        return src
    best = [
        (float(w or 1), address) for text in sets for address, w, _ in WIDTH.findall(text.strip()) if address
    ]
    best = [pair for pair in best if not PLACEHOLDER.search(pair[1])]
    return str(max(best)[1]) if best else ""


def _is_tiny(picture: HtmlElement) -> bool:
    """Tell whether a picture is a mark for counting readers or an icon."""
    sizes = [picture.get(name, "").removesuffix("px") for name in ("width", "height")]
    return any(size.isdigit() and int(size) < SMALL for size in sizes)
