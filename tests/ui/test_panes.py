"""The contract of panes: a row each drives the window, each command is a call that can be made, and there is a way back."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Callable, Mapping
from types import ModuleType

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.nouns import LINKED, NOUNS, Noun
from app.services.record import Services
from app.ui.actions import ActionRow
from app.ui.follow import actions as follow_actions
from app.ui.frame import actions as frame_actions
from app.ui.pane import Pane, Span
from app.ui.panes import PANES, READER
from tests.ui.conftest import TITLE, Desk


def rows_of(desk: Desk) -> list[ActionRow]:
    wiring, window = desk.window.wiring, desk.window
    return [
        *frame_actions.clipping(lambda: wiring.clips, lambda: wiring.imports),
        *frame_actions.actions(
            lambda: wiring.verbs, lambda: wiring.appearance, lambda: window.navigation, window.search.start
        ),
        *(action for row in PANES for action in row.actions(window.panes)),
        *follow_actions.actions(lambda: wiring.follow, lambda: desk.reader),
        *follow_actions.on_marks(lambda: desk.reader),
        *frame_actions.last(lambda: wiring.verbs),
    ]


def test_every_command_of_the_window_is_in_these_tables(desk: Desk) -> None:
    assert {row.name for row in rows_of(desk)} == set(desk.window.wiring.actions.by_name)


def callee(module: ModuleType, names: Mapping[str, object], call: ast.expr) -> object:
    """What a call would call, looked up without calling it."""
    assert isinstance(call, ast.Call)
    return eval(compile(ast.Expression(call.func), "row", "eval"), {**vars(module), **names})


def test_every_command_resolves(desk: Desk) -> None:
    """Whatever a command asks for is there and can be called: a renamed verb fails here, and not under a key."""
    desk.open(TITLE)
    lambdas: dict[tuple[str, int], ast.Lambda] = {}
    for row in rows_of(desk):
        module = sys.modules[row.run.__module__]
        if not any(name == module.__name__ for name, _line in lambdas):
            found = [
                node for node in ast.walk(ast.parse(inspect.getsource(module))) if type(node) is ast.Lambda
            ]
            lambdas |= {
                (module.__name__, node.lineno): node for node in reversed(found) if not node.args.args
            }
        written = lambdas[module.__name__, row.run.__code__.co_firstlineno].body
        verb = callee(module, inspect.getclosurevars(row.run).nonlocals, written)
        assert callable(verb), row.name
        for inner in written.args if isinstance(written, ast.Call) else ():
            if isinstance(inner, ast.Lambda):  # `notes().do(lambda pane: pane.page.bold())`
                pane = {inner.args.args[0].arg: getattr(verb, "__self__", None)}
                assert callable(callee(module, pane, inner.body)), row.name


def test_each_noun_that_can_be_linked_has_a_pane_that_reveals_it(desk: Desk) -> None:
    names = {row.name for row in PANES}
    for noun in LINKED:
        assert NOUNS[noun].pane in names
        pane = desk.window.panes.get(desk.window.panes.of(noun))
        assert isinstance(pane, Pane)
        assert type(pane).reveal is not Pane.reveal


def test_every_pane_can_be_gone_to_by_the_key(desk: Desk) -> None:
    desk.open(TITLE)
    desk.library.go()
    seen = []
    for _ in PANES:
        desk.run("view.next_pane")
        focus = desk.window.focusWidget()
        assert focus is not None
        seen += [row.name for row in PANES if desk.window.columns.panes[row.name].isAncestorOf(focus)]
    assert seen == [row.name for row in (*PANES[1:], PANES[0])]


def test_back_and_forward_walk_articles_notes_sources_and_search(desk: Desk) -> None:
    window, services = desk.window, desk.services
    source = services.sources.all()[0]
    note = services.notes.all()[0]
    first = desk.open(TITLE)
    window.context.open(Noun.SOURCE, source.id)
    desk.settle()
    desk.run("window.search")
    desk.bot.keyClicks(window.search, "harbour")
    desk.settle()
    desk.key(Qt.Key.Key_Return)
    second = desk.reader.article_id
    assert second != first
    window.context.open(Noun.NOTE, note.id)
    desk.settle()
    desk.run("view.back")
    assert desk.reader.article_id == second
    desk.run("view.back")
    assert window.search.hasFocus()
    assert window.search.text() == "harbour"
    assert window.search.panel.isVisible()
    desk.run("view.back")
    assert desk.reader.article_id == first  # it was beside the source
    assert desk.sources.stack.currentWidget() is desk.sources.card
    assert desk.sources.card.source_id == source.id
    desk.run("view.back")
    assert desk.reader.article_id == first
    for _ in range(4):
        desk.run("view.forward")
    assert desk.notes.page.note_id == note.id
    desk.run("view.forward")
    assert window.notice.words.text() == "There is nothing to go forward to."


def two(desk: Desk) -> tuple[str, str]:
    """The ids of two articles that were opened one after the other."""
    first = desk.open(TITLE)
    other = next(row.id for row in desk.library.model._pages[0] if row.id != first)
    desk.window.context.open(Noun.ARTICLE, other)
    desk.settle()
    return first, other


def test_what_is_opened_after_going_back_takes_the_place_of_what_was_ahead(desk: Desk) -> None:
    first, _other = two(desk)
    desk.run("view.back")
    desk.window.context.open(Noun.SOURCE, desk.services.sources.all()[0].id)
    desk.settle()
    desk.run("view.forward")
    assert desk.window.notice.words.text() == "There is nothing to go forward to."
    assert desk.reader.article_id == first


def test_the_way_back_leads_to_where_one_was_reading(desk: Desk) -> None:
    desk.window.resize(1440, 500)
    first = desk.open(TITLE)
    bar = desk.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = desk.reader.place()
    assert before.start > 0
    desk.window.context.open(Noun.ARTICLE, next(r.id for r in desk.library.model._pages[0] if r.id != first))
    desk.settle()
    desk.run("view.back")
    assert desk.reader.article_id == first
    assert abs(desk.reader.place().start - before.start) < 120  # a line
    assert not desk.reader.view.textCursor().hasSelection()


@pytest.mark.parametrize("title", ["keys", "mouse"])
def test_keys_and_the_buttons_at_the_side_of_a_mouse_lead_back(title: str, desk: Desk) -> None:
    first, other = two(desk)
    desk.reader.view.setFocus()
    handle, at = desk.window.windowHandle(), QPoint(600, 400)
    steps = {
        "keys": (
            lambda: desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
            lambda: desk.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier),
        ),
        "mouse": (
            lambda: QTest.mouseClick(handle, Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, at),
            lambda: QTest.mouseClick(
                handle, Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, at
            ),
        ),
    }
    back, forward = steps[title]
    back()
    desk.settle()
    assert desk.reader.article_id == first
    forward()
    desk.settle()
    assert desk.reader.article_id == other


def test_the_same_thing_twice_is_one_step(desk: Desk) -> None:
    first, other = two(desk)
    desk.window.context.open(Noun.ARTICLE, other, Span(3, 9))
    desk.settle()
    desk.run("view.back")
    assert desk.reader.article_id == first


def test_a_pane_is_made_when_it_is_first_wanted(
    make_desk: Callable[[Services], Desk], empty_services: Services
) -> None:
    desk = make_desk(empty_services)
    assert desk.window.panes.made(READER) is not None  # it shows the welcome
    assert [row.name for row in PANES if desk.window.panes.made(row) is not None] == ["library", "reader"]


def test_panes_keep_a_word_of_themselves(
    desk: Desk, services: Services, make_desk: Callable[[Services], Desk]
) -> None:
    desk.run("library.everything")
    desk.run("reader.list")
    desk.window.close()
    again = make_desk(services)
    assert again.library.pills.name() == ""
    assert again.reader.header.marks.isChecked()
