"""Long work as steps: where each may run, what it says to the user, and how the whole is driven and stopped."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.codes.message import Message


class Lane(StrEnum):
    """Where a step may run: the one writer's thread, or the pool for network and parsing."""

    STORE = "store"
    POOL = "pool"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a long piece of work. `doing` says to the user what is being done."""

    lane: Lane
    doing: Message
    work: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Watcher:
    """How a long piece of work reports and learns that it was stopped.

    `progress(done, total)` counts bytes or pictures; `total` is None where nobody knows.
    `changed` is called after each transaction, on the lane of the store.
    """

    progress: Callable[[int, int | None], None] = lambda _done, _total: None
    stop: Callable[[], bool] = lambda: False
    changed: Callable[[Changes], None] = lambda _changes: None


Ending = TypeVar("Ending")
# A step is yielded, its result is sent back (or its KnownError thrown in), and the end is the outcome.
Steps = Generator[Step, Any, Ending]


def run_here(steps: Steps[Ending]) -> Ending:
    """Take every step on this thread, one after the other: the command line's and the tests' way."""
    result: Any = None
    error: Exception | None = None
    while True:
        try:
            step = steps.send(result) if error is None else steps.throw(error)
        except StopIteration as end:
            ending: Ending = end.value
            return ending
        result, error = None, None
        try:
            result = step.work()
        except Exception as problem:
            error = problem
