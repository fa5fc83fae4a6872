"""The clean HTML of one block of an article comes in, its Markdown goes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.inline import BREAK, escaped, inline
from app.exchange.tree import BLOCKS, Element, tree

_OPENING = re.compile(r"^([#>+=:-]|\d{1,9}(?=[.)]))")
_CLOSING = re.compile(r"(^| )(#+)$")
_TICKS = re.compile(r"`+")
_ORDERED = re.compile(r"\d{1,9}\. ")
# A definition of nothing: it ends a list, and no reader of Markdown shows it.
_APART = "[//]: #"
_MOST = 999_999_999
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def markdown_of(html: str) -> str:
    """The Markdown of a block; empty where there is nothing to read."""
    return _blocks(tree(html))


def together(parts: Sequence[str]) -> str:
    """Blocks one below the other; two numbered lists in a row stay two."""
    out: list[str] = []
    for part in parts:
        if out and _ORDERED.match(part) and _ORDERED.match(out[-1]):
            out.append(_APART)
        out.append(part)
    return "\n\n".join(out)


def _opening(line: str) -> str:
    return _OPENING.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], line)


def _paragraph(children: Sequence[Element | str]) -> str:
    lines = [line.strip(" ") for line in inline(children).split(BREAK)]
    return BREAK.join(_opening(line) for line in lines if line.strip())


def _blocks(parent: Element) -> str:
    """What stands in an element, blocks apart by an empty line and loose text as paragraphs."""
    parts: list[str] = []
    loose: list[Element | str] = []

    def flush() -> None:
        words = _paragraph(loose)
        if words:
            parts.append(words)
        loose.clear()

    for child in parent.children:
        if isinstance(child, Element) and child.tag in BLOCKS:
            flush()
            words = _block(child)
            if words:
                parts.append(words)
        else:
            loose.append(child)
    flush()
    return together(parts)


def _block(element: Element) -> str:
    tag = element.tag
    if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        words = " ".join(inline(element.children).replace(BREAK, " ").split())
        words = _CLOSING.sub(r"\1\\\2", words)
        return f"{'#' * max(2, int(tag[1]))} {words}" if words else ""
    if tag in {"ul", "ol"}:
        return _list(element)
    if tag == "dl":
        return _definitions(element)
    if tag == "blockquote":
        return "\n".join(f"> {line}".rstrip() for line in _blocks(element).split("\n") if element.children)
    if tag == "table":
        return _table(element)
    if tag == "figure":
        return _figure(element)
    if tag == "pre":
        return _code("".join(element.texts()).strip("\n"))
    if tag == "hr":
        return "---"
    return _blocks(element)


def _code(text: str) -> str:
    fence = "`" * max(3, *(len(run) + 1 for run in _TICKS.findall(text)), 3)
    return f"{fence}\n{text}\n{fence}" if text.strip() else ""


def _list(element: Element) -> str:
    """The items of a list. Markdown counts by itself, so a number that does not follow begins a list of its own."""
    items = [child for child in element.children if isinstance(child, Element)]
    kind = element.attributes.get("type", "1")
    number = _number(element.attributes.get("start", ""), 1) - 1
    rows: list[str] = []
    apart: set[int] = set()
    for item in items:
        value = _number(item.attributes.get("value", ""), number + 1)
        follows, number = value == number + 1, value
        words = _block(item) if item.tag != "li" else _blocks(item)
        if not words:
            continue
        sign = _sign(element.tag, kind, number)
        if rows and sign[0].isdigit() and not (follows and rows[-1][0].isdigit()):
            apart.add(len(rows))
        indent = "\n" + " " * (2 if sign.startswith("-") else len(sign) + 1)
        rows.append(f"{sign} " + re.sub(r"\n(?=[^\n])", indent, words))
    between = "\n\n" if any("\n\n" in row for row in rows) else "\n"
    out = "".join((f"\n\n{_APART}\n\n" if at in apart else between) + row for at, row in enumerate(rows))
    return out.strip("\n")


def _definitions(element: Element) -> str:
    """Each term as an item of a list in bold letters, and what it means as items below it: Markdown has no other way."""
    rows: list[str] = []
    for part in element.elements("dt", "dd"):
        words = (
            inline([Element("strong", {}, part.children)]).replace(BREAK, " ")
            if part.tag == "dt"
            else _blocks(part)
        )
        indent = "" if part.tag == "dt" or not rows else "  "
        if words:
            rows.append(f"{indent}- " + re.sub(r"\n(?=[^\n])", f"\n{indent}  ", words))
    return "\n".join(rows)


def _number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else otherwise


def _sign(tag: str, kind: str, number: int) -> str:
    """What stands before an item: letters and numbers that Markdown cannot count are words of the item."""
    if tag != "ol":
        return "-"
    if kind in {"a", "A", "i", "I"} and number > 0:
        name = _letters(number) if kind in "aA" else _roman(number)
        return f"- {name.upper() if kind.isupper() else name}."
    return f"{number}." if 0 <= number <= _MOST else f"- {number}."


def _letters(number: int) -> str:
    name = ""
    while number:
        number, left = divmod(number - 1, 26)
        name = chr(ord("a") + left) + name
    return name


def _roman(number: int) -> str:
    name = ""
    for value, sign in _ROMAN:
        name += sign * min(number // value, 20)
        number %= value
    return name


def _table(element: Element) -> str:
    grid = _grid(element)
    rows = [[words for words, _ in row] for row in grid]
    sides = list(zip(*([side for _, side in row] for row in grid[1:]), strict=True))
    rows = [row for row in rows if any(row)]
    caption = "\n\n".join(_paragraph(part.children) for part in element.elements("caption"))
    if not rows:
        return caption
    lines = [f"| {' | '.join(row)} |" for row in rows]
    rule = [_rule(sides[at] if sides else ()) for at in range(len(rows[0]))]
    lines.insert(1, f"| {' | '.join(rule)} |")
    return (f"{caption}\n\n" if caption else "") + "\n".join(lines)


def _rule(sides: Sequence[str]) -> str:
    """The line under the head of a column: it says that all figures of the column stand at the right."""
    told = set(filter(None, sides))
    return (
        {"right": "---:", "center": ":-:"}.get(told.pop(), "---") if len(told) == 1 and all(sides) else "---"
    )


def _grid(table: Element) -> list[list[tuple[str, str]]]:
    """The words and the side of every place in a table; what a cell covers besides its own place is empty."""
    rows: list[list[tuple[str, str]]] = []
    covered: dict[int, int] = {}
    for element in table.elements("tr"):
        row: dict[int, tuple[str, str]] = {}
        column = 0
        for cell in element.elements("td", "th"):
            while covered.get(column):
                column += 1
            row[column] = (
                " ".join(inline(cell.children, in_table=True).split()),
                cell.attributes.get("align", ""),
            )
            for _ in range(min(_number(cell.attributes.get("colspan", ""), 1), 1000)):
                covered[column] = _number(cell.attributes.get("rowspan", ""), 1)
                column += 1
        rows.append([row.get(at, ("", "")) for at in range(max([*row, *covered], default=-1) + 1)])
        covered = {at: left - 1 for at, left in covered.items() if left > 1}
    width = max(map(len, rows), default=0)
    return [row + [("", "")] * (width - len(row)) for row in rows]


def _figure(element: Element) -> str:
    """The words of a figure, or what its picture shows, in italics; other things as they are."""
    inner = list(element.elements("table", "blockquote", "pre", "ul", "ol", "p"))
    if inner and not any(True for _ in element.elements("img")):
        return _blocks(element)
    words = " ".join(element.texts())
    words = (
        words if words.strip() else " ".join(one.attributes.get("alt", "") for one in element.elements("img"))
    )
    words = escaped(" ".join(words.split()))
    return f"*{words}*" if words else ""
