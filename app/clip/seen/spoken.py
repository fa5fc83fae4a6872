"""The tree of a page comes in, and leaves with the quotation marks that browsers set round `q` as letters."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType

from lxml.html import HtmlElement

from app.clip.seen.around import MOST_SIGNS, after, before, enclose, words

_THIN, _BLANK = "\u202f", "\u202f\u00a0"
_ENGLISH = "“ ” ‘ ’"
_GERMAN = "„ “ ‚ ‘"
_NORTH = "” ” ’ ’"
_EAST = "„ ” ‚ ’"
_ANGLES = "« » “ ”"
_OUTWARD = "» « › ‹"
_CORNERS = "「 」 『 』"
# The marks of a language, outer and inner, as its press sets them.
QUOTES: Mapping[str, str] = MappingProxyType(
    {
        "de": _GERMAN, "cs": _GERMAN, "sk": _GERMAN, "sl": _GERMAN, "lt": _GERMAN, "is": _GERMAN, "et": _GERMAN,
        "bg": _GERMAN, "ka": _GERMAN, "mk": _GERMAN, "lb": _GERMAN, "dsb": _GERMAN, "hsb": _GERMAN,
        "de-ch": "« » ‹ ›", "fr": f"«{_THIN} {_THIN}» “ ”", "fr-ch": f"«{_THIN} {_THIN}» ‹ ›",
        "es": _ANGLES, "it": _ANGLES, "pt": _ANGLES, "pt-br": _ENGLISH, "ca": _ANGLES, "gl": _ANGLES, "eu": _ANGLES,
        "es-mx": _ENGLISH, "es-us": _ENGLISH, "es-ar": _ENGLISH, "el": _ANGLES, "fa": "« » ‹ ›", "hy": "« » “ ”",
        "ru": "« » „ “", "uk": "« » „ “", "be": "« » „ “", "sq": "« » “ ”", "lv": "« » „ “",
        "no": "« » ‘ ’", "nb": "« » ‘ ’", "nn": "« » ‘ ’", "da": _OUTWARD,
        "sv": _NORTH, "fi": _NORTH, "pl": "„ ” « »", "ro": "„ ” « »", "hu": "„ ” » «", "hr": _EAST, "bs": _EAST,
        "sr": _EAST, "nl": _ENGLISH, "he": "” ” ’ ’", "ar": "” “ ’ ‘",
        "ja": _CORNERS, "zh-tw": _CORNERS, "zh-hk": _CORNERS, "zh-hant": _CORNERS, "zh-mo": _CORNERS,
    }
)  # fmt: skip
DEEPEST = 60  # quotations in one another
MARKS = "\"'“”„‟«»‘’‚‛‹›「」『』〝〞〟"


def marks_of(language: str) -> tuple[str, str, str, str]:
    """The quotation marks of a language: outer pair, inner pair."""
    parts = language.lower().replace("_", "-").split("-")
    names = ("-".join(parts[:2]), parts[0])
    chosen = next((QUOTES[name] for name in names if name in QUOTES), _ENGLISH)
    first, second, third, fourth = chosen.split(" ")
    return first, second, third, fourth


def write_quotes(body: HtmlElement, language: str) -> None:
    """Put the marks of its language round each `q`, by how deep it lies in others."""
    found = list(islice(body.iter("q"), MOST_SIGNS))
    bare = [bool(words(element)) and not _has_marks(element) for element in found]
    depths = [sum(1 for _ in islice(element.iterancestors("q"), DEEPEST)) for element in found]
    for element, unmarked, depth in zip(found, bare, depths, strict=True):
        if unmarked:
            outer, inner = _split(marks_of(_language(element) or language))
            enclose(element, *(inner if depth % 2 else outer))
        element.tag = "span"


def _split(marks: tuple[str, str, str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return marks[:2], marks[2:]


def _language(element: HtmlElement) -> str:
    """The language of the words round a quotation: its marks are theirs."""
    return next((above.get("lang", "") for above in element.iterancestors() if above.get("lang")), "")


def _has_marks(element: HtmlElement) -> bool:
    """Whether the page writes its own marks, within the element or right round it."""
    text = words(element)
    inside = len(text) > 1 and text[0] in MARKS and text[-1] in MARKS
    ahead, behind = before(element).rstrip(_BLANK)[-1:], after(element).lstrip(_BLANK)[:1]
    around = bool(ahead and behind) and ahead in MARKS and behind in MARKS
    return around or (inside and not any(sign in text[1:-1] for sign in (text[0], text[-1])))
