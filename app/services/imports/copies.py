"""The parts of a library that was written as files in; the same things under the same ids in this library out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.clip.clean import clean_html, text_of
from app.clip.media import picture_type
from app.domain.article.article import Stage
from app.domain.article.block import Block, full_text
from app.domain.codes.doings import Doing
from app.domain.codes.imports import Left
from app.domain.codes.message import Message
from app.domain.errors import Misfit
from app.domain.source import SourceRole
from app.domain.steps import Lane, Step
from app.domain.tag import tidy_tag
from app.exchange.incoming.places import Unreadable
from app.exchange.library.files import pictures_of
from app.exchange.library.parts import ArticlePart, NotePart, SourcePart, TagPart
from app.notes.links import targets
from app.notes.title import title_of
from app.store import notes, tags
from app.store.many import bulk
from app.store.shape.kinds import pack_blocks
from app.store.versions import hash_of

if TYPE_CHECKING:
    from app.domain.steps import Steps
    from app.exchange.incoming.items import Incoming
    from app.services.imports.taking import Taking
    from app.store.engine.blobs import Blobs
    from app.store.engine.transaction import Transaction
    from app.store.library import Library

STUB = ("id", "created_at", "updated_at")  # what the row of an article holds before the rest of it is there
_NOWHERE = f'src="blob:{"0" * 64}"'  # stands for the empty address of a picture that was never kept
_ROLES = frozenset(str(one) for one in SourceRole)


class Copies:
    """Takes what another library held, as it stood there."""

    def __init__(self, library: Library, taking: Taking) -> None:
        self._library = library
        self._taking = taking
        self._tags: dict[str, str] = {}

    def take(self, parts: Sequence[Incoming]) -> Steps[None]:
        """Keep a batch of parts."""
        ready: list[_Ready] = []
        some = [one for one in parts if isinstance(one, ArticlePart)]
        if some:
            ready = yield Step(
                Lane.POOL,
                Message(Doing.READING_ARTICLES),
                lambda: [x for one in some if (x := self._ready(one))],
            )
        yield Step(Lane.STORE, Message(Doing.KEEPING_PARTS), lambda: self._keep(parts, ready))

    def _ready(self, part: ArticlePart) -> _Ready | None:
        try:
            return _Ready(part)
        except Unreadable as error:
            self._taking.leave(part.name, error.why)
        except (Misfit, KeyError):
            self._taking.leave(part.name, Message(Left.PARTS_MISFIT))
        return None

    def _keep(self, parts: Sequence[Incoming], ready: Sequence[_Ready]) -> None:
        with bulk.gathering(self._library) as (tx, blobs):
            self._tags = {}
            for part in parts:
                if isinstance(part, TagPart):
                    self._tag(tx, str(part.row["name"]), part)
            self._keep_sources(tx, [one for one in parts if isinstance(one, SourcePart)])
            self._keep_articles(tx, blobs, ready)
            self._keep_notes(tx, [one for one in parts if isinstance(one, NotePart)])
            changes = tx.changes
        self._taking.kept(changes)

    def _tag(self, tx: Transaction, name: str, part: TagPart | None = None) -> str:
        """The id of a tag, made where it is new."""
        tidy = tidy_tag(name)
        if tidy and tidy not in self._tags:
            times = {key: part.row[key] for key in ("created_at", "updated_at")} if part else {}
            self._tags[tidy], new = tags.kept(tx, tidy, times)
            self._taking.count("tag", int(new))
        return self._tags.get(tidy, "")

    def _keep_sources(self, tx: Transaction, parts: Sequence[SourcePart]) -> None:
        there = bulk.there(tx, "source", [str(one.row["id"]) for one in parts])
        for part in parts:
            source_id = str(part.row["id"])
            if source_id in there:
                self._taking.leave(part.name, Message(Left.IN_LIBRARY))
                continue
            bulk.put(tx, "source", part.row)
            for name in part.tags:
                if tag := self._tag(tx, name):
                    tx.join("source_tag", source_id=source_id, tag_id=tag)
            self._taking.count("source")

    def _keep_articles(self, tx: Transaction, blobs: Blobs, ready: Sequence[_Ready]) -> None:
        known = {
            table: bulk.known(tx, table, [one for some in ready for one in some.part.ids[table]])
            for table in (ready[0].part.ids if ready else ())
        }
        fresh = []
        for one in ready:
            if one.article_id in known["article"] and not known["article"][one.article_id]:
                self._taking.leave(one.part.name, Message(Left.IN_LIBRARY))
            elif any(
                known[table].get(row_id) is False for table, ids in one.part.ids.items() for row_id in ids
            ):
                self._taking.leave(one.part.name, Message(Left.PARTS_KNOWN))
            else:
                fresh.append(one)
                for table, ids in one.part.ids.items():
                    known[table] |= dict.fromkeys(ids, False)
        for one in fresh:
            row = {name: one.part.row[name] for name in STUB}
            bulk.put(tx, "article", row)
        sources = [pair[0] for one in fresh for pair in one.part.sources]
        sources += [who for one in fresh for mark in one.part.marks for who in mark.speakers]
        there = bulk.there(tx, "source", sources)
        for one in fresh:
            one.keep(tx, blobs, there)
            for name in one.part.tags:
                if tag := self._tag(tx, name):
                    tx.join("article_tag", article_id=one.article_id, tag_id=tag)
            self._taking.count("article")

    def _keep_notes(self, tx: Transaction, parts: Sequence[NotePart]) -> None:
        there = bulk.there(tx, "note", [str(one.row["id"]) for one in parts])
        articles = bulk.there(tx, "article", [one.article_id for one in parts])
        revisions = bulk.known(
            tx, "note_revision", [str(row["id"]) for one in parts for row in one.revisions]
        )
        for part in parts:
            note_id = str(part.row["id"])
            if note_id in there:
                self._taking.leave(part.name, Message(Left.IN_LIBRARY))
                continue
            there |= {note_id}
            article_id = part.article_id if part.article_id in articles else None
            row = {**part.row, "text": part.text, "title": title_of(part.text), "article_id": article_id}
            bulk.put(tx, "note", row)
            for revision in part.revisions:
                if revision["id"] not in revisions:
                    revisions[str(revision["id"])] = False
                    tx.insert("note_revision", {**revision, "note_id": note_id}, quiet=True, as_kept=True)
            notes.relink(tx, note_id, targets(part.text))
            self._taking.count("note")


class _Ready:
    """An article whose parts fit each other, with its originals read and its texts made safe: what takes time is done."""

    def __init__(self, part: ArticlePart) -> None:
        self.part = part
        self.article_id = str(part.row["id"])
        ids = {table: frozenset(some) for table, some in part.ids.items()}
        if any(len(ids[table]) != len(some) for table, some in part.ids.items()):
            raise Misfit("two parts have one id")
        self._originals = {one: (part.original(one), kind) for one, kind in part.media.items()}
        self._versions = [
            self._version(version.row, version.blocks)
            for version in part.versions
            if version.row["id"] in ids["version"]
        ]
        texts = {row["id"]: row["text"] for row in self._versions}
        shown = part.row["version_id"]
        if (shown and shown not in texts) or (part.row["stage"] == Stage.READY and not shown):
            raise Misfit("the text is missing")
        if any(row["capture_id"] not in ids["capture"] for row in (*self._versions, *part.alerts)):
            raise Misfit("a receipt is missing")
        if any(row["blob_id"] not in self._originals for row in part.captures):
            raise Unreadable(Left.ORIGINAL_MISSING)
        moved = [row for mark in part.marks for row in mark.reattachments]
        for row in (*(mark.row for mark in part.marks), *moved):
            text = texts.get(row["version_id"])
            if (
                text is None
                or row.get("base_id", row["version_id"]) not in texts
                or not _within(row, str(text))
            ):
                raise Misfit("a mark stands on no text")

    def _version(self, row: bulk.Values, blocks: Sequence[Block]) -> dict[str, object]:
        safe = tuple(_safe(block) for block in blocks)
        text = full_text(safe)
        for blob_id in pictures_of(row):
            raw = self._originals.get(blob_id, (b"", ""))[0]
            if raw and not picture_type(raw):
                raise Misfit("no picture")
        return {**row, "text": text, "text_hash": hash_of(text), "blocks": pack_blocks(safe)}

    def keep(self, tx: Transaction, blobs: Blobs, sources: frozenset[str]) -> None:
        """Write everything but the article's own row, which is there; then complete that."""
        part, of = self.part, {"article_id": self.article_id}
        for raw, kind in self._originals.values():
            blobs.put(raw, kind, tx)
        for capture in part.captures:
            bulk.put(tx, "capture", {**capture, **of})
        for version in self._versions:
            bulk.put(tx, "version", {**version, **of})
        for mark in part.marks:
            bulk.put(tx, "mark", {**mark.row, **of})
            for moved in mark.reattachments:
                bulk.put(tx, "reattachment", {**moved, **of, "mark_id": mark.row["id"]})
            for who in mark.speakers:
                if who in sources:
                    tx.join("mark_source", mark_id=str(mark.row["id"]), source_id=who)
        if part.watch is not None:
            bulk.put(tx, "watch", {**part.watch, **of})
        for alert in part.alerts:
            bulk.put(tx, "alert", {**alert, **of})
        for source_id, role in part.sources:
            if source_id in sources and role in _ROLES:
                tx.join("article_source", source_id=source_id, role=role, **of)
        rest = {name: value for name, value in part.row.items() if name not in STUB}
        bulk.fill(tx, self.article_id, rest, as_kept=True)


def _within(row: bulk.Values, text: str) -> bool:
    start, end = int(str(row["start"])), int(str(row["end"]))
    return (start == end == -1 and "base_id" in row) or 0 <= start <= end <= len(text)


def _safe(block: Block) -> Block:
    """The block as it is, where its HTML is what ours would be; else its HTML made clean, and its text that of it."""
    html = clean_html(block.html.replace('src=""', _NOWHERE), "").replace(_NOWHERE, 'src=""')
    if html == block.html and _letters(text_of(html)) == _letters(block.text):
        return block
    return replace(block, html=html, text=text_of(html))


def _letters(text: str) -> str:
    return "".join(text.split())
