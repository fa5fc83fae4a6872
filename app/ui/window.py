"""Services and settings in, the one window out: makes the parts and puts them in their places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from app.domain.nouns import Noun
from app.ui.frame.columns import Columns, TopBar
from app.ui.jobs import Jobs
from app.ui.pane import WHOLE, Context, Voice, Wishes
from app.ui.panes import LIBRARY, PANES, READER, MadePanes
from app.ui.safety import PlainLabel
from app.ui.search.box import SearchBox
from app.ui.state import WindowState
from app.ui.theme import Themes, interface_font, palette, style_sheet

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from app.services.record import Services
    from app.settings import SettingsFile
    from app.ui.frame.navigation import Navigation
    from app.ui.frame.notice import Notice
    from app.ui.pane import Span
    from app.ui.state import StateFile
    from app.ui.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Places:
    """What the window needs to know of the disk, and the name it shows for the library."""

    themes: Path
    sample: Path
    library_name: str


class MainWindow(QMainWindow):
    """The window. It is the only one that knows all of its parts; none of them knows it.

    What is seen first, the list and the bar over it, is made first; what stands round it as soon as that much is on
    the screen; and each pane beside it when it has something to show, or is wanted by a key or a click.
    """

    wiring: Wiring

    def __init__(self, services: Services, settings: SettingsFile, state: StateFile, places: Places) -> None:
        super().__init__()
        self.services = services
        self.settings = settings
        self.furnished = False
        self._places = places
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
        self.context = Context(
            services, self.jobs, settings, theme, Voice(lambda: self.notice), self._open, Wishes(self)
        )
        self.panes = MadePanes(self.context, self._state.kept)
        library = self.panes.get(LIBRARY)
        self.search = SearchBox(services, self.jobs, theme, self)
        self.top = TopBar(places.library_name, self.search)
        self.columns = Columns(self.top, PANES, {LIBRARY.name: library})
        self.setCentralWidget(self.columns)
        self.menuBar()
        self.status = PlainLabel()
        self.status.setContentsMargins(14, 0, 0, 0)
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self._open_as_left()

    @cached_property
    def notice(self) -> Notice:
        """The bar at the foot of the window, for a sentence at a time."""
        from app.ui.frame.notice import Notice

        return Notice(self.theme, self)

    @cached_property
    def navigation(self) -> Navigation:
        """What opens everything, and the way back."""
        from app.ui.frame.navigation import Navigation

        return Navigation(self.panes, self.columns, self.search.again, self.context.say, self)

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.theme))
            app.setStyleSheet(style_sheet(self.theme))

    def _open(self, noun: Noun, noun_id: str, span: Span = WHOLE) -> None:
        self.navigation.open(noun, noun_id, span)

    def _open_as_left(self) -> None:
        state = self._state
        self.resize(state.width, state.height)
        self.columns.hide_panes(state.hidden)
        self.columns.across.setSizes(list(state.columns))
        self.columns.right.setSizes(list(state.right))
        if state.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.panes.get(LIBRARY).follow(state.article_id)

    def event(self, event: QEvent) -> bool:
        """Make what stands round the list once the window was painted."""
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._furnish)
        return super().event(event)

    def _furnish(self) -> None:
        """Make what stands round the list, connect it, and open the article that was open."""
        from app.ui.wiring import Frame, Wiring

        frame = Frame(
            self, self.top, self.columns, self.search, self.status, self.themes, self._places.sample
        )
        self.wiring = Wiring(self.context, frame, self.panes, self.navigation)
        if self._state.article_id:
            self._open(Noun.ARTICLE, self._state.article_id)
        self.panes.get(LIBRARY).go()
        self.furnished = True

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
            self.wiring.clipper.clip(requests)

    def _on_article(self, place: QPoint) -> bool:
        reader = self.panes.made(READER)
        if reader is None or not reader.article_id:
            return False
        return reader.rect().contains(reader.mapFrom(self, place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold panes where there is no room for them."""
        super().resizeEvent(event)
        self.columns.fit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        """Save what was typed when the user turns to another program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.furnished and not self.isActiveWindow():
            for pane in self.panes:
                pane.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything, remember the window, and end the other threads."""
        if self.furnished:
            self._leave()
        self.jobs.close()
        for pane in self.panes:
            pane.end()
        super().closeEvent(event)
        QGuiApplication.quit()

    def _leave(self) -> None:
        for pane in self.panes:
            pane.flush()
        normal = self.normalGeometry() if self.isMaximized() else self.geometry()
        reader = self.panes.made(READER)
        self._state_file.save(
            WindowState(
                width=normal.width(),
                height=normal.height(),
                maximized=self.isMaximized(),
                columns=tuple(self.columns.across.sizes()),
                right=tuple(self.columns.right.sizes()),
                hidden=self.columns.hidden,
                article_id=reader.article_id if reader is not None else "",
                panes=tuple(f"{name}={kept}" for name, kept in self.panes.kept().items()),
            )
        )
