"""The library pane: rows, filters, states, tags, deleting with undo, and a list too long to read at once."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.domain.article.article import State
from app.domain.listing import Order
from app.ui import labels
from app.ui.clip import intake
from app.ui.library.painter import runs_right_to_left, two_lines
from app.ui.panes import READER
from tests.ui.conftest import Desk


def titles(desk: Desk) -> list[str]:
    model = desk.library.model
    return [article.title for row in range(model.rowCount()) if (article := model.article(row)) is not None]


def test_the_inbox_is_shown_first_and_everything_on_demand(desk: Desk) -> None:
    assert len(titles(desk)) == 3
    desk.run("library.everything")
    assert len(titles(desk)) == 4
    assert desk.library.pills.name() == ""


def test_the_focus_alone_opens_nothing_and_the_arrow_the_first(desk: Desk) -> None:
    window = desk.window
    desk.library.go()
    desk.settle()
    assert not window.panes.made(READER)
    desk.key(Qt.Key.Key_Down)
    desk.settle()
    assert desk.services.articles.get(desk.reader.article_id).title == titles(desk)[0]


def test_filters_narrow_and_sort(desk: Desk) -> None:
    library = desk.library
    desk.run("library.everything")
    desk.run("library.filter")
    assert library.filters.isVisible()
    library.filters.choose("publication", "Harbour Post", "Harbour Post")
    desk.settle()
    assert titles(desk) == ["Water authority knew of wall defects, memo shows"]
    library.filters.choose("publication", "", "")
    tag = next(tag for tag in desk.services.tags.all() if tag.name.endswith("abroad"))
    library.filters.choose("tag", tag.id, tag.name)
    desk.settle()
    assert len(titles(desk)) == 2
    library.filters.clear()
    library.filters.choose("order", str(Order.TITLE), "")
    desk.settle()
    assert titles(desk) == sorted(titles(desk), key=str.casefold)


def test_states_for_several_articles_at_once_and_undo(desk: Desk) -> None:
    desk.run("library.everything")
    desk.library.table.selectAll()
    desk.run("library.done")
    assert desk.services.care.counts().states.get(State.DONE, 0) == 4
    desk.run("edit.undo")
    assert desk.services.care.counts().states.get(State.DONE, 0) < 4


def test_delete_and_undo(desk: Desk) -> None:
    desk.run("library.everything")
    before = titles(desk)
    desk.library.table.setFocus()
    desk.library.table.selectRow(0)
    desk.settle()
    desk.key(Qt.Key.Key_Delete)
    assert titles(desk) == before[1:]
    assert "Undo brings it back" in desk.window.notice.words.text()
    desk.run("edit.undo")
    assert titles(desk) == before


def test_tags_by_keys(desk: Desk) -> None:
    desk.run("library.everything")
    table = desk.library.table
    desk.window.activateWindow()
    table.setFocus()
    table.selectRow(0)
    desk.settle()
    desk.bot.keyClick(table, Qt.Key.Key_T)
    desk.settle()
    popup = desk.library.verbs.picker.popup
    assert popup.isVisible()
    desk.bot.keyClicks(popup.box, "harbour/pier")
    desk.settle()
    desk.bot.keyClick(popup.box, Qt.Key.Key_Return)
    desk.settle()
    popup.hide()
    assert "harbour/pier" in desk.services.articles.get(desk.library.chosen()[0]).tags


def test_arrows_open_the_next_article(desk: Desk) -> None:
    desk.run("library.everything")
    desk.library.table.selectRow(0)
    desk.settle()
    first = desk.reader.article_id
    desk.run("library.next")
    desk.bot.waitUntil(lambda: desk.reader.article_id not in ("", first), timeout=5_000)


def test_a_long_list_is_read_in_pages(desk: Desk) -> None:
    with desk.services.articles._library.write() as tx:
        for number in range(400):
            tx.insert("article", {"title": f"Row {number:03}", "stage": "ready", "state": "inbox"})
    model = desk.library.model
    model.refresh()
    desk.settle()
    assert model.rowCount() == 403
    table = desk.library.table
    table.scrollTo(model.index(300, 0))
    desk.settle()
    shown = model.article(300)
    assert shown is not None
    assert shown.title == f"Row {399 - 300:03}"


@pytest.mark.parametrize(
    ("words", "right"), [("سكان", True), ("Ledger", False), ("123 שלום", True), ("", False), ("12", False)]
)
def test_direction_of_a_title(words: str, right: bool) -> None:
    assert runs_right_to_left(words) is right


def test_a_title_takes_two_lines_at_most(qapp: QApplication) -> None:
    font = QFont("Noto Sans")
    font.setPixelSize(13)
    assert two_lines("Short", font, 300) == ["Short"]
    for words in ("word " * 60, "x" * 400, "堤防工事" * 60, "😀" * 200):
        lines = two_lines(words, font, 200)
        assert len(lines) == 2
        assert lines[1].endswith("…")


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2026-03-03", "3 Mar"),
        ("2024-03-03", "3 Mar 2024"),
        ("2026-03-03T08:05:00+00:00", "3 Mar"),
        ("not a date", "not a date"),
        ("", ""),
    ],
)
def test_days_as_people_say_them(when: str, shown: str) -> None:
    assert labels.day(when, date(2026, 11, 1)) == shown


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("https://example.org/a", ["url"]),
        ("example.org/a\nhttps://example.org/b", ["url", "url"]),
        ("A whole article of words that goes on.", ["text"]),
        ("https://example.org/a and words", ["text"]),
        ("   ", []),
    ],
)
def test_what_a_paste_holds(text: str, kinds: list[str]) -> None:
    assert ["url" if request.url else "text" for request in intake.from_text(text)] == kinds
