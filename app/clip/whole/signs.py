"""A page's tree comes in before it is cut up, the signs of a wall that no block will show go out: dialogues, fields, empty boxes, layers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from app.clip.whole.claims import Claims
from app.clip.whole.cuts import is_broken
from app.clip.whole.names import (
    BLURRED,
    CIPHERED,
    CLIPPED,
    CLIPPED_STYLE,
    FADED,
    FADES,
    FULL,
    GONE,
    HIDING,
    LAYER,
    LAZY,
    LOCKED,
    LOCKED_BOXES,
    MASKED,
    MOST_NAMED,
    NO_WALL,
    SHOWING,
    STYLED,
    TRANSPARENT,
    UNREADABLE,
    WAITING,
    WALLS,
)
from app.clip.whole.phrases import leads_on

STILL = re.compile(r"overflow: ?hidden", re.IGNORECASE)
STILL_NAMES = frozenset(
    {"no-scroll", "noscroll", "modal-open", "scroll-lock", "scroll-locked", "overflow-hidden", "is-locked"}
)
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "link", "meta", "iframe"})
EDGES = frozenset({"header", "nav", "footer"})
PUSHED = frozenset({"submit", "button"})
DIALOGUES = frozenset({"dialog", "alertdialog"})
SECRETS = frozenset({"password", "email"})
MOST_FIELDS = 8
LAST = 8
LONGEST_BOX = 1400
ANCHORS, STEPS = 3, 12
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Box:
    """An element that may be a wall: its words, and those before it that have words, nearest first.

    `alone` says that its words alone must tell, wherever it stands; `field` that it asks for a secret or an address;
    `weight` says how surely a box without words is one, `faded` that it only looks so,
    `unreadable` that its words are not to be read.
    """

    element: HtmlElement
    text: str
    before: tuple[HtmlElement, ...] = ()
    alone: bool = False
    field: bool = False
    weight: int = 0
    faded: bool = False
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """What must be seen before a page is cut up.

    `broken` says that its bytes end abruptly, `buttons` hold a button that leads on, `boxes` may be walls,
    `clipped` are boxes that show no more than their beginning, `layers` counts what lies over the whole page.
    `shut` and `open` are the parts of the text that the page calls not free, without and with words in them.
    """

    broken: bool = False
    buttons: tuple[HtmlElement, ...] = ()
    boxes: tuple[Box, ...] = ()
    clipped: tuple[tuple[HtmlElement, int], ...] = ()
    layers: int = 0
    shut: tuple[HtmlElement, ...] = ()
    open: tuple[HtmlElement, ...] = ()


def signs_of(tree: HtmlElement, text: str, claims: Claims) -> Signs:
    """Look at a page before anything is taken out of it."""
    found = tree.find("body")
    body: HtmlElement = tree if found is None else found
    named, styled, dialogues = _marked(body)
    if LOCKED.search(text):
        named += [
            one for one in _elements(LOCKED_BOXES(body)) if any(map(_is_true, one.keys(), one.values()))
        ]
    shut, filled = _parts(tree, claims)
    return Signs(
        broken=is_broken(text),
        buttons=_buttons(tree),
        boxes=(*_dialogues(dialogues), *_last(body), *_fields(tree), *_empty(named), *_faded(styled)),
        clipped=tuple((element, weight) for element in styled if (weight := _clips(element))),
        layers=_layers(body, styled),
        shut=shut,
        open=filled,
    )


def _buttons(tree: HtmlElement) -> tuple[HtmlElement, ...]:
    holders = []
    for button in tree.iter("button"):
        parent = button.getparent()
        label = " ".join("".join(button.itertext()).split()) if len(button) < 6 else ""
        if parent is not None and label and len(label) < 60 and leads_on(label):
            holders.append(parent)
    return tuple(holders)


# Boxes with words


def _dialogues(found: list[HtmlElement]) -> Iterator[Box]:
    for element in found:
        words = "" if _is_hidden(element) else _words(element)
        if words:
            yield Box(element, words, alone=True)


def _last(body: HtmlElement) -> Iterator[Box]:
    """What a script puts over a page stands last in it."""
    seen = 0
    for element in body.iterchildren(reversed=True):
        if not isinstance(element.tag, str) or element.tag in SILENT:
            continue
        seen += 1
        if seen > LAST:
            return
        if element.tag in EDGES or _is_hidden(element):
            continue
        words = _words(element)
        if words:
            yield Box(element, words, alone=True)


def _fields(tree: HtmlElement) -> Iterator[Box]:
    seen: set[HtmlElement] = set()
    fields = (field for field in tree.iter("input") if field.get("type") in SECRETS)
    for field in islice(fields, MOST_FIELDS):
        form = next(field.iterancestors("form"), field.getparent())
        if form is None or form in seen or any(up.tag in EDGES or _hides(up) for up in form.iterancestors()):
            continue
        seen.add(form)
        words = _words(form)
        if words:
            yield Box(form, words, _before(form), field=True)


def _elements(found: object) -> list[HtmlElement]:
    """The elements that an expression found."""
    return [one for one in found if isinstance(one, HtmlElement)] if isinstance(found, list) else []


def _texts(element: HtmlElement) -> Iterator[str]:
    """The pieces of text that a reader of an element sees, its buttons and its fields' hints too."""
    for part in element.iter("*"):
        if part.tag not in SILENT:
            yield part.text or ""
        if part.tag == "input":
            yield part.get("placeholder") or ""
            yield (part.get("value") or "") if part.get("type") in PUSHED else ""
        if part is not element:
            yield part.tail or ""


def _words(element: HtmlElement) -> str:
    """All that a box says, with its buttons and fields; empty when that is too much for a wall."""
    parts: list[str] = []
    length = 0
    for part in _texts(element):
        bare = part.strip()
        if bare:
            parts.append(bare)
            length += len(bare)
            if length > LONGEST_BOX:
                return ""
    return SPACE.sub(" ", " ".join(parts))


def _hides(element: HtmlElement) -> bool:
    names = set((element.get("class") or "").split())
    return (
        element.get("hidden") is not None
        or bool(GONE.search(element.get("style") or ""))
        or bool(names & HIDING)
        or bool(WAITING.search(element.get("class") or ""))
        or (bool(names & {"modal", "reveal"}) and not names & SHOWING)
    )


def _is_hidden(element: HtmlElement) -> bool:
    """Tell whether an element waits out of sight for a script; so does a dialogue hidden from screen readers."""
    parent = element.getparent()
    return _hides(element) or element.get("aria-hidden") == "true" or (parent is not None and _hides(parent))


# Boxes without words


def _marked(body: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement], list[HtmlElement]]:
    """The elements whose names speak of walls; whose names or style fade, clip or cover a text; dialogues."""
    looking: list[tuple[HtmlElement, str]] = []
    styled: list[HtmlElement] = []
    dialogues = [element for element in body.iter("dialog") if element.get("open") is not None]
    for element in body.iter("*"):
        get = element.get
        if get("role") in DIALOGUES:
            dialogues.append(element)
        if name := get("class"):
            looking.append((element, name))
        if name := get("id"):
            looking.append((element, name))
        style = get("style")
        if style and STYLED.search(style):
            styled.append(element)
    # A page repeats its names, and few pages speak of walls at all: all names together are asked first.
    names = {name for _, name in looking}
    walls, fades = _those_with(WALLS, names), _those_with(FADES, names)
    named = [element for element, name in looking if name in walls] if walls else []
    styled += [element for element, name in looking if name in fades] if fades else []
    return named, styled, dialogues


def _those_with(words: tuple[str, ...], names: set[str]) -> set[str]:
    """The names that hold one of the words."""
    together = "\n".join(names)
    said = [word for word in words if word in together]
    return {name for name in names if any(word in name for word in said)} if said else set()


def _empty(named: list[HtmlElement]) -> Iterator[Box]:
    for element in dict.fromkeys(named[:MOST_NAMED]):
        names = _names(element)
        # What is kept out of sight in a cipher shows no words either.
        bare = (CIPHERED.search(names) and _hides(element)) or not any(map(str.strip, element.itertext()))
        if bare and element.tag not in SILENT and not NO_WALL.search(names):
            weight = (
                1
                + bool(CIPHERED.search(names))
                + any(_is_true(name, value) for name, value in element.attrib.items())
            )
            yield Box(element, "", _before(element), weight=weight)


def _is_true(name: str, value: str) -> bool:
    """Tell whether an attribute of the page's own says that a box is locked."""
    return (
        name.startswith("data-")
        and any(
            word in name.replace("block", "")
            for word in ("lock", "premium", "paywall", "regwall", "paid", "access", "state")
        )
        and (
            value.lower()
            in {"true", "1", "locked", "plus", "active", "premium", "subscribers", "abo", "hard"}
        )
    )


def _faded(styled: list[HtmlElement]) -> Iterator[Box]:
    for element in dict.fromkeys(styled[:MOST_NAMED]):
        style, names = element.get("style") or "", _names(element)
        blurred = bool(BLURRED.search(style))
        if element.tag == "img" and LAZY.search(_names(element)):
            continue
        if not (blurred or TRANSPARENT.search(style) or (FADED.search(names) and not NO_WALL.search(names))):
            continue
        blurred = blurred or bool(UNREADABLE.search(names))
        words = blurred and bool(_words(element))
        if blurred or not _words(element):
            yield Box(element, "", _before(element), weight=1 + words, faded=True, unreadable=words)


def _clips(element: HtmlElement) -> int:
    """How surely an element shows no more of its text than the beginning."""
    style = element.get("style") or ""
    return 2 * bool(CLIPPED_STYLE.search(style) or MASKED.search(style)) or int(
        bool(CLIPPED.search(_names(element)))
    )


def _layers(body: HtmlElement, styled: list[HtmlElement]) -> int:
    """How surely something without words lies over the whole page."""
    html = body.getparent()
    still = any(
        STILL.search(element.get("style") or "") or STILL_NAMES & set((element.get("class") or "").split())
        for element in (body, html)
        if element is not None
    )
    layers = [
        element
        for element in styled
        if LAYER.search(style := element.get("style") or "")
        and FULL.search(style)
        and "background" in style
        and not _is_hidden(element)
        and not _words(element)
    ]
    named = any(
        any(name in _names(element) for name in (*WALLS, "abo", "layer", "overlay")) for element in layers
    )
    return bool(layers) + bool(layers and named) + still


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _before(element: HtmlElement) -> tuple[HtmlElement, ...]:
    """The elements with words that stand before one, nearest first."""
    found: list[HtmlElement] = []
    step: HtmlElement | None = element
    for _ in range(STEPS):
        before = step.getprevious() if step is not None else None
        while before is not None and len(found) < ANCHORS:
            if (before.tail or "").strip() and before.getparent() is not None:
                found.append(before.getparent())
            if (
                isinstance(before.tag, str)
                and before.tag not in SILENT
                and any(map(str.strip, before.itertext()))
            ):
                found.append(before)
            before = before.getprevious()
        step = step.getparent() if step is not None else None
        if len(found) >= ANCHORS or step is None or step.tag == "body":
            break
    return tuple(found[:ANCHORS])


def _parts(tree: HtmlElement, claims: Claims) -> tuple[tuple[HtmlElement, ...], tuple[HtmlElement, ...]]:
    """The elements that the page's data call not free: those without words, and those with."""
    if not claims.parts:
        return (), ()
    from lxml.cssselect import CSSSelector

    empty: list[HtmlElement] = []
    filled: list[HtmlElement] = []
    for selector in claims.parts:
        try:
            found = _elements(CSSSelector(selector, translator="html")(tree))
        except (ValueError, SyntaxError, etree.XPathError):
            continue
        for element in found[:200]:
            (filled if any(map(str.strip, _texts(element))) else empty).append(element)
    return tuple(empty), tuple(filled)
