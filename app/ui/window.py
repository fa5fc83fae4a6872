"""Services and settings in, the one window out: makes the parts and puts them in their places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from app.ui.frame.desk import Desk, TopBar
from app.ui.jobs import Jobs
from app.ui.library.panel import LibraryPanel
from app.ui.safety import PlainLabel
from app.ui.search.box import SearchBox
from app.ui.state import WindowState
from app.ui.theme import Themes, interface_font, palette, style_sheet

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.services.record import Services
    from app.settings import SettingsFile
    from app.ui.actions import Actions
    from app.ui.clip.clipper import Clipper
    from app.ui.clip.tray import ClipTray
    from app.ui.frame.notice import Notice
    from app.ui.frame.open_link import LinkOpener
    from app.ui.frame.palette import CommandPalette
    from app.ui.frame.welcome import Welcome
    from app.ui.library.verbs import LibraryVerbs
    from app.ui.notes.panel import NotesPanel
    from app.ui.reader.panel import ReaderPanel
    from app.ui.sources.panel import SourcesPanel
    from app.ui.state import StateFile
    from app.ui.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Places:
    """What the window needs to know of the disk, and the name it shows for the library."""

    themes: Path
    sample: Path
    library_name: str


class MainWindow(QMainWindow):
    """The window. Its parts are public: `wiring` connects them, and nothing else reaches in.

    What is seen first, the list and the bar over it, is made first; what stands round it as soon as that much is on
    the screen; and each pane beside it when it has something to show, or is wanted by a key or a click.
    """

    notice: Notice
    links: LinkOpener
    library_verbs: LibraryVerbs
    tray: ClipTray
    clipper: Clipper
    actions_by_row: Actions
    wiring: Wiring

    def __init__(self, services: Services, settings: SettingsFile, state: StateFile, places: Places) -> None:
        super().__init__()
        self.services = services
        self.settings = settings
        self.places = places
        self.furnished = False
        self._painted = False
        self._state_file = state
        self._state = state.load()
        self.themes = Themes(places.themes)
        chosen = settings.load()
        self.theme = theme = self.themes.get(chosen.theme)
        theme.resize(chosen.reading_size, chosen.measure)
        theme.theme_changed.connect(self._dress)  # before any part: Qt's own comes first
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(interface_font(app.font()))
        self._dress()
        self.setWindowTitle("Clipdesk")
        self.setAcceptDrops(True)
        self.setMinimumSize(700, 440)
        self.jobs = Jobs(lambda: services.undo, self)
        self.search = SearchBox(services, self.jobs, theme, self)
        self.library = LibraryPanel(services, self.jobs, theme)
        self.top = TopBar(places.library_name, self.search)
        self.desk = Desk(self.top, self.library)
        self.setCentralWidget(self.desk)
        self.menuBar()
        self.status = PlainLabel()
        self.status.setContentsMargins(14, 0, 0, 0)
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self._open_as_left()

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.theme))
            app.setStyleSheet(style_sheet(self.theme))

    def _open_as_left(self) -> None:
        state = self._state
        self.resize(state.width, state.height)
        self.desk.hide_panes(state.hidden)
        self.desk.columns.setSizes(list(state.columns))
        self.desk.right.setSizes(list(state.right))
        if state.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.library.start(state.article_id, state.list_state)

    def event(self, event: QEvent) -> bool:
        """Furnish the panes once the window was painted."""
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            self.later(self._furnish)
        return super().event(event)

    def _furnish(self) -> None:
        """Make what stands round the list, connect it, and open the article that was open."""
        from app.ui import furniture
        from app.ui.wiring import Wiring

        furniture.furnish(self)
        self.wiring = Wiring(self)
        if self._state.article_id:
            self.reader.show_article(self._state.article_id)
        self.library.table.setFocus()
        self.furnished = True

    def made(self, pane: str) -> bool:
        """True if a pane was wanted already."""
        return pane in vars(self)

    @cached_property
    def reader(self) -> ReaderPanel:
        """The article pane."""
        from app.ui import furniture

        pane = furniture.reader(self)
        pane.header.marks.setChecked(self._state.marks_listed)
        self._place("reader", pane)
        self.wiring.reader(pane)
        return pane

    @cached_property
    def sources(self) -> SourcesPanel:
        """The sources pane."""
        from app.ui import furniture

        pane = furniture.sources(self)
        self._place("sources", pane)
        self.wiring.sources(pane)
        return pane

    @cached_property
    def notes(self) -> NotesPanel:
        """The notes pane."""
        from app.ui import furniture

        pane = furniture.notes(self)
        self._place("notes", pane)
        self.wiring.notes(pane)
        return pane

    @cached_property
    def palette_box(self) -> CommandPalette:
        """What offers every command."""
        from app.ui.frame.palette import CommandPalette

        return CommandPalette(self.actions_by_row, self.theme, self)

    def _place(self, name: str, pane: QWidget) -> None:
        sizes = self.desk.right.sizes()
        self.desk.furnish(name, pane)
        self.desk.right.setSizes(sizes)
        self.actions_by_row.home(name, pane)

    @cached_property
    def welcome(self) -> Welcome:
        """What a new library shows in place of an article."""
        from app.ui.frame.welcome import Welcome

        welcome = Welcome()
        self.reader.stack.addWidget(welcome)
        welcome.sample_wanted.connect(self.wiring.clips.add_sample)
        welcome.clip_wanted.connect(self.wiring.clips.new_clip)
        return welcome

    def later(self, call: Callable[[], object]) -> None:
        """Do something as soon as the window stands."""
        QTimer.singleShot(0, call)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Links, files and text may be dropped anywhere."""
        from app.ui.clip import intake

        if intake.worth_clipping(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Clip what was dropped."""
        from app.ui.clip import intake

        event.acceptProposedAction()
        requests = intake.from_mime(event.mimeData())
        copy = len(requests) == 1 and not (requests[0].url and not requests[0].html)
        if copy and self._on_article(event.position().toPoint()):
            self.wiring.follow.offer(requests)
        else:
            self.clipper.clip(requests)

    def _on_article(self, place: QPoint) -> bool:
        if not self.made("reader") or not self.reader.article_id:
            return False
        return self.reader.rect().contains(self.reader.mapFrom(self, place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold panes where there is no room for them."""
        super().resizeEvent(event)
        self.desk.fit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        """Save what was typed when the user turns to another program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.made("notes") and not self.isActiveWindow():
            self.notes.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything, remember the window, and end the other threads."""
        if self.furnished:
            self._leave()
        self.jobs.close()
        if self.made("reader"):
            self.reader.pictures.close()
        super().closeEvent(event)
        QGuiApplication.quit()

    def _leave(self) -> None:
        for name in ("notes", "sources"):
            if self.made(name):
                getattr(self, name).flush()
        reader = self.reader if self.made("reader") else None
        normal = self.normalGeometry() if self.isMaximized() else self.geometry()
        self._state_file.save(
            WindowState(
                width=normal.width(),
                height=normal.height(),
                maximized=self.isMaximized(),
                columns=tuple(self.desk.columns.sizes()),
                right=tuple(self.desk.right.sizes()),
                hidden=self.desk.hidden,
                article_id=reader.article_id if reader is not None else "",
                list_state=self.library.state(),
                marks_listed=reader.header.marks.isChecked()
                if reader is not None
                else self._state.marks_listed,
            )
        )
