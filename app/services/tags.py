"""Verbs on tags: one tree for articles and sources; tag, rename, merge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.bounds import NAME, within
from app.domain.codes.doings import Label
from app.domain.codes.message import Message
from app.domain.codes.troubles import Field, Trouble
from app.domain.errors import KnownError, Missing
from app.domain.nouns import Noun
from app.domain.tag import Tag, tag_id, tag_key, tidy_tag
from app.domain.text.collation import name_key
from app.domain.text.normal import folded
from app.services.present import present
from app.store import tags

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.store.engine.transaction import Transaction
    from app.store.library import Library


TYPED = 10 * NAME  # letters of which a name may be left once it is tidied


def _above(name: str) -> list[str]:
    steps = name.split("/")
    return ["/".join(steps[:depth]) for depth in range(1, len(steps))]


def _named(name: str) -> str:
    tidy = tidy_tag(name) if len(name) <= TYPED else name
    if not tidy:
        raise KnownError(Trouble.TAG_NAMELESS)
    return within(tidy, NAME, Field.TAG_NAME)


TAGGED = {Noun.ARTICLE: Label.TAG_ARTICLES, Noun.SOURCE: Label.TAG_SOURCES}
UNTAGGED = {Noun.ARTICLE: Label.UNTAG_ARTICLES, Noun.SOURCE: Label.UNTAG_SOURCES}


class Tags:
    """The tag tree."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def all(self) -> tuple[Tag, ...]:
        """Every tag with its counts, by name; parents that exist only as a path are there with counts of 0."""
        with self._library.read() as db:
            kept = tags.all_of(db)
        there = {tag.id for tag in kept}
        parents = {
            tag_id(path): Tag(tag_id(path), path)
            for tag in kept
            for path in _above(tag.name)
            if tag_id(path) not in there
        }
        return tuple(
            sorted(
                (*kept, *parents.values()), key=lambda tag: [name_key(step) for step in tag.name.split("/")]
            )
        )

    def complete(self, text: str, limit: int = 8) -> tuple[Tag, ...]:
        """Tags of which a step begins with what was typed, most used first."""
        typed = folded(tidy_tag(text[:TYPED]))
        with self._library.read() as db:
            kept = tags.all_of(db)
        fitting = [
            tag
            for tag in kept
            if folded(tag.name).startswith(typed)
            or any(step.startswith(typed) for step in folded(tag.name).split("/"))
        ]
        fitting.sort(key=lambda tag: (-(tag.article_count + tag.source_count), name_key(tag.name)))
        return tuple(fitting[:limit])

    def tag_articles(self, article_ids: Sequence[str], name: str) -> Changes:
        """Give articles a tag, made if it is new; KnownError for an empty name."""
        return self._give(Noun.ARTICLE, article_ids, name)

    def untag_articles(self, article_ids: Sequence[str], name: str) -> Changes:
        """Take a tag from articles."""
        return self._take(Noun.ARTICLE, article_ids, name)

    def tag_sources(self, source_ids: Sequence[str], name: str) -> Changes:
        """Give sources a tag, made if it is new; KnownError for an empty name."""
        return self._give(Noun.SOURCE, source_ids, name)

    def untag_sources(self, source_ids: Sequence[str], name: str) -> Changes:
        """Take a tag from sources."""
        return self._take(Noun.SOURCE, source_ids, name)

    def _give(self, noun: Noun, ids: Sequence[str], name: str) -> Changes:
        tidy = _named(name)
        with self._library.write(Message(TAGGED[noun], count=len(ids))) as tx:
            there = present(tx, noun, ids)
            kept = tags.keep(tx, tidy) if there else ""
            for one in there:
                tx.join(f"{noun}_tag", **{f"{noun}_id": one, "tag_id": kept})
            return tx.changes

    def _take(self, noun: Noun, ids: Sequence[str], name: str) -> Changes:
        with self._library.write(Message(UNTAGGED[noun], count=len(ids))) as tx:
            for one in present(tx, noun, ids):
                tx.unjoin(f"{noun}_tag", **{f"{noun}_id": one, "tag_id": tag_id(name)})
            return tx.changes

    def rename(self, tag_id: str, name: str) -> Changes:
        """Rename a tag and all below it; into a name that is there already, this merges them."""
        tidy = _named(name)
        old = self._get(tag_id)
        if tag_key(tidy).startswith(f"{tag_key(old.name)}/"):
            raise KnownError(Trouble.TAG_BELOW_ITSELF)
        with self._library.write(Message(Label.RENAME_TAG, name=old.name)) as tx:
            self._move(tx, old, tidy)
            return tx.changes

    def merge(self, tag_id: str, into_id: str) -> Changes:
        """Give all that has the one tag the other, and take the first away; tags below it move along."""
        old, into = self._get(tag_id), self._get(into_id)
        if tag_key(into.name).startswith(f"{tag_key(old.name)}/"):
            raise KnownError(Trouble.TAG_INTO_ITS_OWN)
        with self._library.write(Message(Label.MERGE_TAGS, name=old.name, other=into.name)) as tx:
            self._move(tx, old, into.name)
            return tx.changes

    def delete(self, tag_id: str) -> Changes:
        """Take a tag and all below it from everything; undo brings them back."""
        old = self._get(tag_id)
        with self._library.write(Message(Label.DELETE_TAG, name=old.name)) as tx:
            tags.drop(tx, [tag.id for tag in self._below(old)])
            return tx.changes

    def _get(self, wanted: str) -> Tag:
        found = next((tag for tag in self.all() if tag.id == wanted), None)
        if found is None:
            raise Missing(Noun.TAG)
        return found

    def _below(self, top: Tag) -> list[Tag]:
        """The kept tags of a path and all below it."""
        with self._library.read() as db:
            below = tags.with_below(db, top.id)
            return [tag for tag in tags.all_of(db) if tag.id in below]

    def _move(self, tx: Transaction, old: Tag, name: str) -> None:
        depth = len(old.name.split("/"))
        for tag in self._below(old):
            new_name = "/".join([name, *tag.name.split("/")[depth:]])
            new_id = tags.keep(tx, new_name)
            if new_id == tag.id:
                tx.update("tag", tag.id, {"name": new_name})
            else:
                tags.give(tx, tag.id, new_id)
