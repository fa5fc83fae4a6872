"""The style, the class or the rule that a page gives an element comes in, how it therefore looks goes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Flag, auto
from types import MappingProxyType

from lxml.html import HtmlElement

from app.clip.page.blocks import BLOCKS


class Look(Flag):
    """What a style does to words that matters for reading them."""

    PLAIN = 0
    GONE = auto()  # takes no room
    UNSEEN = auto()  # takes room, and cannot be read
    FADED = auto()  # cannot be read until a script, perhaps, lets it come
    SHOWN = auto()  # said to be shown, whatever a rule says of its class
    STRUCK = auto()
    RAISED = auto()
    LOWERED = auto()


HIDING = Look.GONE | Look.UNSEEN | Look.FADED
_FAR = r"-(?:[5-9]\d\d|\d{4,}|\d{3,}(?=\.?\d*(?:r?em|vw|vh|%)))"
_NOUGHT = r"[+-]?0*\.?0*(?:px|em|rem|%|pt|vw|vh)?"
_CLOSED = r"rect\((?:\s*,?\s*[01](?:px)?){4}\s*\)|inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0|polygon\((?:\s*,?\s*0(?:px|%)?)+\s*\)"
_SAYS: Mapping[str, tuple[tuple[re.Pattern[str], Look], ...]] = MappingProxyType(
    {
        name: tuple((re.compile(pattern), look) for pattern, look in rows)
        for name, rows in {
            "display": (("none", Look.GONE), ("[a-z-]+", Look.SHOWN)),
            "visibility": (("hidden|collapse", Look.UNSEEN),),
            "content-visibility": (("hidden", Look.UNSEEN),),
            "font-size": ((_NOUGHT, Look.UNSEEN),),
            "font": ((r"(?:\S+\s+)*0(?:px|em|pt)?(?:\s*/\s*\S+)?(?:\s.*)?", Look.UNSEEN),),
            "text-indent": ((r"-(?:\d{3,}|\d{2,}(?=\.?\d*(?:r?em|vw)))\S*", Look.UNSEEN),),
            "clip": ((_CLOSED, Look.UNSEEN),),
            "clip-path": ((f"(?:{_CLOSED}).*", Look.UNSEEN),),
            "transform": (
                (rf".*(?:scale[xy]?\(\s*0+(?:\.0+)?\s*[,)]|translate\w*\([^)]*{_FAR}).*", Look.UNSEEN),
            ),
            "filter": ((rf".*opacity\(\s*{_NOUGHT}\s*\).*", Look.UNSEEN),),
            "margin-left": ((rf"{_FAR}.*", Look.UNSEEN),),
            "margin-top": ((rf"{_FAR}.*", Look.UNSEEN),),
            "text-decoration": ((r".*line-through.*", Look.STRUCK),),
            "text-decoration-line": ((r".*line-through.*", Look.STRUCK),),
            "vertical-align": (("super", Look.RAISED), ("sub", Look.LOWERED)),
            "font-variant-position": (("super", Look.RAISED), ("sub", Look.LOWERED)),
        }.items()
    }
)
_PLACED = re.compile("absolute|fixed|relative")
_EDGES = ("left", "top", "right", "bottom", "inset-inline-start", "inset-inline-end")
_SIZES = ("height", "width", "max-height", "max-width", "block-size", "inline-size")
_IS_FAR = re.compile(rf"{_FAR}.*")
_IS_NOUGHT = re.compile(_NOUGHT)
_IS_SMALL = re.compile(r"[+-]?(?:0*\.?0*|1)(?:px|em|rem|%|pt)?")
_MOVES = ("transition", "animation", "transform")
_SAME = MappingProxyType({"white": "#fff", "black": "#000", "rgb(255,255,255)": "#fff", "rgb(0,0,0)": "#000"})
_DOUBLED = re.compile(r"#(\w)\1(\w)\2(\w)\3")
_CLEAR = re.compile(r"transparent|(?:rgba|hsla)\([^)]*[,/]\s*0(?:\.0+)?%?\s*\)|#(?:[\da-f]{3}0|[\da-f]{6}00)")


def of_style(style: str) -> Look:
    """What a list of declarations does."""
    said: dict[str, str] = {}
    for one in style.lower().split(";"):
        name, colon, value = one.partition(":")
        if colon:
            said[name.strip()] = value.replace("!important", "").strip()
    found = Look.PLAIN
    for name, value in said.items():
        found |= next((look for pattern, look in _SAYS.get(name, ()) if pattern.fullmatch(value)), Look.PLAIN)
    if _IS_NOUGHT.fullmatch(said.get("opacity", "1")) and not any(name in said for name in _MOVES):
        # What has a movement too is about to come.
        found |= Look.FADED
    return found | Look.UNSEEN if _is_out_of_sight(said) else found


def _is_out_of_sight(said: Mapping[str, str]) -> bool:
    """Whether declarations hide words together that would not do so alone."""
    if _PLACED.fullmatch(said.get("position", "")) and any(
        _IS_FAR.fullmatch(said.get(name, "")) for name in _EDGES
    ):
        return True
    if said.get("overflow", "") in {"hidden", "clip"} and any(
        _IS_SMALL.fullmatch(said[name]) for name in _SIZES if name in said
    ):
        return True
    return _is_of_no_colour(said)


def _is_of_no_colour(said: Mapping[str, str]) -> bool:
    colour, ground = (_even(said.get(name, "")) for name in ("color", "background-color"))
    ground = ground or _even(said.get("background", ""))
    if not colour or "background-clip" in said or "-webkit-background-clip" in said:
        return False
    if _CLEAR.fullmatch(colour):
        return "text-shadow" not in said
    return colour == ground != "inherit"


def _even(colour: str) -> str:
    bare = colour.replace(" ", "")
    return _SAME.get(bare, _DOUBLED.sub(r"#\1\2\3", bare))


_NOT_UNSEEN = re.compile(r"^(?:not|no|un|hide-(?:from|for)|ignore)-|-(?:hide|off)$|-label-")
_UNSEEN_NAME = re.compile(
    r"(?:^|-)(?:sr-?only|only-sr|sr-text|visuall?y?-?(?:hidden|hide)|hidden-?visually|hide-visually|hidden-accessible"
    r"|(?:for-)?screen-?readers?(?:-(?:only|text|content|label|friendly))?|show-for-sr|only-screen-?readers?"
    r"|off-?screen|out-of-sight|assistive(?:-text)?|element-invisible|accessib(?:ly|le|ility)-(?:hidden|text|hide)"
    r"|a11y-(?:hidden|text|only|hide)|hidden-a11y|aural(?:-only)?|v-?hidden|text-hide|print-only|only-print"
    r"|visible-print(?:-(?:block|inline))?|tooltip-?(?:text|content|body|inner)|popover-?(?:content|body)"
    r"|w-condition-invisible|honeypot)(?:$|-)"
)
_STATES = frozenset(
    [
        "hidden",
        "hide",
        "is-hidden",
        "u-hidden",
        "u-hide",
        "d-none",
        "u-d-none",
        "invisible",
        "is-invisible",
        "js-hidden",
        "js-hide",
        "display-none",
        "displaynone",
        "no-display",
        "nodisplay",
        "ng-hide",
        "uk-hidden",
        "noshow",
        "visibility-hidden",
    ]
)
# Such names say that what is hidden on one screen is shown on another.
_ELSEWHERE = re.compile(r"(?:\w+[:@].*|d-(?:sm|md|lg|xl|xxl|print)-(?!none).*|.*(?:show|visible|block)-.*)")
_STRUCK_NAME = re.compile(
    r"(?:(?:u|is|has|text|txt|font|style|td|decoration|text-decoration|format|formatted)-)*"
    r"(?:line-?through|strike(?:-?(?:through|out|thru))?|struck(?:-?(?:through|out))?|cross(?:ed)?-?out)"
)
_RAISED_NAME = re.compile(r"(?:(?:u|is|text|txt)-)*(?:sup|super-?script)")
_LOWERED_NAME = re.compile(r"(?:(?:u|is|text|txt)-)*(?:sub-?script)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Words of icon fonts are drawn as pictures.
_ICON_FONT = re.compile(r"material-(?:icons|symbols)(?:-.*)?")


def of_names(names: str) -> Look:
    """What the usual names of classes do."""
    found = Look.PLAIN
    raw = names.split()
    for name in raw:
        if ":" in name:
            continue
        plain = _HUMP.sub("-", name).replace("_", "-").lower()
        if _ICON_FONT.fullmatch(plain):
            found |= Look.UNSEEN
        if _UNSEEN_NAME.search(plain) and not _NOT_UNSEEN.search(plain):
            found |= Look.UNSEEN
        if plain in _STATES and not any(
            _ELSEWHERE.fullmatch(other.lower()) for other in raw if other != name
        ):
            found |= Look.GONE
        if _STRUCK_NAME.fullmatch(plain):
            found |= Look.STRUCK
        elif _RAISED_NAME.fullmatch(plain):
            found |= Look.RAISED
        elif _LOWERED_NAME.fullmatch(plain):
            found |= Look.LOWERED
    return found


_FOR_EARS = re.compile(
    r"reader|accessib|assist|a11y|aural|spoken|speech|hidden|\bsr\b|\bvh\b|\balt\b|[-_](?:sr|vh|alt)\b",
    re.IGNORECASE,
)

# So much of a page's rules is read.
MOST_RULES = 400_000
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT = re.compile(r"@([^{};]*)(?:;|\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*)?(?P<name>[.#][\w-]+)", re.IGNORECASE)
_COMPOUND = re.compile(r"(?:[a-z][a-z0-9]*)?((?:\.[\w-]+){2,})", re.IGNORECASE)
_WORTH = re.compile(
    r"none|hidden|line-through|super|sub|opacity|font-size\s*:\s*0|clip|-\d{3}|overflow|transparent",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"display|visib|opacity|clip|position", re.IGNORECASE)


@dataclass(slots=True)
class Rules:
    """What the rules of a page do, by selectors of one class or one id; `shown` are classes that together show."""

    looks: dict[str, Look] = field(default_factory=dict)
    shown: list[frozenset[str]] = field(default_factory=list)

    @classmethod
    def of(cls, css: str) -> Rules:
        """Read the rules, as far as they are simple."""
        rules = cls()
        css = css[:MOST_RULES]
        if _WORTH.search(css):
            css = _COMMENT.sub("", css)
            for selectors, body in _RULE.findall(_AT.sub("", css)):
                rules._add(selectors, body)
            for condition, inner in _AT.findall(css) if rules.looks else ():
                if "print" not in condition:
                    rules._show_elsewhere(inner)
        return rules

    def _add(self, selectors: str, body: str) -> None:
        if not (_WORTH.search(body) or _SHOWS.search(body)):
            return
        look = of_style(body)
        for selector in map(str.strip, selectors.split(",")):
            if _SIMPLE.fullmatch(selector):
                before = self.looks.get(selector, Look.PLAIN)
                if Look.SHOWN in look:
                    before &= ~Look.GONE
                if before or look & ~Look.SHOWN:
                    self.looks[selector] = before | (look & ~Look.SHOWN)
            elif not look & HIDING and (found := _COMPOUND.fullmatch(selector)):
                self.shown.append(frozenset(found[1][1:].split(".")))

    def _show_elsewhere(self, inner: str) -> None:
        """What another rule shows on some screens is not hidden."""
        for selectors, body in _RULE.findall(inner):
            if _SHOWS.search(body) and not of_style(body) & HIDING:
                for selector in map(str.strip, selectors.split(",")):
                    if selector in self.looks:
                        self.looks[selector] &= ~HIDING

    def of_element(self, element: HtmlElement, names: list[str]) -> Look:
        """What the rules do to an element of these classes."""
        look = Look.PLAIN
        keys = [f".{name}" for name in names]
        if name := element.get("id"):
            keys.append(f"#{name}")
        for key in keys:
            look |= self.looks.get(key, Look.PLAIN) | self.looks.get(str(element.tag) + key, Look.PLAIN)
        if look & HIDING and any(together.issubset(names) for together in self.shown):
            look &= ~HIDING
        return look


_LOOKED_AT = (
    ".//*[@style or @class or @hidden or @popover or (@id and $ids) or @role='tooltip' or @role='deletion']"
    "[not(self::script or self::style or self::link or self::path)]"
)


@dataclass(slots=True)
class Looks:
    """Elements of a page in its order: `hidden` by themselves, `unseen` by a class, struck, raised and lowered."""

    hidden: list[HtmlElement] = field(default_factory=list)
    unseen: list[HtmlElement] = field(default_factory=list)
    struck: list[HtmlElement] = field(default_factory=list)
    raised: list[HtmlElement] = field(default_factory=list)
    lowered: list[HtmlElement] = field(default_factory=list)


def looks_of(tree: HtmlElement, body: HtmlElement) -> Looks:
    """The elements of a page that their styles, classes and the page's own rules hide, strike, raise or lower."""
    css = "\n".join(style.text or "" for style in tree.iter("style") if _is_for_screens(style))
    rules = Rules.of(css)
    found, known = Looks(), dict[str, Look]()
    for element in body.xpath(_LOOKED_AT, ids=any("#" in name for name in rules.looks)):
        by_class, own = _by_class(element, rules, known), _own(element)
        if Look.GONE in own or (own & HIDING and "".join(element.itertext()).strip()):
            found.hidden.append(element)
        elif _is_unseen(element, by_class, own):
            found.unseen.append(element)
        if (look := by_class | own) & (Look.STRUCK | Look.RAISED | Look.LOWERED):
            into = (
                found.struck
                if Look.STRUCK in look
                else found.raised
                if Look.RAISED in look
                else found.lowered
            )
            into.append(element)
    return found


def _is_unseen(element: HtmlElement, by_class: Look, own: Look) -> bool:
    """Whether a class hides an element; boxes that a class fades wait to be scrolled to."""
    return (
        Look.UNSEEN in by_class
        or (Look.GONE in by_class and Look.SHOWN not in own)
        or (Look.FADED in by_class and element.tag not in BLOCKS)
    )


def _is_for_screens(style: HtmlElement) -> bool:
    return (style.get("media") or "all").strip().lower() in {"all", "screen"}


def _by_class(element: HtmlElement, rules: Rules, known: dict[str, Look]) -> Look:
    """What the classes do that an element has."""
    names = element.get("class") or ""
    look = known.get(names)
    if look is None:
        look = known[names] = of_names(names)
    if rules.looks:
        each = names.split()
        look |= rules.of_element(element, each)
        if Look.GONE in look and any(_ELSEWHERE.fullmatch(name.lower()) for name in each):
            look &= ~Look.GONE
    return look


def _own(element: HtmlElement) -> Look:
    """What the style and the other attributes of an element itself do."""
    style = element.get("style")
    look = of_style(style) if style else Look.PLAIN
    if "hidden" in element.attrib and (element.get("hidden") or "").strip().lower() != "until-found":
        look |= Look.GONE
    role = element.get("role")
    if "popover" in element.attrib or role == "tooltip":
        look |= Look.GONE
    if look is Look.PLAIN and element.get("class") and _is_spoken_twin(element):
        look = Look.GONE
    return look | Look.STRUCK if role == "deletion" else look


def _is_spoken_twin(element: HtmlElement) -> bool:
    """Whether an element says for ears what the one beside it, which ears are spared, shows to eyes."""
    if element.tag in BLOCKS or not _FOR_EARS.search(element.get("class") or ""):
        return False
    ahead, behind = element.getprevious(), element.getnext()
    if ahead is not None and ahead.get("aria-hidden") == "true" and not (ahead.tail or "").strip():
        return True
    return behind is not None and behind.get("aria-hidden") == "true" and not (element.tail or "").strip()
