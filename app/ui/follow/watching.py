"""Watched articles in; looks at those whose turn it is, while Clipdesk runs, and word of what matters, out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.follow.alert import AlertKind, Checked

if TYPE_CHECKING:
    from app.domain.errors import KnownError
    from app.domain.follow.alert import Alert
    from app.domain.follow.watch import Watch
    from app.domain.steps import Steps, Watcher
    from app.services.record import Services
    from app.ui.jobs import Jobs

EVERY_MS = 10_000  # between two looks at whose turn it is; times are kept by the library, not by this timer
AT_ONCE = 3


class Watching(QObject):
    """Looks at watched pages, from the first `look` on: never two of one host at once, never many in a row after sleep."""

    passage_changed = Signal(object)  # the Alert of a marked passage
    news_come = Signal()

    def __init__(self, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._hosts: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """See whose turn it is, and look at them."""
        busy = frozenset(self._hosts)
        self._jobs.read(self, partial(self._services.watches.due, busy), self._found, latest="due")

    def _found(self, due: tuple[Watch, ...]) -> None:
        for watch in due[: max(0, AT_ONCE - len(self._hosts))]:
            if watch.host in self._hosts:
                continue
            self._hosts.add(watch.host)
            job = self._jobs.steps(partial(self._steps, watch.article_id))
            job.ended.connect(partial(self._ended, watch.host))
            job.failed.connect(partial(self._failed, watch.host))
        self._timer.start()

    def _steps(self, article_id: str, watcher: Watcher) -> Steps[Checked]:
        return self._services.watches.steps(article_id, watcher)

    def _ended(self, host: str, checked: Checked) -> None:
        self._hosts.discard(host)
        if checked.alert_id:
            self.news_come.emit()
            self._jobs.read(self, partial(self._services.alerts.get, checked.alert_id), self._told)

    def _failed(self, host: str, _error: KnownError) -> None:
        """A watch that ended meanwhile, or a stop: the next look says more."""
        self._hosts.discard(host)

    def _told(self, alert: Alert | None) -> None:
        if alert is not None and alert.kind is AlertKind.PASSAGE:
            self.passage_changed.emit(alert)
