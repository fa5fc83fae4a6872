"""Long pieces of work in, a few of them under way at a time out, each with its line in the tray."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from app.domain.errors import KnownError
    from app.domain.steps import Steps, Watcher
    from app.ui.clip.tray import ClipTray
    from app.ui.jobs import Jobs

AT_ONCE = 3  # under way; the others wait their turn
Ending = TypeVar("Ending")
What = TypeVar("What")


@dataclass(frozen=True, slots=True)
class Turn(Generic[Ending]):
    """One piece of work that waits: what the tray calls it, its steps, and who hears how it ended."""

    name: str
    make: Callable[[Watcher], Steps[Ending]]
    ended: Callable[[Ending], object]
    failed: Callable[[KnownError], object]


class Turns(Generic[Ending]):
    """Lets each piece of work begin when its turn has come."""

    def __init__(self, jobs: Jobs, tray: ClipTray) -> None:
        self._jobs = jobs
        self._tray = tray
        self._waiting: deque[Turn[Ending]] = deque()
        self._under_way = 0

    def add(self, turn: Turn[Ending]) -> None:
        """Begin it, or let it wait."""
        self._waiting.append(turn)
        self._next()

    def _next(self) -> None:
        while self._waiting and self._under_way < AT_ONCE:
            turn = self._waiting.popleft()
            self._under_way += 1
            job = self._jobs.steps(turn.make)
            job.ended.connect(partial(self._left, turn.ended))
            job.failed.connect(partial(self._left, turn.failed))
            self._tray.add(job, turn.name)

    def _left(self, tell: Callable[[What], object], what: What) -> None:
        self._under_way -= 1
        self._next()
        tell(what)
