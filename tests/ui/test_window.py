"""The whole window: every pane is filled, every command has a key that is its own, every control a name."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
)

from app.services.record import Services
from app.ui.frame.columns import FOLD_BELOW, TABS_BELOW
from app.ui.state import StateFile, WindowState
from tests.site import Reply, serve
from tests.ui.conftest import TITLE, Desk

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Pier lights to return | The Quay</title>
<meta property="og:site_name" content="The Quay"></head><body><article><h1>Pier lights to return</h1>
<p>The lamps on the old pier will burn again from June, the harbour board said on Tuesday, after nine dark winters.</p>
<p>“I had stopped hoping for it,” said Imre Valk, who has kept the hotel above the pier since before the lamps failed.</p>
<p>The board puts the cost at 84,000 crowns and expects to pay it from mooring fees, which rise by a tenth in spring.</p>
<p>Work begins at the landward end and is to reach the lighthouse before the first ferry of the season leaves.</p>
</article></body></html>"""


def test_a_new_library_is_offered_the_sample_story(
    make_desk: Callable[[Services], Desk], empty_services: Services
) -> None:
    desk = make_desk(empty_services)
    window = desk.window
    assert window.wiring.welcome.isVisible()
    desk.bot.mouseClick(window.wiring.welcome.sample, Qt.MouseButton.LeftButton)
    desk.settle()
    assert not window.wiring.welcome.isVisible()
    assert desk.library.model.rowCount() == 4
    assert window.status.text() == "4 articles · 11 marks · 4 notes · 7 sources"
    assert desk.reader.view.isVisible()


def test_the_road_from_an_address_to_an_exported_note(desk: Desk, tmp_path: Path) -> None:
    window = desk.window
    with serve({"/pier": Reply(PAGE.encode())}) as site:
        desk.run("clip.new")
        box = next(
            each for each in window.findChildren(QPlainTextEdit) if each.placeholderText() == "https://…"
        )
        desk.bot.keyClicks(box, site.url("/pier"))
        desk.bot.keyClick(box, Qt.Key.Key_Return)
        desk.settle()
    desk.open("Pier lights to return")
    desk.select("I had stopped hoping for it")
    desk.key(Qt.Key.Key_1)
    mark = desk.services.marks.of_article(desk.reader.article_id)[0]
    assert mark.anchor.exact == "I had stopped hoping for it"
    desk.key(Qt.Key.Key_S)
    popup = desk.sources.asker.popup
    desk.bot.keyClicks(popup.box, "Imre Valk")
    desk.settle()
    desk.bot.keyClick(popup.box, Qt.Key.Key_Return)
    desk.settle()
    desk.reader.view.setFocus()
    desk.key(Qt.Key.Key_N)
    note = desk.services.notes.of_article(desk.reader.article_id)[0]
    desk.notes.page.saver.flush()
    desk.settle()
    text = desk.services.notes.get(note.id).text
    assert "> I had stopped hoping for it" in text
    assert "Imre Valk" in text
    assert "(clipdesk:mark/" in text
    exported = desk.services.exchange.note(note.id, "md").data.decode()
    assert site.url("/pier") in exported


def test_undo_and_redo_by_keys(desk: Desk) -> None:
    desk.open(TITLE)
    before = len(desk.services.marks.of_article(desk.reader.article_id))
    desk.select("ending a year of argument")
    desk.key(Qt.Key.Key_4)
    marks = lambda: len(desk.services.marks.of_article(desk.reader.article_id))  # noqa: E731
    assert marks() == before + 1
    desk.run("edit.undo")
    assert marks() == before
    desk.run("edit.redo")
    assert marks() == before + 1


def test_search_opens_the_first_result_at_its_passage(desk: Desk) -> None:
    window = desk.window
    desk.run("window.search")
    assert window.search.hasFocus()
    desk.bot.keyClicks(window.search, "boatyard")
    desk.settle()
    assert window.search.panel.isVisible()
    desk.key(Qt.Key.Key_Return)
    assert desk.services.articles.get(desk.reader.article_id).title == TITLE
    assert "boatyard" in desk.reader.view.textCursor().selectedText()


def test_no_two_commands_share_a_key(desk: Desk) -> None:
    seen: dict[tuple[str, str], str] = {}
    panes = [
        desk.reader,
        desk.sources,
        desk.notes,
    ]  # each takes its commands home when it is made
    assert all(pane.isVisibleTo(desk.window) for pane in panes)
    for name, action in desk.window.wiring.actions.by_name.items():
        window_wide = action.shortcutContext() == Qt.ShortcutContext.WindowShortcut
        place = "window" if window_wide else str([id(each) for each in action.associatedObjects()])
        for key in action.shortcuts():
            text = key.toString()
            for where in {place, "window"}:
                assert (where, text) not in seen, f"{name} and {seen[(where, text)]} share {text}"
            seen[(place, text)] = name


def test_every_control_has_a_name_for_screen_readers(desk: Desk) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QListView, QTableView)
    nameless = [
        f"{type(each).__name__} in {each.parent()}"
        for kind in kinds
        for each in desk.window.findChildren(kind)
        if not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
        and not each.objectName().startswith(("qt_", "Qt"))
        and not isinstance(each.parent(), QLineEdit)  # Qt's own button that clears a line
        and type(each).__name__ not in {"QListView", "QComboBoxListView", "QComboBoxPrivateScroller"}
    ]
    assert not nameless, nameless


def test_panes_fold_as_the_window_narrows(desk: Desk) -> None:
    window = desk.window
    window.resize(TABS_BELOW - 50, 800)
    desk.settle()
    assert window.columns.tabs.isVisible()
    window.resize(FOLD_BELOW - 50, 800)
    desk.settle()
    assert not desk.library.isVisible()
    desk.run("view.library")
    assert desk.library.isVisible()
    window.resize(1440, 900)
    desk.settle()
    assert not window.columns.tabs.isVisible()
    assert desk.sources.isVisible()
    assert desk.notes.isVisible()


def test_the_window_opens_as_it_was_left(
    desk: Desk, services: Services, make_desk: Callable[[Services], Desk], tmp_path: Path
) -> None:
    article_id = desk.open(TITLE)
    desk.run("view.sources")
    desk.window.close()
    state = StateFile(tmp_path / "window.json").load()
    assert (state.article_id, state.hidden) == (article_id, ("sources",))
    again = make_desk(services)
    assert again.reader.article_id == article_id
    assert not again.sources.isVisible()


def test_what_an_older_version_kept_of_panes_is_taken_over(
    make_desk: Callable[[Services], Desk], services: Services, tmp_path: Path
) -> None:
    (tmp_path / "window.json").write_text('{"list_state": "", "marks_listed": true}', "utf8")
    desk = make_desk(services)
    desk.open(TITLE)
    assert desk.library.pills.name() == ""
    assert desk.reader.header.marks.isChecked()


def test_a_damaged_state_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    for text in ("", "[]", "{", '{"width": "x", "columns": [1, "a"], "height": 500}'):
        path.write_text(text)
        assert StateFile(path).load().width == WindowState().width


@pytest.mark.parametrize("width", [1600, 1200, 1000, 930, 850, 760, 700])
def test_no_pane_lies_over_another(width: int, desk: Desk) -> None:
    window = desk.window
    window.resize(width, 700)
    desk.settle()
    for shows_library in (False, True):
        if shows_library and not desk.library.isVisible():
            desk.run("view.library")
        panes = [desk.library, desk.reader, window.columns.side]
        shown = sorted((p.mapTo(window, p.rect().topLeft()).x(), p.width()) for p in panes if p.isVisible())
        for (left, wide), (following, _) in itertools.pairwise(shown):
            assert left + wide <= following + 1
        assert shown[-1][0] + shown[-1][1] <= window.width() + 1


STRANGE_STATES = [
    (
        "names nobody knows",
        '{"list_state": "asleep", "hidden": ["roof", "reader"], "article_id": "no such id"}',
    ),
    (
        "huge and negative sizes",
        '{"width": 999999999, "height": -4, "columns": [0, 0, 0], "right": [1e9, 2]}',
    ),
    ("everything hidden", '{"hidden": ["library", "reader", "sources", "notes"]}'),
    ("half a character", '{"article_id": "\\ud800", "hidden": ["\\udfff"]}'),
    ("no JSON", "{" * 200_000),
]


@pytest.mark.parametrize(("title", "text"), STRANGE_STATES, ids=[row[0] for row in STRANGE_STATES])
def test_the_window_opens_whatever_its_state_file_holds(
    title: str, text: str, make_desk: Callable[[Services], Desk], services: Services, tmp_path: Path
) -> None:
    (tmp_path / "window.json").write_text(text, "utf8")
    desk = make_desk(services)
    assert desk.window.isVisible()
    assert desk.library.model.rowCount() > 0
    desk.open(TITLE)
    assert TITLE in desk.reader.view.toPlainText()
