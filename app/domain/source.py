"""Sources: the people, organisations, publications and documents that things are learnt from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.codes.message import Message


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PUBLICATION = "publication"
    DOCUMENT = "document"


class SourceRole(StrEnum):
    """How a source stands to an article."""

    MENTIONED = "mentioned"
    AUTHOR = "author"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """What a user can write about a source; `contacts` and `note` are free text."""

    name: str
    kind: SourceKind = SourceKind.PERSON
    aliases: tuple[str, ...] = ()
    role: str = ""
    organisation: str = ""
    contacts: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One source. `mark_count` and `article_count` say how much is linked to it."""

    id: str
    created_at: datetime
    updated_at: datetime
    kind: SourceKind
    name: str
    aliases: tuple[str, ...]
    role: str
    organisation: str
    contacts: str
    note: str
    tags: tuple[str, ...] = ()
    article_count: int = 0
    mark_count: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A source the open article offers: known (`source_id`), or to be made from `name` and `kind`.

    `why` says what offers it: that it is the author, or named three times.
    """

    name: str
    kind: SourceKind
    role: SourceRole
    source_id: str
    why: Message
