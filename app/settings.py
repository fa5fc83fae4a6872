"""One typed table of settings: a JSON file of the user's in, a value for each row out; the form is made from it."""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from dataclasses import field as _field
from pathlib import Path
from typing import Any

from app.domain.errors import KnownError


def _row(group: str, label: str, words: str, *, default: Any, choices: tuple[str, ...] = ()) -> Any:
    return _field(
        default=default, metadata={"group": group, "label": label, "help": words, "choices": choices}
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting there is: its name, type and default, and the words its form shows."""

    theme: str = _row(
        "Look",
        "Theme",
        "Light, sepia, dark or high contrast; system follows your desktop.",
        default="system",
        choices=("system", "light", "sepia", "dark", "contrast"),
    )
    reading_size: int = _row(
        "Look", "Reading size", "Height of the article's letters, in pixels, from 12 to 36.", default=18
    )
    measure: int = _row("Look", "Line length", "Letters in a line of the article, from 45 to 90.", default=66)
    preview: str = _row(
        "Notes",
        "Preview",
        "Where the rendered note stands.",
        default="below",
        choices=("beside", "below", "off"),
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
    choices: tuple[str, ...]


def rows() -> Iterator[Row]:
    """The table, row by row, in the order of the form."""
    for f in fields(Settings):
        yield Row(
            f.name,
            f.metadata["group"],
            f.metadata["label"],
            f.metadata["help"],
            f.default,
            f.metadata["choices"],
        )


def _fits(row: Row, value: object) -> bool:
    if isinstance(row.default, tuple):
        return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    return type(value) is type(row.default) and (not row.choices or value in row.choices)


class SettingsFile:
    """The settings kept in one file. A value that does not fit its row counts as not set."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._saving = threading.Lock()  # two changes at once must not undo each other

    def load(self) -> Settings:
        """The settings as kept; defaults where the file is missing or damaged."""
        try:
            kept = json.loads(self._path.read_text("utf8"))
        except (OSError, ValueError):
            kept = {}
        if not isinstance(kept, dict):
            kept = {}
        fitting: dict[str, Any] = {
            row.name: tuple(kept[row.name]) if isinstance(row.default, tuple) else kept[row.name]
            for row in rows()
            if row.name in kept and _fits(row, kept[row.name])
        }
        return replace(Settings(), **fitting)

    def save(self, changes: Mapping[str, Any]) -> Settings:
        """Write the settings with `changes` put in, whole or not at all; the file is its owner's alone."""
        with self._saving:
            now = replace(self.load(), **changes)
            kept = {row.name: getattr(now, row.name) for row in rows()}
            write_private(self._path, json.dumps(kept, indent=2))
        return now


def write_private(path: Path, text: str) -> None:
    """Replace a small file whole, readable by its owner alone; KnownError where that cannot be."""
    import tempfile  # not needed to read them, and the window reads them before its first picture

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise KnownError(
            f"Your settings could not be saved: {error.strerror}.", "Check the disk and its permissions."
        ) from error
    try:
        with os.fdopen(handle, "w", encoding="utf8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise KnownError(
            f"Your settings could not be saved: {error.strerror}.", "Check the disk and its permissions."
        ) from error
