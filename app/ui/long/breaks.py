"""Clean HTML in, the same with places inside very long words at which their lines may end out."""

from __future__ import annotations

import re

# Qt looks through all of a word for each of its lines: one of 200,000 letters takes seconds. A zero-width space ends
# that. It is seen in no way, and whoever counts letters passes over it.
BREAK = "\u200b"
LONGEST_WORD = 400  # letters: longer is no word, and no address that a reader would want to see whole
_STEP = 20
_INLINE = r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)\b[^<>]*+>"
# No group is possessive: Python 3.11 before its fifth release takes such a group back by one letter.
_RUN = re.compile(rf"(?:[^\s<]++|{_INLINE})+")
_TAG = re.compile(_INLINE)
# Lines of scripts that are written without blanks may end at almost every letter as it is, and must not at some.
_FREE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_JOINED = "\u0300-\u036f\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f"  # shown with the letter before
_PART = re.compile(
    rf"(?P<tag>{_INLINE})|(?P<free>[{_FREE}]++)|(?:&\#?\w{{1,32}};|[^<{_FREE}]){{1,{_STEP}}}[{_JOINED}]{{0,{_STEP}}}"
)


def breakable(html: str) -> str:
    """Let the lines of very long words end somewhere, also of words in several tags."""
    return _RUN.sub(_broken, html)


def _broken(run: re.Match[str]) -> str:
    word = run[0]
    if len(word) <= LONGEST_WORD or len(_TAG.sub("", word)) <= LONGEST_WORD:
        return word
    out: list[str] = []
    letters = 0
    for part in _PART.finditer(word):
        out.append(part[0])
        if part["tag"]:
            continue
        letters = 0 if part["free"] else letters + len(part[0])
        if letters >= _STEP:
            out.append(BREAK)
            letters = 0
    return "".join(out)
