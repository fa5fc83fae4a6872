"""The Markdown of a note of any size comes in; what of it is read as Markdown, and the rest that stays plain, go out."""

# Parsing costs some microseconds a letter and some tens a line, and an opening sign looks for its end in all
# that follows in its paragraph. A reporter's longest notes are far below these figures; only a paste of
# something else, or a note made to hang a program, is above them.

from __future__ import annotations

import re

MOST_LETTERS = 200_000
MOST_LINES = 10_000
MOST_OPENING = 1_000  # signs in one paragraph that may open a link, a picture or an address
MOST_LOOKED_AT = 20_000_000  # letters looked at for their ends: signs times the letters of the paragraph
DEEPEST_PICTURE = 4  # pictures in the description of pictures
TITLE_LETTERS, TITLE_LINES = 20_000, 500  # a title stands at the beginning

_LINE_END = re.compile(r"\r\n?|\n")


def divided(text: str, letters: int = MOST_LETTERS, lines: int = MOST_LINES) -> tuple[str, str]:
    """The beginning that is read as Markdown, and the rest; cut between lines, within a line only where it is too long."""
    if len(text) <= min(letters, lines):
        return text, ""
    end = 0
    for number, found in enumerate(_LINE_END.finditer(text)):
        if found.end() > letters:
            break
        end = found.end()
        if number + 1 == lines:
            return text[:end], text[end:]
    if len(text) <= letters:
        return text, ""
    end = end or letters
    return text[:end], text[end:]


def beginning(text: str) -> str:
    """The first lines, which hold the title if there is one."""
    return divided(text, TITLE_LETTERS, TITLE_LINES)[0]


def too_many_signs(paragraph: str) -> bool:
    """True where so many signs may open something that the paragraph is no writing: it stays plain."""
    if len(paragraph) <= MOST_OPENING:
        return False
    opening = paragraph.count("[") + paragraph.count("<")
    return opening > MOST_OPENING or opening * len(paragraph) > MOST_LOOKED_AT
