"""A small JSON file of the user's in, the dataclass it keeps out: each field that fits, the default of each that does not.

Whatever the file holds, it costs no more than its own defaults: a program must not fail to start because of it.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields, replace
from dataclasses import field as _field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.codes.looks import Refusal
from app.domain.codes.message import Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError, because
from app.files import write_whole

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    T = TypeVar("T", bound=DataclassInstance)

# More bytes are no file of settings, more items or letters no setting.
LARGEST = 1024 * 1024
MOST_ITEMS = 1000
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a value may be beside its type: one of `choices` (or of the `hidden` ones, which no form offers), a number from `least` to `most`, so many `items`."""

    choices: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    least: int = -(2**31)
    most: int = 2**31 - 1
    items: int | None = None


def row(default: Any, bounds: Bounds | None = None, **words: object) -> Any:
    """A field with its default, its bounds, and `words` that a form shows of it."""
    return _field(default=default, metadata={"bounds": bounds or Bounds(), **words})


def bounds_of(one: Field[Any]) -> Bounds:
    """The bounds of a field; those of a plain field are wide."""
    found = one.metadata.get("bounds")
    return found if isinstance(found, Bounds) else Bounds()


def load(path: Path, empty: T) -> T:
    """`empty` with what the file says of its fields; a missing, damaged or strange file says nothing."""
    kept = read(path) or {}
    fitting = {
        one.name: tuple(value) if isinstance(one.default, tuple) else value
        for one in fields(empty)
        if one.name in kept and not problem(one, value := kept[one.name])
    }
    return replace(empty, **fitting)


def problem(one: Field[Any], value: object) -> Message | None:
    """Why a value does not fit a field; None where it fits."""
    bounds, default = bounds_of(one), one.default
    if isinstance(default, tuple):
        return _list_problem(default, bounds, value)
    if type(value) is not type(default):
        return Message(_WANTED[type(default)])
    if bounds.choices and value not in (*bounds.choices, *bounds.hidden):
        return Message(Refusal.ONE_OF_CHOICES, choices=", ".join(bounds.choices))
    if type(value) is int and not bounds.least <= value <= bounds.most:
        return Message(Refusal.IN_RANGE, least=bounds.least, most=bounds.most)
    return _text_problem(value) if isinstance(value, str) else None


_WANTED = {str: Refusal.TEXT_WANTED, int: Refusal.WHOLE_NUMBER, bool: Refusal.ON_OR_OFF}


def _list_problem(default: tuple[Any, ...], bounds: Bounds, value: object) -> Message | None:
    if not isinstance(value, list | tuple) or len(value) > MOST_ITEMS:
        return Message(Refusal.LIST_WANTED)
    kind = type(default[0]) if default else str
    if any(type(item) is not kind for item in value):
        return Message(Refusal.LIST_OF_NUMBERS if kind is int else Refusal.LIST_OF_TEXT)
    if bounds.items is not None and len(value) != bounds.items:
        return Message(Refusal.LIST_OF_COUNT, count=bounds.items)
    if kind is int and any(not bounds.least <= item <= bounds.most for item in value):
        return Message(Refusal.LIST_IN_RANGE, least=bounds.least, most=bounds.most)
    if bounds.choices and any(item not in bounds.choices for item in value):
        return Message(Refusal.LIST_OF_CHOICES, choices=", ".join(bounds.choices))
    return next((why for item in value if isinstance(item, str) and (why := _text_problem(item))), None)


def _text_problem(text: str) -> Message | None:
    if len(text) > LONGEST:
        return Message(Refusal.TEXT_TOO_LONG, most=LONGEST)
    half = any("\ud800" <= letter <= "\udfff" or letter == "\0" for letter in text)
    return Message(Refusal.TEXT_NOT_WRITABLE) if half else None


def read(path: Path) -> dict[str, Any] | None:
    """Everything in a file, whether it fits or not; nothing where it is not there, None where it cannot be read."""
    try:
        # A file that is none, such as a named pipe, would let the reader wait for ever.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            return None
        kept = json.loads(path.read_text("utf8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        return None
    return kept if isinstance(kept, dict) else None


def write(path: Path, values: Mapping[str, Any]) -> None:
    """Replace the file whole, readable by its owner alone; KnownError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, json.dumps(values, indent=2).encode())
    except OSError as error:
        raise KnownError(Trouble.SETTINGS_NOT_SAVED, why=because(error)) from error
