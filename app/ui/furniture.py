"""A window with its list in; what stands round the list, and each pane when it is first wanted, in its place, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.actions import Actions
from app.ui.clip.clipper import Clipper
from app.ui.clip.tray import ClipTray
from app.ui.frame.notice import Notice
from app.ui.frame.open_link import LinkOpener
from app.ui.library.verbs import LibraryVerbs

if TYPE_CHECKING:
    from app.ui.notes.panel import NotesPanel
    from app.ui.reader.panel import ReaderPanel
    from app.ui.sources.panel import SourcesPanel
    from app.ui.window import MainWindow


def furnish(window: MainWindow) -> None:
    """Make the parts that the window did not need for its first picture, and that are no panes."""
    services, jobs, theme = window.services, window.jobs, window.theme
    window.notice = Notice(theme, window)
    window.links = LinkOpener(window.notice)
    window.library_verbs = LibraryVerbs(services, jobs, theme, window.library)
    window.tray = ClipTray()
    window.library.add_below(window.tray)
    window.clipper = Clipper(services, jobs, window.tray, window.notice, window.settings, window)
    window.actions_by_row = Actions(window)


def reader(window: MainWindow) -> ReaderPanel:
    """The article pane."""
    from app.ui.reader.panel import ReaderPanel

    return ReaderPanel(window.services, window.jobs, window.theme)


def sources(window: MainWindow) -> SourcesPanel:
    """The sources pane."""
    from app.ui.sources.panel import SourcesPanel

    return SourcesPanel(window.services, window.jobs, window.theme)


def notes(window: MainWindow) -> NotesPanel:
    """The notes pane."""
    from app.ui.notes.panel import NotesPanel

    pane = NotesPanel(window.services, window.jobs, window.theme)
    pane.set_preview(window.settings.load().preview)
    return pane
