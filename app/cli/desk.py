"""What the composition root hands over in; one run's desk for its verbs, and the options they share, out."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer
from typer.exceptions import TyperException

from app.cli.screen import Screen
from app.domain.errors import KnownError

if TYPE_CHECKING:
    from app.services.care import Rescue
    from app.services.clips import Clips
    from app.services.record import Services

DONE, FAILED, WRONG_USE, NOTHING_FOUND, INTERRUPTED = 0, 1, 2, 3, 130

LibraryOption = Annotated[
    Path | None, typer.Option("--library", metavar="PATH", help="Another library: its file or folder.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON: one value, or one object a line.")]


class WrongUse(TyperException):
    """The arguments do not fit together."""

    exit_code = WRONG_USE


class OpenServices(Protocol):
    """Opens a library: the context manager of the composition root."""

    def __call__(
        self, library_path: Path | None = None, *, exclusive: bool = False, allow_hosts: Sequence[str] = ()
    ) -> AbstractContextManager[Services]:
        """Every service over one library, closed at the end."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What some verbs need beside an open library.

    `extractor` gives clips without a library, for allowed hosts; `rescue` what works on a library that does
    not open; `database` is where a library's file lies; `resources` is the folder that came with the program.
    """

    extractor: Callable[[Sequence[str]], AbstractContextManager[Clips]]
    rescue: Callable[[Path | None], Rescue]
    database: Callable[[Path | None], Path]
    resources: Path


@dataclass(frozen=True, slots=True)
class Desk:
    """One run: where it opens libraries, its tools, and its screen."""

    open_services: OpenServices
    tools: Tools
    screen: Screen

    def reading(self, library: Path | None) -> AbstractContextManager[Services]:
        """The services of a library that must be there if it was named: reading a mistyped one makes none."""
        if library is not None and not self.tools.database(library).exists():
            raise KnownError(f"There is no library at {library}.", "Check the path.")
        return self.open_services(library)


def desk_of(context: typer.Context) -> Desk:
    """The desk of this run."""
    desk = context.find_object(Desk)
    assert desk is not None  # noqa: S101 - `program.run` always gives one
    return desk


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Let the first Ctrl-C ask the work to stop, so that nothing is left half done; the second one ends it."""
    asked = threading.Event()

    def ask(_signal: int, _frame: object) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
    if asked.is_set():
        raise KeyboardInterrupt
