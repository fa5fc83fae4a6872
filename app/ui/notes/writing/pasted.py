"""Very long HTML from the clipboard comes in, its text with its lines goes out: what Qt would take seconds for."""

from __future__ import annotations

import re
from html import unescape

_SILENT = re.compile(r"<(?:(script|style|head|template)\b[^<>]*>|!--)", re.IGNORECASE)
_LINE = re.compile(
    r"<br\b[^<>]*>|</(?:p|div|li|h[1-6]|tr|blockquote|pre|dt|dd|figcaption)\s*>", re.IGNORECASE
)
_CELL = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def text_of_html(html: str) -> str:
    """All words of the HTML, a line for each block, a tab between cells; no letter is left out."""
    bare = _SPACE.sub(" ", _spoken(html))
    lines = unescape(_TAG.sub("", _CELL.sub("\t", _LINE.sub("\n", bare))))
    return "\n".join(line.strip(" \t") for line in lines.split("\n")).strip()


def _spoken(html: str) -> str:
    """The HTML without scripts, styles and comments, as far as they end."""
    out: list[str] = []
    small = html.lower()
    at = 0
    for found in _SILENT.finditer(html):
        if found.start() < at:
            continue
        end = f"</{found[1].lower()}" if found[1] else "--"
        stop = small.find(end, found.end())
        close = small.find(">", stop) if stop >= 0 else -1
        if close < 0:
            break  # nor does any behind it end: looking on would take a square of the length
        out.append(html[at : found.start()])
        at = close + 1
    return "".join([*out, html[at:]])
