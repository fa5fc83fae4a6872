"""A text in; where one of its words ends and the next begins, and how many words it has, out."""

from __future__ import annotations

import re
import unicodedata

# Scripts that write no blanks between words (Thai, Lao, Burmese, Khmer, Chinese, Japanese): a letter is a word of its own.
_ALONE = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_LETTER_ALONE = re.compile(f"[{_ALONE}]")
_WORD = re.compile(rf"[{_ALONE}]|(?:(?![{_ALONE}])[^\W_])+(?:['’.,:-](?:(?![{_ALONE}])[^\W_])+)*")
# What has no width of its own and stands inside words: soft hyphen, joiners.
_UNSEEN = "\u00ad\u200c\u200d\u2060\ufeff"
_SKIN = range(0x1F3FB, 0x1F400)


def words_in(text: str) -> int:
    """How many words there are; a letter of a script without blanks counts as one."""
    return sum(1 for _ in _WORD.finditer(text))


def inside_word(text: str, at: int) -> bool:
    """True if the code points before and after `at` belong to one word, or to one letter."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        return False
    if before.isalnum() and after.isalnum():
        if before.isascii() and after.isascii():
            return True
        return not (_LETTER_ALONE.match(before) or _LETTER_ALONE.match(after))
    if before.isascii() and after.isascii():
        return _joined(text, at, before, after)
    return (
        unicodedata.combining(after) != 0
        or unicodedata.category(after)[0] == "M"
        or before in _UNSEEN
        or after in _UNSEEN
        or ord(after) in _SKIN
        or (unicodedata.category(before)[0] == "M" and after.isalnum() and not _LETTER_ALONE.match(after))
        or _joined(text, at, before, after)
    )


def _joined(text: str, at: int, before: str, after: str) -> bool:
    """Whether a sign holds two halves together: an apostrophe between letters, a point between digits."""
    if before == "_" or after == "_":
        return before.isalnum() or after.isalnum() or before == after
    if not (before.isalnum() or after.isalnum()):
        return False
    sign, left, right = (
        (after, before, text[at + 1 : at + 2])
        if before.isalnum()
        else (before, text[at - 2 : at - 1] if at > 1 else "", after)
    )
    if sign in "'’":
        return left.isalpha() and right.isalpha()
    return sign in ".,:" and left.isdigit() and right.isdigit()
