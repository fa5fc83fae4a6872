"""Articles: the rows of the library's list, from the stub on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.article.head import Head


class State(StrEnum):
    """Where an article stands in the reporter's reading."""

    INBOX = "inbox"
    READING = "reading"
    DONE = "done"


class Stage(StrEnum):
    """How far the clip of an article has come."""

    LINK = "link"  # an address that was imported: nothing is fetched before somebody asks for it
    WAITING = "waiting"  # the address is kept, its bytes are not here yet
    RAW = "raw"  # the bytes are kept, not parsed yet
    READY = "ready"  # there is text to read
    FAILED = "failed"  # `problem` says why; Retry goes on from what is kept


@dataclass(frozen=True, slots=True)
class Article(Head):
    """One row of the library's list, and the head of the reading view."""

    id: str
    created_at: datetime
    updated_at: datetime
    word_count: int
    state: State
    stage: Stage
    problem: str
    version_id: str
    tags: tuple[str, ...] = ()
    mark_count: int = 0
    note_count: int = 0
    incomplete: bool = False  # its text is probably not the whole article
    watched: bool = False
    alert_count: int = 0  # changes nobody has looked at yet
