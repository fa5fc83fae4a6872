"""Verbs on notes: write, render, complete links, quote a mark, look back at revisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.changes import Changes
from app.domain.note import Backlink, Completion, Note, Revision, Target
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class PreviewChange:
    """The difference of two renderings: from block `first`, `removed` blocks go and `blocks` (HTML) come.

    `lines` holds, for each new block, the first and one past the last line of its Markdown.
    """

    first: int
    removed: int
    blocks: tuple[str, ...]
    lines: tuple[tuple[int, int], ...] = ()


class Previewer(Protocol):
    """A live rendering of one note that renders only what changed."""

    def update(self, text: str) -> PreviewChange:
        """Render `text`; what differs from the last time."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads: an article and perhaps a passage of it, a note, or a source."""

    target: Target
    title: str
    article_id: str = ""
    start: int = -1
    end: int = -1


class Notes:
    """The library's notes."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def all(self, text: str = "") -> tuple[Note, ...]:
        """All notes, last written first; narrowed by words of the title."""
        raise NotImplementedError

    def of_article(self, article_id: str) -> tuple[Note, ...]:
        """The notes of one article, oldest first."""
        raise NotImplementedError

    def get(self, note_id: str) -> Note:
        """One note; KnownError if it is not there any more."""
        raise NotImplementedError

    def add(self, article_id: str = "", text: str = "") -> Changes:
        """Make a note, of an article or free; `made` is its id."""
        raise NotImplementedError

    def save(self, note_id: str, text: str) -> Changes:
        """Keep the text as it stands, its title and links with it; a revision is kept now and then."""
        raise NotImplementedError

    def move(self, note_id: str, article_id: str) -> Changes:
        """Give a note to another article, or to none."""
        raise NotImplementedError

    def delete(self, note_ids: Sequence[str]) -> Changes:
        """Take notes out of sight; undo brings them back."""
        raise NotImplementedError

    def revisions(self, note_id: str) -> tuple[Revision, ...]:
        """The kept revisions, newest first."""
        raise NotImplementedError

    def restore(self, note_id: str, revision_id: str) -> Changes:
        """Make a revision the note's text again; the text it replaces is kept as a revision."""
        raise NotImplementedError

    def previewer(self) -> Previewer:
        """A new live rendering."""
        raise NotImplementedError

    def html(self, text: str) -> str:
        """The whole note as HTML for reading; links to things in the library are `clipdesk:` addresses."""
        raise NotImplementedError

    def tick(self, text: str, task: int) -> str:
        """The text with task number `task` (from 0, in reading order) ticked, or unticked if it was."""
        raise NotImplementedError

    def quote(self, mark_id: str) -> str:
        """The Markdown of a marked passage: a block quote, who said it, and a link back to the passage."""
        raise NotImplementedError

    def complete(self, text: str, limit: int = 12) -> tuple[Completion, ...]:
        """What can be linked after `[[`, best first: articles, sources, notes and marks."""
        raise NotImplementedError

    def link(self, completion: Completion) -> str:
        """The Markdown of a link to a completion."""
        raise NotImplementedError

    def backlinks(self, target: Target) -> tuple[Backlink, ...]:
        """The notes that point at this, last written first."""
        raise NotImplementedError

    def place(self, href: str) -> Place | None:
        """Where a `clipdesk:` address leads; None if it is none, or what it led to is gone."""
        raise NotImplementedError
