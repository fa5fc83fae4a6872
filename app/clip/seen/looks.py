"""A style or the names of classes come in, how an element looks that has them goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Flag, auto
from types import MappingProxyType


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
    PART = auto()  # called the smaller part of a price
    FRACTION = auto()  # called a fraction


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
            "vertical-align": (
                (r"super|text-top|(?=[\d.]*[1-9])\d*\.?\d+(?:em|ex|px|%)", Look.RAISED),
                (r"sub|text-bottom|-\d*\.?\d+(?:em|ex|px|%)", Look.LOWERED),
            ),
            "font-variant-position": (("super", Look.RAISED), ("sub", Look.LOWERED)),
        }.items()
    }
)
_PLACED = re.compile("absolute|fixed|relative")
_EDGES = ("left", "top", "right", "bottom", "inset-inline-start", "inset-inline-end")
_SIZES = ("height", "width", "max-height", "max-width", "block-size", "inline-size")
_IS_FAR = re.compile(rf"{_FAR}.*")
_IS_UP = re.compile(r"-(?:0?\.\d+|1)r?em|-\d{1,2}(?:px|%)")
_IS_NOUGHT = re.compile(_NOUGHT)
_IS_SMALL = re.compile(r"[+-]?(?:0*\.?0*|1)(?:px|em|rem|%|pt)?")
_MOVES = ("transition", "animation", "transform")
_SAME = MappingProxyType({"white": "#fff", "black": "#000", "rgb(255,255,255)": "#fff", "rgb(0,0,0)": "#000"})
_DOUBLED = re.compile(r"#(\w)\1(\w)\2(\w)\3")
_CLEAR = re.compile(r"transparent|(?:rgba|hsla)\([^)]*[,/]\s*0(?:\.0+)?%?\s*\)|#(?:[\da-f]{3}0|[\da-f]{6}00)")


_IMPORTANT = re.compile(r"\s*!\s*important\b")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Of the styles and names on a page hardly one says any of this.
_MATTERS = re.compile(
    r"display|visib|opacity|font|indent|clip|transform|filter|margin|decoration|vertical|overflow|position|color"
)
_MATTERS_IN_NAMES = re.compile(
    r"hid|sr|screen|reader|off|sight|assist|access|a11y|aural|print|tooltip|popover|invis|honeypot|stri|struck"
    r"|through|cross|sup|sub|frac|cent|decimal|pence|none|display|show|icons|symbols"
)


def of_style(style: str) -> Look:
    """What a list of declarations does."""
    said: dict[str, str] = {}
    style = _COMMENT.sub("", style.lower()) if "/*" in style else style.lower()
    if not _MATTERS.search(style):
        return Look.PLAIN
    for one in style.split(";"):
        name, colon, value = one.partition(":")
        if colon:
            said[name.strip()] = _IMPORTANT.sub("", value).strip()
    found = Look.PLAIN
    for name, value in said.items():
        found |= next((look for pattern, look in _SAYS.get(name, ()) if pattern.fullmatch(value)), Look.PLAIN)
    if _IS_NOUGHT.fullmatch(said.get("opacity", "1")) and not any(name in said for name in _MOVES):
        # What has a movement too is about to come.
        found |= Look.FADED
    if said.get("position") == "relative" and "font-size" in said and _IS_UP.fullmatch(said.get("top", "")):
        found |= Look.RAISED
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
_ELSEWHERE = re.compile(r"(?:\w+[:@].*|d-(?:sm|md|lg|xl|xxl|print)-(?!none).*|.*(?:show|visible|block)-.*)")
_STRUCK_NAME = re.compile(
    r"(?:(?!no-|not-|non-|un-)[a-z]+-){0,3}(?:line-?through|strike-?(?:through|thru|out)|cross(?:ed)?-?out)"
    r"|(?:(?:u|is|has|text|txt|font|style|td|format)-){0,2}(?:strike|struck(?:-?(?:through|out))?)"
)
_RAISED_NAME = re.compile(r"(?:(?:u|is|text|txt)-)*(?:sup|super-?script)")
_LOWERED_NAME = re.compile(r"(?:(?:u|is|text|txt)-)*(?:sub-?script)")
_PART_NAME = re.compile(r"(?:^|-)(?:cents?|decimals?|fraction|pence)(?:$|-)")
_FRACTION_NAME = re.compile(r"(?:^|-)frac(?:tion)?s?(?:$|-)")
_JOINED = re.compile(r"[_-]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Words of icon fonts are drawn as pictures.
_ICON_FONT = re.compile(r"material-(?:icons|symbols)(?:-.*)?")


def shown_elsewhere(names: Iterable[str]) -> bool:
    """Whether names say that what is hidden on one screen is shown on another."""
    return any(_ELSEWHERE.fullmatch(name.lower()) for name in names)


def of_names(names: str) -> Look:
    """What the usual names of classes do."""
    found = Look.PLAIN
    if not _MATTERS_IN_NAMES.search(names.lower()):
        return found
    raw = names.split()
    for name in raw:
        if ":" in name:
            continue
        plain = _JOINED.sub("-", _HUMP.sub("-", name)).lower()
        if _ICON_FONT.fullmatch(plain):
            found |= Look.UNSEEN
        if _UNSEEN_NAME.search(plain) and not _NOT_UNSEEN.search(plain):
            found |= Look.UNSEEN
        if plain in _STATES and not any(
            _ELSEWHERE.fullmatch(other.lower()) for other in raw if other != name
        ):
            found |= Look.GONE
        if _FRACTION_NAME.search(plain):
            found |= Look.FRACTION
        if _PART_NAME.search(plain):
            found |= Look.PART
        if _STRUCK_NAME.fullmatch(plain):
            found |= Look.STRUCK
        elif _RAISED_NAME.fullmatch(plain):
            found |= Look.RAISED
        elif _LOWERED_NAME.fullmatch(plain):
            found |= Look.LOWERED
    return found
