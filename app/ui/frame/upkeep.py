"""The settings in; what is done without being asked out: backups, the desktop's colours, and word of settings that do not count."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from app.wording import said

if TYPE_CHECKING:
    from app.ui.frame.appearance import Appearance
    from app.ui.pane import Context

BACKUP_AFTER_MS = 60_000  # into the work, when the window has long been quiet
BACKUP_EVERY_MS = 3_600_000


class Upkeep(QObject):
    """Looks after what the user set once; each setting is read when its time has come."""

    def __init__(self, context: Context, appearance: Callable[[], Appearance], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._appearance = appearance
        self._backups = QTimer(self, singleShot=True, interval=BACKUP_AFTER_MS)
        self._backups.timeout.connect(self.back_up)
        self._backups.start()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._desktop_changed)
        QTimer.singleShot(0, self._tell)

    def back_up(self) -> None:
        """Write today's backup if there is none and the user wants them; again in an hour."""
        if self._context.settings.load().daily_backup:
            self._context.jobs.pool(self, self._context.services.care.back_up_if_due)
        self._backups.start(BACKUP_EVERY_MS)

    def _desktop_changed(self) -> None:
        if self._context.settings.load().theme == "system":
            self._appearance().repaint()

    def _tell(self) -> None:
        if refused := self._context.settings.refused():
            self._context.say.warn(" ".join(map(said, refused)))
