"""The tree of a page comes in, and leaves with its raised and lowered signs as letters: notes, powers, indexes, cents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from app.clip.page.blocks import BLOCKS
from app.clip.seen.around import after, become, before, enclose, words
from app.clip.seen.elements import Elements
from app.clip.seen.fractions import write_fractions
from app.clip.seen.signs import Reading, Sign, lowered, raised

NOTE_NAME = re.compile(
    r"(?:foot|end|side|margin)-?_?notes?|note-?_?ref|\bfn-?_?(?:ref|link|\d)|\bref(?:erence|-\d)?s?\b|\bcit(?:e|ation)"
    r"|doc-noteref|fu(?:ß|ss)note|notes?-?_?(?:link|call|anchor|marker|number)|appel-?_?note",
    re.IGNORECASE,
)
NOTE_TEXT = re.compile(r"\d{1,3}|[a-z]|[*†‡§]{1,3}")
NUMBER = re.compile(r"[1-9]\d{0,2}")
SMALL_PART = re.compile(r"[.,]?\d\d")
LONGEST = 40


@dataclass(slots=True)
class _Found:
    """A sign set high, where it stands, how it reads by itself, and the number it would have as a note."""

    element: HtmlElement
    sign: Sign
    reading: Reading

    @property
    def number(self) -> int:
        return int(self.sign.text) if NUMBER.fullmatch(self.sign.text) else 0

    @property
    def is_note(self) -> bool:
        return self.reading.raised and self.reading.text == f"[{self.sign.text}]"


def write_raised(body: HtmlElement, elements: Elements, language: str) -> None:
    """Make letters of what an element or its look sets high or low."""
    _name(elements.raised, "sup")
    _name(elements.lowered, "sub")
    if next(body.iter("sup", "sub", "small"), None) is not None or elements.parts or elements.fractions:
        _write_signs(body, elements, language)
    for link in [one for one in body.iter("a") if "#" in one.get("href", "")]:
        _set_apart(link)


def _write_signs(body: HtmlElement, elements: Elements, language: str) -> None:
    write_fractions(body, elements)
    found = [
        _look(element, language)
        for element in [*body.iter("sup"), *_cents(elements, body)]
        if _is_sign(element)
    ]
    _settle(found)
    for one in found:
        _put(one.element, one.sign.text, one.reading)
        if one.is_note and not one.sign.before and one.sign.after[:1].isalnum():
            # The note itself begins with its number.
            one.element.tail = f" {one.element.tail or ''}"
    for element in list(body.iter("sub")):
        if _is_sign(element):
            sign = Sign(words(element), before(element), after(element), _is_note(element))
            _put(element, sign.text, lowered(sign))


def _name(elements: Iterable[HtmlElement], tag: str) -> None:
    for element in elements:
        if element.tag not in BLOCKS and next(element.iter("sup", "sub"), None) is None:
            element.tag = tag


def _is_sign(element: HtmlElement) -> bool:
    """Whether an element holds a short sign, and no other such sign inside."""
    inner = element.iterdescendants("sup", "sub", "img")
    return next(inner, None) is None and 0 < len(words(element)) <= LONGEST


def _look(element: HtmlElement, language: str) -> _Found:
    sign = Sign(words(element), before(element), after(element), note=_is_note(element), language=language)
    return _Found(element, sign, raised(sign))


def _is_note(element: HtmlElement) -> bool:
    """Whether links, names or roles say that a sign is one of a note."""
    parent = element.getparent()
    near = [
        *([parent] if parent is not None and parent.tag in {"a", "span", "sup", "button"} else []),
        element,
    ]
    for one in [*near, *element.iterdescendants()]:
        names = " ".join(
            one.get(name, "") for name in ("class", "id", "role", "epub:type", "type", "aria-describedby")
        )
        if NOTE_NAME.search(names) or "data-footnote-ref" in one.attrib:
            return True
        if one.tag == "a" and ("#" in one.get("href", "") or one.get("name") or NUMBER.fullmatch(words(one))):
            return True
    return False


def _settle(found: list[_Found]) -> None:
    """Take for notes what the numbers of the notes before and behind say to be the one between."""
    labels = {one.number for one in found if one.is_note and not one.sign.before.strip()}
    for step, signs in ((1, found), (-1, found[::-1]), (1, found)):
        last = 0
        for one in signs:
            # What would be the cents of a price may be the next note too.
            open_to_doubt = one.reading.unsure or (not one.is_note and SMALL_PART.fullmatch(one.sign.text))
            if (
                open_to_doubt
                and one.number
                and (one.number in labels or (last and one.number == last + step))
            ):
                one.sign = replace(one.sign, likely=True)
                one.reading = raised(one.sign)
            last = one.number if one.is_note else last


def _put(element: HtmlElement, text: str, reading: Reading) -> None:
    if not reading.raised:
        become(element, reading.text)
    elif reading.text == f"[{text}]":
        enclose(element, "[", "]")
    elif reading.text != text:
        become(element, reading.text)


def _cents(elements: Elements, body: HtmlElement) -> list[HtmlElement]:
    """Small figures right behind a price: cents that only their size sets apart."""
    return [
        element
        for element in [*body.iter("small"), *elements.parts]
        if element.tag not in {"sup", "sub"}
        and element.tag not in BLOCKS
        and SMALL_PART.fullmatch(words(element))
        and raised(Sign(words(element), before(element), after(element))).text[:1] in {".", ","}
    ]


def _set_apart(link: HtmlElement) -> None:
    """Set the number of a note apart that is nothing but a link right behind a word."""
    text = words(link)
    if not NOTE_TEXT.fullmatch(text) or next(link.iterancestors("sup", "sub"), None) is not None:
        return
    ahead = before(link)
    behind, open_bracket = ahead[-1:], max(ahead.rfind(sign) - ahead.rfind(end) for sign, end in ("[]", "()"))
    if not behind or behind.isspace() or behind in "([{" or open_bracket > 0:
        return
    names = " ".join(link.get(name, "") for name in ("class", "role", "href", "id", "epub:type"))
    if text.isalnum() and (NOTE_NAME.search(names) or (text.isdigit() and behind not in "–/-")):
        enclose(link, "[", "]")
