"""Articles to look at again in; the looks under way, a few at a time, and what each came to, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.clip import ClipRequest
from app.domain.errors import Cancelled, KnownError
from app.domain.follow.alert import Checked, Finding
from app.domain.steps import Steps, Watcher
from app.ui.clip.turns import Turn, Turns

if TYPE_CHECKING:
    from app.domain.article.capture import Capture
    from app.services.record import Services
    from app.ui.clip.tray import ClipTray
    from app.ui.jobs import Jobs

Make = Callable[[Watcher], Steps[Checked]]


class Checker(QObject):
    """Runs the looks that were asked for. `ended` is told once all of them are done."""

    ended = Signal(list)  # of Checked
    failed = Signal(object)  # the KnownError of a look that was asked for alone

    def __init__(self, services: Services, jobs: Jobs, tray: ClipTray, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._turns: Turns[Checked] = Turns(jobs, tray)
        self._asked: set[str] = set()  # the articles that wait, or are looked at
        self._done: list[Checked] = []

    def check(self, articles: Sequence[tuple[str, str]], request: ClipRequest | None = None) -> None:
        """Look at articles (id and title) again: at their sites, or at a newer copy that `request` brings."""
        for article_id, title in articles:
            make = partial(self._steps, article_id, request)
            self._add(article_id, f"Checking {title}", make)

    def join(self, articles: Sequence[tuple[str, str]]) -> None:
        """Fetch the further pages of articles (id and title), and join them."""
        for article_id, title in articles:
            make = partial(self._services.checks.join, article_id)
            self._add(article_id, f"Fetching the pages of {title}", make)

    def resume(self) -> None:
        """Read what an earlier look kept and did not read."""
        self._jobs.read(self, self._services.checks.unfinished, self._found_unfinished)

    def _steps(self, article_id: str, request: ClipRequest | None, watcher: Watcher) -> Steps[Checked]:
        return self._services.checks.steps(article_id, watcher, request)

    def _found_unfinished(self, copies: tuple[Capture, ...]) -> None:
        for copy in copies:
            make = partial(self._services.checks.resume, copy.id)
            self._add(copy.article_id, "Reading a copy of a page", make)

    def _add(self, article_id: str, name: str, make: Make) -> None:
        if article_id not in self._asked:
            self._asked.add(article_id)
            ended, failed = partial(self._ended, article_id), partial(self._failed, article_id)
            self._turns.add(Turn(name, make, ended, failed))

    def _ended(self, article_id: str, checked: Checked) -> None:
        self._done.append(checked)
        self._left(article_id)

    def _failed(self, article_id: str, error: KnownError) -> None:
        alone = len(self._asked) == 1 and not self._done
        if isinstance(error, Cancelled) or alone:
            self.failed.emit(error)
        else:
            self._done.append(Checked(article_id, Finding.FAILED, sentence=str(error)))
        self._left(article_id)

    def _left(self, article_id: str) -> None:
        self._asked.discard(article_id)
        if not self._asked and self._done:
            done, self._done = self._done, []
            self.ended.emit(done)
