"""Verbs on articles: read the list and the text, change state and words, delete, put back what was dropped."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from app.domain.article import Article, Capture, State, Version
from app.domain.changes import Changes
from app.domain.query import ArticleFilter, Order
from app.store.library import Library


class Articles:
    """The library's articles."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def count(self, narrow: ArticleFilter) -> int:
        """How many articles `narrow` lets through."""
        raise NotImplementedError

    def page(self, narrow: ArticleFilter, order: Order, offset: int, limit: int) -> tuple[Article, ...]:
        """A page of the list, at once, without the keys of the rest."""
        raise NotImplementedError

    def keys(self, narrow: ArticleFilter, order: Order) -> array[int]:
        """The local keys of the whole list in its order, 8 bytes each, for quick jumps with `rows`."""
        raise NotImplementedError

    def rows(self, keys: Sequence[int]) -> tuple[Article, ...]:
        """The articles of those local keys, in that order; one deleted meanwhile is left out."""
        raise NotImplementedError

    def get(self, article_id: str) -> Article:
        """One article; KnownError if it is not there any more."""
        raise NotImplementedError

    def version(self, article_id: str, version_id: str = "") -> Version | None:
        """The text to read: that version, or the current one; None while there is none."""
        raise NotImplementedError

    def versions(self, article_id: str) -> tuple[Version, ...]:
        """All versions, oldest first."""
        raise NotImplementedError

    def captures(self, article_id: str) -> tuple[Capture, ...]:
        """All captures, oldest first."""
        raise NotImplementedError

    def picture(self, blob_id: str) -> bytes:
        """The bytes of a kept picture, checked against their hash; KnownError if they are damaged or gone."""
        raise NotImplementedError

    def publications(self) -> tuple[str, ...]:
        """The names of all publications in the list, by name."""
        raise NotImplementedError

    def set_state(self, article_ids: Sequence[str], state: State) -> Changes:
        """Move articles to inbox, reading or done."""
        raise NotImplementedError

    def edit(
        self,
        article_id: str,
        *,
        title: str | None = None,
        standfirst: str | None = None,
        authors: tuple[str, ...] | None = None,
        publication: str | None = None,
        published: str | None = None,
    ) -> Changes:
        """Correct what was found about an article; None leaves a field as it is."""
        raise NotImplementedError

    def delete(self, article_ids: Sequence[str]) -> Changes:
        """Take articles and their marks out of sight; undo brings them back."""
        raise NotImplementedError

    def put_back(self, article_id: str, block: int) -> Changes:
        """Keep block number `block` of the current version after all; marks behind it move along exactly."""
        raise NotImplementedError

    def take_out(self, article_id: str, block: int) -> Changes:
        """Drop a kept block; KnownError if a mark stands on it."""
        raise NotImplementedError
