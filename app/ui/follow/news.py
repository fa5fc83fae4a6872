"""What looks at pages bring to light in; the inbox, and word of a changed passage, out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app import wording
from app.domain.follow.alert import Alert, AlertKind
from app.ui.follow.notifier import Notifier
from app.ui.follow.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.window import MainWindow


class News(QObject):
    """The inbox of changes, and the watching that fills it."""

    def __init__(self, window: MainWindow, show_article: Callable[..., None]) -> None:
        super().__init__(window)
        self._window = window
        self._show_article = show_article
        self.watching = Watching(window.services, window.jobs, self)
        self.notifier = Notifier(window)
        self.watching.passage_changed.connect(self._passage_changed)
        self.notifier.alert_chosen.connect(self.open_alert)

    def inbox(self) -> None:
        """Show what changed on pages."""
        from app.ui.follow.inbox import InboxDialog

        window = self._window
        dialog = InboxDialog(window.services, window.jobs, window.theme, window)
        dialog.alert_chosen.connect(self.open_alert)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_alert(self, alert: Alert) -> None:
        """Show what an alert is about: what differs, or the article where nothing does."""
        window = self._window
        self._show_article(alert.article_id)
        if not alert.seen:
            window.jobs.write(self, partial(window.services.alerts.see, [alert.id]))
        if alert.kind is AlertKind.PAGE and not alert.numbers:
            window.notice.say(wording.news(alert))
        elif alert.kind is AlertKind.PASSAGE:
            window.reader.settling.bring()
        else:
            window.reader.versions.compare(new_id=alert.version_id)

    def _passage_changed(self, alert: Alert) -> None:
        if self._window.settings.load().notify_changes:
            self.notifier.tell(alert)
        self._window.notice.ask(
            f"{alert.article_title}: {wording.news(alert)}", (("Show it", partial(self.open_alert, alert)),)
        )
