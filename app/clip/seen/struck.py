"""The tree of a page comes in, and leaves with withdrawn words between tildes, in `s` elements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from app.clip.page.blocks import BLOCKS
from app.clip.seen.around import after, before, enclose, words

TAGS = ("del", "s", "strike")
TILDES = "~~"
DEEPEST = 60  # elements round an element that are asked about
OPENING = "$€£¥“„«‘(["
# Letters that carry their own line.
LINED_TEXTS = ".//text()[contains(., '\u0336')]"
IS_LINED = etree.XPath("contains(., '\u0336')")
LINED = re.compile("(?:[^\\s\u0336]\u0336)(?:\\s*[^\\s\u0336]\u0336)*")


def write_struck(body: HtmlElement, styled: Iterable[HtmlElement]) -> None:
    """Mark what the page strikes out; `styled` are elements that only a style or a name strikes."""
    found = dict.fromkeys([*body.iter(*TAGS), *styled])
    for element in found:
        # An element is struck once, with what holds it.
        if any(above in found for above in islice(element.iterancestors(), DEEPEST)):
            if element.tag in TAGS:
                element.tag = "span"
        elif words(element):
            _strike(element)
    for text in body.xpath(LINED_TEXTS) if IS_LINED(body) else ():
        holder, plain = text.getparent(), _without_lines(text)
        if text.is_tail:
            holder.tail = plain
        else:
            holder.text = plain


def _without_lines(text: str) -> str:
    return LINED.sub(lambda found: f"{TILDES}{found[0].replace(chr(0x336), '')}{TILDES}", text)


def _strike(element: HtmlElement) -> None:
    """Strike the words of an element, each of its blocks for itself."""
    holders = {above for block in element.iterdescendants(*BLOCKS) for above in block.iterancestors()}
    if element.tag in BLOCKS or element in holders:
        if element.tag in TAGS:
            element.tag = "div"
        _strike_inside(element, holders)
        return
    element.tag = "s"
    _sign(element)


def _strike_inside(element: HtmlElement, holders: set[HtmlElement]) -> None:
    run: HtmlElement | None = None
    if element.text and element.text.strip():
        run = _run(element, 0, element.text)
        element.text = None
    runs = [run]
    for child in list(element):
        if child is run:
            continue
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS or child in holders:
            run = None
            _strike_inside(child, holders)
        else:
            if run is None:
                run = _run(element, element.index(child), "")
                runs.append(run)
            run.append(child)
            child.tail = tail
            continue
        if tail and tail.strip():
            run = _run(element, element.index(child) + 1, tail)
            runs.append(run)
        else:
            child.tail = tail
    for one in runs:
        if one is not None and words(one):
            _sign(one)


def _run(parent: HtmlElement, at: int, text: str) -> HtmlElement:
    fresh: HtmlElement = parent.makeelement("s")
    fresh.text = text
    parent.insert(at, fresh)
    return fresh


def _sign(element: HtmlElement) -> None:
    enclose(element, TILDES, TILDES)
    behind = after(element)[:1]
    if (behind.isalnum() or behind in OPENING) and behind and not before(element)[-1:].isalnum():
        # The words that came instead stand apart from those that went.
        element.tail = f" {element.tail or ''}"
