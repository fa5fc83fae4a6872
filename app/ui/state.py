"""How the window was left in, how it opens again out: one small file of sizes and places, never of content."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from app.domain.errors import KnownError
from app.settings import write_private


@dataclass(frozen=True, slots=True)
class WindowState:
    """Sizes in pixels; `article_id` is the article that was open. Panes are hidden by name."""

    width: int = 1360
    height: int = 860
    maximized: bool = False
    columns: tuple[int, ...] = (300, 700, 400)
    right: tuple[int, ...] = (320, 480)
    hidden: tuple[str, ...] = ()
    article_id: str = ""
    list_state: str = "inbox"
    marks_listed: bool = False


class StateFile:
    """The state kept in one file; a damaged one counts as none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> WindowState:
        """The state as it was left."""
        try:
            kept = json.loads(self._path.read_text("utf8"))
        except (OSError, ValueError):
            return WindowState()
        state = WindowState()
        if not isinstance(kept, dict):
            return state
        fitting: dict[str, Any] = {}
        for row in fields(WindowState):
            value, default = kept.get(row.name), getattr(state, row.name)
            if isinstance(default, tuple) and isinstance(value, list):
                value = tuple(value)
                same = all(isinstance(one, str if row.name == "hidden" else int) for one in value)
            else:
                same = type(value) is type(default)
            if same:
                fitting[row.name] = value
        return replace(state, **fitting)

    def save(self, state: WindowState) -> None:
        """Keep the state. That it cannot be kept is no reason to hold the user up."""
        with contextlib.suppress(KnownError):
            write_private(self._path, json.dumps(asdict(state)))
