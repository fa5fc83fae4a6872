"""The verb export: an article or a note in, a file in one of the table's formats out."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.changes import Noun
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class FormatRow:
    """One format as the export menu and the command line show it."""

    name: str
    label: str
    suffix: str
    media_type: str
    noun: Noun


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to be written: a name that fits any disk, and its bytes."""

    name: str
    data: bytes


class Exchange:
    """What leaves the library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def formats(self, noun: Noun) -> tuple[FormatRow, ...]:
        """The formats a noun can leave in."""
        raise NotImplementedError

    def note(self, note_id: str, format_name: str) -> Exported:
        """A note as a file; links to articles become their web addresses, others plain words."""
        raise NotImplementedError

    def article(self, article_id: str, format_name: str) -> Exported:
        """An article with its marks as a file."""
        raise NotImplementedError

    def rich_text(self, note_text: str) -> str:
        """A note's text as HTML for the clipboard, links as ordinary links."""
        raise NotImplementedError
