"""The tree of a page comes in, its candidate blocks in reading order go out, each an element of the page."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from app.clip.page.captions import is_caption

# Left out before anything is read: never text, whatever the page says.
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "button",
        "input",
        "select",
        "textarea",
        "option",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "link",
        "meta",
        "head",
        "title",
        "map",
        "source",
        "track",
        "dialog",
        "datalist",
    ]
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CONTAINERS = frozenset(
    [
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "form",
        "fieldset",
        "details",
        "summary",
        "center",
        "body",
        "html",
        "address",
        "hgroup",
        "dd",
        "dt",
        "dl",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "li",
        "figure",
        "picture-box",
    ]
)
UNITS = HEADINGS | frozenset({"p", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "hr"})
BLOCKS = CONTAINERS | UNITS
LISTS = frozenset({"ul", "ol", "dl"})

# The part of the page an element of this kind belongs to.
REGIONS = frozenset({"nav", "aside", "header", "footer", "form"})

INLINE_ONLY = HEADINGS | {"p"}
# A longer cell of several lines is a column of the page.
LONGEST_CELL = 900


@dataclass(slots=True)
class Candidate:
    """One block of the page: its `kind`, the element or inline run it was made of, its text and links.

    The words of a figure are a `caption`; its kind is "figure", with or without the picture.
    """

    kind: str
    element: HtmlElement
    text: str
    key: str
    linked: int
    path: tuple[HtmlElement, ...]
    pictured: bool
    score: float = 0.0
    kept: bool = False
    reason: str = ""
    place: int = -1
    caption: bool = False

    @property
    def link_share(self) -> float:
        """The share of the text that stands in links."""
        return self.linked / len(self.key) if self.key else 0.0


def key_of(text: str) -> str:
    """The characters of a text without its white space, to compare what two readers made of one page."""
    return "".join(text.split())


def strip_silent(body: HtmlElement) -> None:
    """Take out of a tree what is never read: scripts, controls, pictures drawn by a program."""
    etree.strip_elements(body, *SILENT, with_tail=False)


def _text_of(element: HtmlElement, kind: str) -> str:
    if not len(element):
        return " ".join((element.text or "").split())
    broken = kind not in INLINE_ONLY or next(element.iter("br"), None) is not None
    return " ".join((" ".join(element.itertext()) if broken else element.text_content()).split())


def _candidate(element: HtmlElement, path: tuple[HtmlElement, ...]) -> Candidate | None:
    kind = str(element.tag)
    text = _text_of(element, kind)
    nested = len(element) > 0
    pictured = (nested and next(element.iter("img"), None) is not None) or kind == "img"
    if not text:
        if not pictured:
            return None
        kind = "figure"
    linked = (
        sum(len(key_of(link.text_content())) for link in element.iter("a")) if nested or kind == "a" else 0
    )
    caption = bool(text) and is_caption(element, kind, path, len(text))
    return Candidate(
        "figure" if caption else kind, element, text, key_of(text), linked, path, pictured, caption=caption
    )


def candidates(body: HtmlElement) -> list[Candidate]:
    """Cut a page into blocks: paragraphs, headings, lists, tables, quotations, figures."""
    holders = _holders(body)
    found = (_candidate(element, path) for element, path in _walk(body, holders))
    return [block for block in found if block is not None]


def _holders(body: HtmlElement) -> set[HtmlElement]:
    """All elements that have a block somewhere inside."""
    holders: set[HtmlElement] = set()
    for element in body.iter(*BLOCKS):
        above = element.getparent()
        while above is not None and above not in holders:
            holders.add(above)
            above = above.getparent()
    return holders


def _walk(
    body: HtmlElement, holders: set[HtmlElement]
) -> Iterator[tuple[HtmlElement, tuple[HtmlElement, ...]]]:
    """Every element that makes one block, with the elements it lies in, outermost first."""
    # The path is kept short on hostile pages: only its last links are ever asked for.
    stack: list[tuple[HtmlElement, tuple[HtmlElement, ...]]] = [(body, ())]
    while stack:
        element, path = stack.pop()
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag == "hr":
            continue
        if element not in holders or (tag in UNITS and _is_one(element, tag)):
            if tag not in UNITS and next(element.iter("br"), None) is not None:
                for run in _runs(element, holders):
                    yield run, path
            else:
                yield element, path
            continue
        inner = (*path[-40:], element)
        stack.extend((part, inner) for part in reversed(list(_parts(element, holders))))


def _is_one(element: HtmlElement, tag: str) -> bool:
    """Tell whether a list, a table or the like is one block, or only the frame of others."""
    if tag in HEADINGS or tag in {"pre", "blockquote"}:
        return tag != "blockquote" or next(element.iter("figure", "table"), None) is None
    if tag == "p":
        return next(
            element.iter("p", "div", "ul", "ol", "table", "figure", "blockquote"), element
        ) is element and (
            sum(1 for _ in element.iter("p", "div", "ul", "ol", "table", "figure", "blockquote")) == 1
        )
    if tag == "figure":
        return next(element.iter("table", "blockquote", "pre", "ul", "ol", "h2", "h3"), None) is None
    if tag in LISTS:
        return _is_plain_list(element)
    return _is_data_table(element)


def _is_plain_list(element: HtmlElement) -> bool:
    if next(element.iter("table", "figure", "h1", "h2", "h3", "h4", "article", "section"), None) is not None:
        return False
    return all(sum(1 for _ in item.iterchildren("p", "div")) <= 3 for item in element.iterchildren("li"))


def _is_data_table(element: HtmlElement) -> bool:
    tables = element.iter("table")
    next(tables, None)
    if next(tables, None) is not None:
        return False
    if next(element.iter("h1", "h2", "h3", "figure", "article"), None) is not None:
        return False
    rows = list(element.iter("tr"))
    widest = max((sum(1 for _ in row.iterchildren("td", "th")) for row in rows), default=0)
    if widest < 2:
        return False
    whole = len("".join(element.itertext()))
    return not any(_is_column(cell, whole) for row in rows for cell in row.iterchildren("td", "th"))


def _is_column(cell: HtmlElement, whole: int) -> bool:
    """Tell whether a cell holds running text: its table lays out a page."""
    if sum(1 for _ in cell.iter("p")) >= 4:
        return True
    if sum(1 for _ in cell.iter("br", "div")) < 4:
        return False
    length = len("".join(cell.itertext()))
    return length >= max(LONGEST_CELL, whole / 2)


def _parts(element: HtmlElement, holders: set[HtmlElement]) -> Iterator[HtmlElement]:
    """The children of a container, with the inline runs between its blocks made into paragraphs."""
    run: HtmlElement | None = None
    if element.text and element.text.strip():
        run = _paragraph(element, element.text)
    for child in element:
        tag = child.tag
        tail = child.tail or ""
        if isinstance(tag, str) and (tag in BLOCKS or child in holders):
            if run is not None:
                yield from _split(run)
                run = None
            yield child
        elif isinstance(tag, str):
            if run is None:
                run = _paragraph(element, "")
            inline = copy(child)
            run.append(inline)
            continue
        if tail.strip():
            run = _paragraph(element, "") if run is None else run
            _append_text(run, tail)
    if run is not None:
        yield from _split(run)


def _runs(element: HtmlElement, holders: set[HtmlElement]) -> Iterator[HtmlElement]:
    yield from _parts(element, holders)


def _split(run: HtmlElement) -> Iterator[HtmlElement]:
    """Cut an inline run at its double line breaks, as old pages end their paragraphs."""
    part = _paragraph(run, run.text or "")
    breaks = 0
    for child in list(run):
        tail = child.tail or ""
        if child.tag == "br":
            breaks += 1
            if not tail.strip():
                continue
            if breaks >= 2:
                yield part
                part = _paragraph(run, tail)
            else:
                child.tail = tail
                part.append(child)
            breaks = 0
            continue
        if breaks >= 2:
            yield part
            part = _paragraph(run, "")
        elif breaks == 1:
            part.append(part.makeelement("br"))
        breaks = 0
        part.append(child)
    yield part


def _paragraph(element: HtmlElement, text: str) -> HtmlElement:
    fresh: HtmlElement = element.makeelement("p")
    fresh.text = text
    for name in ("dir", "lang"):
        if element.get(name):
            fresh.set(name, element.get(name))
    return fresh


def _append_text(element: HtmlElement, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
