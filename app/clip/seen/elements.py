"""The tree of a page comes in, those of its elements go out that are hidden, struck, raised, lowered or named so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from app.clip.page.blocks import BLOCKS
from app.clip.seen.looks import HIDING, Look, of_names, of_style, shown_elsewhere
from app.clip.seen.rules import FOR_SCREENS, Rules
from app.clip.seen.walk import Walk

WITH_ID = ".//*[@id]"
# Words that are said for ears where eyes see others, by the names of their classes.
FOR_EARS = re.compile(
    r"reader|accessib|assist|a11y|aural|spoken|speech|hidden|\bsr\b|\bvh\b|\balt\b|[-_](?:sr|vh|alt)\b",
    re.IGNORECASE,
)


SKIPPED = frozenset({"script", "style", "link", "svg", "path"})


@dataclass(slots=True)
class Elements:
    """Elements of a page in its order: `hidden` by themselves, `unseen` by a class, and those of other looks."""

    hidden: list[HtmlElement] = field(default_factory=list)
    unseen: list[HtmlElement] = field(default_factory=list)
    struck: list[HtmlElement] = field(default_factory=list)
    raised: list[HtmlElement] = field(default_factory=list)
    lowered: list[HtmlElement] = field(default_factory=list)
    parts: list[HtmlElement] = field(default_factory=list)
    fractions: list[HtmlElement] = field(default_factory=list)

    def add(self, element: HtmlElement, look: Look) -> None:
        """Put an element where its looks other than hidden ones belong."""
        for one, into in (
            (Look.STRUCK, self.struck),
            (Look.RAISED, self.raised),
            (Look.LOWERED, self.lowered),
            (Look.PART, self.parts),
            (Look.FRACTION, self.fractions),
        ):
            if one in look:
                into.append(element)


def elements_of(tree: HtmlElement, body: HtmlElement, walk: Walk) -> Elements:
    """The elements of a page that their styles, classes and the page's own rules make look otherwise."""
    rules = Rules.of("\n".join(style.text or "" for style in tree.iter("style") if _is_for_screens(style)))
    found = Elements()
    shown = _add_styled(walk, found)
    _add_named(body, walk, rules, found, shown)
    for path in rules.struck:
        found.struck += [element for element in body.xpath(path) if element.tag not in SKIPPED]
    for element in walk.unheard:
        found.unseen += _spoken_twins(element)
    return found


def _is_for_screens(style: HtmlElement) -> bool:
    return FOR_SCREENS.fullmatch(style.get("media") or "all") is not None


def _add_styled(walk: Walk, found: Elements) -> set[HtmlElement]:
    """Add what its own style or attributes change; returns what they say is shown."""
    shown = set()
    for element in walk.styled:
        look = _own(element)
        if not look:
            continue
        if Look.GONE in look or (look & HIDING and "".join(element.itertext()).strip()):
            found.hidden.append(element)
        elif Look.SHOWN in look:
            shown.add(element)
        found.add(element, look)
    return shown


def _own(element: HtmlElement) -> Look:
    style = element.get("style")
    look = of_style(style) if style else Look.PLAIN
    if element.get("hidden", "until-found").strip().lower() != "until-found":
        look |= Look.GONE
    role = element.get("role")
    if element.get("popover") is not None or role == "tooltip":
        look |= Look.GONE
    return look | Look.STRUCK if role == "deletion" else look


def _add_named(body: HtmlElement, walk: Walk, rules: Rules, found: Elements, shown: set[HtmlElement]) -> None:
    """Add what its class changes, by its usual name or by a rule of the page."""
    known: dict[tuple[str, str], Look] = {}
    for element, names in walk.named:
        key = element.tag, names
        look = known.get(key)
        if look is None:
            look = known[key] = _by_class(*key, rules)
        if look is not Look.PLAIN and key[0] not in SKIPPED:
            _add_looking(element, look, found, shown)
    if any("#" in name for name in rules.looks):
        for element in body.xpath(WITH_ID):
            if look := rules.of_element(str(element.tag), [f"#{element.get('id')}"]):
                _add_looking(element, look, found, shown)


def _by_class(tag: str, names: str, rules: Rules) -> Look:
    look = of_names(names)
    if rules.looks:
        each = names.split()
        ruled = rules.of_element(tag, [f".{name}" for name in each])
        look |= ruled & ~Look.GONE if Look.GONE in ruled and shown_elsewhere(each) else ruled
    return look


def _add_looking(element: HtmlElement, look: Look, found: Elements, shown: set[HtmlElement]) -> None:
    # Boxes that a class fades wait to be scrolled to.
    faded = Look.FADED in look and element.tag not in BLOCKS
    if Look.UNSEEN in look or faded or (Look.GONE in look and element not in shown):
        found.unseen.append(element)
    found.add(element, look)


def _spoken_twins(element: HtmlElement) -> list[HtmlElement]:
    """What says for ears beside an element, which ears are spared, what that one shows to eyes."""
    ahead, behind = element.getprevious(), element.getnext()
    near = [(ahead, ahead.tail if ahead is not None else ""), (behind, element.tail)]
    return [
        one
        for one, between in near
        if one is not None
        and not (between or "").strip()
        and one.tag not in BLOCKS
        and FOR_EARS.search(one.get("class") or "")
    ]
