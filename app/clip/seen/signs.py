"""A sign set high or low and the letters round it come in, how it reads in plain letters goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HIGH = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
_LOW = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_ALL_HIGH = re.compile(r"[0-9+\-−–=()ni]+")
_ALL_LOW = re.compile(r"[0-9+\-−–=()]+")

# Signs that stand apart by themselves.
_APART = re.compile(r"[\[(\[{（【].*|[^\w\s]+|[¹²³⁴-⁹⁰½¼¾⅓⅔⅛⅜⅝⅞]+|[ºª°™®©℠]")
_NUMBERS = re.compile(r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*")
_NOTE = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})(?:\s*[,;–-]\s*(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5}))*\.?")
_TRADE = {"tm": "™", "sm": "℠", "r": "®", "mc": "ᴹᶜ"}
_ORDINAL = re.compile(
    r"st|nd|rd|th|re|er|ers|ère|ere|e|es|ᵉ|ème|eme|nde?|ième|o|os|a|as|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na|"
    r"de|ste|te|ter|tes|h|hr|min|s|m|km|g|kg|l|ad?|i|п|й|я|е|го|го|ій|bis|ter|quater",
    re.IGNORECASE,
)
_UNITS = frozenset(
    [
        "m",
        "cm",
        "dm",
        "mm",
        "km",
        "nm",
        "µm",
        "μm",
        "um",
        "ft",
        "in",
        "yd",
        "mi",
        "ha",
        "s",
        "sec",
        "sek",
        "g",
        "kg",
        "l",
        "mol",
        "pa",
        "w",
        "j",
        "mc",
        "hm",
        "dam",
        "м",
        "см",
        "дм",
        "мм",
        "км",
        "co",
        "so",
        "no",
        "nh",
    ]
)
_UNIT_POWER = re.compile(r"[2-4]|[-−–][1-4]")
_WORD = re.compile(r"[^\W\d_]+$")
_FIGURE = re.compile(r"(?P<figure>\d{1,3}(?:[ \u00a0\u2009\u202f.,'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)$")
_ISOTOPE = re.compile(r"[A-Z][a-z]?(?![a-zà-ÿ])")
_MATHS = re.compile(r"[×·⋅*=^√<>≈≤≥+−÷]\s*$")
_MATHS_AFTER = re.compile(r"^\s*[×·⋅*=^<>≈≤≥+−÷]")
_BRACKETED = re.compile(r"\([\d.,\s+*/×·−–-]*[^\W\d_]?[\d.,\s+*/×·−–-]*\)$|\([^\W\d_]\s*[+−-]\s*[^\W\d_]\)$")
_CURRENCY = re.compile(r"(?:[$€£¥₹₩₽₺₴]|\b(?:USD|EUR|GBP|CHF|Rs\.?|R\$|kr\.?))\s?$")
_CURRENCY_AFTER = re.compile(
    r"^\s?(?:[$€£¥₽₺₴]|(?:[Ee]uros?|[Dd]ollars?|EUR|USD|CHF|GBP|zł|PLN|Kč|kr|SEK|NOK|DKK|Ft|lei|руб|грн)\b)"
)
_MANY = re.compile(
    r"^\s*-?(?:million|billion|trillion|thousand|hundred|mill?i|mrd|mio|bn\b|m\b|k\b|mil\b)", re.IGNORECASE
)
_DEGREE_AFTER = re.compile(r"^\s?[CFKСФ]\b")
_VARIABLES = frozenset("nxkyztmpijNX")
_NOTE_LETTERS = frozenset("abcdfgh")
_ROMAN = re.compile(r"[IVXLCDM]+")
_TENS = frozenset({"10", "2"})
_COMMAS = frozenset(
    [
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "cs",
        "sk",
        "ru",
        "uk",
        "sv",
        "da",
        "nb",
        "nn",
        "no",
        "fi",
        "hu",
        "ro",
        "bg",
        "el",
        "tr",
        "hr",
        "sl",
        "sr",
        "et",
        "lv",
        "lt",
        "ca",
        "gl",
        "is",
        "id",
        "vi",
        "be",
        "eu",
    ]
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign set high: its letters, those round it, and what is known of it.

    `note` is true where the page names it a note, `likely` where the numbers of notes before and after say so.
    """

    text: str
    before: str = ""
    after: str = ""
    note: bool = False
    likely: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sign reads. `unsure` where only the other notes of the page can tell; `raised` where it stays set high."""

    text: str
    raised: bool = False
    unsure: bool = False


def power(text: str) -> str:
    """An exponent in letters that stay raised, or behind a caret."""
    bare = text.replace(" ", "")
    if _ALL_HIGH.fullmatch(bare):
        return bare.translate(_HIGH)
    return f"^{bare}" if bare.isalnum() else bare if bare.startswith("^") else f"^({bare})"


def index(text: str) -> str:
    """An index in letters that stay low, or behind a line."""
    bare = text.replace(" ", "")
    if _ALL_LOW.fullmatch(bare):
        return bare.translate(_LOW)
    return f"_{bare}" if bare.isalnum() else f"_({bare})"


def _as_note(text: str) -> Reading:
    return Reading(f"[{text}]", raised=True)


def raised(sign: Sign) -> Reading:
    """How a sign set high reads: a note, a power, cents, an ordinal."""
    text, before = sign.text, sign.before
    if re.fullmatch(r"[0oOº]", text) and before[-1:].isdigit() and _DEGREE_AFTER.match(sign.after):
        return Reading("°")
    if _APART.fullmatch(text):
        return _apart(sign)
    if text.lower() in _TRADE and not before[-1:].isdigit() and text.isupper():
        return Reading(_TRADE[text.lower()])
    if sign.note and (before[-1:].isalnum() or _NOTE.fullmatch(text)):
        return Reading(text, raised=True) if _is_ordinal(sign) else _as_note(text)
    if not any(map(str.isdigit, text)):
        return _letters(sign)
    if not before.strip() or before[-1].isspace():
        return _alone(sign)
    if word := _WORD.search(before):
        return _behind_word(sign, word[0])
    if figure := _FIGURE.search(before):
        return _behind_figure(sign, figure["figure"], before[: figure.start()])
    if _BRACKETED.search(before):
        return Reading(power(text))
    return _as_note(text) if _NOTE.fullmatch(text) else Reading(text, raised=True)


def _apart(sign: Sign) -> Reading:
    """Signs and brackets need none of ours, unless they hold an exponent."""
    holds = re.fullmatch(r"\(?[^\W_]*\s*[+−–*/-]\s*[^\W_]+\)?|[+−–-][^\W_]+", sign.text)
    if holds and sign.before[-1:].isalnum() and any(map(str.isalnum, sign.text)):
        return Reading(power(sign.text.strip("()")))
    return Reading(sign.text, raised=True)


def _is_ordinal(sign: Sign) -> bool:
    return bool(_ORDINAL.fullmatch(sign.text)) and sign.before[-1:].isdigit() and len(sign.text) > 1


def _letters(sign: Sign) -> Reading:
    """Letters behind a figure or a shortened word belong to it; behind a whole word they are a note."""
    text, before = sign.text, sign.before
    plain = Reading(text, raised=True)
    if not before.strip() or before[-1].isspace() or any(map(str.isspace, text)):
        return plain
    if before[-1].isalnum() and re.fullmatch(r"[^\W_]{1,2}[+*/−–-][^\W_]{1,2}", text):
        return Reading(power(text))
    figure = _FIGURE.search(before)
    if figure:
        value = figure["figure"]
        if _ORDINAL.fullmatch(text) and value.isdigit() and not (len(value) > 3 and len(text) == 1):
            return plain
        if len(text) == 1 and (text in _VARIABLES and value.isdigit()):
            return Reading(power(text))
        return _as_note(text) if len(text) == 1 else Reading(f" {text}", raised=True)
    if _BRACKETED.search(before) and text in _VARIABLES:
        return Reading(power(text))
    word = _WORD.search(before)
    if word is None:
        return _as_note(text) if len(text) == 1 else plain
    if len(word[0]) == 1 and len(text) == 1 and (text in "nxkyzijtp" or word[0] == "e"):
        return Reading(power(text))
    if len(word[0]) > 2 and text in _NOTE_LETTERS and (word[0].islower() or _is_shortened(word[0])):
        return _as_note(text)
    if len(word[0]) > 3 and not word[0].isupper() and not (len(word[0]) == 4 and text in {"a", "o"}):
        # No shortened word is so long: what is raised behind it is a note, or a word of its own.
        return (
            _as_note(text) if len(text) == 1 else Reading(f" {text}", raised=True) if len(text) > 3 else plain
        )
    return plain


def _is_shortened(word: str) -> bool:
    """Whether capitals stand for a name, not for a number."""
    return word[1:].isupper() and not _ROMAN.fullmatch(word)


def _alone(sign: Sign) -> Reading:
    """A sign with nothing right before it: the mass of an element, a power set apart, or the number of a note."""
    if _ISOTOPE.match(sign.after) and not sign.after[:1].isspace():
        return Reading(power(sign.text))
    if re.search(r"(?:^|\D)10\s$", sign.before) and sign.text.isdigit():
        return Reading(power(sign.text))
    return _as_note(sign.text) if _NOTE.fullmatch(sign.text) else Reading(sign.text, raised=True)


def _behind_word(sign: Sign, word: str) -> Reading:
    ahead = sign.before[: -len(word)]
    alone = len(word) == 1 and (word.isascii() or "α" <= word.lower() <= "ω")
    if re.search(r"[+−–/-]", sign.text) and not _NUMBERS.fullmatch(sign.text):
        return Reading(power(sign.text))
    if alone and not ("," in sign.text or ";" in sign.text) and not re.search(r"[’'.]$", ahead):
        return Reading(power(sign.text))
    if word.lower() in _UNITS and _UNIT_POWER.fullmatch(sign.text):
        return Reading(power(sign.text))
    return _as_note(sign.text) if _NOTE.fullmatch(sign.text) else Reading(power(sign.text))


def _behind_figure(sign: Sign, figure: str, ahead: str) -> Reading:
    text = sign.text
    if re.search(r"[^\W\d_][-‑–]?$", ahead):  # the figure is the end of a name
        return _as_note(text) if _NUMBERS.fullmatch(text) else Reading(power(text))
    if _MATHS.search(ahead) or _MATHS_AFTER.match(sign.after) or not _NUMBERS.fullmatch(text):
        return _figure_of_its_own(sign)
    if cents := _cents(sign, figure, ahead):
        return Reading(cents)
    if not (sign.likely or _CURRENCY.search(ahead)) and _is_time(figure, text):
        return Reading(f":{text}")
    if not figure.isdigit() or len(figure) > 3 or _CURRENCY.search(ahead) or not text.isdigit():
        return _as_note(text)
    if figure in _TENS:
        return Reading(power(text))
    # Nobody writes a first power.
    return _as_note(text) if sign.likely or text == "1" else Reading(power(text), unsure=True)


def _is_time(hour: str, minutes: str) -> bool:
    """Whether a figure is an hour and the sign its minutes, as half of Europe sets them."""
    if not re.fullmatch(r"1?\d|2[0-4]", hour) or not re.fullmatch(r"[0-5][05]", minutes):
        return False
    return minutes == "00" or hour not in _TENS


def _figure_of_its_own(sign: Sign) -> Reading:
    if mixed := re.fullmatch(r"(\d{1,3})\s*[/⁄∕]\s*(\d{1,3})", sign.text):
        return Reading(f" {mixed[1]}/{mixed[2]}")
    if re.fullmatch(r"[.,]\d\d", sign.text):
        return Reading(sign.text)
    if re.fullmatch(r"\d{1,2}[a-z]", sign.text):
        return _as_note(sign.text)
    return Reading(power(sign.text))


def _cents(sign: Sign, figure: str, ahead: str) -> str:
    """The small part of a price, behind its point or comma; empty where it is none."""
    priced = bool(_CURRENCY.search(ahead))
    if not re.fullmatch(r"\d\d", sign.text) or sign.likely or _MANY.match(sign.after):
        return ""
    if not (priced or _CURRENCY_AFTER.match(sign.after)) or re.search(r"[.,]\d{1,2}$", figure):
        return ""
    comma = "." in figure or (
        sign.language.split("-")[0].lower() in _COMMAS and not re.search(r"[$£]\s?$", ahead)
    )
    return ("," if comma else ".") + sign.text


def lowered(sign: Sign) -> Reading:
    """How a sign set low reads: an index, a note, or words that are only small."""
    text, before = sign.text, sign.before
    if sign.note and _NOTE.fullmatch(text):
        return _as_note(text)
    if _APART.fullmatch(text) and not _ALL_LOW.fullmatch(text):
        return Reading(text, raised=True)
    if re.search(r"\d[/⁄∕]$", before):
        return Reading(text)
    if not before or before[-1].isspace():
        known = text.isdigit() and _ISOTOPE.match(sign.after)
        return Reading(index(text)) if known else Reading(text, raised=True)
    if re.fullmatch(r"\d+[.,]\d+", text) and before[-1].isalpha():
        return Reading(text)
    if (
        any(map(str.isspace, text))
        or len(text) > 12
        or not (before[-1].isalnum() or before[-1] in ")]⁰¹²³⁴⁵⁶⁷⁸⁹")
    ):
        return Reading(text, raised=True)
    return Reading(index(text))
