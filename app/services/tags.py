"""Verbs on tags: one tree for articles and sources; tag, rename, merge."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.changes import Changes
from app.domain.tag import Tag
from app.store.library import Library


class Tags:
    """The tag tree."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def all(self) -> tuple[Tag, ...]:
        """Every tag with its counts, by name; parents that exist only as a path are there with counts of 0."""
        raise NotImplementedError

    def complete(self, text: str, limit: int = 8) -> tuple[Tag, ...]:
        """Tags of which a step begins with what was typed, most used first."""
        raise NotImplementedError

    def tag_articles(self, article_ids: Sequence[str], name: str) -> Changes:
        """Give articles a tag, made if it is new; KnownError for an empty name."""
        raise NotImplementedError

    def untag_articles(self, article_ids: Sequence[str], name: str) -> Changes:
        """Take a tag from articles."""
        raise NotImplementedError

    def tag_sources(self, source_ids: Sequence[str], name: str) -> Changes:
        """Give sources a tag, made if it is new; KnownError for an empty name."""
        raise NotImplementedError

    def untag_sources(self, source_ids: Sequence[str], name: str) -> Changes:
        """Take a tag from sources."""
        raise NotImplementedError

    def rename(self, tag_id: str, name: str) -> Changes:
        """Rename a tag and all below it; into a name that is there already, this merges them."""
        raise NotImplementedError

    def merge(self, tag_id: str, into_id: str) -> Changes:
        """Give all that has the one tag the other, and take the first away; tags below it move along."""
        raise NotImplementedError

    def delete(self, tag_id: str) -> Changes:
        """Take a tag and all below it from everything; undo brings them back."""
        raise NotImplementedError
