"""One clip on its way: what was asked for, what was gathered, and the steps between the lanes."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from app.domain.article import Article, Extraction, Picture
from app.domain.changes import Changes


@dataclass(frozen=True, slots=True)
class ClipRequest:
    """What the user wants clipped: exactly one of an address, a file, pasted HTML or text, or a kept stub.

    `url` may stand beside `html` or `text` as the address they were copied from. `article_id` alone is a
    Retry of a stub.
    """

    url: str = ""
    path: Path | None = None
    html: str = ""
    text: str = ""
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that was parsed from one page; `missing` counts pictures that could not be had."""

    extraction: Extraction
    pictures: tuple[Picture, ...] = ()
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Clipped:
    """How a clip ended: the article, and the one that was `already` there under the same address."""

    article: Article
    already: Article | None = None


class Lane(StrEnum):
    """Where a step may run: the one writer's thread, or the pool for network and parsing."""

    STORE = "store"
    POOL = "pool"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a long piece of work. `sentence` says to the user what is being done."""

    lane: Lane
    sentence: str
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
