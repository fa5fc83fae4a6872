"""Numbers of lists and spans of tables are written out as a browser counts them."""

from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring, tostring

from app.clip.page.order import bound_spans, number_items, span_cells

LISTS = [
    ("plain", "<ol><li></li><li></li></ol>", "<ol><li></li><li></li></ol>"),
    ("from a number on", '<ol start="3"><li></li><li></li></ol>', '<ol start="3"><li></li><li></li></ol>'),
    ("from one, said", '<ol start="1"><li></li></ol>', "<ol><li></li></ol>"),
    ("from nothing", '<ol start="0"><li></li><li></li></ol>', '<ol start="0"><li></li><li></li></ol>'),
    ("from no number", '<ol start="x"><li></li></ol>', "<ol><li></li></ol>"),
    ("backwards", "<ol reversed><li></li><li></li><li></li></ol>", '<ol start="3"><li></li><li value="2"></li><li value="1"></li></ol>'),
    ("backwards from a number", '<ol reversed start="10"><li></li><li></li></ol>', '<ol start="10"><li></li><li value="9"></li></ol>'),
    ("an item with a number", '<ol><li></li><li value="7"></li><li></li></ol>', '<ol><li></li><li value="7"></li><li></li></ol>'),
    ("the first with a number", '<ol><li value="4"></li><li></li></ol>', '<ol start="4"><li></li><li></li></ol>'),
    ("a number that says what is so", '<ol><li value="1"></li><li value="2"></li></ol>', "<ol><li></li><li></li></ol>"),
    ("backwards with a number", '<ol reversed><li></li><li value="9"></li><li></li></ol>', '<ol start="3"><li></li><li value="9"></li><li value="8"></li></ol>'),
    ("letters", '<ol type="a" start="3"><li></li></ol>', '<ol type="a" start="3"><li></li></ol>'),
    ("empty", "<ol reversed></ol>", "<ol></ol>"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_lists_are_numbered(html: str, expected: str) -> None:
    element = fragment_fromstring(html)
    number_items(element)
    assert tostring(element, encoding="unicode").replace("</li>", "") == expected.replace("</li>", "")


TABLES = [
    ("no spans", "<tr><td>a</td><td>b</td></tr>", "<tr><td>a</td><td>b</td></tr>"),
    ("a span as it is", '<tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr>', '<tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr>'),
    ("a span beyond the table", '<tr><td colspan="99">a</td></tr><tr><td>b</td><td>c</td></tr>', '<tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr>'),
    ("rows beyond the table", '<tr><td rowspan="9">a</td><td>b</td></tr><tr><td>c</td></tr>', '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>'),
    ("to the end of the rows", '<tr><td rowspan="0">a</td><td>b</td></tr><tr><td>c</td></tr>', '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>'),
    ("rows beyond their group", '<thead><tr><th rowspan="3">a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody>', "<thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody>"),
    ("the foot last", "<tfoot><tr><td>s</td><td>t</td></tr></tfoot><tbody><tr><td>a</td><td>b</td></tr></tbody>", "<tbody><tr><td>a</td><td>b</td></tr></tbody><tbody><tr><td>s</td><td>t</td></tr></tbody>"),
    ("figures at the right", '<tr><td style="text-align: right">1</td><td align="RIGHT">2</td><td align="left">3</td></tr>', '<tr><td style="text-align: right" align="right">1</td><td align="right">2</td><td>3</td></tr>'),
    ("nonsense", '<tr><td colspan="x" rowspan="-1">a</td><td>b</td></tr>', "<tr><td>a</td><td>b</td></tr>"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
def test_spans_say_what_they_cover(html: str, expected: str) -> None:
    element = fragment_fromstring(f"<table>{html}</table>")
    span_cells(element)
    assert tostring(element, encoding="unicode") == f"<table>{expected}</table>"


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        ('<td colspan="3" rowspan="2">a</td>' * 200, True),
        ('<td colspan="100" rowspan="999">a</td>', True),
        ('<td colspan="100" rowspan="999">a</td>' * 9, False),
        ('<td colspan="99999">a</td>' * 600, False),
    ],
    ids=["many small ones", "one large one", "large both ways", "wide"],
)
def test_spans_that_cover_more_than_any_table_has_are_dropped(cells: str, kept: bool) -> None:
    element = fragment_fromstring(f"<table><tr>{cells}</tr></table>")
    bound_spans(element)
    assert ("colspan" in element[0][0].attrib) is kept
