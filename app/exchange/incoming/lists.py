"""A reading list as a table (CSV, as Pocket, Instapaper and others write it) in; its links, row by row, out."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from app.domain.article.article import State
from app.exchange.incoming.items import Link, Refused
from app.exchange.incoming.letters import encoding_of, moment_of
from app.exchange.incoming.places import Place, Unreadable

SUFFIXES = (".csv", ".tsv")
MOST_ROWS = 200_000
LINE = 1 << 16  # letters; a longer line is no line
LOOK = 1 << 16  # bytes that say in which letters and with which signs the table is written

# What each column of a link is called, by whichever program.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "address": ("url", "link", "address", "href", "resolved_url", "given_url"),
    "title": ("title", "resolved_title", "given_title", "name"),
    "tags": ("tags", "document tags", "labels", "keywords"),
    "added": ("time_added", "timestamp", "created", "creation date", "saved date", "added", "date added", "created_at", "time", "date"),
    "state": ("status", "state", "location", "folder"),
    "words": ("selection", "note", "notes", "annotation", "comment"),
}  # fmt: skip
_STATES: Mapping[str, State] = {
    "unread": State.INBOX, "inbox": State.INBOX, "new": State.INBOX, "later": State.INBOX, "0": State.INBOX,
    "reading": State.READING, "shortlist": State.READING, "continue": State.READING,
    "archive": State.DONE, "archived": State.DONE, "read": State.DONE, "done": State.DONE, "1": State.DONE,
}  # fmt: skip
_TAGS = re.compile(r"\s*[|,;]\s*")


def _header(place: Place) -> list[str]:
    """The names of the columns of the first table, in small letters; none where there is no list of links.

    Of several files all must be tables, or the JSON that Pocket packs beside them.
    """
    tables = _tables(place)
    if not tables or any(not name.lower().endswith((*SUFFIXES, ".json")) for name in place.names[1:]):
        return []
    try:
        start = _start(place, tables[0])
    except Unreadable:
        return []
    names = _names(start.decode(encoding_of(start), "replace"))
    return names if any(one in COLUMNS["address"] for one in names) else []


def is_pocket(place: Place) -> bool:
    """True for a table as Pocket writes it."""
    return {"url", "time_added"} <= set(_header(place))


def is_instapaper(place: Place) -> bool:
    """True for a table as Instapaper writes it."""
    return {"url", "folder", "selection"} <= set(_header(place))


def is_list(place: Place) -> bool:
    """True for any table with a column of addresses."""
    return bool(_header(place))


def read_list(place: Place) -> Iterator[Link | Refused]:
    """The links of each table in the place."""
    tables = _tables(place)
    yield from (Refused(name, "This is no table of links.") for name in place.names if name not in tables)
    for name in tables:
        try:
            with place.opened(name) as file:
                yield from _links(_pieces(file, encoding_of(_start(place, name))), name)
        except Unreadable as error:
            yield Refused(name, str(error))
        except (OSError, EOFError, ValueError):
            yield Refused(name, "The rest of this file could not be read.")


def _tables(place: Place) -> tuple[str, ...]:
    """The files that are tables by their endings; a single file may be called as it likes."""
    names = tuple(name for name in place.names if name.lower().endswith(SUFFIXES))
    return names or (place.names if len(place.names) == 1 else ())


def _start(place: Place, name: str) -> bytes:
    with place.opened(name) as file:
        return file.read(LOOK)


def _pieces(file: io.BufferedIOBase | object, encoding: str) -> Iterator[str]:
    """The lines of the file, each of a bounded length whatever the file holds."""
    with io.TextIOWrapper(file, encoding, errors="replace", newline="") as text:  # type: ignore[type-var]
        while line := text.readline(LINE):
            yield line.replace("\0", "")


def _names(text: str) -> list[str]:
    """The names of the columns in the first line of a text, in small letters."""
    first = re.split(r"[\r\n]", text.lstrip("\ufeff"), maxsplit=1)[0].replace("\0", "")
    try:
        return [one.strip().casefold() for one in next(csv.reader([first], delimiter=_delimiter(first)), [])]
    except csv.Error:
        return []


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _links(lines: Iterator[str], name: str) -> Iterator[Link | Refused]:
    first = next(lines, "")
    header, sign = _names(first), _delimiter(first)
    column = {
        field: header.index(known)
        for field, names in COLUMNS.items()
        if (known := next((one for one in names if one in header), ""))
    }
    if "address" not in column:
        yield Refused(name, "No column of this table is called URL.")
        return
    rows = csv.reader(lines, delimiter=sign)
    number = 1
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error:
            yield Refused(f"Row {number}", "A field of this row is longer than any title.")
            continue
        if row is None:
            return
        if number > MOST_ROWS + 1:
            yield Refused("The rest", f"Only the first {MOST_ROWS:,} rows of a table are taken.")
            return
        if any(one.strip() for one in row):
            yield _link(row, column, number)


def _link(row: Sequence[str], column: Mapping[str, int], number: int) -> Link | Refused:
    def cell(field: str) -> str:
        at = column.get(field, -1)
        return row[at].strip() if 0 <= at < len(row) else ""

    title = " ".join(cell("title").split())
    if not cell("address"):
        return Refused(title or f"Row {number}", "There is no address in this row.")
    place = cell("state")
    state = _STATES.get(place.casefold())
    tags = _tags(cell("tags")) + ([] if state or not place else [place.replace("/", "-")])
    return Link(
        name=title or cell("address"),
        address=cell("address"),
        title="" if title == cell("address") else title,
        tags=tuple(tags),
        added=moment_of(cell("added")),
        state=state or State.INBOX,
        words=cell("words"),
    )


def _tags(text: str) -> list[str]:
    """Tags as a list of JSON, or with a sign between them."""
    if text.startswith("["):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, list):
            return [one for one in found if isinstance(one, str) and one.strip()]
    parts = re.split(r"\s*\|\s*", text) if "|" in text else _TAGS.split(text)
    return [one.strip() for one in parts if one.strip()]
