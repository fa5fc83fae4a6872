"""The tree of a page comes in, and leaves with boxes that hold the article named as the boxes they are."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from lxml.html import HtmlElement

# Elements that readers strip whole. Unclosed, or written as a box, they hold paragraphs of the article.
STRIPPED = frozenset({"button", "label", "h1", "h2", "h3", "h4", "h5", "h6"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Places beside an article; one that holds headline and text of the page is its home.
EDGES = frozenset({"nav", "footer", "aside", "header", "form", "dialog"})
EDGE_NAME = re.compile(
    r"(?:(?:site|main|page|global)[-_]?)?(?:footer|nav|navigation|menu|sidebar|hidden|modal|popup|overlay)",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A piece of a page that is streamed: shown by a script once the next one has come.
STREAMED = re.compile(r"[SBP]:[0-9a-f]+")
# A shorter paragraph may be anything.
PROSE = 80
# So much prose makes a box of what holds it.
BOX = 240
# The share of a page's prose that makes a place its home, a fallback the text, and what is hidden the page itself.
HOME = 0.6
FALLBACK = 0.5
MOST_HIDDEN = 0.5
# A page that shows more prose than this has something to read, whatever it hides.
SHOWN = 400
# Elements around one that are asked, the innermost first: hostile pages nest them without end.
DEEPEST = 100
PANEL = 60
LONGEST_HEAD = 200
MOST_LINKED = 0.3


def unwrap(tree: HtmlElement) -> None:
    """Rename what is no box, show what waits for a script or a click, and give the article's home a plain name."""
    for listed in tree.iter("dl"):
        _make_figure(listed)
    mass: Counter[HtmlElement] = Counter()
    whole = 0
    for paragraph, length in _prose(tree, "p") or _prose(tree, "div"):
        whole += length
        for above in islice(paragraph.iterancestors(), DEEPEST):
            mass[above] += length
    for element, size in mass.items():
        fallback = element.tag == "noscript" and size >= FALLBACK * whole
        if fallback or (element.tag in STRIPPED and size >= BOX):
            _make_box(element)
    _show_hidden(tree, mass, whole)
    headline = next(tree.iter("h1"), None)
    for element, size in mass.items():
        is_home = size >= max(HOME * whole, BOX) and element.tag not in {"html", "body"}
        if is_home and (headline is None or element in headline.iterancestors()):
            _give_plain_name(element)


def _prose(tree: HtmlElement, tag: str) -> list[tuple[HtmlElement, int]]:
    """The innermost elements of a kind that are more than a line and more than links, with their lengths."""
    found = []
    for paragraph in tree.iter(tag):
        if len(paragraph) and paragraph.find(f".//{tag}") is not None:
            continue
        length = len("".join(paragraph.itertext()).strip())
        if length >= PROSE and _linked(paragraph) < length / 2:
            found.append((paragraph, length))
    return found


def _linked(element: HtmlElement) -> int:
    return sum(len("".join(link.itertext())) for link in element.iter("a"))


def _make_box(element: HtmlElement) -> None:
    """Make a box of an element; the words of a heading that was never closed stay a heading."""
    if element.tag in HEADINGS and (element.text or "").strip():
        heading = element.makeelement(element.tag)
        heading.text, element.text = element.text, None
        element.insert(0, heading)
    element.tag = "div"


def _make_figure(listed: HtmlElement) -> None:
    """Make a figure of a list whose terms are pictures: old pages write captions as their definitions."""
    terms = list(listed.iterchildren("dt"))
    if not terms or any(term.find(".//img") is None or "".join(term.itertext()).strip() for term in terms):
        return
    listed.tag = "figure"
    for part in listed.iterchildren("dt", "dd"):
        part.tag = "div" if part.tag == "dt" else "figcaption"


def _show_hidden(tree: HtmlElement, mass: Counter[HtmlElement], whole: int) -> None:
    """Judge what is hidden in sum: streamed pages hide all of an article, piece by piece, until a script runs."""
    hidden = [
        element
        for element in tree.iter("*")
        if ((style := element.get("style")) and HIDDEN.search(style)) or element.get("hidden") is not None
    ]
    inside = set(hidden)
    outermost = [
        one for one in hidden if not any(above in inside for above in islice(one.iterancestors(), DEEPEST))
    ]
    # A hidden paragraph holds nothing but itself.
    sizes = {one: mass[one] or (len("".join(one.itertext())) if one.tag == "p" else 0) for one in outermost}
    size = sum(sizes.values())
    waiting = size >= MOST_HIDDEN * whole and whole - size < SHOWN
    for element in outermost:
        streamed = STREAMED.fullmatch(element.get("id") or "") is not None
        if streamed or (waiting and sizes[element]) or _is_panel(element):
            _show(element)


def _is_panel(element: HtmlElement) -> bool:
    """Tell whether a heading or a button right before an element opens it, as in an accordion."""
    if any(
        above.tag in EDGES or above.get("role") in {"dialog", "navigation"}
        for above in element.iterancestors()
    ):
        return False
    length = len("".join(element.itertext()).strip())
    if length < PANEL or _linked(element) > MOST_LINKED * length:
        return False
    before = element.getprevious()
    if before is None or len("".join(before.itertext()).strip()) > LONGEST_HEAD:
        return False
    if "itemscope" in element.attrib or next(element.iter("h1", "article"), None) is not None:
        return False  # the article once more, for machines
    heads = (before, *before.iterdescendants())
    return any(head.tag in HEADINGS or head.get("aria-expanded") for head in heads)


def _show(element: HtmlElement) -> None:
    element.attrib.pop("hidden", None)
    element.attrib.pop("aria-hidden", None)
    if "style" in element.attrib:
        element.set("style", HIDDEN.sub("", element.get("style", "")))


def _give_plain_name(element: HtmlElement) -> None:
    if element.tag in EDGES:
        element.tag = "div"
    for name in ("class", "id"):
        words = (element.get(name) or "").split()
        left = [word for word in words if not EDGE_NAME.fullmatch(word)]
        if len(left) < len(words):
            element.set(name, " ".join(left))
