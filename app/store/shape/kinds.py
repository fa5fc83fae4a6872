"""The kinds of value that columns hold: what stands in the library in, what the domain knows it as out, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from app.domain import bounds
from app.domain.article.block import Block
from app.domain.bounds import cut
from app.domain.errors import BugError, Misfit
from app.domain.text.storable import storable
from app.store.engine.packing import packed, unpacked
from app.store.engine.times import from_text, to_text

_ESCAPED = "\\u0000"  # as JSON writes a NUL
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


def _same(value: object) -> object:
    return value


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value. `read` raises ValueError for what was never written; `write` is its inverse.

    `stored` are the types in which SQLite gives it back; `nothing` is what NULL stands for, where the column may hold it.
    """

    stored: tuple[type, ...]
    read: Callable[[Any], object] = _same
    write: Callable[[Any], object] = _same
    nothing: object = ...

    @property
    def plain(self) -> bool:
        """True if a value is kept as it is."""
        return self.write is _same and self.nothing is ...

    def made(self, value: object) -> object:
        """What a stored value is in the domain; ValueError where it does not fit: SQLite lets bytes stand in any column."""
        if value is None and self.nothing is not ...:
            return self.nothing
        if type(value) not in self.stored:
            raise Misfit("a value of another type")
        return self.read(value)

    def kept(self, value: object) -> object:
        """What is stored for a value of the domain."""
        return None if value == self.nothing else self.write(value)


def dumped(value: object) -> str:
    """JSON as it is kept: compact, letters as they are."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return storable(_NUL.sub("\\1\N{REPLACEMENT CHARACTER}", text) if _ESCAPED in text else text)


def names(text: str) -> tuple[str, ...]:
    """A JSON list of words; ValueError for any other."""
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise Misfit("no list of words")
    return tuple(found)


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """A JSON list of pairs of words; ValueError for any other."""
    found = json.loads(text)
    if not isinstance(found, list):
        raise Misfit("no list")
    return tuple((name, value) for name, value in found)


def facts(text: str) -> dict[str, Any]:
    """A JSON object; ValueError for anything else."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise Misfit("no object")
    return found


def _numbers(text: str) -> dict[str, int]:
    found = facts(text)
    if not all(type(number) is int for number in found.values()):
        raise Misfit("no numbers")
    return found


def pack_blocks(blocks: Iterable[Block]) -> bytes:
    """Blocks as they are kept: JSON, compressed with zstd."""
    rows = [
        [block.html, block.text, block.kept, block.reason, *([True] if block.caption else [])]
        for block in blocks
    ]
    return packed(dumped(rows).encode())


def unpack_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks that `pack_blocks` wrote; ValueError for anything else."""
    # A fifth value marks a caption; blocks kept before captions were told apart have four.
    rows = [
        (html, text, bool(kept), reason, any(more))
        for html, text, kept, reason, *more in json.loads(unpacked(data))
    ]
    if not all(type(word) is str for html, text, _, reason, _ in rows for word in (html, text, reason)):
        raise Misfit("no blocks")
    return tuple(Block(*row) for row in rows)


def aliases(text: str) -> tuple[str, ...]:
    """Other names, as many as a source may have letters of them."""
    found, letters = [], 0
    for name in names(text):
        letters += min(len(name), bounds.NAME)
        if letters > bounds.LINE:
            break
        found.append(cut(name, bounds.NAME))
    return tuple(found)


def _listed(value: Iterable[object]) -> str:
    if isinstance(value, str):
        raise BugError("a list is kept, not what it was made into")
    return dumped(list(value))


TEXT = Kind((str,))
# What a window shows in a line is read by its beginning: an older library may hold names of any length.
LINE = Kind((str,), cut)
NAME = Kind((str,), lambda words: cut(words, bounds.NAME))
LINES = Kind((str,), lambda words: cut(words, 4 * bounds.LINE))
TEXT_OR_NONE = Kind((str,), nothing="")
NUMBER = Kind((int,))
SHARE = Kind((float, int))
FLAG = Kind((int,), bool, int)
BLOCKS = Kind((bytes,), unpack_blocks, pack_blocks)
MOMENT = Kind((str,), from_text, to_text)
MOMENT_OR_NONE = Kind((str,), from_text, to_text, nothing=None)
WORDS = Kind((str,), names, _listed)
NAMES = Kind((str,), lambda text: tuple(cut(name, bounds.NAME) for name in names(text)), _listed)
ALIASES = Kind((str,), aliases, _listed)
PAIRS = Kind((str,), pairs, _listed)
FACTS = Kind((str,), facts, lambda value: dumped(dict(value)))
NUMBERS = Kind((str,), _numbers, lambda value: dumped(dict(value)))


@cache
def one_of(choices: type[StrEnum]) -> Kind:
    """A word of an enumeration."""
    return Kind((str,), choices)


@cache
def some_of(choices: type[StrEnum]) -> Kind:
    """A list of words of an enumeration."""
    return Kind((str,), lambda text: tuple(choices(one) for one in json.loads(text)), _listed)
