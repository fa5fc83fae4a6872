"""The tree of a page comes in, and leaves with its raised and lowered signs as letters: notes, powers, fractions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from app.clip.page.blocks import BLOCKS
from app.clip.seen.around import after, become, before, enclose, words
from app.clip.seen.looks import Looks
from app.clip.seen.signs import Reading, Sign, lowered, raised

NOTE_NAME = re.compile(
    r"(?:foot|end|side|margin)-?_?notes?|note-?_?ref|\bfn-?_?(?:ref|link|\d)|\bref(?:erence|-\d)?s?\b|\bcit(?:e|ation)"
    r"|doc-noteref|fu(?:ß|ss)note|notes?-?_?(?:link|call|anchor|marker|number)|appel-?_?note",
    re.IGNORECASE,
)
NOTE_TEXT = re.compile(r"\d{1,3}|[a-z]|[*†‡§]{1,3}")
SLASH = re.compile(r"\s*[/⁄∕÷]\s*")
SLASH_NUMBER = re.compile(r"\s*[/⁄∕]\s*(\d{1,2})(?!\d)")
NUMBER = re.compile(r"[1-9]\d{0,2}")
FRACTION = re.compile(r"(?:^|[\s_-])(?:stacked-?)?frac(?:tion)?s?(?:$|[\s_-])", re.IGNORECASE)
CENTS = ".//small | .//*[contains(@class,'cent') or contains(@class,'decimal') or contains(@class,'fraction') or contains(@class,'pence')]"
SMALL_PART = re.compile(r"[.,]?\d\d")
LINKS = ".//a[contains(@href,'#') and string-length(normalize-space()) < 4]"
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


def write_raised(body: HtmlElement, looks: Looks, language: str) -> None:
    """Make letters of what an element or its look sets high or low."""
    _name(looks.raised, "sup")
    _name(looks.lowered, "sub")
    _write_fractions(body)
    found = [_look(element, language) for element in [*body.iter("sup"), *_cents(body)] if _is_sign(element)]
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
    for link in body.xpath(LINKS):
        _set_apart(link)


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


def _write_fractions(body: HtmlElement) -> None:
    """Write a numerator set high and a denominator set low as figures with a bar between them."""
    for top in list(body.iter("sup")):
        number = words(top)
        if not NUMBER.fullmatch(number) or next(top.iter("a"), None) is not None:
            continue
        ahead = before(top)
        figure = ahead[-1:].isdigit()
        if ahead[-1:].isalpha():
            continue
        bottom, bar = _denominator(top)
        if bottom is not None:
            if bar is None:
                # One above the other without a bar: a fraction behind a figure only, or it is an isotope.
                if not figure or after(bottom)[:1].isalpha():
                    continue
                top.tail = "/"
            elif bar is top:
                top.tail = "/"
            else:
                become(bar, "/")
            become(bottom, words(bottom))
        elif figure and len(ahead.split()[-1]) < 4 and (found := SLASH_NUMBER.match(top.tail or "")):
            top.tail = f"/{found[1]}{(top.tail or '')[found.end() :]}"
        elif ahead[-1:].isdigit() or not SLASH_NUMBER.match(top.tail or ""):
            continue
        become(top, f" {number}" if figure else number)
    for box in body.xpath(".//*[contains(@class,'frac')]"):
        parts = [
            words(part) for part in box.iterchildren() if words(part) and not SLASH.fullmatch(words(part))
        ]
        if FRACTION.search(box.get("class", "")) and len(parts) == 2 and all(map(NUMBER.fullmatch, parts)):
            become(box, (" " if before(box)[-1:].isdigit() else "") + "/".join(parts))


def _denominator(top: HtmlElement) -> tuple[HtmlElement | None, HtmlElement | None]:
    """The lowered number behind a raised one, and what holds the bar between them: an element, `top` for its tail."""
    follow = top.getnext()
    if follow is None:
        return None, None
    bar = None
    if SLASH.fullmatch(top.tail or ""):
        bar = top
    elif not (top.tail or "").strip() and SLASH.fullmatch(words(follow)) and not (follow.tail or "").strip():
        bar, follow = follow, follow.getnext()
    elif (top.tail or "").strip():
        return None, None
    if follow is None or follow.tag != "sub" or not NUMBER.fullmatch(words(follow)):
        return None, None
    return follow, bar


def _cents(body: HtmlElement) -> list[HtmlElement]:
    """Small figures right behind a price: cents that only their size sets apart."""
    return [
        element
        for element in body.xpath(CENTS)
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
