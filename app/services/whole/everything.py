"""The verb export everything: a library in; a folder or zip with all that is in sight as plain files out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.codes.doings import Doing
from app.domain.codes.message import Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import Cancelled, KnownError, because
from app.domain.imports import NotTaken
from app.domain.steps import Lane, Step
from app.exchange.library import files
from app.exchange.library.parts import ArticlePart, MarkPart, NotePart, SourcePart, TagPart, VersionPart
from app.services.exchange import Exchange
from app.services.whole.targets import target_at
from app.store.engine.times import to_text
from app.store.many import whole
from app.store.shape.kinds import unpack_blocks

if TYPE_CHECKING:
    from app.domain.steps import Steps, Watcher
    from app.services.whole.targets import Target
    from app.store.engine.asking import Database
    from app.store.library import Library

READABLE = (("md", "article.md"), ("html", "article.html"))


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """What was written where, and which originals could not be had any more."""

    path: Path
    articles: int
    notes: int
    missing: tuple[NotTaken, ...] = ()


class _Writer:
    """One export on its way."""

    def __init__(self, library: Library, db: Database, target: Target, watcher: Watcher) -> None:
        self._library = library
        self._db = db
        self._target = target
        self._watcher = watcher
        self._written: set[str] = set()
        self._missing: list[NotTaken] = []
        self._names = {row["id"]: row["name"] for row in whole.every(db, "source")}

    def all(self, path: Path) -> WrittenOut:
        self._put([files.head(to_text(self._library.now()))])
        self._put(files.tag_files([TagPart(row["name"], row) for row in whole.every(self._db, "tag")]))
        self._put(files.source_files(list(self._sources())))
        ids = whole.article_ids(self._db)
        for done, article_id in enumerate(ids):
            self._watcher.progress(done, len(ids))
            self._put(files.article_files(self._article(article_id)))
        notes = 0
        for note in self._notes():
            self._put(files.note_files(note))
            notes += 1
        return WrittenOut(path, len(ids), notes, tuple(self._missing))

    def _put(self, some: Iterable[files.File]) -> None:
        for name, data in some:
            if self._watcher.stop():
                raise Cancelled
            self._target.write(name, data)

    def _sources(self) -> Iterator[SourcePart]:
        for row in whole.every(self._db, "source"):
            yield SourcePart(row["name"], row, whole.tags_of(self._db, "source", row["id"]))

    def _article(self, article_id: str) -> ArticlePart:
        db = self._db
        row = whole.article(db, article_id)
        captures = whole.of_article(db, "capture", article_id)
        versions = [
            VersionPart(one, unpack_blocks(one["blocks"]))
            for one in whole.of_article(db, "version", article_id)
        ]
        speakers, moved = whole.speakers(db, article_id), whole.of_article(db, "reattachment", article_id)
        marks = [
            MarkPart(
                one,
                speakers.get(one["id"], ()),
                [other for other in moved if other["mark_id"] == one["id"]],
            )
            for one in whole.of_article(db, "mark", article_id)
        ]
        watches = whole.of_article(db, "watch", article_id)
        return ArticlePart(
            name=row["title"],
            row=row,
            original=self._library.blobs.get,
            tags=whole.tags_of(db, "article", article_id),
            sources=whole.roles(db, article_id),
            captures=captures,
            versions=versions,
            marks=marks,
            watch=watches[0] if watches else None,
            alerts=whole.of_article(db, "alert", article_id),
            media=self._media(row["title"], captures, versions),
            readable=tuple(self._readable(article_id)) if row["version_id"] else (),
            source_names=self._names,
        )

    def _media(self, title: str, captures: list[whole.Row], versions: list[VersionPart]) -> dict[str, str]:
        """The originals of an article that are whole; the others are named, and do not stop the rest."""
        pictures = [one for version in versions for one in files.pictures_of(version.row)]
        ids = tuple(dict.fromkeys([one["blob_id"] for one in captures] + pictures))
        media = whole.media(self._db, ids)
        for one in ids:
            if one in media and one not in self._written:
                try:
                    self._library.blobs.get(one)
                    self._written.add(one)
                except KnownError as error:
                    self._missing.append(NotTaken(title, error.message))
                    del media[one]
        return media

    def _readable(self, article_id: str) -> Iterator[files.File]:
        exchange = Exchange(self._library)
        for name, file in READABLE:
            try:
                yield file, exchange.article(article_id, name).data
            except KnownError:  # deleted meanwhile: the rows are those of the beginning all the same
                continue

    def _notes(self) -> Iterator[NotePart]:
        for row in whole.every(self._db, "note"):
            revisions = whole.revisions(self._db, row["id"])
            yield NotePart(row["title"], row, row["text"], row["article_id"] or "", revisions)


class Everything:
    """The library itself as files."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def steps(self, path: Path, watcher: Watcher) -> Steps[WrittenOut]:
        """Write everything to a folder or a `.zip`, which is there when it is whole; KnownError where that cannot be."""
        written: WrittenOut = yield Step(
            Lane.POOL, Message(Doing.WRITING_LIBRARY), lambda: self._write(path.absolute(), watcher)
        )
        return written

    def _write(self, path: Path, watcher: Watcher) -> WrittenOut:
        try:
            target = target_at(path)
            try:
                with whole.snapshot(self._library) as db:
                    written = _Writer(self._library, db, target, watcher).all(path)
                target.finish()
            except BaseException:
                target.drop()
                raise
        except OSError as error:
            raise KnownError(Trouble.LIBRARY_NOT_WRITTEN, why=because(error)) from error
        return written
