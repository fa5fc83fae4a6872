"""A window with its list in, the panes beside it and what stands round them made and put in their places out."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def furnish(window: MainWindow) -> None:
    """Make every part that the window did not need for its first picture."""
    services, jobs, theme = window.services, window.jobs, window.theme
    kept = window.settings.load()
    window.notice = Notice(theme, window)
    window.links = LinkOpener(window.notice)
    window.library_verbs = LibraryVerbs(services, jobs, theme, window.library)
    window.tray = ClipTray()
    window.library.add_below(window.tray)
    window.reader = ReaderPanel(services, jobs, theme, kept)
    window.welcome = Welcome()
    window.reader.stack.addWidget(window.welcome)
    window.sources = SourcesPanel(services, jobs, theme)
    window.notes = NotesPanel(services, jobs, theme)
    window.notes.set_preview(kept.preview)
    window.clipper = Clipper(services, jobs, window.tray, window.notice, window.settings, window)
    for name, pane in (("reader", window.reader), ("sources", window.sources), ("notes", window.notes)):
        window.desk.furnish(name, pane)
    window.actions_by_row = Actions(window)
    window.palette_box = CommandPalette(window.actions_by_row, theme, window)
