"""The tree of a page comes in; lines of code in it, however a page sets them, become a `pre` of those lines and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml.html import HtmlElement

# Elements that are a line, or hold lines, each.
LINES = frozenset({"div", "p", "li", "tr", "dd", "dt", "section"})
HOLDERS = frozenset({"ol", "ul", "table", "tbody", "thead", "tfoot", "dl"})
LINE = re.compile(r"(?:^|[\s_-])(?:line|codeline|row)(?:$|[\s_-])", re.IGNORECASE)
GUTTER = re.compile(
    r"(?:^|[\s_-])(?:gutter|line-?no|linenos?|line-?num(?:ber)?s?|lineno|lnt?|lnlinks|crayon-nums?|hljs-ln-n(?:umbers)?|blob-num)(?:$|[\s_-])",
    re.IGNORECASE,
)
CODE = re.compile(
    r"(?:^|[\s_-])(?:code|highlight|hljs|blob|syntaxhighlighter|crayon|rouge|lntable|prettyprint)",
    re.IGNORECASE,
)
NUMBERS = re.compile(r"\s*(?:\d+[.:|)]?\s*)+")


def settle(tree: HtmlElement) -> None:
    """Make a `pre` of every table, list or box whose lines are lines of code, and leave their numbers out."""
    for element in list(tree.iter("xmp", "listing", "plaintext", "textarea")):
        if element.tag != "textarea" or _is_shown(element):
            element.tag = "pre"
    for table in list(tree.iter("table")):
        _table(table)
    for code in list(tree.iter("code")):
        _box(code)
    for pre in list(tree.iter("pre")):
        if pre.getparent() is not None:
            _take_gutter_away(pre)
            if len(pre):
                _set_lines(pre)
            _set_spaces(pre)


def _is_shown(area: HtmlElement) -> bool:
    """Tell a field that only shows text of several lines; what shows HTML is for pasting elsewhere."""
    text = (area.text or "").strip()
    return "readonly" in area.attrib and "\n" in text and not text.startswith("<")


def _box(code: HtmlElement) -> None:
    """A `code` that is all of its paragraph or box, and has lines, is a block of code."""
    above = code.getparent()
    if (
        above is None
        or above.tag not in {"p", "div"}
        or code.getprevious() is not None
        or code.getnext() is not None
    ):
        return
    if (above.text or "").strip() or (code.tail or "").strip():
        return
    named = bool(re.search(r"(?:^|\s)(?:language-|lang-|hljs)", str(code.get("class", ""))))
    text = "".join(code.itertext()).strip()
    if next(code.iter("br"), None) is not None or (
        "\n" in text and (named or re.search(r"\n[ \t]{2,}\S", text))
    ):
        above.tag = "pre"
        above.text = None
        code.tail = None


def _set_lines(pre: HtmlElement) -> None:
    for element in list(pre.iter()):
        if element is not pre and isinstance(element.tag, str) and _is_gutter(element):
            _drop(element)
    spans = _line_spans(pre)
    inner = [one for one in pre.iter() if isinstance(one.tag, str) and one is not pre]
    if spans or any(one.tag in LINES for one in inner):
        _become_text(pre, _lines_of(pre, spans))
        return
    for line_break in [one for one in inner if one.tag == "br"]:
        line_break.tail = "\n" + (line_break.tail or "")
        _drop(line_break)


def _set_spaces(pre: HtmlElement) -> None:
    """Spaces that were kept from breaking are plain ones: whoever copies the code wants it to run."""
    for one in pre.iter():
        if one.text and "\xa0" in one.text:
            one.text = one.text.replace("\xa0", " ")
        if one is not pre and one.tail and "\xa0" in one.tail:
            one.tail = one.tail.replace("\xa0", " ")


def _line_spans(pre: HtmlElement) -> frozenset[HtmlElement]:
    """The spans that are lines by their style alone: no line break stands between them."""
    found: set[HtmlElement] = set()
    for parent in (pre, *pre.iter("code", "span")):
        spans = [
            one
            for one in parent.iterchildren("span", "code")
            if LINE.search(str(one.get("class", "")))
            or "display:block" in str(one.get("style", "")).replace(" ", "")
        ]
        if len(spans) > 1 and not any(_ends(one, after) for one, after in pairwise(spans)):
            found.update(spans)
    return frozenset(found)


def _ends(span: HtmlElement, after: HtmlElement) -> bool:
    """Tell whether a line break stands in the page between two neighbours."""
    between = span.getnext()
    if "\n" in (span.tail or "") or "".join(span.itertext()).endswith("\n"):
        return True
    if "\n" in "".join(after.itertext())[:1] or next(span.iter("br"), None) is not None:
        return True
    return between is not None and between is not after and between.tag == "br"


def _lines_of(element: HtmlElement, spans: frozenset[HtmlElement]) -> str:
    """The text of an element, every line of it ended by a line break where its elements end it."""
    out: list[str] = []
    holds = any(child.tag in LINES or child.tag in HOLDERS for child in element)

    def put(text: str | None) -> None:
        # Between boxes stands only what makes the page's own source readable.
        if text and not (holds and not text.strip()):
            out.append(text)

    put(element.text)
    for child in element:
        if not isinstance(child.tag, str):
            pass
        elif child.tag == "br":
            out.append("\n")
        elif child.tag in LINES or child in spans:
            if out and not out[-1].endswith("\n"):
                out.append("\n")
            out.append(_lines_of(child, spans).removesuffix("\n") + "\n")
        else:
            out.append(_lines_of(child, spans))
        put(child.tail)
    return "".join(out)


def _table(table: HtmlElement) -> None:
    """A table of code beside the numbers of its lines, or of one line in each row."""
    if next(table.iterdescendants("table"), None) is not None:
        return
    if next(table.iter("pre", "code"), None) is None and not any(map(_says_code, _near(table))):
        return
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    heads: list[str] = []
    while (
        rows and len(rows) > 1 and len(rows[0]) == 1 and (rows[0][0].tag == "th" or rows[0][0].get("colspan"))
    ):
        heads.append(" ".join("".join(rows.pop(0)[0].itertext()).split()))
    split = [
        ([one for one in row if _is_gutter(one)], [one for one in row if not _is_gutter(one)]) for row in rows
    ]
    if not split or any(len(code) != 1 for _, code in split):
        return
    numbered = all(gutter for gutter, _ in split) and _in_order(
        [one for gutter, _ in split for one in gutter]
    )
    cells = [code[0] for _, code in split]
    lined = len(cells) == 1 and "code" in str(cells[0].get("class", "")).split()
    if not (numbered or lined) or not all(_holds_code(cell) for cell in cells):
        return
    text = "".join(_lines_of(cell, _line_spans(cell)).removesuffix("\n") + "\n" for cell in cells)
    for words in filter(None, heads):
        head = table.makeelement("p")
        head.text = words
        table.addprevious(head)
    _become_text(table, text)
    table.tag = "pre"
    table.attrib.clear()


def _near(table: HtmlElement) -> Iterator[HtmlElement]:
    yield table
    above = table.getparent()
    if above is not None:
        yield above
    yield from table.iter("td")


def _says_code(element: HtmlElement) -> bool:
    return bool(CODE.search(str(element.get("class", ""))))


def _holds_code(cell: HtmlElement) -> bool:
    return next(cell.iter("pre", "code"), None) is not None or _says_code(cell)


def _is_gutter(element: HtmlElement) -> bool:
    """Tell what holds numbers of lines: nothing but numbers, and by name or by their being lines of their own."""
    words = "".join(element.itertext())
    bare = not words.strip()
    named = bool(GUTTER.search(str(element.get("class", "")))) or element.get("data-line-number") is not None
    if bare:
        return named and element.tag in {"td", "th", "span", "a", "div"} and not _is_line(element)
    if not NUMBERS.fullmatch(words):
        return False
    return named or (element.tag in {"td", "th"} and _are_consecutive(words))


def _is_line(element: HtmlElement) -> bool:
    """Tell an empty line, whose name holds its number, from an empty place for a number."""
    return element.tag == "div" and bool(re.search(r"(?:^|\s)line(?:\s|$)", str(element.get("class", ""))))


def _are_consecutive(words: str) -> bool:
    numbers = [int(one) for one in re.findall(r"\d+", words[:100_000]) if len(one) < 9]
    return bool(numbers) and all(after == one + 1 for one, after in pairwise(numbers))


def _in_order(cells: list[HtmlElement]) -> bool:
    return all(not "".join(cell.itertext()).strip() for cell in cells) or _are_consecutive(
        " ".join(" ".join(cell.itertext()) for cell in cells)
    )


def _take_gutter_away(pre: HtmlElement) -> None:
    """The numbers in a box of their own beside a block of code go."""
    above = pre.getparent()
    for beside in (pre.getprevious(), above.getprevious() if above is not None else None):
        if (
            beside is None
            or not isinstance(beside.tag, str)
            or beside.tag not in {"pre", "div", "ol", "ul", "span"}
        ):
            continue
        words = " ".join(beside.itertext())
        if not NUMBERS.fullmatch(words) or not _are_consecutive(words):
            continue
        lines = "".join(pre.itertext()).strip("\n").count("\n") + 1
        if GUTTER.search(str(beside.get("class", ""))) or len(words.split()) == lines > 1:
            _drop(beside)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _become_text(element: HtmlElement, text: str) -> None:
    tail = element.tail
    for inner in list(element):
        element.remove(inner)
    element.text, element.tail = text.strip("\n"), tail
