"""Clean HTML in, the same in the words that Qt's rich text understands out."""

from __future__ import annotations

import re

_BEGIN = re.compile(r"<h([1-6])\b")
_END = re.compile(r"</h[1-6]>")
_LIST = re.compile(r"<(/?)(ol|ul)\b([^>]*)>|<li\b([^>]*)>")
_START = re.compile(r' start="-?\d+"')
_VALUE = re.compile(r' value="(-?\d+)"')


def as_paragraphs(html: str) -> str:
    """Headings as paragraphs of the classes `h1` to `h6`: Qt gives a heading a size that no style can change."""
    return _END.sub("</p>", _BEGIN.sub(r'<p class="h\1"', html))


def numbered(html: str) -> str:
    """Lists with the numbers of their items: Qt knows where a list starts, but not that an item has a number of its own.

    So there the list, of the class `more` from now on, ends, and another one starts close below.
    """
    if _VALUE.search(html) is None:
        return html
    out: list[str] = []
    open_lists: list[tuple[int, str]] = []  # where in `out` each began, and its attributes
    end = 0
    for found in _LIST.finditer(html):
        out.append(html[end : found.start()])
        end = found.end()
        closes, name, attributes, item = found.groups()
        value = _VALUE.search(item or "")
        if name and closes:
            del open_lists[-1:]
        elif name:
            open_lists.append((len(out), _START.sub("", attributes)))
        elif value is not None and open_lists:
            at, kind = open_lists[-1]
            out[at] = out[at].replace("<ol", '<ol class="more"', 1)
            open_lists[-1] = (len(out) + 1, kind)
            out += ["</ol>", f'<ol start="{value[1]}"{kind}>', f"<li{_VALUE.sub('', item)}>"]
            continue
        out.append(found[0])
    return "".join([*out, html[end:]])
