"""A folder or zip of Markdown files (an Obsidian vault, notes of other programs, ours) in; each file, and where its links lead, out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from urllib.parse import unquote

from app.domain.codes.imports import Left
from app.domain.codes.message import Message
from app.domain.text.front import LONGEST, Front, front_of
from app.exchange.incoming.items import Refused, Written
from app.exchange.incoming.letters import text_of
from app.exchange.incoming.places import MIB, Place, Unreadable

SUFFIXES = (".md", ".markdown")
_WEB = re.compile(r"https?://\S+$", re.IGNORECASE)
FILE_BYTES = 8 * MIB
ATTACHED = Message(Left.NO_NOTE)


def has_markdown(place: Place) -> bool:
    """True where a file has the ending of Markdown."""
    return any(name.lower().endswith(SUFFIXES) for name in place.names)


def web_address(front: Front) -> str:
    """The address of the page that a file was clipped from; '' for a note."""
    found = front.one("url", "source", "link", "source_url", "canonical", "original_url")
    return found if _WEB.match(found) else ""


def read_vault(place: Place) -> Iterator[Written | Refused]:
    """The Markdown files in the order of their names, those clipped from the web first; then what is no Markdown.

    What is first can be pointed at by what comes later. Every file is looked at twice, so that none need be held.
    """
    yield from place.refused
    files = _Files([name for name in place.names if name.lower().endswith(SUFFIXES)])
    clipped: set[str] = set()
    for name in files.names:
        with suppress(Unreadable), place.opened(name) as file:
            front = front_of(text_of(file.read(LONGEST)))
            files.also_called(name, front.all("aliases", "alias"))
            clipped |= {name} if web_address(front) else set()
    for name in (
        *(one for one in files.names if one in clipped),
        *(one for one in files.names if one not in clipped),
    ):
        try:
            raw = place.read(name, FILE_BYTES)
        except Unreadable as error:
            yield Refused(name, error.why)
            continue
        if not raw.strip():
            yield Refused(name, Message(Left.NOTHING_IN_IT))
            continue
        yield Written(name, raw, front_of(text_of(raw)), partial(files.meant, posixpath.dirname(name)))
    for name in place.names:
        if not name.lower().endswith(SUFFIXES):
            yield Refused(name, ATTACHED)


class _Files:
    """The Markdown files of a place, found as Obsidian finds them: by path, else by bare name, the nearest to the top first."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self._by_path = {_key(name): name for name in names}
        self._by_name: dict[str, str] = {}
        for name in sorted(names, key=lambda one: (one.count("/"), one), reverse=True):
            self._by_name[posixpath.basename(_key(name))] = name
        self._by_alias: dict[str, str] = {}

    def also_called(self, name: str, aliases: tuple[str, ...]) -> None:
        """Other names of a file, which count where no file is called so."""
        for alias in aliases:
            self._by_alias.setdefault(alias.casefold(), name)

    def meant(self, folder: str, told: str) -> str:
        """The file that a link in a file of `folder` means; '' where there is none."""
        bare = unquote(told.partition("#")[0].partition("^")[0]).strip().replace("\\", "/")
        if not bare or "://" in bare:
            return ""
        key = _key(bare.lstrip("/"))
        ways: tuple[tuple[Mapping[str, str], str], ...] = (
            (self._by_path, posixpath.normpath(posixpath.join(folder.casefold(), key))),
            (self._by_path, key),
            (self._by_name, posixpath.basename(key)),
            (self._by_alias, bare.casefold()),
        )
        return next((names[key] for names, key in ways if key in names), "")


def _key(name: str) -> str:
    folded = name.casefold()
    return next((folded.removesuffix(end) for end in SUFFIXES if folded.endswith(end)), folded)
