"""Very long words on screen: their lines end somewhere, and no letter of the text moves for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from app.ui.long.breaks import BREAK, breakable
from app.ui.reader.page import Page, PageStyle
from app.ui.reader.parts import parts
from app.ui.reader.positions import Positions
from app.ui.reader.view import ReaderView
from app.ui.theme import Theme, reading_families

WORD = "x" * 1_000
LEFT_ALONE = [
    ("ordinary words", "<p>The quay <b>was</b> closed.</p>"),
    ("an address of a page", f"<p>https://quay.example/{'a' * 300}</p>"),
    ("a long address behind words", f'<p><a href="https://quay.example/{WORD}">here</a></p>'),
    ("short words in many tags", "<p>" + "<b>a</b> " * 500 + "</p>"),
    ("a row of cells", "<tr>" + "<td>12</td>" * 500 + "</tr>"),
    ("a script without blanks", f"<p>{'河' * 1_000}</p>"),
]
BROKEN = [
    ("one word", f"<p>{WORD}</p>"),
    ("one word in several tags", "<p>" + "<b>x</b>y" * 500 + "</p>"),
    ("one word with signs of HTML", "<p>" + "a&amp;&lt;" * 500 + "</p>"),
    ("between two lines", f"<p>one<br>{WORD}<br>two</p>"),
]


@pytest.mark.parametrize(
    "html", [html for _title, html in LEFT_ALONE], ids=[title for title, _ in LEFT_ALONE]
)
def test_what_is_no_long_word_stays_as_it_is(html: str) -> None:
    assert breakable(html) == html


@pytest.mark.parametrize("html", [html for _title, html in BROKEN], ids=[title for title, _ in BROKEN])
def test_a_long_word_breaks_and_loses_nothing(html: str) -> None:
    shown = breakable(html)
    assert shown.count(BREAK) >= 20
    assert shown.replace(BREAK, "") == html


def test_no_sign_of_html_and_no_accent_is_taken_apart(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml(breakable("<p>" + "&amp;e\u0301" * 500 + "</p>"))
    words = document.toPlainText()
    assert words.replace(BREAK, "") == "&e\u0301" * 500
    assert f"{BREAK}\u0301" not in words


def test_no_tag_is_taken_apart() -> None:
    html = "<p>" + "x<b>y</b>" * 500 + "</p>"
    assert breakable(html).count("<b>") == breakable(html).count("</b>") == 500


@given(st.integers(0, 1_500), st.integers(0, 1_500))
def test_a_place_in_a_long_word_is_found_and_found_again(first: int, second: int) -> None:
    text = f"before {WORD} behind {WORD[:300]}"
    raw = f"before {breakable(WORD)} behind {WORD[:300]}"
    positions = Positions(text, raw, (0, len(raw)))
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    assert positions.agree
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        assert positions.from_qt(positions.to_qt(start)) == start
        assert positions.from_qt(positions.to_qt(end, end=True), end=True) == end


@pytest.fixture
def view(qapp: QApplication, theme: Theme) -> ReaderView:
    view = ReaderView(theme, PageStyle(theme, tuple(reading_families()), 18), 68)
    view.resize(700, 800)
    return view


def test_what_is_copied_of_a_long_word_is_the_word(view: ReaderView) -> None:
    view.show_page(Page(WORD, "", "", parts(breakable(f"<p>{WORD}</p>"), WORD)))
    view.go_to(0, len(WORD))
    assert view.span() == (0, len(WORD))
    data = view.createMimeDataFromSelection()
    assert data.text() == WORD
    assert BREAK not in data.html()
