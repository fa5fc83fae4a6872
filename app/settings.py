"""One typed table of settings: a JSON file of the user's in, a value for each row out; the form is made from it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from app import records
from app.domain.errors import KnownError
from app.records import Bounds


def _row(group: str, label: str, words: str, *, default: Any, bounds: Bounds | None = None) -> Any:
    return records.row(default, bounds, group=group, label=label, help=words)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting there is: its name, type and default, and the words its form shows."""

    theme: str = _row(
        "Look",
        "Theme",
        "Light, sepia, dark or high contrast; system follows your desktop.",
        default="system",
        bounds=Bounds(choices=("system", "light", "sepia", "dark", "contrast")),
    )
    reading_size: int = _row(
        "Look",
        "Reading size",
        "Height of the article's letters, in pixels, from 12 to 36.",
        default=18,
        bounds=Bounds(least=12, most=36),
    )
    measure: int = _row(
        "Look",
        "Line length",
        "Letters in a line of the article, from 45 to 90.",
        default=66,
        bounds=Bounds(least=45, most=90),
    )
    preview: str = _row(
        "Notes",
        "Preview",
        "Where the rendered note stands.",
        default="below",
        bounds=Bounds(choices=("beside", "below", "off")),
    )
    fetch_pictures: bool = _row(
        "Clipping", "Keep pictures", "Fetch an article's pictures and keep them with it.", default=True
    )
    allowed_hosts: tuple[str, ...] = _row(
        "Clipping",
        "Hosts inside your network",
        "Addresses that Clipdesk may fetch although they lead inside.",
        default=(),
    )
    notify_changes: bool = _row(
        "Watching",
        "Notify me",
        "Tell the desktop when a passage I marked changes on a watched page.",
        default=True,
    )
    daily_backup: bool = _row(
        "Library", "Back up daily", "Write a whole copy of the library once a day.", default=True
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One setting as the form and the command line show it."""

    name: str
    group: str
    label: str
    help: str
    default: Any
    bounds: Bounds


def rows() -> Iterator[Row]:
    """The table, row by row, in the order of the form."""
    for f in fields(Settings):
        words = f.metadata
        yield Row(f.name, words["group"], words["label"], words["help"], f.default, records.bounds_of(f))


class SettingsFile:
    """The settings kept in one file. A value that does not fit its row counts as not set."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._saving = threading.Lock()  # two changes at once must not undo each other

    def load(self) -> Settings:
        """The settings as kept; defaults where the file is missing or damaged."""
        return records.load(self._path, Settings())

    def save(self, changes: Mapping[str, Any]) -> Settings:
        """Write the settings with `changes` put in, whole or not at all; KnownError for a value that does not fit."""
        for one in fields(Settings):
            words = records.problem(one, changes[one.name]) if one.name in changes else ""
            if words:
                raise KnownError(f"{one.metadata['label']} {words}.", "Nothing was changed.")
        with self._saving:
            now = replace(self.load(), **changes)
            records.write(self._path, asdict(now))
        return now
