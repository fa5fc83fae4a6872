"""What looks at pages bring to light in; the inbox, and word of a changed passage, out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app import wording
from app.domain.follow.alert import Alert, AlertKind
from app.domain.nouns import Noun
from app.ui.follow.notifier import Notifier
from app.ui.follow.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.ui.pane import Context
    from app.ui.reader.panel import ReaderPanel


class News(QObject):
    """The inbox of changes, and the watching that fills it."""

    def __init__(self, context: Context, reader: Callable[[], ReaderPanel], window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._reader = reader
        self._window = window
        self.watching = Watching(context.services, context.jobs, self)
        self.notifier = Notifier(window)
        self.watching.passage_changed.connect(self._passage_changed)
        self.notifier.alert_chosen.connect(self.open_alert)

    def inbox(self) -> None:
        """Show what changed on pages."""
        from app.ui.follow.inbox import InboxDialog

        context = self._context
        dialog = InboxDialog(context.services, context.jobs, context.theme, self._window)
        dialog.alert_chosen.connect(self.open_alert)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_alert(self, alert: Alert) -> None:
        """Show what an alert is about: what differs, or the article where nothing does."""
        context = self._context
        context.open(Noun.ARTICLE, alert.article_id)
        if not alert.seen:
            context.jobs.write(self, partial(context.services.alerts.see, [alert.id]))
        if alert.kind is AlertKind.PAGE and not alert.numbers:
            context.say(wording.news(alert))
        elif alert.kind is AlertKind.PASSAGE:
            self._reader().review.bring()
        else:
            self._reader().versions.compare(new_id=alert.version_id)

    def _passage_changed(self, alert: Alert) -> None:
        if self._context.settings.load().notify_changes:
            self.notifier.tell(alert)
        self._context.say.ask(
            f"{alert.article_title}: {wording.news(alert)}", (("Show it", partial(self.open_alert, alert)),)
        )
