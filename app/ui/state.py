"""How the window was left in, how it opens again out: one small file of sizes and places, never of content."""

from __future__ import annotations

import contextlib
from dataclasses import asdict, dataclass
from pathlib import Path

from app import records
from app.domain.article import State
from app.domain.errors import KnownError
from app.records import Bounds

PIXELS = Bounds(least=1, most=20_000)
WIDTHS = Bounds(least=0, most=20_000, items=3)
HEIGHTS = Bounds(least=0, most=20_000, items=2)


@dataclass(frozen=True, slots=True)
class WindowState:
    """Sizes in pixels; `article_id` is the article that was open. Panes are hidden by name."""

    width: int = records.row(1360, PIXELS)
    height: int = records.row(860, PIXELS)
    maximized: bool = False
    columns: tuple[int, ...] = records.row((300, 700, 400), WIDTHS)
    right: tuple[int, ...] = records.row((320, 480), HEIGHTS)
    hidden: tuple[str, ...] = ()
    article_id: str = ""
    list_state: str = records.row(State.INBOX.value, Bounds(choices=(*State, "")))
    marks_listed: bool = False


class StateFile:
    """The state kept in one file; a damaged one counts as none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> WindowState:
        """The state as it was left."""
        return records.load(self._path, WindowState())

    def save(self, state: WindowState) -> None:
        """Keep the state. That it cannot be kept is no reason to hold the user up."""
        with contextlib.suppress(KnownError):
            records.write(self._path, asdict(state))
