"""Clean HTML in, the same in the words that Qt's rich text understands out."""

from __future__ import annotations

import re

_BEGIN = re.compile(r"<h([1-6])\b")
_END = re.compile(r"</h[1-6]>")


def as_paragraphs(html: str) -> str:
    """Headings as paragraphs of the classes `h1` to `h6`: Qt gives a heading a size that no style can change."""
    return _END.sub("</p>", _BEGIN.sub(r'<p class="h\1"', html))
