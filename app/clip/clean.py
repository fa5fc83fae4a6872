"""HTML of unknown make comes in, HTML of the few elements an article needs goes out, and its plain text."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

import nh3

BLOCK_TAGS = frozenset(
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "caption",
        "figure",
        "figcaption",
        "pre",
        "hr",
    ]
)
INLINE_TAGS = frozenset(["cite", "img", "a", "em", "strong", "b", "i", "u", "s", "sub", "sup", "code", "br"])
ALLOWED_TAGS = BLOCK_TAGS | INLINE_TAGS

# Kept through nh3 only to leave white space behind: stripping them outright would glue words together.
BREAKING_TAGS = frozenset(
    [
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "address",
        "h1",
        "details",
    ]
)

# What stands inside these is never text of an article.
SILENT_TAGS = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "noscript",
        "textarea",
        "select",
        "title",
        "noembed",
        "noframes",
        "audio",
        "video",
        "canvas",
    ]
)

LINK = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
PICTURE = re.compile(r"https?://[^\s]", re.IGNORECASE)
# What the page holds itself is named by its hash, see `page.pictures`.
WITHIN = re.compile(r"blob:[0-9a-f]{64}")
# A browser names the folder after the page, whatever stands in its title.
BESIDE = re.compile(
    r"(?![a-z][a-z0-9+.-]*:|[/?#])[^\\\x00-\x1f\x7f]*(?:/[^\\\x00-\x1f\x7f]+|\.(?:png|jpe?g|gif|webp|avif))",
    re.IGNORECASE,
)
UP = re.compile(r"(?:^|/)\.\.(?:/|$)")
UNSAFE_IN_NAME = re.compile('[<>"`]')
SPAN = re.compile(r"[1-9][0-9]{0,2}")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}")
NUMBER = re.compile(r"-?[0-9]{1,9}")
# What these attributes may say.
VALUES = {
    "lang": LANGUAGE,
    "colspan": SPAN,
    "rowspan": SPAN,
    "align": re.compile(r"right|center"),
    "start": NUMBER,
    "value": NUMBER,
    "type": re.compile(r"[1aAiI]"),
}
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
UNSAFE_IN_LINK = re.compile("[\\s<>\"'`{}|\\\\^]")

TOKEN = re.compile(r"<(?:\"[^\"]*\"|[^\">])*>")
TAG_NAME = re.compile(r"</?([a-z0-9]+)")
SPACE = re.compile(r"[ \t\n\r\f]+")
PRE_BREAK = re.compile(r"\r\n?|\n")
AROUND_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")

SPANS = re.compile(r' (colspan|rowspan)="(\d{1,3})"')
# Columns that are counted, and those that a row may leave out before a cell: hostile spans would fill the text with tabs.
MOST_COLUMNS, WIDEST_GAP = 1000, 100
IN_TABLE = frozenset({"tr", "td", "th"})
# Rare white space stands for that to keep until the rest is collapsed.
CELL = "\x1c"
KEPT_SPACE = {0x1C: "\t", 0x1D: "\t", 0x0B: "\n", 0x0C: " "}
AROUND_CELL = re.compile(f" *({CELL}+) *")
EMPTY_ROW = re.compile(f"(?m)^{CELL}+(?:\n|\\Z)")

ATTRIBUTES: dict[str, set[str]] = {tag: {"dir", "lang"} for tag in BLOCK_TAGS}
ATTRIBUTES |= {tag: {"dir", "lang", "colspan", "rowspan", "align"} for tag in ("td", "th")}
ATTRIBUTES |= {"ol": {"dir", "lang", "start", "type"}, "li": {"dir", "lang", "value"}}
ATTRIBUTES |= {"a": {"href"}, "img": {"src", "alt"}}


def safe_link(href: str, base: str) -> str:
    """Make a link absolute; empty unless it then leads to the web or to a mailbox."""
    return _absolute(href, base, LINK)


def safe_picture(src: str, base: str) -> str:
    """Make the address of a picture absolute; empty unless it then lies on the web.

    A page without an address is a saved file: what lies beside it keeps its relative name.
    """
    name = src.strip()
    if not base and len(name) <= 1000 and BESIDE.fullmatch(name) and not UP.search(name):
        return UNSAFE_IN_NAME.sub(lambda found: f"%{ord(found[0]):02X}", name)
    return _absolute(src, base, PICTURE)


def _absolute(address: str, base: str, allowed: re.Pattern[str]) -> str:
    bare = address.strip(" \t\n\r\f")
    bare = re.sub(r"[\t\n\r]", "", bare)
    if not bare or CONTROL.search(bare):
        return ""
    try:
        whole = bare if LINK.match(bare) else urljoin(base, bare)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if not allowed.match(whole) or CONTROL.search(whole):
        return ""
    if parts.scheme.lower() != "mailto" and not parts.netloc:
        return ""
    return UNSAFE_IN_LINK.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), whole)


def clean_html(html: str, base: str) -> str:
    """Keep the allowed elements and attributes, make links and pictures absolute, unwrap all the rest."""
    return _unwrapped(_cleaner(base).clean(html.replace("\x00", ""))).strip()


@lru_cache(maxsize=8)
def _cleaner(base: str) -> nh3.Cleaner:
    """The sanitizer for one page; it is kept because a page has hundreds of blocks."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        if name == "href":
            return safe_link(value, base) or None
        if name == "src":
            return value if WITHIN.fullmatch(value) else safe_picture(value, base) or None
        if name == "alt":
            return SPACE.sub(" ", value).strip().replace("<", "‹").replace(">", "›") or None
        if name == "dir":
            return value.lower() if value.lower() in {"ltr", "rtl", "auto"} else None
        form = VALUES.get(name)
        return value if form is not None and form.fullmatch(value) else None

    return nh3.Cleaner(
        tags=set(ALLOWED_TAGS | BREAKING_TAGS),
        clean_content_tags=set(SILENT_TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "blob"},
        link_rel=None,
        strip_comments=True,
    )


def _unwrapped(html: str) -> str:
    """Take out links that lead nowhere, pictures without an address and elements that only break lines."""
    out: list[str] = []
    links: list[bool] = []
    end = 0
    for token in TOKEN.finditer(html):
        out.append(html[end : token.start()])
        end = token.end()
        tag = token[0]
        found = TAG_NAME.match(tag)
        name = found[1] if found else ""
        if name in BREAKING_TAGS:
            out.append("\n")
        elif tag == "</a>":
            if links and links.pop():
                out.append(tag)
        elif name == "a":
            links.append("href=" in tag)
            if links[-1]:
                out.append(tag)
        elif name != "img" or ' src="' in tag:
            out.append(tag)
    out.append(html[end:])
    return "".join(out)


def text_of(html: str) -> str:
    """Read clean HTML as plain text: its own characters in order, with nothing but white space changed.

    The cells of a table are kept apart by tabs, one for each column, so that figures stand under their heads.
    """
    out: list[str] = []
    end = 0
    preformatted = 0
    grids: list[_Grid] = []
    for token in TOKEN.finditer(html):
        out.append(_words(html[end : token.start()], preformatted))
        end = token.end()
        found = TAG_NAME.match(token[0])
        name = found[1] if found else ""
        closes = token[0].startswith("</")
        if name == "pre":
            preformatted = max(preformatted + (-1 if closes else 1), 0)
        if name == "table" or (name in IN_TABLE and grids):
            out.append(_in_table(grids, name, token[0], closes))
        elif name == "br" or name in BLOCK_TAGS:
            # A line within a cell does not end the row.
            out.append(" " if grids and grids[-1].in_cell and not preformatted else "\n")
    out.append(_words(html[end:], preformatted))
    lines = re.sub(r" {2,}", " ", AROUND_BREAK.sub("\n", "".join(out)))
    if CELL in lines:
        lines = EMPTY_ROW.sub("", AROUND_CELL.sub(r"\1", lines))
    # An empty first cell and the indent of the first line of code stay.
    return lines.strip(" \t\n\r").translate(KEPT_SPACE).lstrip("\n").rstrip(" \t\n")


class _Grid:
    """Where in a table its cells stand, as one comes after the other."""

    def __init__(self) -> None:
        self.in_cell = False
        self._column = 0
        self._last = 0
        self._covered: dict[int, int] = {}

    def row(self) -> None:
        """A row begins; cells of the rows above may cover some of it."""
        self._covered = {at: left - 1 for at, left in self._covered.items() if left > 1}
        self._column = self._last = 0

    def cell(self, tag: str) -> int:
        """A cell begins: how many columns it stands behind the one before, or behind the start of its row."""
        while self._covered.get(self._column):
            self._column += 1
        spans = {name: int(value) for name, value in SPANS.findall(tag)}
        behind, self._last = self._column - self._last, self._column
        if self._column >= MOST_COLUMNS:
            self._column += 1
            return 1
        for _ in range(spans.get("colspan", 1)):
            self._covered[self._column] = spans.get("rowspan", 1)
            self._column += 1
        return min(behind, WIDEST_GAP)


def _in_table(grids: list[_Grid], name: str, tag: str, closes: bool) -> str:
    """The white space that stands for a tag of a table."""
    if name == "table":
        if closes:
            grids[-1:] = []
        else:
            grids.append(_Grid())
        return "\n"
    if name == "tr":
        if not closes:
            grids[-1].row()
        return "\n"
    grids[-1].in_cell = not closes
    return "" if closes else CELL * grids[-1].cell(tag)


def _words(piece: str, preformatted: int) -> str:
    text = unescape(piece).replace("\v", " ")
    if preformatted:
        return PRE_BREAK.sub("\v", text).replace(" ", "\f").replace("\t", "\x1d")
    return SPACE.sub(" ", text)


def escaped(text: str) -> str:
    """Write plain text as HTML."""
    return escape(text, quote=False)
