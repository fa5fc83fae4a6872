"""What the composition root hands over in; one run's desk for its verbs, and the options they share, out."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from app.cli.arguments import Argument, Option
from app.cli.screen import Screen
from app.cli.tools import OpenServices, Tools
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError

if TYPE_CHECKING:
    from app.services.record import Services

DONE, FAILED, WRONG_USE, NOTHING_FOUND, INTERRUPTED = 0, 1, 2, 3, 130

OneArticle = Annotated[
    list[str], Argument(metavar="ARTICLE", help="Its id, the id's beginning or end, or title words.")
]
LibraryOption = Annotated[
    Path | None, Option("--library", metavar="PATH", help="Another library: its file or folder.")
]
AsJson = Annotated[bool, Option("--json", help="Write JSON: one value, or one object a line.")]


@dataclass(frozen=True, slots=True)
class Desk:
    """One run: where it opens libraries, its tools, and its screen."""

    open_services: OpenServices
    tools: Tools
    screen: Screen

    def reading(self, library: Path | None) -> AbstractContextManager[Services]:
        """The services of a library that must be there if it was named: reading a mistyped one makes none."""
        if library is not None and not self.tools.database(library).exists():
            raise KnownError(Trouble.NO_LIBRARY_THERE, path=str(library))
        return self.open_services(library)


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
