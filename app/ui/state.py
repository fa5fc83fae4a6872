"""How the window was left in, how it opens again out: one small file of sizes and places, never of content."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from app import records
from app.domain.errors import KnownError
from app.records import Bounds

PIXELS = Bounds(least=1, most=20_000)
WIDTHS = Bounds(least=0, most=20_000, items=3)
HEIGHTS = Bounds(least=0, most=20_000, items=2)


@dataclass(frozen=True, slots=True)
class WindowState:
    """Sizes in pixels; `article_id` is the article that was open. Panes are hidden by name, and each has its own `name=word`."""

    width: int = records.row(1360, PIXELS)
    height: int = records.row(860, PIXELS)
    maximized: bool = False
    columns: tuple[int, ...] = records.row((300, 700, 400), WIDTHS)
    right: tuple[int, ...] = records.row((320, 480), HEIGHTS)
    hidden: tuple[str, ...] = ()
    article_id: str = ""
    panes: tuple[str, ...] = ()

    @property
    def kept(self) -> dict[str, str]:
        """What each pane, by its name, wanted to know of itself."""
        return dict(one.split("=", 1) for one in self.panes if "=" in one)


class StateFile:
    """The state kept in one file; a damaged one counts as none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> WindowState:
        """The state as it was left."""
        state = records.load(self._path, WindowState())
        return state if state.panes else replace(state, panes=_before(records.read(self._path) or {}))

    def save(self, state: WindowState) -> None:
        """Keep the state. That it cannot be kept is no reason to hold the user up."""
        with contextlib.suppress(KnownError):
            records.write(self._path, asdict(state))


def _before(kept: Mapping[str, object]) -> tuple[str, ...]:
    """What panes kept in files of before 0.10, in fields of their own."""
    panes = [f"library={kept['list_state'] or 'all'}"] if isinstance(kept.get("list_state"), str) else []
    return (*panes, *(["reader=marks"] if kept.get("marks_listed") is True else []))
