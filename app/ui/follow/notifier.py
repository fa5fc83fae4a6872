"""A changed passage in; a notification of the desktop, where there is one, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app import wording

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.follow.alert import Alert

SHOWN_MS = 12_000
MOST_LETTERS = 80  # of a title


class Notifier(QObject):
    """Tells the desktop. The sign in its tray is there only once something was told."""

    alert_chosen = Signal(object)  # the Alert whose notification was clicked

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None
        self._last: Alert | None = None

    def tell(self, alert: Alert) -> None:
        """Say that a marked passage changed."""
        self._last = alert
        QApplication.alert(self._window)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._icon.setToolTip("Clipdesk")
            self._icon.messageClicked.connect(self._clicked)
            self._icon.activated.connect(lambda _reason: self._clicked())
            self._icon.show()
        title = alert.article_title
        title = title if len(title) <= MOST_LETTERS else f"{title[:MOST_LETTERS].rstrip()}…"
        self._icon.showMessage(title, wording.news(alert), QSystemTrayIcon.MessageIcon.Information, SHOWN_MS)

    def _clicked(self) -> None:
        self._window.raise_()
        self._window.activateWindow()
        if self._last is not None:
            self.alert_chosen.emit(self._last)
