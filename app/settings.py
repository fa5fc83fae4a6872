"""One typed table of settings: a JSON file of the user's in, a value for each row out; the form is made from it."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import Field, asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from app import records
from app.domain.codes.looks import Refusal
from app.domain.codes.message import N_, Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError
from app.records import Bounds


def _row(group: str, label: str, words: str, *, default: Any, bounds: Bounds | None = None) -> Any:
    return records.row(default, bounds, group=group, label=label, help=words)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting there is: its name, type and default, and the words its form shows."""

    theme: str = _row(
        N_("Look"),
        N_("Theme"),
        N_("Light, sepia, dark or high contrast; system follows your desktop."),
        default="system",
        bounds=Bounds(choices=("system", "light", "sepia", "dark", "contrast")),
    )
    language: str = _row(
        N_("Look"),
        N_("Language"),
        N_(
            "The language of the command line, where system follows your desktop. The window speaks it, where you choose one, when something went wrong."
        ),
        default="system",
        bounds=Bounds(choices=("system", "en", "fr"), hidden=("pseudo",)),
    )
    reading_size: int = _row(
        N_("Look"),
        N_("Reading size"),
        N_("Height of the article's letters, in pixels."),
        default=18,
        bounds=Bounds(least=12, most=36),
    )
    measure: int = _row(
        N_("Look"),
        N_("Line length"),
        N_("Letters in a line of the article."),
        default=66,
        bounds=Bounds(least=45, most=90),
    )
    preview: str = _row(
        N_("Notes"),
        N_("Preview"),
        N_("Where the rendered note stands."),
        default="below",
        bounds=Bounds(choices=("beside", "below", "off")),
    )
    fetch_pictures: bool = _row(
        N_("Clipping"),
        N_("Keep pictures"),
        N_("Fetch an article's pictures and keep them with it."),
        default=True,
    )
    allowed_hosts: tuple[str, ...] = _row(
        N_("Clipping"),
        N_("Hosts inside your network"),
        N_("Addresses that Clipdesk may fetch although they lead inside."),
        default=(),
    )
    notify_changes: bool = _row(
        N_("Watching"),
        N_("Notify me"),
        N_("Tell the desktop when a passage I marked changes on a watched page."),
        default=True,
    )
    daily_backup: bool = _row(
        N_("Library"), N_("Back up daily"), N_("Write a whole copy of the library once a day."), default=True
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
    field: Field[Any]

    @property
    def ranged(self) -> bool:
        """True if its values are numbers between two bounds."""
        return type(self.default) is int

    def refusal(self, value: object) -> Message | None:
        """Why a value is not taken; None where it is."""
        found = records.problem(self.field, value)
        return Message(found.code, setting=Message(self.label), **found.facts) if found else None

    def typed(self, words: str) -> object:
        """What typed words mean as a value of this row; the words themselves where they mean none."""
        bare = words.strip()
        if isinstance(self.default, tuple):
            return tuple(dict.fromkeys(part.strip() for part in bare.split(",") if part.strip()))
        if isinstance(self.default, bool):
            return {"on": True, "off": False}.get(bare.lower(), bare)
        if isinstance(self.default, int):
            return int(bare) if re.fullmatch(r"[+-]?\d{1,18}", bare, re.ASCII) else bare
        return bare

    def written(self, value: object) -> str:
        """A value in the words that `typed` reads."""
        if isinstance(value, bool):
            return "on" if value else "off"
        return ", ".join(value) if isinstance(value, tuple) else str(value)


def rows() -> Iterator[Row]:
    """The table, row by row, in the order of the form."""
    for f in fields(Settings):
        words, bounds = f.metadata, records.bounds_of(f)
        yield Row(f.name, words["group"], words["label"], words["help"], f.default, bounds, f)


def row_of(name: str) -> Row:
    """The row of a setting; KnownError where there is none of that name."""
    found = next((row for row in rows() if row.name == name.strip().lower().replace("-", "_")), None)
    if found is None:
        raise KnownError(Trouble.NO_SETTING, name=name)
    return found


class SettingsFile:
    """The settings kept in one file. A value that does not fit its row counts as not set."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._saving = threading.Lock()  # two changes at once must not undo each other

    def load(self) -> Settings:
        """The settings as kept; defaults where the file is missing or damaged."""
        return records.load(self._path, Settings())

    def refused(self) -> tuple[Message, ...]:
        """All in the file that does not count, and what counts in its place."""
        kept = records.read(self._path)
        if kept is None:
            return (Message(Refusal.SETTINGS_UNREADABLE, path=str(self._path)),)
        known = {row.name: row for row in rows()}
        found = [Message(Refusal.SETTING_UNKNOWN, name=name) for name in kept if name not in known]
        for name, value in kept.items():
            if name in known and (why := known[name].refusal(value)):
                usual = known[name].written(known[name].default) or Message(Refusal.NO_VALUE)
                found.append(Message(Refusal.SETTING_DOES_NOT_COUNT, why=why, usual=usual))
        return tuple(found)

    def save(self, changes: Mapping[str, Any]) -> Settings:
        """Write the settings with `changes` put in, whole or not at all; KnownError for a value that does not fit."""
        for name, value in changes.items():
            if why := row_of(name).refusal(value):
                raise KnownError(Trouble.SETTING_REFUSED, why=why)
        with self._saving:
            now = replace(self.load(), **changes)
            records.write(self._path, asdict(now))
        return now
