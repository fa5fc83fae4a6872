"""Words of up to 1 MB go into every field, and stand as every name, of the real window; how long its thread was held goes out."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from app.ui.panes import LIBRARY, NOTES, READER, SOURCES
from tests.soak import absurd
from tests.soak.window import MOST_MS, SIZE, WORDS, application, held, many, turns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from app.services.record import Services
    from app.ui.tags.panel import TagsDialog
    from app.ui.window import MainWindow

# What is typed, pasted, or stands as a name.
NAMES: dict[str, str] = {
    "words": many(WORDS),
    "one word": many("x"),
    "lines": many("a line\n"),
    "Chinese": "河" * (SIZE // 3),
    "Arabic": many("سلام ", SIZE // 2),
    "accents": many("e\u0301", SIZE // 3),
    "faces": "😀" * (SIZE // 4),
    "steps": many("a/"),
    "signs": many("&<b>"),
    "unseen": many("\u200b\u200d", SIZE // 3),
}
Step = tuple[str, Callable[[], object]]
Run = tuple[str, str, float]


@contextmanager
def window_over(app: QApplication, library: Path, **names: str) -> Iterator[tuple[MainWindow, Services]]:
    """The real window over a copy of a library, its nouns named so."""
    from app import paths
    from app.main import open_services
    from app.settings import SettingsFile
    from app.ui.state import StateFile
    from app.ui.window import MainWindow, Places

    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        shutil.copytree(library, here / "library")
        with open_services(here / "library", exclusive=True) as services:
            absurd.rename(services, **names)
            settings = SettingsFile(here / "settings.json")
            settings.save({"theme": "light"})
            places = Places(paths.resources() / "themes", paths.resources() / "sample", "Newsroom")
            window = MainWindow(services, settings, StateFile(here / "window.json"), places)
            window.resize(1440, 900)
            yield window, services
            window.close()
            window.deleteLater()
            app.processEvents()


def measured(app: QApplication, window: MainWindow, name: str, steps: Iterator[Step]) -> Iterator[Run]:
    """Each step, and the longest turn of the event loop until all that it asked for was shown."""
    for what, step in steps:
        taken = held(step)
        yield name, what, max(taken, turns(app, lambda: window.furnished and window.jobs.idle))


def name_runs(app: QApplication, library: Path, names: dict[str, str]) -> Iterator[Run]:
    """Names of 1 MB in every list, popup, head and notice."""
    for name, words in names.items():
        with window_over(app, library, everywhere=words) as (window, services):
            yield from measured(app, window, f"names of {name}", _looks(window, services))


def _looks(window: MainWindow, services: Services) -> Iterator[Step]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    def press(action: str) -> Callable[[], object]:
        return lambda: window.wiring.actions.by_name[action].trigger()

    def leave() -> None:
        for one in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if one is not None:
                one.close()

    found = absurd.ids(services)
    yield "the list", window.show
    yield "the article", lambda: window.panes.get(READER).show_article(found.article)
    yield "narrower", lambda: window.resize(960, 700)
    yield "wider", lambda: window.resize(1500, 900)
    yield "filters", press("library.filter")
    yield "sorted by title", lambda: window.panes.get(LIBRARY).filters.boxes["order"].setCurrentIndex(3)
    yield "every source", lambda: window.panes.get(SOURCES).all_sources()
    yield "the source", lambda: window.panes.get(SOURCES).show_source(found.source)
    yield "its form", lambda: window.panes.get(SOURCES).card.edit()
    yield "left", lambda: window.panes.get(SOURCES).back()
    yield "the marks", press("reader.list")
    yield "who said it", lambda: window.panes.get(SOURCES).ask_source(found.mark)
    yield "left", leave
    yield "the comment", lambda: _comment(window, found)
    yield "left", leave
    yield "tag", press("library.tag")
    yield "left", leave
    yield "all tags", press("tags.open")
    yield "a name to write", lambda: _tags(window).rename()
    yield "narrowed", lambda: QTest.keyClicks(_tags(window).box, "x")
    yield "left", lambda: _tags(window).close()
    yield "what changed", press("follow.inbox")
    yield "left", leave
    yield "told", lambda: _told(window, services, found.alert)
    yield "receipts", press("follow.history")
    yield "left", leave
    yield "searched", lambda: QTest.keyClicks(window.search, "river")
    yield (
        "searched best",
        lambda: QTest.keyClick(window.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    )
    yield (
        "a verb undone",
        lambda: window.jobs.write(window, lambda: services.articles.delete([found.article])),
    )
    yield "undone", press("edit.undo")


FIELDS: tuple[str, ...] = (
    "search", "find", "palette", "tag", "tags", "tag name", "sources", "source", "aliases", "role", "contacts",
    "source note", "who said it", "comment", "clip", "preferences", "notes",
)  # fmt: skip


def field_runs(app: QApplication, library: Path, names: dict[str, str]) -> Iterator[Run]:
    """Each field: words pasted into it by the keyboard, a letter typed behind them, and Enter."""
    from PySide6.QtGui import QGuiApplication

    with window_over(app, library) as (window, services):
        window.show()
        turns(app, lambda: window.furnished and window.jobs.idle)
        found = absurd.ids(services)
        window.panes.get(READER).show_article(found.article)
        turns(app, lambda: window.jobs.idle)
        for name, words in names.items():
            for field in FIELDS:
                box = _field(window, field, found)
                turns(app, lambda: window.jobs.idle)
                QGuiApplication.clipboard().setText(words)
                yield from measured(app, window, f"{field}: {name}", _typed(box()))
                _leave(window)
                turns(app, lambda: window.jobs.idle)


def _tags(window: MainWindow) -> TagsDialog:
    return window.wiring.verbs.tags


def _told(window: MainWindow, services: Services, alert_id: str) -> None:
    alert = services.alerts.get(alert_id)
    assert alert is not None
    window.wiring.follow.news._passage_changed(alert)


def _comment(window: MainWindow, found: absurd.Ids) -> None:
    window.panes.get(READER).marking.take(found.mark)
    window.panes.get(READER).marking.comment()


def _typed(box: QWidget) -> Iterator[Step]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    def paste() -> None:
        QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        text = box.text() if hasattr(box, "text") else ""
        if not text:
            raise AssertionError("nothing was pasted")

    yield "pasted", paste
    yield "a letter", lambda: QTest.keyClicks(box, "a")
    yield "Enter", lambda: QTest.keyClick(box, Qt.Key.Key_Return)


def _leave(window: MainWindow) -> None:
    from PySide6.QtWidgets import QApplication

    for one in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if one is not None:
            one.close()
    for one in QApplication.topLevelWidgets():
        if one is not window and one.isVisible():
            one.close()
    window.panes.get(SOURCES).card.form.left.emit()
    window.search.clear()


def _field(window: MainWindow, field: str, found: absurd.Ids) -> Callable[[], QWidget]:
    """Open where the field stands; a call that gives it once all is there."""
    if field in IN_FORM:
        window.panes.get(SOURCES).card.show_new()
        window.panes.get(SOURCES).stack.setCurrentWidget(window.panes.get(SOURCES).card)
        window.panes.get(SOURCES).card.form.name.setText("Rosa Lind")
    elif field == "who said it":
        window.panes.get(SOURCES).ask_source(found.mark)
    elif field == "comment":
        _comment(window, found)
    elif field in ACTIONS:
        window.wiring.actions.by_name[ACTIONS[field]].trigger()
    if field == "tag name":
        _tags(window).box.clear()
    return lambda: _box(window, field)


IN_FORM = {
    "source": "name", "aliases": "aliases", "role": "role", "contacts": "contacts", "source note": "note",
}  # fmt: skip
ACTIONS = {
    "find": "reader.find", "palette": "window.palette", "tag": "library.tag", "tags": "tags.open",
    "tag name": "tags.open", "sources": "sources.all", "clip": "clip.new", "preferences": "window.preferences",
    "notes": "notes.all",
}  # fmt: skip


def _box(window: MainWindow, field: str) -> QWidget:
    """The field, where it stands now."""
    from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

    here: dict[str, Callable[[], QWidget]] = {
        "search": lambda: window.search,
        "find": lambda: window.panes.get(READER).find_bar.box,
        "tags": lambda: _tags(window).box,
        "tag name": lambda: _tag_name(window),
        "sources": lambda: window.panes.get(SOURCES).listing.box,
        "notes": lambda: window.panes.get(NOTES).list.box,
    }
    if field in here:
        return here[field]()
    if field in IN_FORM:
        box: QWidget = getattr(window.panes.get(SOURCES).card.form, IN_FORM[field])
        return box
    over: Any = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    inside: QWidget = over.findChild(QPlainTextEdit if field in ("comment", "clip") else QLineEdit)
    return inside


def _tag_name(window: MainWindow) -> QWidget:
    from PySide6.QtWidgets import QLineEdit

    panel = _tags(window)
    first = panel.tree.topLevelItem(0)
    assert first is not None
    panel.tree.setCurrentItem(first)
    panel.rename()
    editor: Any = panel.tree.findChild(QLineEdit)
    return cast("QWidget", editor)


def soak(most: int) -> Counter[str]:
    """Run so many kinds of names."""
    app = application()
    app.setStyle("Fusion")
    chosen = dict(list(NAMES.items())[:most])
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CLIPDESK_HOME"] = str(Path(folder))
        library = Path(folder) / "library"
        absurd.make(library)
        for _run in name_runs(app, library, {"a kind that warms up": "The river"}):
            pass  # what Python and Qt read when a pane is first made is no matter of what stands in it
        for runs in (name_runs, field_runs):
            for name, what, taken in runs(app, library, chosen):
                print(f"{name:<32}{what:<18}{taken:>9.0f} ms", file=sys.stderr, flush=True)
                found["held" if taken <= MOST_MS else f"{what}, {name}: {taken:.0f} ms"] += 1
    return found
