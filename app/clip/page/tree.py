"""The text of a page comes in, its tree goes out, as deep as reading goes, with nothing in it that a tree cannot hold."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from app.clip.page.shallow import DEEPEST, narrow, shallow
from app.domain.text.storable import storable

if TYPE_CHECKING:
    from lxml import etree
    from lxml.html import HtmlElement

# What may stand in the head of a page; anything else begins its body.
HEAD_TAGS = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template", "object"})
LARGE = 500_000  # characters: on a smaller page memory does not run out
# The characters that XML has no place for, but for the form feed, which is white space in HTML.
CONTROLS = tuple(map(chr, (*range(9), 11, *range(14, 32), 127, 0xFFFE, 0xFFFF)))
CONTROL = re.compile("|".join(map(re.escape, CONTROLS)))
# The same by number: 0 to 8, 11, 14 to 31, 127, 65534 and 65535; the form feed is the twelfth.
REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|11|1[4-9]|2\d|3[01]|127|6553[45])(?!\d)|x0*(?:[0-8be]|f|1[0-9a-f]|7f|fff[ef])(?![0-9a-f]));?",
    re.IGNORECASE,
)
FEED = re.compile(r"&#(?:0*12(?!\d)|x0*c(?![0-9a-f]));?", re.IGNORECASE)


def holdable(text: str) -> str:
    """The text without what a tree or the library cannot hold; a sign of doubt stands for half a letter."""
    if any(sign in text for sign in CONTROLS):  # hardly ever, and far quicker to find than to take out
        text = CONTROL.sub("", text)
    return storable(text.replace("\f", " "))


def parse(text: str) -> HtmlElement | None:
    """Read HTML as a tree, however deep and broken it is."""
    bare = holdable(text)
    if "&#" in bare:
        bare = FEED.sub(" ", REFERENCE.sub("", bare))
    bare = narrow(bare)
    tree = _parsed(bare)
    for everywhere in (False, True):
        if tree is not None and _is_deep()(tree.getroottree()):
            tree = _parsed(shallow(bare, everywhere=everywhere))
    if tree is not None:
        _out_of_head(tree)
    return tree


@cache
def _is_deep() -> etree.XPath:
    from lxml import etree

    return etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")


def _parsed(text: str) -> HtmlElement | None:
    import lxml.html
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    # One class for all elements, looked up without a call of Python: the page is walked many times.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement))
    try:
        tree = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        _refuse_half(parser, text)
        return None
    _refuse_half(parser, text)
    return tree if isinstance(tree, lxml.html.HtmlElement) else None


def _refuse_half(parser: etree.HTMLParser, text: str) -> None:
    """MemoryError where the parser had no memory for all of a page: half a tree may be the half without the article."""
    from lxml import etree

    if len(text) > LARGE and any(one.type == etree.ErrorTypes.ERR_NO_MEMORY for one in parser.error_log):
        raise MemoryError


def _out_of_head(tree: HtmlElement) -> None:
    """Put what the parser left in the head of a page without a `body` tag where browsers have it."""
    head = tree.find("head")
    first = None if head is None else next((one for one in head if one.tag not in HEAD_TAGS), None)
    if head is None or first is None:
        return
    body = tree.find("body")
    if body is None:
        body = tree.makeelement("body")
        tree.append(body)
    for place, element in enumerate([first, *first.itersiblings()]):
        body.insert(place, element)
