"""A theme, a size or a setting chosen in; the window dressed in it, and the choice kept, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.settings import row_of
from app.wording import in_window, said, speak

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.errors import KnownError
    from app.ui.pane import Context
    from app.ui.theme import Themes

ORDER = ("light", "sepia", "dark", "contrast")
PAINTED = frozenset(
    {"theme", "reading_size", "measure"}
)  # what the window shows; all else is read when it is used


class Appearance(QObject):
    """Themes and sizes of the window, and the other settings."""

    kept = Signal(str)  # the name of a setting that has another value now

    def __init__(self, context: Context, themes: Themes, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._themes = themes
        self._window = window
        self._wanted: dict[str, object] = {}
        self._saving: dict[str, object] = {}

    def ask(self) -> None:
        """Show the settings."""
        from app.ui.frame.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._context.settings.load(), self._window)
        dialog.changed.connect(self.change)
        dialog.open()

    def larger(self) -> None:
        """Make the letters of the article larger."""
        self._size(1)

    def smaller(self) -> None:
        """Make the letters of the article smaller."""
        self._size(-1)

    def choose(self, theme: str) -> None:
        """Take a theme."""
        self.change("theme", theme)

    def next_theme(self) -> None:
        """Take the next of the themes."""
        self.choose(ORDER[(ORDER.index(self._context.theme.name) + 1) % len(ORDER)])

    def change(self, name: str, value: object) -> None:
        """Keep a setting and show it; the small file is written away from the window's thread."""
        self._wanted[name] = value
        self._save()

    def keep_preview(self, place: str) -> None:
        """Remember where the preview stands."""
        if self._context.settings.load().preview != place:
            self.change("preview", place)

    def repaint(self) -> None:
        """Show the window as the settings are now."""
        settings, theme = self._context.settings.load(), self._context.theme
        theme.become(self._themes.get(settings.theme))
        theme.resize(settings.reading_size, settings.measure)

    def _save(self) -> None:
        """Save what is wanted, one after the other: of two changes the later one has to stay."""
        if self._saving or not self._wanted:
            return
        self._saving, self._wanted = self._wanted, {}
        changes, settings = self._saving, self._context.settings
        self._context.jobs.pool(
            self, lambda: settings.save(changes), lambda _kept: self._saved(), failed=self._unsaved
        )

    def _saved(self) -> None:
        names, self._saving = tuple(self._saving), {}
        if "language" in names:
            speak(in_window(self._context.settings.load().language))
        if PAINTED.intersection(names):
            self.repaint()
        for name in names:
            self.kept.emit(name)
        self._save()

    def _unsaved(self, error: KnownError) -> None:
        self._saving = {}
        self._context.say.warn(said(error))
        self._save()

    def _size(self, by: int) -> None:
        bounds = row_of("reading_size").bounds
        now = self._wanted.get("reading_size", self._saving.get("reading_size"))
        size = now if isinstance(now, int) else self._context.settings.load().reading_size
        self.change("reading_size", max(bounds.least, min(bounds.most, size + by)))
