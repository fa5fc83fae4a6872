"""Lists and tables of a page come in; their numbers and spans are written out, so that whoever shows them need not count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

NUMBER = re.compile(r"\s*([+-]?\d{1,9})")
ALIGN = re.compile(r"text-align\s*:\s*(right|center|end)", re.IGNORECASE)
BUILT = (
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "div",
    "article",
    "section",
    "header",
    "footer",
    "aside",
    "nav",
    "form",
)
MOST_COLUMNS = 100
MOST_ROWS = 1000
SMALL = frozenset({"", *map(str, range(20))})
# So far each span is counted, and so many cells may all spans of a page cover.
TALLEST, MOST_COVERED = 100, 50_000
FARTHEST = 1000  # columns that are counted at all


def number_items(ordered: HtmlElement) -> None:
    """Give a list its first number as `start`, and a `value` to each item that does not follow the one before."""
    expected = None
    for item, number in _numbers(ordered):
        item.attrib.pop("value", None)
        if expected is None:
            ordered.set("start", str(number))
        elif number != expected:
            item.set("value", str(number))
        expected = number + 1
    ordered.attrib.pop("reversed", None)
    if expected is None or ordered.get("start") == "1":
        ordered.attrib.pop("start", None)


def _numbers(ordered: HtmlElement) -> list[tuple[HtmlElement, int]]:
    """The items of a list and the number that a browser shows before each."""
    items = list(ordered.iterchildren("li"))
    step = -1 if "reversed" in ordered.attrib else 1
    said = _number(ordered.get("start"))
    number = said if said is not None else len(items) if step < 0 else 1
    found = []
    for item in items:
        value = _number(item.get("value"))
        number = number if value is None else value
        found.append((item, number))
        number += step
    return found


def item_of(element: HtmlElement, path: Sequence[HtmlElement]) -> tuple[HtmlElement, int] | None:
    """The item of a numbered list that a block lies in directly, and its number; of a list that the page was cut at.

    Only of a list of plain items: with headings and boxes in them, lists serve to build pages.
    """
    item = element if element.tag == "li" else path[-1] if path else None
    above = item.getparent() if item is not None and item.tag == "li" else None
    if (
        item is None
        or above is None
        or above.tag != "ol"
        or next(above.iterdescendants(*BUILT), None) is not None
    ):
        return None
    return next((pair for pair in _numbers(above) if pair[0] is item), None)


def as_item(html: str, number: int) -> str:
    """A paragraph that begins an item, with the number of the item."""
    if not html.startswith("<p>") or not html.endswith("</p>"):
        return html
    start = f' start="{number}"' if number != 1 else ""
    return f"<ol{start}><li>{html[3:-4]}</li></ol>"


def _number(text: str | None) -> int | None:
    found = NUMBER.match(text or "")
    return int(found[1]) if found else None


def span_cells(table: HtmlElement) -> None:
    """Write how many columns and rows each cell of a table really covers, its foot last, and how its words are set."""
    foot = next(table.iterchildren("tfoot"), None)
    if foot is not None:
        tail, foot.tail = foot.tail, None
        table.append(foot)
        foot.tail = tail
        foot.tag = "tbody"
    groups: dict[HtmlElement, list[list[HtmlElement]]] = {}
    for row in table.iter("tr"):
        above = row.getparent()
        if above is not None and next(row.iterancestors("table"), None) is table:
            groups.setdefault(above, []).append(list(row.iterchildren("td", "th")))
    width = _width(groups)
    for rows in groups.values():
        _span_group(rows, width)


def _width(groups: dict[HtmlElement, list[list[HtmlElement]]]) -> int:
    """The columns of a table: a cell alone in its row may say that it covers any number of them."""
    width = 1
    for rows in groups.values():
        covered: dict[int, int] = {}
        for cells in rows:
            column = 0
            for cell in cells:
                while covered.get(column, 0):
                    column += 1
                if column >= FARTHEST:
                    break
                span = min(_span(cell, "colspan", MOST_COLUMNS), FARTHEST - column)
                for at in range(column, column + span):
                    covered[at] = _span(cell, "rowspan", MOST_ROWS)
                column += span
            if len(cells) > 1 or column == 1:
                width = max(
                    width, column, *(at + 1 for at, left in covered.items() if left and len(cells) > 1)
                )
            covered = {at: left - 1 for at, left in covered.items() if left > 1}
    return width


def _span_group(rows: list[list[HtmlElement]], width: int) -> None:
    covered: dict[int, int] = {}
    for index, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while covered.get(column, 0):
                column += 1
            wide = max(1, min(_span(cell, "colspan", MOST_COLUMNS), width - column))
            left = len(rows) - index
            # None at all means as far as the group of rows goes.
            high = (
                left
                if cell.get("rowspan", "").strip() == "0"
                else min(_span(cell, "rowspan", MOST_ROWS), left)
            )
            if column >= FARTHEST:
                high = 1  # so far out rows would push one another on for ever
            for name, value in (("colspan", wide), ("rowspan", high)):
                cell.attrib.pop(name, None)
                if value > 1:
                    cell.set(name, str(value))
            for at in range(column, column + wide):
                covered[at] = high
            column += wide
            said = ALIGN.search(cell.get("style", ""))
            side = said[1].lower() if said else cell.get("align", "").strip().lower()
            cell.attrib.pop("align", None)
            if side in {"right", "end", "center"}:
                cell.set("align", "center" if side == "center" else "right")
        covered = {at: left - 1 for at, left in covered.items() if left > 1}


def bound_spans(tree: HtmlElement) -> None:
    """Let no cell cover more than a table has; where all of them cover more than any page shows, none covers others.

    Readers fill what is covered with empty cells: a page built to hold us up makes them fill millions.
    """
    cells = tree.xpath("//*[@colspan or @rowspan]")
    covered = 0
    for cell in cells:
        width = _span(cell, "colspan", MOST_COLUMNS)
        covered += width * _span(cell, "rowspan", TALLEST)
        if (cell.get("colspan") or "") not in SMALL:
            cell.set("colspan", str(width))
    if covered > MOST_COVERED:
        etree.strip_attributes(tree, "colspan", "rowspan")


def _span(cell: HtmlElement, name: str, most: int) -> int:
    value = _number(cell.get(name))
    return min(max(value or 1, 1), most)
