"""The tree of a page and its hidden elements come in; it leaves without the words that no reader of it sees."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

from app.clip.page.blocks import SILENT
from app.clip.seen.looks import Looks

# A page that hides more than this of itself, and more than a line, shows it by a script.
MOST_HIDDEN = 0.3
LINE = 250
# So does one that hides more of its paragraphs than this, and has less than so many letters of them to show.
MOST_HIDDEN_PROSE = 0.5
LEAST_SHOWN = 400
PARAGRAPH = 60
TEXT = f".//text()[not({' or '.join(f'parent::{tag}' for tag in sorted(SILENT))})]"


def remove_hidden(body: HtmlElement, looks: Looks) -> None:
    """Take out what is hidden, unless it is so much that a script must show it.

    A box of paragraphs that only a class hides stays: a script that opens it changes the class.
    """
    if not looks.hidden and not looks.unseen:
        return
    whole = sum(map(len, body.xpath(TEXT, smart_strings=False)))
    prose = {element: size for element in looks.hidden if (size := _prose(element))}
    waiting = bool(prose) and _is_waiting(body, prose)
    for element in looks.hidden:
        if not (waiting and element in prose):
            _remove(element, body, whole)
    for element in looks.unseen:
        # Pictures that wait for a script are hidden by their class.
        if _size(element) and not _prose(element) and next(element.iter("img", "picture"), None) is None:
            _remove(element, body, whole)


def _remove(element: HtmlElement, body: HtmlElement, whole: int) -> None:
    if (
        element is not body
        and element.getparent() is not None
        and _size(element) <= max(MOST_HIDDEN * whole, LINE)
    ):
        element.drop_tree()


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
    return sum(len(text.strip()) for text in _texts(element))


def _texts(element: HtmlElement) -> Iterable[str]:
    return element.xpath(TEXT, smart_strings=False) if len(element) else [element.text or ""]


def _prose(element: HtmlElement) -> int:
    """The letters in whole paragraphs of a box."""
    sizes = (_size(one) for one in element.iterdescendants("p", "li"))
    return sum(size for size in sizes if size >= PARAGRAPH)
