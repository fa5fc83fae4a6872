"""A folder, zip or file of pages that a browser saved in; each page with what lies beside it out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from app.domain.codes.imports import Left
from app.domain.codes.message import Message
from app.exchange.incoming.bookmarks import begins_as_bookmarks
from app.exchange.incoming.items import Refused, SavedPage
from app.exchange.incoming.places import MIB, Place, Unreadable

SUFFIXES = (".html", ".htm", ".xhtml", ".xht", ".mhtml", ".mht")
PAGE_BYTES = 30 * MIB
BESIDE_BYTES = 20 * MIB
# What browsers of any language call the folder of a page's pictures: its name, a sign, and a word for "files".
_COMPANION = re.compile(r"[_.\- ]\w{3,16}$")


def has_pages(place: Place) -> bool:
    """True where a file has the ending of a saved page."""
    return any(name.lower().endswith(SUFFIXES) for name in place.names)


def read_pages(place: Place) -> Iterator[SavedPage | Refused]:
    """Each page, and each file that is none and belongs to none."""
    yield from place.refused
    names = set(place.names)
    companions = _companions(names)
    for name in place.names:
        if any(str(above) in companions for above in PurePosixPath(name).parents):
            continue
        if not name.lower().endswith(SUFFIXES):
            yield Refused(name, Message(Left.NO_SAVED_PAGE))
            continue
        if begins_as_bookmarks(place, name):
            yield Refused(name, Message(Left.ARE_BOOKMARKS))
            continue
        try:
            raw = place.read(name, PAGE_BYTES)
        except Unreadable as error:
            yield Refused(name, error.why)
            continue
        yield SavedPage(name, raw, partial(_beside, place, names, posixpath.dirname(name)))


def _companions(names: set[str]) -> frozenset[str]:
    """The folders that hold the pictures and frames of a page beside them."""
    stems = {name.rpartition(".")[0] for name in names if name.lower().endswith(SUFFIXES)}
    folders = {str(above) for name in names for above in PurePosixPath(name).parents}
    return frozenset(
        folder for folder in folders if (end := _COMPANION.search(folder)) and folder[: end.start()] in stems
    )


def _beside(place: Place, names: set[str], folder: str, told: str) -> bytes | None:
    """The bytes of a file by its name as seen from `folder`; None for one that is not there or leads elsewhere."""
    name = posixpath.normpath(posixpath.join(folder, told))
    try:
        return place.read(name, BESIDE_BYTES) if name in names else None
    except Unreadable:
        return None
