"""A theme, a size or a setting chosen in; the whole window in that look, and the choice kept, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.ui.theme import palette, style_sheet

if TYPE_CHECKING:
    from app.ui.theme import Theme
    from app.ui.window import MainWindow

ORDER = ("light", "sepia", "dark", "contrast")
LEAST, MOST = 12, 36  # height of letters, pixels


class Looks(QObject):
    """Themes and sizes of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self._desktop_changed())

    def larger(self) -> None:
        """Make the letters of the article larger."""
        self._size(1)

    def smaller(self) -> None:
        """Make the letters of the article smaller."""
        self._size(-1)

    def light(self) -> None:
        """Take the light theme."""
        self.change("theme", "light")

    def sepia(self) -> None:
        """Take the sepia theme."""
        self.change("theme", "sepia")

    def dark(self) -> None:
        """Take the dark theme."""
        self.change("theme", "dark")

    def contrast(self) -> None:
        """Take the theme of high contrast."""
        self.change("theme", "contrast")

    def next_theme(self) -> None:
        """Take the next of the themes."""
        now = self._window.theme.name
        self.change("theme", ORDER[(ORDER.index(now) + 1) % len(ORDER)])

    def change(self, name: str, value: Any) -> None:
        """Keep a setting and show it; the small file is written away from the window's thread."""
        window = self._window
        window.jobs.pool(window, lambda: window.settings.save({name: value}), lambda _kept: self._apply(name))

    def keep_preview(self, place: str) -> None:
        """Remember where the preview stands."""
        window = self._window
        window.jobs.pool(window, lambda: window.settings.save({"preview": place}))

    def _apply(self, name: str) -> None:
        window = self._window
        settings = window.settings.load()
        if name == "preview":
            if window.made("notes"):
                window.notes.set_preview(settings.preview)
            return
        theme = window.themes.get(settings.theme)
        if theme != window.theme:  # for Qt to dress every widget anew takes long
            self._dress(theme)
        if window.made("reader"):
            window.reader.set_look(theme, settings)

    def _dress(self, theme: Theme) -> None:
        window = self._window
        window.theme = theme
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(theme))
            app.setStyleSheet(style_sheet(theme))
        for part in (window.notice, window.search, window.library, window.library_verbs):
            part.set_theme(theme)
        for name in ("sources", "notes", "palette_box"):  # what is made later takes the theme of then
            if window.made(name):
                getattr(window, name).set_theme(theme)

    def _size(self, by: int) -> None:
        now = self._window.settings.load().reading_size
        self.change("reading_size", max(LEAST, min(MOST, now + by)))

    def _desktop_changed(self) -> None:
        if self._window.settings.load().theme == "system":
            self._apply("theme")
