"""The HTML of a page and its text in; the parts in which it is shown, each of a bounded cost, out."""

# Qt lays a page out on the window's thread, all of a table or a paragraph at once, and again whenever the window
# changes its width. So no more stands in the window than it lays out in a moment: an article of any usual length,
# or one part of a page that is longer.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from app.ui.reader.positions import letters_of, places_of_letters

# What laying out takes in Qt, roughly in microseconds.
PART = 45_000
_BYTE = 0.25  # of the words: letters of other scripts have more bytes, and are more work
_TAG = 15.0
_LINE = 15.0  # of code
_COST = {
    "td": 45.0, "th": 45.0, "table": 60.0, "img": 60.0, "li": 25.0, "hr": 30.0,
}  # fmt: skip
_ROOM = 1.2  # how far a part may go on to end where a block or a row does
_VOID = frozenset(("br", "img", "hr"))
_ENDS = frozenset(("p", "li", "tr", "table", "pre", "div", "blockquote", "ul", "ol"))
DEEPEST = 60  # elements in one another; what is still deeper shows its words alone
_DEEPEST_TABLE = 3  # so many tables: each one more takes Qt several times as long
_INSTEAD = {"td": " ", "th": " ", "tr": "<br>", "caption": "<br>"}  # in a table that is not shown as one
_IN_TABLE = frozenset(("table", "thead", "tbody", "tr", "td", "th", "caption"))
# Words by the thousand letters, so that a part can end between two of them; a longer word ends anywhere but in a sign.
_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)[^>]*>|<[^>]*>?"
    r"|[^<]{1,1000}(?=[\s\u200b<]|\Z)|(?:[^<&]|&#?\w{1,32};|&){1,1000}"
)
_KEPT = re.compile(r'<img\b[^>]*?\bsrc="(blob:[0-9a-f]{64})"')
_TAGS = re.compile(r"<[^>]*>")
_PAIRED = re.compile(r"<(/?)(?!br\b|img\b|hr\b)(?:(table)\b|[a-z])")
_START = re.compile(r' start="(-?\d+)"')
_TABLE_TAG = re.compile(r"<(/?table|tr|td|th)\b[^>]*>")
_SPANS = re.compile(r' (col|row)span="(\d+)"')
MOST_SPANNED = 400  # places in a table that spans may make beyond four for each cell


@dataclass(frozen=True, slots=True)
class Part:
    """HTML that stands by itself, and the stretch of the page's text (code points) that is in it."""

    html: str
    start: int
    end: int

    @property
    def pictures(self) -> tuple[str, ...]:
        """The addresses of the pictures that are kept for it, each once."""
        return tuple(dict.fromkeys(_KEPT.findall(self.html)))


def parts(html: str, text: str, most: float = PART) -> tuple[Part, ...]:
    """Divide a page into parts that cost so much; what can be shown at once comes whole."""
    html = _with_bounded_spans(html)
    if cost(html) <= most and not _is_deep(html):
        return (Part(html, 0, len(text)),)
    divided = list(_Divider(most).parts(html))
    if len(divided) > 1 and "<img" not in divided[-1] and not _TAGS.sub("", divided[-1]).strip():
        del divided[-1]
    letters, ends = 0, [0]
    for piece in divided:
        letters += letters_of(unescape(_TAGS.sub(" ", piece)))
        ends.append(letters)
    places = [*places_of_letters(text, ends[:-1]), len(text)]
    places[0] = 0
    return tuple(
        Part(piece, start, end) for piece, start, end in zip(divided, places, places[1:], strict=False)
    )


def _bytes(html: str) -> int:
    return len(html) if html.isascii() else len(html.encode("utf-8", "surrogatepass"))


def cost(html: str) -> float:
    """What a page costs, counted and not walked through."""
    tags = html.count("<") - html.count("</")
    lines = html.count("\n") if "<pre" in html else 0
    special = sum((cost - _TAG) * html.count(f"<{name}") for name, cost in _COST.items())
    return _bytes(html) * _BYTE + tags * _TAG + special + lines * _LINE


def _is_deep(html: str) -> bool:
    """True if elements, or tables, stand deeper in one another than is shown."""
    depth = tables = 0
    for tag in _PAIRED.finditer(html):
        step = -1 if tag[1] else 1
        depth += step
        tables += step if tag[2] else 0
        if depth > DEEPEST or tables > _DEEPEST_TABLE:
            return True
    return False


@dataclass(slots=True)
class _Open:
    """An element that is open: its tag, empty where it is not shown, and how many items it has had."""

    name: str
    tag: str
    items: int = 0


class _Divider:
    """Walks through a page and ends a part where it has cost enough; what is open goes on in the next one."""

    def __init__(self, most: float) -> None:
        self._most = most
        self._open: list[_Open] = []
        self._out: list[str] = []
        self._cost = 0.0

    def parts(self, html: str) -> Iterator[str]:
        """The parts in their order."""
        for token in _TOKEN.finditer(html):
            may_end = self._take(token)
            if self._cost >= self._most and (
                may_end or (self._cost >= self._most * _ROOM and may_end is not None)
            ):
                yield self._cut()
        if self._cost:
            yield "".join(self._out)

    def _take(self, token: re.Match[str]) -> bool | None:
        """Take one tag or stretch of words; whether a part may well end behind it, None where it must not."""
        name, shown = token["name"], token[0]
        if name is None:
            lines = shown.count("\n") if any(one.name == "pre" for one in self._open) else 0
            self._put(shown, _bytes(shown) * _BYTE + lines * _LINE)
            return False
        if token["close"]:
            return self._close(name)
        if name in _VOID:
            self._put(shown, _COST.get(name, _TAG))
            return name == "br"
        if name == "li" and self._open:
            self._open[-1].items += 1
        tag = shown if self._is_shown(name) else ""
        self._put(tag or _INSTEAD.get(name, ""), _COST.get(name, _TAG))
        self._open.append(_Open(name, tag))
        return None

    def _is_shown(self, name: str) -> bool:
        if len(self._open) >= DEEPEST:
            return False
        if name not in _IN_TABLE:
            return True
        return sum(one.name == "table" for one in self._open) < _DEEPEST_TABLE + (name != "table")

    def _close(self, name: str) -> bool:
        if any(element.name == name for element in reversed(self._open)):
            while self._open:
                element = self._open.pop()
                self._put(f"</{element.name}>" if element.tag else "", 0)
                if element.name == name:
                    break
        return name in _ENDS

    def _put(self, html: str, cost: float) -> None:
        self._out.append(html)
        self._cost += cost

    def _cut(self) -> str:
        done = "".join(self._out) + "".join(f"</{one.name}>" for one in reversed(self._open) if one.tag)
        inside = [one.name for one in self._open[1:]]
        self._out = [_again(one, within) for one, within in zip(self._open, [*inside, ""], strict=False)]
        self._cost = 0.0
        return done


def _again(element: _Open, inside: str) -> str:
    """The tag with which an element goes on in the next part: a numbered list with the number of its item there."""
    if element.name != "ol" or not element.tag:
        return element.tag
    found = _START.search(element.tag)
    start = (int(found[1]) if found else 1) - (inside == "li")
    return f'<ol start="{start + element.items}"{_START.sub("", element.tag)[3:]}'


def _with_bounded_spans(html: str) -> str:
    """Let no table have far more places than cells: Qt makes each place a cell spans, though nothing stands there."""
    if _SPANS.search(html) is None:
        return html
    out: list[str] = []
    tables: list[_Grid] = []
    end = 0
    for found in _TABLE_TAG.finditer(html):
        out.append(html[end : found.start()])
        end = found.end()
        name = found[1]
        if name == "table":
            tables.append(_Grid(out))
        elif name == "/table":
            if tables:
                tables.pop().bound()
        elif tables:
            tables[-1].take(name, found[0], len(out))
        out.append(found[0])
    for table in tables:
        table.bound()
    return "".join([*out, html[end:]])


class _Grid:
    """The rows of one table: for each cell where its tag stands in `out`, and how many columns and rows it spans."""

    def __init__(self, out: list[str]) -> None:
        self._out = out
        self._rows: list[list[tuple[int, int, int]]] = []

    def take(self, name: str, tag: str, at: int) -> None:
        """Take the tag of a row or a cell."""
        if name == "tr":
            self._rows.append([])
        elif self._rows:
            spans = {which: int(many) for which, many in _SPANS.findall(tag)}
            self._rows[-1].append((at, spans.get("col", 1), spans.get("row", 1)))

    def bound(self) -> None:
        """Where cells span too many places, let them span the columns that other rows have cells in, and no rows."""
        cells = sum(len(row) for row in self._rows)
        if (
            sum(columns * rows for row in self._rows for _at, columns, rows in row)
            <= 4 * cells + MOST_SPANNED
        ):
            return
        most = max((len(row) for row in self._rows), default=1)
        for row in self._rows:
            left = most
            for number, (at, columns, _rows) in enumerate(row):
                width = max(1, min(columns, left - (len(row) - number - 1)))
                spanning = f' colspan="{width}"' if width > 1 else ""
                self._out[at] = f"{_SPANS.sub('', self._out[at])[:-1]}{spanning}>"
                left -= width
