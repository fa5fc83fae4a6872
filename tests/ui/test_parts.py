"""Very long pages: shown in parts of a bounded cost, with every place and mark where it belongs."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from app.clip.clean import clean_html, text_of
from app.domain.mark import Anchor, Mark, MarkKind
from app.ui.long.breaks import BREAK
from app.ui.reader.margin import MarginNote
from app.ui.reader.page import TURN, Page, PageStyle, page
from app.ui.reader.parts import MOST_SPANNED, PART, parts
from app.ui.reader.view import ReaderView
from app.ui.theme import Theme, reading_families
from tests.bench.library import FIRST
from tests.soak.window import PAGES, article, held, table, turns, wrapped

SENTENCE = "The ferry leaves at noon, and at six it comes back. "
ORDINARY = [
    ("a short page", f"<p>{SENTENCE}</p>"),
    ("a report of 20,000 words", f"<p>{SENTENCE * 8}</p>" * 240),
    ("a table of forty rows", table(40, 8)),
    ("an article with four hundred links", f'<p>{SENTENCE}<a href="https://quay.example/">a</a></p>' * 400),
    (
        "cells that span",
        '<table><tr><td colspan="3">a</td></tr><tr><td>b</td><td>c</td><td>d</td></tr></table>',
    ),
]
HELD = [
    "one word of 200,000 letters", "1 MB of Arabic", "50,000 paragraphs", "1 MB of <br>", "10,000 tags in one word",
    "10,000 tags in one another", "1 MB of links", "1 MB of code", "a table of 100 x 100", "300 cells with colspan=999",
    "300 cells with rowspan=999", "3,000 tables", "200 tables in one another", "5,000 pictures",
]  # fmt: skip
LONG = [
    "1 MB of ordinary paragraphs",
    "a paragraph of 1 MB",
    "a table of 100 x 100",
    "one word of 1 MB in tags",
]


def letters(html: str) -> str:
    """The letters of HTML, without white space and places to break."""
    return re.sub(rf"[\s{BREAK}]", "", unescape(re.sub(r"<[^>]*>", "", html)))


@pytest.fixture
def view(qapp: QApplication, theme: Theme) -> ReaderView:
    view = ReaderView(theme, PageStyle(theme, tuple(reading_families()), 18), 68)
    view.resize(700, 800)
    return view


def made(html: str) -> Page:
    return page(*article(html, text_of(html)))


@pytest.mark.parametrize("html", [html for _title, html in ORDINARY], ids=[title for title, _ in ORDINARY])
def test_an_ordinary_page_is_one_part_as_it_is(html: str) -> None:
    text = text_of(html)
    (part,) = parts(html, text)
    assert (part.html, part.start, part.end) == (html, 0, len(text))


@pytest.mark.parametrize("name", LONG)
def test_the_parts_of_a_long_page_are_all_of_it(name: str) -> None:
    html = PAGES[name]()
    text = text_of(html)
    divided = parts(html, text)
    assert len(divided) > 1
    assert letters("".join(part.html for part in divided)) == letters(html)
    assert [part.start for part in divided[1:]] == [part.end for part in divided[:-1]]
    assert (divided[0].start, divided[-1].end) == (0, len(text))
    for part in divided:
        assert letters(part.html) == letters(text[part.start : part.end].replace("<", "&lt;"))


PIECES = st.sampled_from(
    ["<p>one</p>", "<p>two <b>b<i>c</i></b> &amp;</p>", "<ul><li>x</li><li>y</li></ul>", table(2, 2), "<p>a<br>b</p>",
     f"<blockquote><p>{SENTENCE * 40}</p></blockquote>", "<pre>x\n  y</pre>", "<p>😀 е\u0301 河</p>"]
)  # fmt: skip


@given(st.lists(st.tuples(PIECES, st.integers(1, 400)), min_size=1, max_size=12))
@settings(max_examples=15, deadline=None)
def test_every_part_is_sound_html_and_no_letter_is_lost(pieces: list[tuple[str, int]]) -> None:
    html = "".join(piece * many for piece, many in pieces)
    text = text_of(html)
    divided = parts(html, text)
    assert letters("".join(part.html for part in divided)) == letters(html)
    for part in divided:
        assert part.html.count("</") == len(re.findall(r"<(?!/|br|img|hr)", part.html))
        assert letters(part.html) == letters(text[part.start : part.end].replace("&", "&amp;"))


def test_a_part_goes_on_in_the_element_in_which_the_last_one_ended() -> None:
    first, second, *_ = parts(wrapped("ol", "<li><b>a</b></li>"), "a\n" * 60_000)
    items = first.html.count("<li>")
    assert second.html.startswith(f'<ol start="{items + 1}"><li>')


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("columns", table(300, 1, '<td colspan="999">a</td>')),
        ("rows", table(300, 1, '<td rowspan="999">a</td>')),
        ("both", table(60, 5, '<td colspan="99" rowspan="99">a</td>')),
    ],
)
def test_spans_make_no_more_places_than_a_table_has_cells(title: str, html: str) -> None:
    document = QTextDocument()
    document.setHtml("".join(part.html for part in parts(html, text_of(html))))
    found = document.rootFrame().childFrames()[0]
    assert found.rows() * found.columns() <= 4 * html.count("<td") + MOST_SPANNED  # type: ignore[attr-defined]


def test_tables_deep_in_one_another_show_their_words(view: ReaderView) -> None:
    html = clean_html(PAGES["200 tables in one another"](), "")
    view.show_page(made(html))
    assert letters(view.toPlainText()).count("a") >= 200
    assert view.positions.agree


def test_going_to_a_place_shows_its_part(view: ReaderView) -> None:
    shown = made(PAGES["1 MB of ordinary paragraphs"]())
    view.show_page(shown)
    for part in (shown.parts[-1], shown.parts[2], shown.parts[0]):
        start = shown.text.index("river", part.start + 1_000)
        view.go_to(start, start + 5)
        assert view.textCursor().selectedText() == "river"
        assert view.span() == (start, start + 5)


def test_the_lines_between_parts_lead_on_and_back(view: ReaderView) -> None:
    shown = made(PAGES["1 MB of ordinary paragraphs"]())
    view.show_page(shown)
    assert f"This was part 1 of {len(shown.parts)}. Show the next part" in view.toPlainText()
    assert "Show the part before" not in view.toPlainText()
    view.anchorClicked.emit(QUrl(f"{TURN}1"))
    assert f"Part 2 of {len(shown.parts)}. Show the part before" in view.toPlainText()
    view.anchorClicked.emit(QUrl(f"{TURN}{len(shown.parts) - 1}"))
    assert "Show the next part" not in view.toPlainText()
    view.selectAll()
    assert view.span() == (shown.parts[-1].start, len(shown.text.rstrip()))


def test_marks_show_in_their_parts_and_places_found_too(view: ReaderView) -> None:
    shown = made(PAGES["1 MB of ordinary paragraphs"]())
    view.show_page(shown)
    places = [shown.text.index("river", at) for at in (0, shown.parts[1].start + 500, len(shown.text) - 500)]
    notes = [_note(at, shown.text) for at in (places[0], places[2])]
    view.show_marks(notes, "")
    assert [one.cursor.selectedText() for one in view.extraSelections()] == ["river"]
    view.show_found([(at, at + 5) for at in places], 1)
    assert view.part == 1
    assert [one.cursor.selectedText() for one in view.extraSelections()] == ["river"]
    view.go_to(places[2], places[2] + 5)
    assert len(view.extraSelections()) == 2


def _note(at: int, text: str) -> MarginNote:
    anchor = Anchor(at, at + 5, text[at : at + 5], "", "")
    return MarginNote(Mark(str(at), "a", "v", FIRST, FIRST, MarkKind.QUOTE, "", anchor), "Quote", "")


@pytest.mark.parametrize("name", HELD)
def test_no_page_holds_the_window(name: str, view: ReaderView, qapp: QApplication) -> None:
    shown = made(PAGES[name]())
    view.show()
    # Three times what is aimed at, as other work goes on beside the tests; without parts it is seconds.
    assert held(lambda: view.show_page(shown)) < 300
    assert turns(qapp) < 300
    assert held(lambda: view.resize(640, 800)) < 300
    assert turns(qapp) < 300
    assert view.positions.agree


def test_making_a_page_ready_takes_no_long_time() -> None:
    began = time.thread_time()
    assert len(made(PAGES["1 MB of <br>"]()).parts) > 1
    assert time.thread_time() - began < 10
    assert PART <= 100_000
