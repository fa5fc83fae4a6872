"""The table of tables: of each its columns, what a change of a row touches, and which of its words are searched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from app.domain.article.article import Article, Stage, State
from app.domain.article.capture import Capture
from app.domain.article.extraction import Doubt
from app.domain.article.page import How
from app.domain.article.version import Version
from app.domain.follow.alert import Alert, AlertKind, Finding
from app.domain.follow.reattachment import Reattachment
from app.domain.follow.watch import Robots, Watch
from app.domain.mark import Decision, Mark, MarkKind, Outcome
from app.domain.note import Note, Revision
from app.domain.nouns import Noun
from app.domain.source import Source, SourceKind, SourceRole
from app.domain.tag import Tag
from app.store.shape.kinds import (
    ALIASES,
    BLOCKS,
    FACTS,
    FLAG,
    LINE,
    LINES,
    MOMENT,
    MOMENT_OR_NONE,
    NAME,
    NAMES,
    NUMBER,
    NUMBERS,
    PAIRS,
    SHARE,
    TEXT,
    TEXT_OR_NONE,
    WORDS,
    Kind,
    one_of,
    some_of,
)

# Every noun has `seq` (local and chronological, the full-text rowid, never leaves the machine) beside these.
ID: Mapping[str, Kind] = {"id": TEXT, "created_at": MOMENT}
NOUN: Mapping[str, Kind] = {**ID, "updated_at": MOMENT, "deleted_at": MOMENT_OR_NONE}
PASSAGE: Mapping[str, Kind] = {"start": NUMBER, "end": NUMBER, "exact": TEXT, "prefix": TEXT, "suffix": TEXT}


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    `columns` are those that the migrations make, `seq` left out. `of` is the dataclass whose fields they are, by
    the same names; `beside` are fields of it that a query counts or joins. `touches` says which noun's id stands in
    a column; `points` names the column that says which noun's. `searched` are the columns of the text index and
    their weights, in its order (`text` of an article is its current version's).
    """

    name: str
    columns: Mapping[str, Kind]
    touches: Mapping[str, Noun] = field(default_factory=dict)
    points: Mapping[str, str] = field(default_factory=dict)
    of: type | None = None
    beside: Mapping[str, Kind] = field(default_factory=dict)
    searched: Mapping[str, int] = field(default_factory=dict)

    @property
    def dated(self) -> bool:
        """True if a row has an id of its own and says when it was made."""
        return "created_at" in self.columns

    @property
    def is_noun(self) -> bool:
        """True if a row is changed and goes out of sight, and is never taken away."""
        return "deleted_at" in self.columns

    @property
    def noun(self) -> Noun | None:
        """The noun that a row is."""
        return self.touches.get("id")


_ALL = (
    Table("blob", {**ID, "media_type": TEXT, "size": NUMBER}),  # its id is the SHA-256 of the bytes, hex
    Table(
        "article",
        {
            **NOUN,
            "title": LINE,
            "standfirst": LINES,
            "authors": NAMES,
            "publication": LINE,
            "section": LINE,
            "published": LINE,
            "modified": LINE,
            "language": TEXT,
            "url": TEXT,
            "url_key": TEXT,  # the address as compared
            "asked_key": TEXT,  # the address asked for, as compared
            "lead_image": TEXT,
            "word_count": NUMBER,
            "state": one_of(State),
            "stage": one_of(Stage),
            "problem": TEXT,
            "version_id": TEXT,
            "incomplete": FLAG,
            "title_key": TEXT,  # where it stands in a list: triggers write both from `domain/text/collation.py`
            "publication_key": TEXT,
        },
        {"id": Noun.ARTICLE},
        of=Article,
        beside={
            "tags": NAMES,
            "mark_count": NUMBER,
            "note_count": NUMBER,
            "watched": FLAG,
            "alert_count": NUMBER,
        },
        searched={"title": 10, "standfirst": 4, "authors": 3, "publication": 2, "text": 1},
    ),
    Table(
        "capture",
        {
            **NOUN,
            "article_id": TEXT,
            "how": one_of(How),
            "url": TEXT,
            "final_url": TEXT,
            "redirects": WORDS,
            "status": NUMBER,
            "headers": PAIRS,
            "content_type": TEXT,
            "name": TEXT,
            "blob_id": TEXT,
            "version_id": TEXT,  # the version this capture showed, once it was parsed
            "finding": TEXT,
            "text_hash": TEXT,
            "extractor": TEXT,
            "words": NUMBER,
            "page_words": NUMBER,
            "missing": NUMBER,
            "doubts": some_of(Doubt),
            "problem": TEXT,
        },
        {"id": Noun.CAPTURE, "article_id": Noun.ARTICLE},
        of=Capture,
        beside={"size": NUMBER},
    ),
    Table(
        "version",
        {
            **NOUN,
            "article_id": TEXT,
            "capture_id": TEXT,
            "number": NUMBER,
            "current": FLAG,  # the version shown and searched
            "title": TEXT,
            "standfirst": TEXT,
            "text_hash": TEXT,  # SHA-256 of the text in UTF-8, hex
            "extractor": TEXT,
            "metadata": FACTS,  # the extraction's other fields
            "pictures": FACTS,  # address in the page -> blob id
            "missing": NUMBER,  # pictures that could not be had
            "text": TEXT,
            "blocks": BLOCKS,
            "words_gone": NUMBER,
            "words_come": NUMBER,
            "reread": FLAG,
        },
        {"id": Noun.VERSION, "article_id": Noun.ARTICLE},
        of=Version,
    ),
    Table(
        "mark",
        {
            **NOUN,
            "article_id": TEXT,
            "version_id": TEXT,
            "kind": one_of(MarkKind),
            "comment": TEXT,
            **PASSAGE,
        },
        {"id": Noun.MARK, "article_id": Noun.ARTICLE},
        of=Mark,
        beside={"source_ids": WORDS},
        searched={"exact": 2, "comment": 3},
    ),
    Table(
        "source",
        {
            **NOUN,
            "kind": one_of(SourceKind),
            "name": NAME,
            "aliases": ALIASES,
            "role": NAME,
            "organisation": NAME,
            "contacts": TEXT,
            "note": TEXT,
        },
        {"id": Noun.SOURCE},
        of=Source,
        beside={"tags": NAMES, "article_count": NUMBER, "mark_count": NUMBER},
        searched={"name": 10, "aliases": 8, "role": 2, "organisation": 2, "contacts": 2, "note": 1},
    ),
    Table(
        "tag",
        {**NOUN, "name": NAME},
        {"id": Noun.TAG},
        of=Tag,
        beside={"article_count": NUMBER, "source_count": NUMBER},
    ),
    Table(
        "note",
        {**NOUN, "article_id": TEXT_OR_NONE, "title": TEXT, "text": TEXT},
        {"id": Noun.NOTE, "article_id": Noun.ARTICLE},
        of=Note,
        searched={"title": 6, "text": 1},
    ),
    Table("note_revision", {**ID, "note_id": TEXT, "text": TEXT}, {"note_id": Noun.NOTE}, of=Revision),
    # Everything that points at a noun: a note now, by its own text; places are code points, -1 for the whole.
    Table(
        "link",
        {
            "from_noun": one_of(Noun),
            "from_id": TEXT,
            "to_noun": one_of(Noun),
            "to_id": TEXT,
            "role": TEXT,
            "start": NUMBER,
            "end": NUMBER,
        },
        points={"from_id": "from_noun"},
    ),
    Table(
        "article_tag", {"article_id": TEXT, "tag_id": TEXT}, {"article_id": Noun.ARTICLE, "tag_id": Noun.TAG}
    ),
    Table("source_tag", {"source_id": TEXT, "tag_id": TEXT}, {"source_id": Noun.SOURCE, "tag_id": Noun.TAG}),
    Table(
        "article_source",
        {"article_id": TEXT, "source_id": TEXT, "role": one_of(SourceRole)},
        {"article_id": Noun.ARTICLE, "source_id": Noun.SOURCE},
    ),
    Table(
        "mark_source", {"mark_id": TEXT, "source_id": TEXT}, {"mark_id": Noun.MARK, "source_id": Noun.SOURCE}
    ),
    Table(
        "reattachment",
        {
            **NOUN,
            "article_id": TEXT,
            "mark_id": TEXT,
            "version_id": TEXT,
            "base_id": TEXT,  # the version it was followed from
            "outcome": one_of(Outcome),
            "decision": one_of(Decision),
            "likeness": SHARE,
            **PASSAGE,  # `start` is -1 for an orphan
        },
        {"mark_id": Noun.MARK, "article_id": Noun.ARTICLE},
        of=Reattachment,
    ),
    Table(
        "watch",
        {
            **NOUN,
            "article_id": TEXT,
            "url": TEXT,
            "host": TEXT,
            "changed_at": MOMENT,
            "looked_at": MOMENT_OR_NONE,
            "next_at": MOMENT_OR_NONE,  # nothing once nothing has changed for a year
            "failures": NUMBER,
            "robots": one_of(Robots),
            "robots_at": MOMENT_OR_NONE,
            "crawl_delay": SHARE,
        },
        {"id": Noun.WATCH, "article_id": Noun.ARTICLE},
        of=Watch,
    ),
    Table(
        "alert",
        {
            **NOUN,
            "article_id": TEXT,
            "capture_id": TEXT,
            "version_id": TEXT,
            "kind": one_of(AlertKind),
            "rank": NUMBER,  # the place of its kind in the inbox
            "finding": one_of(Finding),
            "address": TEXT,
            "numbers": NUMBERS,
            "seen": FLAG,
        },
        {"id": Noun.ALERT, "article_id": Noun.ARTICLE},
        of=Alert,
        beside={"article_title": LINE},
    ),
)
TABLES: Mapping[str, Table] = {table.name: table for table in _ALL}


@cache
def table_of(kind: type) -> Table:
    """The table whose rows a dataclass is."""
    return next(table for table in _ALL if table.of is kind)
