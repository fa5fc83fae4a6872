"""A row of the library in, the fields of it that leave with a library out; and back, every value checked.

This table is the form of the files: a column of the store that is not named here does not leave, and what comes in with any
other value than these is no row of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from app.domain.article.article import Stage, State
from app.domain.article.extraction import Doubt
from app.domain.article.page import How
from app.domain.errors import Misfit
from app.domain.follow.alert import AlertKind, Finding
from app.domain.follow.watch import Robots
from app.domain.mark import Decision, MarkKind, Outcome
from app.domain.source import SourceKind

Row = Mapping[str, object]

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HASH = re.compile(r"[0-9a-f]{64}")
_MOST = 2**53


@dataclass(frozen=True, slots=True)
class Kind:
    """How a value is told in a file, and how it is read from one: Misfit for what cannot be one."""

    told: Callable[[object], object]
    read: Callable[[object], object]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Misfit("no text")
    return value


def _matching(pattern: re.Pattern[str], *, empty: bool) -> Kind:
    def read(value: object) -> str:
        if (value or not empty) and not pattern.fullmatch(_text(value)):
            raise Misfit("no name of a thing")
        return _text(value)

    return Kind(lambda value: value, read)


def _moment(value: object) -> str:
    text = _text(value)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not 1 < moment.year < 9999:
        raise Misfit("no time")
    return text


def _number(value: object) -> int:
    if type(value) is not int or abs(value) > _MOST:
        raise Misfit("no number")
    return value


def _real(value: object) -> float:
    if type(value) not in {int, float} or not abs(float(str(value))) < _MOST:
        raise Misfit("no number")
    return float(str(value))


def _flag(value: object) -> int:
    if type(value) is not bool:
        raise Misfit("neither true nor false")
    return int(value)


def one_of(*kinds: type[StrEnum], empty: bool = False) -> Kind:
    """A word of an enumeration."""
    words = frozenset(str(one) for kind in kinds for one in kind) | ({""} if empty else frozenset())

    def read(value: object) -> str:
        if value not in words:
            raise Misfit("no word that is known")
        return str(value)

    return Kind(lambda value: value, read)


def _json(fits: Callable[[object], bool]) -> Kind:
    """A value that the store keeps as JSON."""

    def read(value: object) -> object:
        if not fits(value):
            raise Misfit("no such list")
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    return Kind(lambda value: json.loads(str(value)), read)


def _names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _pairs(value: object) -> bool:
    return isinstance(value, list) and all(_names(one) and len(one) == 2 for one in value)


def _facts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) or _names(one) for one in value.values())


def _hashes(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(one, str) and _HASH.fullmatch(one) for one in value.values()
    )


def _counts(value: object) -> bool:
    return isinstance(value, dict) and all(type(one) is int for one in value.values())


def _doubts(value: object) -> bool:
    return _names(value) and isinstance(value, list) and set(value) <= {str(one) for one in Doubt}


def _as_it_is(value: object) -> object:
    return value


TEXT = Kind(_as_it_is, _text)
ID = _matching(_UUID, empty=False)
MAYBE_ID = _matching(_UUID, empty=True)
HASH = _matching(_HASH, empty=False)
TIME = Kind(_as_it_is, _moment)
MAYBE_TIME = Kind(_as_it_is, lambda value: None if value is None else _moment(value))
NUMBER = Kind(_as_it_is, _number)
REAL = Kind(_as_it_is, _real)
FLAG = Kind(bool, _flag)
NAMES, PAIRS, FACTS, HASHES, COUNTS = map(_json, (_names, _pairs, _facts, _hashes, _counts))

_NOUN: Mapping[str, Kind] = {"id": ID, "created_at": TIME, "updated_at": TIME}
_ANCHOR: Mapping[str, Kind] = {"start": NUMBER, "end": NUMBER, "exact": TEXT, "prefix": TEXT, "suffix": TEXT}


def _texts(*names: str) -> dict[str, Kind]:
    return dict.fromkeys(names, TEXT)


RECORDS: Mapping[str, Mapping[str, Kind]] = MappingProxyType(
    {
        "tag": {**_NOUN, "name": TEXT},
        "source": {
            **_NOUN, "kind": one_of(SourceKind), "name": TEXT, "aliases": NAMES,
            **_texts("role", "organisation", "contacts", "note"),
        },
        "article": {
            **_NOUN, **_texts("title", "standfirst"), "authors": NAMES,
            **_texts("publication", "section", "published", "modified", "language", "url", "url_key", "asked_key", "lead_image"),
            "word_count": NUMBER, "state": one_of(State), "stage": one_of(Stage), "problem": TEXT,
            "version_id": MAYBE_ID, "incomplete": FLAG,
        },
        "capture": {
            **_NOUN, "how": one_of(How), **_texts("url", "final_url"), "redirects": NAMES, "status": NUMBER,
            "headers": PAIRS, **_texts("content_type", "name"), "blob_id": HASH, "version_id": MAYBE_ID,
            "finding": one_of(Finding, empty=True), **_texts("text_hash", "extractor"), "words": NUMBER,
            "page_words": NUMBER, "missing": NUMBER, "doubts": _json(_doubts), "problem": TEXT,
        },
        "version": {
            **_NOUN, "capture_id": ID, "number": NUMBER, "current": FLAG, **_texts("title", "standfirst", "extractor"),
            "metadata": FACTS, "pictures": HASHES, "missing": NUMBER, "words_gone": NUMBER, "words_come": NUMBER,
            "reread": FLAG,
        },
        "mark": {**_NOUN, "version_id": ID, "kind": one_of(MarkKind), "comment": TEXT, **_ANCHOR},
        "reattachment": {
            **_NOUN, "version_id": ID, "base_id": ID, "outcome": one_of(Outcome), "decision": one_of(Decision),
            "likeness": REAL, **_ANCHOR,
        },
        "watch": {
            **_NOUN, **_texts("url", "host"), "changed_at": TIME, "looked_at": MAYBE_TIME, "next_at": MAYBE_TIME,
            "failures": NUMBER, "robots": one_of(Robots), "robots_at": MAYBE_TIME, "crawl_delay": REAL,
        },
        "alert": {
            **_NOUN, "capture_id": ID, "version_id": MAYBE_ID, "kind": one_of(AlertKind), "rank": NUMBER,
            "finding": one_of(Finding), "address": TEXT, "numbers": COUNTS, "seen": FLAG,
        },
        "note": {**_NOUN, "title": TEXT},
        "note_revision": {"id": ID, "created_at": TIME, "text": TEXT},
    }
)  # fmt: skip


def told(table: str, row: Row) -> dict[str, object]:
    """A row as a file tells it."""
    return {name: kind.told(row[name]) for name, kind in RECORDS[table].items()}


def read(table: str, record: object) -> dict[str, object]:
    """A row from what a file tells; Misfit where a field is missing or holds something else."""
    if not isinstance(record, dict):
        raise Misfit("no record")
    out: dict[str, object] = {}
    for name, kind in RECORDS[table].items():
        if name not in record:
            raise Misfit(f"{name} is missing")
        try:
            out[name] = kind.read(record[name])
        except ValueError as error:
            raise Misfit(f"{name} does not fit") from error
    return out


def rows(table: str, records: object) -> list[dict[str, object]]:
    """Several rows; their ids differ."""
    if not isinstance(records, list):
        raise Misfit("no list of records")
    found = [read(table, one) for one in records]
    if len({one["id"] for one in found}) != len(found):
        raise Misfit("two records have one id")
    return found
