"""A theme, a size or a setting chosen in; the whole window in that look, and the choice kept, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.settings import row_of

if TYPE_CHECKING:
    from app.domain.errors import KnownError
    from app.ui.window import MainWindow

ORDER = ("light", "sepia", "dark", "contrast")
PAINTED = frozenset(
    {"theme", "reading_size", "measure"}
)  # what the window shows; all else is read when it is used


class Looks(QObject):
    """Themes and sizes of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wanted: dict[str, Any] = {}
        self._saving: dict[str, Any] = {}

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
        self._wanted[name] = value
        self._save()

    def _save(self) -> None:
        """Save what is wanted, one after the other: of two changes the later one has to stay."""
        if self._saving or not self._wanted:
            return
        window = self._window
        self._saving, self._wanted = self._wanted, {}
        changes = self._saving
        window.jobs.pool(
            self, lambda: window.settings.save(changes), lambda _kept: self._saved(), failed=self._unsaved
        )

    def _saved(self) -> None:
        names, self._saving = tuple(self._saving), {}
        for name in names:
            self._apply(name)
        self._save()

    def _unsaved(self, error: KnownError) -> None:
        self._saving = {}
        self._window.notice.warn(str(error))
        self._save()

    def keep_preview(self, place: str) -> None:
        """Remember where the preview stands."""
        if self._window.settings.load().preview != place:
            self.change("preview", place)

    def _apply(self, name: str) -> None:
        window = self._window
        if name == "preview":
            if window.made("notes"):
                window.notes.set_preview(window.settings.load().preview)
        elif name == "daily_backup":
            window.wiring.upkeep.back_up()
        elif name in PAINTED:
            self.repaint()

    def repaint(self) -> None:
        """Show the window as the settings are now."""
        window = self._window
        settings = window.settings.load()
        window.theme.become(window.themes.get(settings.theme))
        window.theme.resize(settings.reading_size, settings.measure)

    def _size(self, by: int) -> None:
        bounds = row_of("reading_size").bounds
        kept = self._window.settings.load().reading_size
        now = self._wanted.get("reading_size", self._saving.get("reading_size", kept))
        self.change("reading_size", max(bounds.least, min(bounds.most, now + by)))
