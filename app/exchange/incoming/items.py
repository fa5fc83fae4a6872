"""What a reader finds in a file or folder, before anything of it is in the library: links, pages, texts, and what was refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.domain.article.article import State
from app.domain.text.front import Front
from app.exchange.library.parts import ArticlePart, NotePart, SourcePart, TagPart


@dataclass(frozen=True, slots=True)
class Refused:
    """A row or file that cannot be taken: its name as the user knows it, and why, in a sentence."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """A bookmark or a row of a reading list: an address as it is written there. `words` are the user's own beside it."""

    name: str
    address: str
    title: str = ""
    tags: tuple[str, ...] = ()
    added: datetime | None = None
    state: State = State.INBOX
    words: str = ""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as a browser saved it. `beside` gives a file that lies beside it, by its name as seen from the page."""

    name: str
    raw: bytes
    beside: Callable[[str], bytes | None]

    @property
    def size(self) -> int:
        """Its bytes."""
        return len(self.raw)


@dataclass(frozen=True, slots=True)
class Written:
    """A Markdown file. `leads_to` tells which file of the same folder a link in it means: its name, or '' where there is none."""

    name: str
    raw: bytes
    front: Front
    leads_to: Callable[[str], str]

    @property
    def title(self) -> str:
        """The name of the file without its folder and ending."""
        return self.name.rpartition("/")[2].rpartition(".")[0]

    @property
    def size(self) -> int:
        """Its bytes."""
        return len(self.raw)


Incoming = Refused | Link | SavedPage | Written | TagPart | SourcePart | ArticlePart | NotePart
