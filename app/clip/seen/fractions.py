"""The tree of a page comes in, and leaves with its stacked fractions as figures with a bar between them."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from app.clip.seen.around import MOST_SIGNS, after, become, before, words
from app.clip.seen.elements import Elements

NUMBER = re.compile(r"[1-9]\d{0,2}")
BAR = re.compile(r"\s*[/⁄∕÷]\s*")
BAR_AND_NUMBER = re.compile(r"\s*[/⁄∕]\s*(\d{1,2})(?!\d)")
# A longer figure before a raised number is a year or a sum, and the number a note.
LONGEST_FIGURE = 3


def write_fractions(body: HtmlElement, elements: Elements) -> None:
    """Write numerators that are set high, denominators that are set low, and boxes of both that are called fractions."""
    for top in list(islice(body.iter("sup"), MOST_SIGNS)):
        if NUMBER.fullmatch(words(top)) and next(top.iter("a"), None) is None:
            _write(top)
    for box in elements.fractions:
        parts = [words(part) for part in box.iterchildren() if words(part) and not BAR.fullmatch(words(part))]
        if len(parts) == 2 and all(map(NUMBER.fullmatch, parts)):
            become(box, _apart(before(box)) + "/".join(parts))


def _apart(ahead: str) -> str:
    """What stands between a whole number and its fraction."""
    return " " if ahead[-1:].isdigit() else ""


def _write(top: HtmlElement) -> None:
    ahead = before(top)
    if ahead[-1:].isalpha():
        return
    bottom, bar = _denominator(top)
    figure = ahead[-1:].isdigit()
    if bottom is not None:
        if bar is None and (not figure or after(bottom)[:1].isalpha()):
            return  # one above the other without a bar is a fraction behind a figure only, or it is an isotope
        if bar is None or bar is top:
            top.tail = "/"
        else:
            become(bar, "/")
        become(bottom, words(bottom))
    else:
        found = BAR_AND_NUMBER.match(top.tail or "")
        if not found or (figure and len(ahead.split()[-1]) > LONGEST_FIGURE):
            return
        top.tail = f"/{found[1]}{(top.tail or '')[found.end() :]}"
    become(top, _apart(ahead) + words(top))


def _denominator(top: HtmlElement) -> tuple[HtmlElement | None, HtmlElement | None]:
    """The lowered number behind a raised one, and what holds the bar between them: an element, `top` for its tail."""
    bottom, tail = top.getnext(), top.tail or ""
    bar = top if BAR.fullmatch(tail) else None
    if bottom is None or (bar is None and tail.strip()):
        return None, None
    if bar is None and BAR.fullmatch(words(bottom)) and not (bottom.tail or "").strip():
        bar, bottom = bottom, bottom.getnext()
    if bottom is None or bottom.tag != "sub" or not NUMBER.fullmatch(words(bottom)):
        return None, None
    return bottom, bar
