"""A text in; the same text in one normal form, and the way back to every code point of the original, out."""

# Two strengths. `Normal` levels what may differ between two printings of the same words: marks follow it and
# comparisons read it. `Folded` also levels what a reader would not type who types what is on the screen: search,
# find, quotations and names go by it.

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache

# Letters that show nothing: soft hyphens, zero-width signs, marks of direction, variation selectors, tags.
INVISIBLE = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0001-\U000e01ef"
)
# Accents, points and vowel signs that readers leave out: Latin to Cyrillic, Hebrew, Arabic, the dot of Hindi.
_ACCENTS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff\u093c"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
)
# What may be written as one letter with the one before it: accents, the parts of a syllable of Hangul, the voicing
# marks of kana, and the signs of India and Burma of which two make one.
_MARKS = (
    _ACCENTS
    + "\u09bc\u09be\u09d7\u0a3c\u0b3c\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57"
    "\u0dca\u0dcf\u0ddf\u102e\u1161-\u1175\u11a8-\u11c2\u3099\u309a\uff9e\uff9f"
)
# Letters that another one, or several, are typed for; those that change are all in here, some others too.
_FORMS = (
    "ªµº\u00b2\u00b3\u00b9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u02be\u02bf\u02e0-\u02e4"  # Latin
    "\u0386-\u0390\u03aa-\u03b0\u03c2\u03ca-\u03ce\u03d0-\u03d6\u03f0-\u03f9"  # Greek
    "\u0400\u0401\u040d\u0450\u0451\u045d\u0587\u05f0-\u05f2"  # Cyrillic, Armenian, Yiddish
    "\u0622-\u0626\u0629\u0640\u0649\u0660-\u0669\u0671-\u0678\u06a9\u06c0-\u06c3\u06cc\u06d3\u06d5\u06f0-\u06f9"
    "\u07c0-\u07c9\u0929\u0931\u0934\u0958-\u095f\u0966-\u096f\u09dc-\u09df\u09e6-\u09ef\u0a33\u0a36\u0a59-\u0a5e"
    "\u0a66-\u0a6f\u0ae6-\u0aef\u0b5c\u0b5d\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f"
    "\u0e50-\u0e59\u0ed0-\u0ed9\u0f20-\u0f29\u1040-\u1049\u17e0-\u17e9\u1810-\u1819"  # figures of the East
    "\u1c80-\u1c88\u1d00-\u1dbf\u1e00-\u1fff\u2024-\u2026\u203c\u2044\u2047-\u2049\u2057\u2070-\u209c"
    "\u2100-\u214f\u2150-\u2189\u2215\u2460-\u24ff\u2c60-\u2c7f\u2f00-\u2fd5\u3036\u3038-\u303a\u3200-\u33ff"
    "\ua720-\ua7ff\uab30-\uab6f\uf900-\ufaff\ufb00-\ufdff\ufe10-\ufe1f\ufe30-\ufefc\uff01-\uffee"
    "\U0001d400-\U0001d7ff\U0001ee00-\U0001eeff\U0001f100-\U0001f1ad\U0001f240-\U0001f251\U0002f800-\U0002fa1d"
)
# What neither Unicode nor a letter's own name says. Cyrillic й and ї stay: they are letters of their own.
_LETTERS = {
    "ß": "ss", "þ": "th", "ð": "d", "ı": "i", "ŋ": "n", "ĸ": "q", "ə": "a", "ǝ": "e", "ɛ": "e", "ɔ": "o",
    "ʒ": "z", "ƣ": "g", "ɑ": "a", "ɩ": "i", "ʊ": "u", "ʾ": "", "ʿ": "", "ς": "σ", "ё": "е", "ѐ": "е", "ѝ": "и",
    "װ": "וו", "ױ": "וי", "ײ": "יי", "\u0640": "", "\u0649": "ي", "\u06cc": "ي", "ة": "ه", "\u06c0": "ه",
    "\u06c1": "ه", "\u06c2": "ه", "\u06c3": "ه", "\u06d5": "ه", "\u06a9": "ك", "\u0671": "ا", "№": "№",
    "™": "™", "℠": "℠", "\u2044": "/", "\u2215": "/",
}  # fmt: skip
_NAME = r"LATIN (?:SMALL LETTER|SMALL LIGATURE|LETTER SMALL CAPITAL) ([A-Z]{1,2})(?: WITH .+)?"

_SPACES = "\t-\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # all but the blank
_LEVEL = {
    **dict.fromkeys("“”„‟«»″״〝〞〟❝❞", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´ʹ\u0374ʻʼ׳❛❜", "'"),
    **dict.fromkeys("‐‑‒–—―−־⸺⸻", "-"),
    "…": "...",
}
_SIGNS = _SPACES + INVISIBLE + "".join(_LEVEL)
_LIGATURES = "ﬀ-ﬆ"
# Folding keeps raised figures and fractions apart from the figure before them, and leaves out the dot between two
# l's and the caret of a unit.
_RAISED, _PARTS, _BETWEEN = "⁺⁻⁰¹²³⁴-⁹", "¼-¾⅐-⅟↉", "·‧^"
_CIRCLED = "①-⑳"
_Level = Callable[[re.Match[str]], str]


@cache
def _bounds(ranges: str) -> tuple[int, ...]:
    """Where the ranges of a class begin and are over, in turn: to ask for one letter, quicker made than a pattern."""
    pairs = re.findall(r"(.)(?:-(.))?", ranges, re.DOTALL)
    return tuple(bound for first, last in sorted(pairs) for bound in (ord(first), ord(last or first) + 1))


@cache
def _is(ranges: str, letter: str) -> bool:
    return bisect_right(_bounds(ranges), ord(letter)) % 2 == 1


@cache
def _pattern(*, folding: bool, ascii_: bool, roomy: bool, marked: bool) -> re.Pattern[str]:
    """The runs that may differ between two printings of the same words.

    All but the first two kinds begin with a sign out of one class, as that is what a pattern can look for quickly.
    """
    unseen, signs = ("", "\t-\r\x1c-\x1f`") if ascii_ else (INVISIBLE, _SIGNS)
    if folding:
        signs += r"\^" if ascii_ else _RAISED + _CIRCLED + _PARTS + "·‧" + r"\^" + _FORMS + _ACCENTS
    elif not ascii_:
        signs += _LIGATURES
    room = rf"(?P<room> [\s{unseen}]+)|" if roomy else ""  # a single blank is level as it is
    cluster = rf"(?P<cluster>[^\s{_MARKS}][{_MARKS}]+)|" if marked else ""
    more = rf"(?<=[{_RAISED}])[{_RAISED}]+|" if folding and not ascii_ else ""
    return re.compile(rf"{room}{cluster}[{signs}](?:{more}(?<=\s)[\s{unseen}]+)?")


@cache
def _any_of(before: str, ranges: str) -> re.Pattern[str]:
    return re.compile(rf"{before}[\s{ranges}]" if before else f"[{ranges}]")


def _accidents(text: str, *, folding: bool = False) -> re.Pattern[str]:
    # Looking for letters that carry marks takes most of the time, and few texts have any, or more than one blank.
    ascii_ = text.isascii()
    roomy = _any_of(" ", "" if ascii_ else INVISIBLE).search(text) is not None
    marked = not ascii_ and _any_of("", _MARKS).search(text) is not None
    return _pattern(folding=folding, ascii_=ascii_, roomy=roomy, marked=marked)


@cache
def _levelled(letter: str) -> str:
    if letter.isspace():
        return " "
    if _is(_LIGATURES, letter):
        return unicodedata.normalize("NFKC", letter)
    return _LEVEL.get(letter, "")


def _level(found: re.Match[str]) -> str:
    words = found[0]
    return unicodedata.normalize("NFC", words) if found.lastgroup == "cluster" else _levelled(words[0])


@cache
def _alone(letter: str) -> str | None:
    """What a letter is folded to, whatever stands beside it; None where that makes a difference."""
    if letter.isspace():
        return " "
    if _is(_RAISED, letter) or _is(_CIRCLED, letter) or _is(_PARTS, letter) or letter in _BETWEEN:
        return None
    return _LEVEL[letter] if letter in _LEVEL else _form(letter)


def _fold(found: re.Match[str]) -> str:
    words = found[0]
    if found.lastgroup == "cluster":
        return unicodedata.normalize("NFC", "".join(map(_form, unicodedata.normalize("NFC", words))))
    level = _alone(words[0])
    if level is not None:
        return level
    if words[0] in _BETWEEN:
        return _between(found)
    return _part(found) if _is(_PARTS, words[0]) else _raised(found)


def _before(found: re.Match[str]) -> str:
    return found.string[found.start() - 1 : found.start()]


def _unit(found: re.Match[str]) -> bool:
    """True behind so few letters that a raised figure is part of what they say: m², km³, x²."""
    before = found.string[max(0, found.start() - 3) : found.start()]
    return re.search(r"(?<![^\W_])[^\W\d_]{1,2}\Z", before) is not None


def _raised(found: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", found[0]).replace("\u2212", "-")
    before = _before(found)
    if not before or before.isspace() or (found[0] in "²³" and _unit(found)):
        return plain
    return f"^{plain}"


def _part(found: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", found[0]).replace("\u2044", "/")
    return f" {plain}" if _before(found).isdecimal() else plain


def _between(found: re.Match[str]) -> str:
    """The dot between two l's, or the caret of a unit, left out; any other stays."""
    after = found.string[found.end() : found.end() + 1]
    if found[0] == "^":
        return "" if after in "23" and after and _unit(found) else "^"
    return "" if f"{_before(found)}{after}".lower() == "ll" else found[0]


@cache
def _form(letter: str) -> str:
    """What is typed for one letter."""
    low = letter.lower()
    if low in _LETTERS:
        return _LETTERS[low]
    if low != letter and len(low) == 1:
        return _form(low)
    if _is(_ACCENTS, letter) or _is(INVISIBLE, letter):
        return ""
    if not _is(_FORMS, letter):
        return letter
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    parts = unicodedata.decomposition(letter).split()
    if parts:
        return _of_parts(letter, parts)
    name = re.fullmatch(_NAME, unicodedata.name(letter, ""))
    return name[1].lower() if name else letter


def _of_parts(letter: str, parts: list[str]) -> str:
    """A letter by what Unicode takes it apart into; left alone where that is an accent with nothing under it."""
    letters = [chr(int(part, 16)) for part in parts if not part.startswith("<")]
    return letter if letters[0] == " " else levelled("".join(map(_form, letters)))


def _lowered(text: str) -> str:
    """Every letter as its small letter, where that is one letter too."""
    # The one letter whose small letter are two, and the one whose small letter depends on its place.
    return "İ".join(part.lower() for part in text.replace("Σ", "σ").split("İ"))


def levelled(text: str) -> str:
    """The text with its accidents levelled and its capitals kept."""
    return _accidents(text).sub(_level, text)


def _small(text: str) -> str:
    return _lowered(levelled(text))


def folded(text: str) -> str:
    """The text as it is looked for: what a reader types for it, in small letters."""
    return _lowered(_accidents(text, folding=True).sub(_fold, text))


def words_of(typed: str) -> list[str]:
    """What was typed, folded, word by word."""
    return folded(typed).split()


def fits(words: Iterable[str], *names: str) -> bool:
    """True if each of `words_of` what was typed stands in one of the names."""
    looked_for = folded("\n".join(names))
    return all(word in looked_for for word in words)


def spelled(name: str) -> str:
    """What two spellings of one name share: case and accidents make no difference, accents do."""
    return levelled(name).strip().casefold()


class Normal:
    """A levelled text, and which code points of the original each of its letters stands for."""

    _form_of: Callable[[str], str] = staticmethod(_small)

    def __init__(self, original: str) -> None:
        self._read(original, _accidents(original), _level)

    def _read(self, original: str, accidents: re.Pattern[str], level_of: _Level) -> None:
        pieces: list[str] = []
        # Where each piece begins in the levelled text and in the original. Even pieces are as they were,
        # letter by letter; each letter of an odd piece stands for the whole of an accident.
        levels, origins = [0], [0]
        here = there = 0
        for found in accidents.finditer(original):
            a, b = found.span()
            level = level_of(found)
            pieces += original[here:a], level
            there += a - here
            levels += there, there + len(level)
            origins += a, b
            there += len(level)
            here = b
        pieces.append(original[here:])
        self.text = _lowered("".join(pieces))
        self._levels, self._origins = levels, origins

    def start(self, at: int) -> int:
        """The first code point of the original that letter `at` stands for."""
        piece = bisect_right(self._levels, at) - 1
        return self._origins[piece] + (0 if piece % 2 else at - self._levels[piece])

    def end(self, at: int) -> int:
        """The code point of the original after those that letter `at` stands for."""
        piece = bisect_right(self._levels, at) - 1
        return self._origins[piece + 1] if piece % 2 else self._origins[piece] + at - self._levels[piece] + 1

    def accidents(self, start: int, end: int) -> list[int]:
        """The letters inside a levelled passage at which an accident begins or ends."""
        return self._levels[bisect_right(self._levels, start) : bisect_left(self._levels, end)]

    def inward(self, start: int, end: int) -> tuple[int, int]:
        """The levelled passage for code points `start` to `end` of the original."""
        return self._reaching(start), self._before(end)

    def outward(self, start: int, end: int) -> tuple[int, int]:
        """The original's code points for a levelled passage that is not empty."""
        return self.start(start), self.end(end - 1)

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        """Where words stand in the original, each place behind the one before; nothing for words of which nothing is left."""
        wanted = self._form_of(" ".join(words.split())).strip()
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            yield self.outward(at, at + len(wanted))
            at = self.text.find(wanted, at + len(wanted))

    def reached(self, places: Iterable[int]) -> Iterator[int]:
        """For each of many places of the original, in their order, the first letter that ends behind it."""
        levels, origins, piece, last = self._levels, self._origins, 0, len(self._origins) - 1
        for place in places:
            while piece < last and origins[piece + 1] <= place:
                piece += 1
            yield levels[piece] + (0 if piece % 2 else place - origins[piece])

    def _reaching(self, place: int) -> int:
        """The first letter that ends behind `place` of the original."""
        piece = bisect_right(self._origins, place) - 1
        return self._levels[piece] + (0 if piece % 2 else place - self._origins[piece])

    def _before(self, place: int) -> int:
        """The letter after the last one that begins before `place` of the original."""
        piece = bisect_left(self._origins, place) - 1
        if piece < 0:
            return 0
        if piece % 2:
            return self._levels[piece + 1]
        return self._levels[piece] + place - self._origins[piece]


class Folded(Normal):
    """A folded text, and which code points of the original each of its letters stands for."""

    _form_of = staticmethod(folded)

    def __init__(self, original: str) -> None:
        self._read(original, _accidents(original, folding=True), _fold)
