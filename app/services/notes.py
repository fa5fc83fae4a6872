"""Verbs on notes: write, render, complete links, quote a mark, look back at revisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from app.domain.changes import Changes
from app.domain.codes.doings import Label
from app.domain.codes.message import Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError, Missing
from app.domain.note import Backlink, Completion, Note, Revision, Target
from app.domain.nouns import Noun
from app.domain.text.normal import fits, words_of
from app.notes.links import link, parse, targets
from app.notes.markdown import Renderer
from app.notes.preview import LivePreview
from app.notes.quote import quote
from app.notes.tasks import tick
from app.notes.title import snippet, title_of
from app.services.completions import completions
from app.services.present import present
from app.store import articles, marks, notes, sources, versions
from app.store.engine.asking import Database

if TYPE_CHECKING:
    from app.store.engine.transaction import Transaction
    from app.store.library import Library

BETWEEN_REVISIONS = timedelta(minutes=5)
MUCH_GONE = 400  # letters: a text that shrinks by more is kept at once


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
    """Where a link leads: an article and perhaps a passage of it, a note, or a source.

    `gone` says that the mark was deleted, and that this is where it stood.
    """

    target: Target
    title: str
    article_id: str = ""
    start: int = -1
    end: int = -1
    version_id: str = ""  # the version that the passage stands on
    gone: bool = False


class _Live:
    """The notes room's live preview, in this room's words."""

    def __init__(self) -> None:
        self._live = LivePreview()

    def update(self, text: str) -> PreviewChange:
        """Render `text`; what differs from the last time."""
        change = self._live.update(text)
        return PreviewChange(change.first, change.removed, change.blocks, change.lines)


def _worth_keeping(before: Note, text: str, last: Revision | None, now: datetime) -> bool:
    """Whether the text that goes is kept as a revision: now and then, and whenever much of it goes."""
    if not before.text.strip() or (last is not None and last.text == before.text):
        return False
    if len(before.text) - len(text) > MUCH_GONE:
        return True
    since = last.created_at if last is not None else before.created_at
    return now - since >= BETWEEN_REVISIONS


def _write(tx: Transaction, note_id: str, text: str) -> None:
    tx.update("note", note_id, {"text": text, "title": title_of(text)})
    notes.relink(tx, note_id, targets(text))


def _stood(db: Database, target: Target) -> Place | None:
    """Where a deleted mark stood. Nothing has moved it since, so its words must still be there, or be found only once."""
    mark = marks.get(db, target.id, deleted=True)
    article = None if mark is None else articles.get(db, mark.article_id)
    if mark is None or article is None:
        return None
    version, anchor = versions.current(db, article.id), mark.anchor
    text, start = version.text if version is not None else "", anchor.start
    if text[start : anchor.end] != anchor.exact:
        start = text.find(anchor.exact) if text.count(anchor.exact) == 1 else -1
    end = start + len(anchor.exact) if start >= 0 else -1
    return Place(
        target, article.title, article.id, start, end, article.version_id if start >= 0 else "", gone=True
    )


def _place(db: Database, target: Target) -> Place | None:
    if target.kind is Noun.ARTICLE:
        article = articles.get(db, target.id)
        return None if article is None else Place(target, article.title, article.id)
    if target.kind is Noun.MARK:
        mark = marks.get(db, target.id)
        article = None if mark is None else articles.get(db, mark.article_id)
        if mark is None or article is None:
            return _stood(db, target)
        return Place(target, article.title, article.id, mark.anchor.start, mark.anchor.end, mark.version_id)
    if target.kind is Noun.NOTE:
        note = notes.get(db, target.id)
        return None if note is None else Place(target, note.title, note.article_id)
    source = sources.some(db, (target.id,)).get(target.id)
    return None if source is None else Place(target, source.name)


class Notes:
    """The library's notes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rendering: Renderer | None = None

    def all(self, text: str = "") -> tuple[Note, ...]:
        """All notes, last written first; narrowed by words of the title."""
        with self._library.read() as db:
            found = notes.all_of(db)
        words = words_of(text)
        return tuple(note for note in found if fits(words, note.title))

    def of_article(self, article_id: str) -> tuple[Note, ...]:
        """The notes of one article, oldest first."""
        with self._library.read() as db:
            return notes.of_article(db, article_id)

    def get(self, note_id: str) -> Note:
        """One note; KnownError if it is not there any more."""
        with self._library.read() as db:
            found = notes.get(db, note_id)
        if found is None:
            raise Missing(Noun.NOTE)
        return found

    def add(self, article_id: str = "", text: str = "") -> Changes:
        """Make a note, of an article or free; `made` is its id."""
        # Without a label: undoing a new note would take away what was typed into it since. Delete note is the way.
        with self._library.write() as tx:
            if article_id:
                present(tx, Noun.ARTICLE, [article_id])
            note_id = notes.add(tx, article_id, title_of(text), text)
            notes.relink(tx, note_id, targets(text))
            tx.made(note_id)
            return tx.changes

    def save(self, note_id: str, text: str) -> Changes:
        """Keep the text as it stands, its title and links with it; a revision is kept now and then."""
        before = self.get(note_id)
        if before.text == text:
            return Changes()
        with self._library.write() as tx:
            if _worth_keeping(before, text, notes.last_revision(tx, note_id), tx.now):
                notes.keep_revision(tx, note_id, before.text)
            _write(tx, note_id, text)
            return tx.changes

    def move(self, note_id: str, article_id: str) -> Changes:
        """Give a note to another article, or to none."""
        with self._library.write(Message(Label.MOVE_NOTE)) as tx:
            before = self.get(note_id).article_id
            if article_id:
                present(tx, Noun.ARTICLE, [article_id])
            tx.update("note", note_id, {"article_id": article_id or None})
            tx.touch(Noun.ARTICLE, *(one for one in (before, article_id) if one))
            return tx.changes

    def delete(self, note_ids: Sequence[str]) -> Changes:
        """Take notes out of sight; undo brings them back."""
        with self._library.write(Message(Label.DELETE_NOTES, count=len(note_ids))) as tx:
            tx.remove("note", present(tx, Noun.NOTE, note_ids))
            return tx.changes

    def revisions(self, note_id: str) -> tuple[Revision, ...]:
        """The kept revisions, newest first."""
        with self._library.read() as db:
            return notes.revisions(db, note_id)

    def restore(self, note_id: str, revision_id: str) -> Changes:
        """Make a revision the note's text again; the text it replaces is kept as a revision."""
        before = self.get(note_id)
        wanted = next((one for one in self.revisions(note_id) if one.id == revision_id), None)
        if wanted is None:
            raise KnownError(Trouble.REVISION_GONE)
        with self._library.write(Message(Label.RESTORE_REVISION)) as tx:
            if before.text != wanted.text:
                notes.keep_revision(tx, note_id, before.text)
            _write(tx, note_id, wanted.text)
            return tx.changes

    def previewer(self) -> Previewer:
        """A new live rendering."""
        return _Live()

    def html(self, text: str) -> str:
        """The whole note as HTML for reading; links to things in the library are `clipdesk:` addresses."""
        return self._renderer().html(text)

    def _renderer(self) -> Renderer:
        if self._rendering is None:
            self._rendering = Renderer()
        return self._rendering

    def tick(self, text: str, task: int) -> str:
        """The text with task number `task` (from 0, in reading order) ticked, or unticked if it was."""
        return tick(text, task)

    def quote(self, mark_id: str) -> str:
        """The Markdown of a marked passage: a block quote, who said it, and a link back to the passage."""
        with self._library.read() as db:
            mark = marks.get(db, mark_id)
            if mark is None:
                raise Missing(Noun.MARK)
            article = articles.get(db, mark.article_id)
            speakers = sources.some(db, mark.source_ids)
        names = tuple(speakers[one].name for one in mark.source_ids if one in speakers)
        if article is None:
            raise Missing(Noun.ARTICLE)
        return quote(
            mark.anchor.exact,
            names,
            article.title,
            article.publication,
            article.published,
            Target(Noun.MARK, mark.id),
        )

    def complete(self, text: str, limit: int = 12) -> tuple[Completion, ...]:
        """What can be linked after `[[`, best first: articles, sources, notes and marks."""
        with self._library.read() as db:
            return completions(db, text, limit)

    def link(self, completion: Completion) -> str:
        """The Markdown of a link to a completion."""
        return link(completion.label, completion.target)

    def backlinks(self, target: Target) -> tuple[Backlink, ...]:
        """The notes that point at this, last written first."""
        with self._library.read() as db:
            found = notes.pointing_at(db, target)
        return tuple(Backlink(note.id, note.title, snippet(note.text, target)) for note in found)

    def place(self, href: str) -> Place | None:
        """Where a `clipdesk:` address leads; None if it is none, or what it led to is gone."""
        target = parse(href)
        if target is None:
            return None
        with self._library.read() as db:
            return _place(db, target)
