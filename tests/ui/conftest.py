"""A real window over a real library with the sample story, built once and copied for each test."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.steps import Watcher, run_here
from app.main import open_services, settings_file
from app.services.record import Services
from app.services.sample import Sample
from app.settings import Settings
from app.ui.jobs import Jobs
from app.ui.library.panel import LibraryPanel
from app.ui.notes.panel import NotesPanel
from app.ui.panes import LIBRARY, NOTES, READER, SOURCES
from app.ui.reader.panel import ReaderPanel
from app.ui.sources.panel import SourcesPanel
from app.ui.state import StateFile
from app.ui.theme import Theme, Themes
from app.ui.window import MainWindow, Places

TITLE = "Council approves the river budget after a year of dispute"
Settle = Callable[[], None]


@pytest.fixture(autouse=True)
def _rubbish() -> Iterator[None]:
    """What a window leaves behind is taken away here: another thread that came to it would end Qt's objects where they may not end."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the library of the sample story; to be copied, never to be opened."""
    folder = tmp_path_factory.mktemp("sample") / "library"
    with open_services(folder) as services:
        run_here(Sample(services, paths.resources() / "sample").steps(Watcher()))
    return folder


@pytest.fixture
def services(sample_library: Path, tmp_path: Path) -> Iterator[Services]:
    """Services over a copy of the sample library; hosts on loopback may be fetched."""
    folder = tmp_path / "library"
    shutil.copytree(sample_library, folder)
    with open_services(folder, exclusive=True, allow_hosts=["127.0.0.1"]) as opened:
        yield opened


@pytest.fixture
def empty_services(tmp_path: Path) -> Iterator[Services]:
    """Services over a new library."""
    with open_services(tmp_path / "new", exclusive=True, allow_hosts=["127.0.0.1"]) as opened:
        yield opened


@pytest.fixture
def theme() -> Theme:
    return Themes(paths.resources() / "themes").get("light")


@pytest.fixture
def jobs(services: Services, qapp: QApplication) -> Iterator[Jobs]:
    bridge = Jobs(lambda: services.undo)
    yield bridge
    bridge.close()


def settler(qtbot: QtBot, jobs: Jobs, ready: Callable[[], bool] = lambda: True) -> Settle:
    """A call that waits until everything asked for was answered and shown."""

    def settle() -> None:
        quiet = 0

        def still() -> bool:
            nonlocal quiet
            quiet = quiet + 1 if jobs.idle and ready() else 0
            return quiet > 12

        qtbot.waitUntil(still, timeout=20_000)

    return settle


@pytest.fixture
def settle(qtbot: QtBot, jobs: Jobs) -> Settle:
    return settler(qtbot, jobs)


class Desk:
    """The window with what tests do to it over and over."""

    def __init__(self, window: MainWindow, services: Services, qtbot: QtBot) -> None:
        self.window = window
        self.services = services
        self.bot = qtbot
        self.settle = settler(qtbot, window.jobs, lambda: window.furnished)

    @property
    def library(self) -> LibraryPanel:
        """The library pane."""
        return self.window.panes.get(LIBRARY)

    @property
    def reader(self) -> ReaderPanel:
        """The article pane."""
        return self.window.panes.get(READER)

    @property
    def sources(self) -> SourcesPanel:
        """The sources pane."""
        return self.window.panes.get(SOURCES)

    @property
    def notes(self) -> NotesPanel:
        """The notes pane."""
        return self.window.panes.get(NOTES)

    def run(self, action: str) -> None:
        """Trigger a command by its name, as its menu does."""
        self.window.wiring.actions.by_name[action].trigger()
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focus: QWidget | None = self.window.focusWidget()
        target = self.window if focus is None else focus
        self.bot.keyClick(target, key, modifier)
        self.settle()

    def open(self, title: str) -> str:
        """Open an article by its title; its id."""
        article = next(a for a in self.services.search.ranked(f'"{title}"').hits if a.title == title)
        self.reader.show_article(article.id)
        self.settle()
        return article.id

    def select(self, words: str) -> tuple[int, int]:
        """Select words in the article with the mouse; the span in the version's text."""
        view = self.reader.view
        self.window.activateWindow()  # no window manager does it here
        version = self.services.articles.version(self.reader.article_id)
        assert version is not None
        start = version.text.index(words)
        view.go_to(start, start + len(words), select=False)
        self.settle()
        cursor = view._cursor(start, start + len(words))
        end = cursor.position()
        cursor.setPosition(cursor.anchor())
        press = view.cursorRect(cursor).center()
        cursor.setPosition(end)
        release = view.cursorRect(cursor).center()
        port = view.viewport()
        self.bot.mousePress(port, Qt.MouseButton.LeftButton, pos=press)
        self.bot.mouseMove(port, release)
        self.bot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=release)
        view.setFocus()
        return start, start + len(words)


@pytest.fixture
def make_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Services], Desk]]:
    """Open the window over services; it is closed at the end."""
    made: list[MainWindow] = []

    def make(over: Services) -> Desk:
        places = Places(paths.resources() / "themes", paths.resources() / "sample", "Newsroom")
        settings = settings_file()  # the services read the same one
        if settings.load() == Settings():  # else the test has chosen for itself
            settings.save({"theme": "light"})
        window = MainWindow(over, settings, StateFile(tmp_path / "window.json"), places)
        made.append(window)
        window.resize(1440, 900)
        window.show()
        desk = Desk(window, over, qtbot)
        desk.settle()
        return desk

    yield make
    for window in made:
        window.close()
        # A closed window is polished again with each new one, so that the tests would get slower and slower.
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(make_desk: Callable[[Services], Desk], services: Services) -> Desk:
    return make_desk(services)
