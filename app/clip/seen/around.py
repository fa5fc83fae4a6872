"""An element inside a paragraph comes in, the words that stand right before and behind it go out."""

from __future__ import annotations

from lxml.html import HtmlElement

from app.clip.page.blocks import BLOCKS

# Where a line ends, what stands before it says nothing of what comes next.
ENDS = BLOCKS | {"br", "body", "html"}
# So many letters tell what a sign belongs to; so many steps are gone for them on pages built to hold us up.
REACH = 40
STEPS = 40
# No article has more signs of one kind, or more controls; a page that has was built to hold us up.
MOST_SIGNS = 10_000
LONGEST_PIECE = 20_000  # letters of one text between elements


def before(element: HtmlElement) -> str:
    """The last letters that stand before an element in its paragraph."""
    found = ""
    node: HtmlElement | None = element
    for _ in range(STEPS):
        if node is None or node.tag in ENDS:
            break
        beside = node.getprevious()
        if beside is not None:
            found = (beside.tail or "") + found
            if beside.tag in ENDS or len(found) >= REACH:
                break
            found = _words(beside)[-REACH:] + found
            node = beside
        else:
            node = node.getparent()
            found = ((node.text or "") if node is not None else "") + found
        if len(found) >= REACH:
            break
    return found[-REACH:]


def after(element: HtmlElement) -> str:
    """The first letters that stand behind an element in its paragraph."""
    found = ""
    node: HtmlElement | None = element
    for _ in range(STEPS):
        if node is None or node.tag in ENDS or len(found) >= REACH:
            break
        found += node.tail or ""
        beside = node.getnext()
        if beside is None:
            node = node.getparent()
            continue
        if beside.tag in ENDS:
            break
        found += _words(beside)[:REACH]
        node = beside
    return found[:REACH]


def _words(element: HtmlElement) -> str:
    return (element.text or "") if not len(element) else "".join(element.itertext())


def words(element: HtmlElement) -> str:
    """The words of an element, its white space evened out."""
    return " ".join(_words(element).split())


def become(element: HtmlElement, text: str) -> None:
    """Put plain letters where an element stood."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    held = parent.text if previous is None else previous.tail
    if held and len(held) > LONGEST_PIECE:
        # A text that grew with each of thousands of signs would be copied as often.
        for child in list(element):
            element.remove(child)
        element.attrib.clear()
        element.tag, element.text = "span", text
        return
    letters = text + (element.tail or "")
    # Removing needs no count of the elements ahead, as dropping a tag does.
    parent.remove(element)
    if previous is None:
        parent.text = (held or "") + letters
    else:
        previous.tail = (held or "") + letters


def enclose(element: HtmlElement, first: str, last: str) -> None:
    """Put signs round the words of an element, within its white space and its line breaks."""
    start: HtmlElement | None = None
    text = element.text or ""
    for child in element:
        if text.strip() or child.tag != "br":
            break
        start, text = child, child.tail or ""
    bare = text.lstrip()
    _write(element, start, text[: len(text) - len(bare)] + first + bare)
    end = len(element) - 1
    while end >= 0 and element[end].tag == "br" and not (element[end].tail or "").strip():
        end -= 1
    stop = element[end] if end >= 0 else None
    text = (element.text if stop is None else stop.tail) or ""
    bare = text.rstrip()
    _write(element, stop, bare + last + text[len(bare) :])


def _write(element: HtmlElement, child: HtmlElement | None, text: str) -> None:
    """Write the text behind a child, or the first of an element."""
    if child is None:
        element.text = text
    else:
        child.tail = text
