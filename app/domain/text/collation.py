"""A title or a name comes in, the key that puts it where a reader looks for it goes out.

One order for all languages, as the root of the Unicode collation has it: letters count before their accents, case does not,
and signs only where there is nothing else. Keys are compared code point by code point.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

LONGEST = 120  # letters of a key: what differs later stands as it came in
ACCENTS = 40
CACHED = 16_384
# Letters that Unicode takes for no form of another, and every reader does.
ALIKE = str.maketrans(
    {
        "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n",
        "ĸ": "k", "ƒ": "f", "ɨ": "i", "ə": "e", "ß": "ss", "ς": "σ",
    }
)  # fmt: skip
# Katakana is filed as hiragana.
KANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
WORD = re.compile(r"[^\W_]+")
APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
# The words before a title that it is not looked for under, by its language.
ARTICLES: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the a an",
        "de": "der die das ein eine",
        "fr": "le la les l un une",
        "es": "el la los las un una",
        "it": "il lo la i gli le l un uno una",
        "pt": "o a os as um uma",
        "ca": "el la els les l un una",
        "nl": "de het een",
        "sv": "en ett",
        "da": "en et",
        "no": "en et ei",
        "nb": "en et ei",
        "nn": "ein ei eit",
    }.items()
}
ENGLISH = "en"


@lru_cache(CACHED)
def name_key(name: str) -> str:
    """Where a name stands among others."""
    return _key(name)


def title_key(title: str, language: str) -> str:
    """Where a title stands among others: its first article does not count. Without a language it is taken for English."""
    articles = ARTICLES.get(language.partition("-")[0].lower() or ENGLISH, frozenset())
    return _key(title, articles)


def _key(text: str, articles: frozenset[str] = frozenset()) -> str:
    folded = plain = text[: 4 * LONGEST].casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
        plain = plain.translate(ALIKE).translate(KANA)
    words = WORD.findall(APOSTROPHES.sub(" " if articles else "", plain))
    if len(words) > 1 and words[0] in articles:
        words = words[1:]
    letters = " ".join(words)[:LONGEST]
    marks = "" if plain == folded or not letters else folded[:ACCENTS]
    return f"{letters}\x01{marks}" if letters else f"\x01{folded[:ACCENTS]}"
