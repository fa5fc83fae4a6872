"""Lists and tables in the window: the numbers and the columns of the page, and every letter in its place."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication

from app.ui.qt_html import numbered
from app.ui.reader.positions import Positions

LISTS = [
    ("plain", "<ol><li>a</li><li>b</li></ol>", ["1. a", "2. b"]),
    ("from a number on", '<ol start="3"><li>a</li><li>b</li></ol>', ["3. a", "4. b"]),
    ("backwards", '<ol start="3"><li>a</li><li value="2">b</li><li value="1">c</li></ol>', ["3. a", "2. b", "1. c"]),
    ("an item with a number", '<ol><li>a</li><li value="9">b</li><li>c</li></ol>', ["1. a", "9. b", "10. c"]),
    ("letters", '<ol type="a"><li>a</li><li value="5">b</li></ol>', ["a. a", "e. b"]),
    ("Roman numbers", '<ol type="I" start="4"><li>a</li></ol>', ["IV. a"]),
    (
        "lists in lists",
        '<ol><li>a<ol><li>b</li><li value="7">c</li></ol></li><li value="4">d<ul><li>e</li></ul></li><li>f</li></ol>',
        ["1. a", "1. b", "7. c", "4. d", ". e", "5. f"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_an_item_has_its_number(html: str, expected: list[str], qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml(numbered(html))
    shown = []
    block = document.begin()
    while block.isValid():
        of_list = block.textList()
        if of_list is not None:
            shown.append(f"{of_list.itemText(block)} {block.text()}")
        block = block.next()
    assert shown == expected


def test_a_figure_stands_under_its_head(qapp: QApplication) -> None:
    html = (
        '<table><tbody><tr><th rowspan="2">Town</th><th colspan="2">2024</th><th>2025</th></tr>'
        "<tr><th>Reds</th><th>Blues</th><th>Reds</th></tr><tr><td>Quay</td><td>1</td><td></td><td>3</td></tr></tbody></table>"
    )
    text = "Town\t2024\t\t2025\n\tReds\tBlues\tReds\nQuay\t1\t\t3"
    document = QTextDocument()
    document.setHtml(html)
    (table,) = (one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable))
    assert (table.rows(), table.columns()) == (3, 4)
    assert table.cellAt(2, 3).firstCursorPosition().block().text() == "3"
    positions = Positions(text, (raw := document.toRawText()), (0, len(raw)))
    assert positions.agree
    at = positions.to_qt(text.index("2025"))
    assert table.cellAt(at).column() == 3
