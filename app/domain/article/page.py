"""A page before anything is parsed, and the pictures of an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class How(StrEnum):
    """By which way a capture came in."""

    FETCH = "fetch"
    FILE = "file"
    PASTE = "paste"
    BROWSER = "browser"


@dataclass(frozen=True, slots=True)
class Page:
    """The raw bytes of one page and where they came from, before anything is parsed.

    `url` is the address asked for, `final_url` the one that answered after `redirects`; both empty for
    a paste. `headers` are as received. `name` is the file's name for a file.
    """

    raw: bytes
    how: How
    fetched_at: datetime
    url: str = ""
    final_url: str = ""
    redirects: tuple[str, ...] = ()
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    content_type: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of an article: its address in the page, bytes and media type."""

    src: str
    raw: bytes
    media_type: str
