"""Notes: Markdown beside an article or free of one, their revisions, and the links in their text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.nouns import Noun


@dataclass(frozen=True, slots=True)
class Target:
    """The thing a link points at, written `clipdesk:KIND/ID` in Markdown and HTML."""

    kind: Noun
    id: str

    def __str__(self) -> str:
        return f"clipdesk:{self.kind}/{self.id}"


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `article_id` is empty for a note that belongs to none. `title` comes from the text."""

    id: str
    created_at: datetime
    updated_at: datetime
    title: str
    text: str
    article_id: str


@dataclass(frozen=True, slots=True)
class Revision:
    """The text of a note as it stood when it was saved."""

    id: str
    note_id: str
    created_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Completion:
    """One row offered after `[[`: what it is, its label, and a small line beside it."""

    target: Target
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class Backlink:
    """A note that points at the thing asked about, with the words around the link."""

    note_id: str
    title: str
    snippet: str
