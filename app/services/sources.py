"""Verbs on sources: keep them, find them by name or alias, link them to what they said and wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.article import Article
from app.domain.changes import Changes
from app.domain.mark import Mark
from app.domain.note import Backlink
from app.domain.source import Source, SourceDraft, SourceKind, SourceRole, Suggestion
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class LinkedMark:
    """A mark of a source with the title of its article."""

    mark: Mark
    article_title: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Everything a source is linked to."""

    articles: tuple[tuple[Article, tuple[SourceRole, ...]], ...]
    marks: tuple[LinkedMark, ...]
    notes: tuple[Backlink, ...]


class Sources:
    """The library's sources."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def all(self, text: str = "", kind: SourceKind | None = None, tag_id: str = "") -> tuple[Source, ...]:
        """Sources by name, narrowed by words of name or alias, kind and tag."""
        raise NotImplementedError

    def get(self, source_id: str) -> Source:
        """One source; KnownError if it is not there any more."""
        raise NotImplementedError

    def complete(self, text: str, limit: int = 8) -> tuple[Source, ...]:
        """Sources whose name or alias fits what was typed, best first; the recently linked first for no text."""
        raise NotImplementedError

    def add(self, draft: SourceDraft) -> Changes:
        """Keep a new source; `made` is its id. KnownError if the name is empty."""
        raise NotImplementedError

    def edit(self, source_id: str, draft: SourceDraft) -> Changes:
        """Write all of a source's fields anew."""
        raise NotImplementedError

    def delete(self, source_ids: Sequence[str]) -> Changes:
        """Take sources out of sight; undo brings them back with their links."""
        raise NotImplementedError

    def merge(self, keep_id: str, other_id: str) -> Changes:
        """Give all links and the name, as an alias, of `other_id` to `keep_id`, and delete the other."""
        raise NotImplementedError

    def of_article(self, article_id: str) -> tuple[tuple[Source, tuple[SourceRole, ...]], ...]:
        """The sources linked to an article or to a mark in it, by name."""
        raise NotImplementedError

    def link(self, article_id: str, source_id: str, role: SourceRole = SourceRole.MENTIONED) -> Changes:
        """Link a source to an article."""
        raise NotImplementedError

    def unlink(self, article_id: str, source_id: str) -> Changes:
        """Take the links between a source and an article away, those of its marks too."""
        raise NotImplementedError

    def suggestions(self, article_id: str) -> tuple[Suggestion, ...]:
        """Known sources named in the text, the authors and the publication, as far as they are not linked yet."""
        raise NotImplementedError

    def accept(self, article_id: str, suggestion: Suggestion) -> Changes:
        """Link a suggestion, and keep it as a source first if it is not known yet; `made` is the source's id."""
        raise NotImplementedError

    def linked(self, source_id: str) -> Linked:
        """Everything this source is linked to, newest first."""
        raise NotImplementedError
