"""The tree of a page and its hidden elements come in; it leaves without the words that no reader of it sees."""

from __future__ import annotations

from lxml.html import HtmlElement

from app.clip.page.addresses import LATER, SETS_LATER
from app.clip.page.blocks import SILENT
from app.clip.seen.elements import Elements

# A page that hides more than this of itself, and more than a line, shows it by a script.
MOST_HIDDEN = 0.3
LINE = 250
# So does one that hides more of its paragraphs than this, and has less than so many letters of them to show.
MOST_HIDDEN_PROSE = 0.5
LEAST_SHOWN = 400
PARAGRAPH = 60


def remove_hidden(body: HtmlElement, elements: Elements) -> None:
    """Take out what is hidden, unless it is so much that a script must show it.

    A box of paragraphs that only a class hides stays: a script that opens it changes the class.
    """
    prose = {element: size for element in elements.hidden if (size := _prose(element))}
    waiting = bool(prose) and _is_waiting(body, prose)
    whole = 0
    for element in elements.hidden:
        if (waiting and element in prose) or _is_loaded_later(element):
            continue
        size = _size(element)
        if size > LINE:
            whole = whole or _size(body)
        # What hides itself was judged in sum by `page.unwrap`; a rule of the page may be meant for other screens.
        if "hidden" in element.attrib or "style" in element.attrib or size <= max(MOST_HIDDEN * whole, LINE):
            _remove(element, body)
    for element in elements.unseen:
        # Pictures that wait for a script are hidden by their class.
        if next(element.iter("img", "picture"), None) is None and not _prose(element) and _size(element):
            _remove(element, body)


def _remove(element: HtmlElement, body: HtmlElement) -> None:
    if element is not body and element.getparent() is not None:
        element.drop_tree()


def _is_loaded_later(element: HtmlElement) -> bool:
    """Whether it is a picture that the script which loads it also shows."""
    return element.tag == "img" and any(name in element.attrib for name in (*LATER, *SETS_LATER))


def _is_waiting(body: HtmlElement, prose: dict[HtmlElement, int]) -> bool:
    """Whether the page itself is what is hidden."""
    hidden = sum(
        size
        for element, size in prose.items()
        if not any(above in prose for above in element.iterancestors())
    )
    whole = _prose(body)
    return hidden > MOST_HIDDEN_PROSE * whole and whole - hidden < LEAST_SHOWN


def _size(element: HtmlElement) -> int:
    """The letters that are text of an element."""
    silent = sum(len(inner.text or "") for inner in element.iter(*SILENT))
    return sum(map(len, element.itertext(with_tail=False))) - silent


def _prose(element: HtmlElement) -> int:
    """The letters in whole paragraphs of a box."""
    sizes = (_size(one) for one in element.iterdescendants("p", "li"))
    return sum(size for size in sizes if size >= PARAGRAPH)
