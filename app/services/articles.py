"""Verbs on articles: read the list and the text, change state and words, delete, put back what was dropped."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.article.article import Stage
from app.domain.bounds import LINE, NAME, within
from app.domain.changes import Changes
from app.domain.errors import KnownError, Missing
from app.domain.nouns import Noun
from app.services.present import present
from app.services.words import counted
from app.store import articles

if TYPE_CHECKING:
    from app.domain.article.article import Article, State
    from app.domain.article.version import Version
    from app.domain.listing import ArticleFilter, Order
    from app.store.library import Library


class Articles:
    """The library's articles."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def count(self, narrow: ArticleFilter) -> int:
        """How many articles `narrow` lets through."""
        with self._library.read() as db:
            return articles.count(db, narrow)

    def page(self, narrow: ArticleFilter, order: Order, offset: int, limit: int) -> tuple[Article, ...]:
        """A page of the list, at once, without the keys of the rest."""
        with self._library.read() as db:
            return articles.page(db, narrow, order, offset, limit)

    def keys(self, narrow: ArticleFilter, order: Order) -> array[int]:
        """The local keys of the whole list in its order, 8 bytes each, for quick jumps with `rows`."""
        with self._library.read() as db:
            return articles.keys(db, narrow, order)

    def rows(self, keys: Sequence[int]) -> tuple[Article, ...]:
        """The articles of those local keys, in that order; one deleted meanwhile is left out."""
        with self._library.read() as db:
            return articles.by_keys(db, keys)

    def get(self, article_id: str) -> Article:
        """One article; KnownError if it is not there any more."""
        with self._library.read() as db:
            found = articles.get(db, article_id)
        if found is None:
            raise Missing(Noun.ARTICLE)
        return found

    def version(self, article_id: str, version_id: str = "") -> Version | None:
        """The text to read: that version, or the current one; None while there is none."""
        from app.store import versions

        with self._library.read() as db:
            return versions.get(db, version_id) if version_id else versions.current(db, article_id)

    def picture(self, blob_id: str) -> bytes:
        """The bytes of a kept picture, checked against their hash; KnownError if they are damaged or gone."""
        return self._library.blobs.get(blob_id)

    def publications(self) -> tuple[str, ...]:
        """The names of all publications in the list, by name."""
        with self._library.read() as db:
            return articles.publications(db)

    def unfinished(self) -> tuple[Article, ...]:
        """Stubs that an earlier run left without text, oldest first, for Retry."""
        with self._library.read() as db:
            return articles.unfinished(db)

    def links(self, article_ids: Sequence[str]) -> tuple[str, ...]:
        """Those of the articles that are links: their pages were never asked for."""
        with self._library.read() as db:
            found = (articles.get(db, one) for one in article_ids)
            return tuple(one.id for one in found if one is not None and one.stage is Stage.LINK)

    def copies_unread(self) -> bool:
        """True if an earlier run kept copies of pages that were not read yet."""
        with self._library.read() as db:
            return articles.copies_unread(db)

    def set_state(self, article_ids: Sequence[str], state: State) -> Changes:
        """Move articles to inbox, reading or done."""
        with self._library.write(f"Move {counted(len(article_ids), 'article')} to {state}") as tx:
            articles.update(tx, present(tx, Noun.ARTICLE, article_ids), {"state": state})
            return tx.changes

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
        for what, words, most in (
            ("a headline", title, LINE),
            ("a standfirst", standfirst, 4 * LINE),
            ("the name of a publication", publication, LINE),
            ("a day", published, LINE),
            *(("the name of an author", name, NAME) for name in authors or ()),
        ):
            within(words or "", most, what)
        within("".join(authors or ()), 4 * LINE, "the authors of an article together")
        wanted = {
            "title": title,
            "standfirst": standfirst,
            "authors": authors,
            "publication": publication,
            "published": published,
        }
        values = {name: value for name, value in wanted.items() if value is not None}
        with self._library.write("Edit article") as tx:
            (there,) = present(tx, Noun.ARTICLE, [article_id])
            if values:
                articles.update(tx, [there], values)
            return tx.changes

    def delete(self, article_ids: Sequence[str]) -> Changes:
        """Take articles and their marks out of sight; undo brings them back."""
        with self._library.write(f"Delete {counted(len(article_ids), 'article')}") as tx:
            tx.remove("article", present(tx, Noun.ARTICLE, article_ids))
            return tx.changes

    def put_back(self, article_id: str, block: int) -> Changes:
        """Keep block number `block` of the current version after all; marks behind it move along exactly."""
        return self._keep(article_id, block, kept=True)

    def take_out(self, article_id: str, block: int) -> Changes:
        """Drop a kept block; KnownError if a mark stands on it."""
        return self._keep(article_id, block, kept=False)

    def _keep(self, article_id: str, block: int, *, kept: bool) -> Changes:
        from dataclasses import replace

        from app.annotate.anchor import describe
        from app.annotate.blocks import moved_spans
        from app.store import marks, versions

        self.get(article_id)
        version = self.version(article_id)
        if version is None or not 0 <= block < len(version.blocks):
            raise KnownError(
                "This article has no such passage any more.", "Open it again and look once more."
            )
        before = version.blocks
        if before[block].kept is kept:
            return Changes()
        after = (*before[:block], replace(before[block], kept=kept), *before[block + 1 :])
        with self._library.write("Put passage back" if kept else "Take passage out") as tx:
            with self._library.read() as db:
                standing = [one for one in marks.of_article(db, article_id) if one.version_id == version.id]
            moved = moved_spans([(one.anchor.start, one.anchor.end) for one in standing], before, after)
            if None in moved:
                raise KnownError(
                    "A mark stands on this passage.", "Delete the mark first, then take the passage out."
                )
            text = versions.set_blocks(tx, version, after)
            for one, span in zip(standing, moved, strict=True):
                if span is not None and (anchor := describe(text, *span)) != one.anchor:
                    marks.shift(tx, one, anchor)  # also where only what stands beside it is new
            return tx.changes
