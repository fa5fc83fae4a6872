"""The parts that a library falls into when it is written as files: tags, sources, articles with all that is theirs, notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.article.block import Block
from app.exchange.library.records import Row


@dataclass(frozen=True, slots=True)
class TagPart:
    """A tag."""

    name: str
    row: Row


@dataclass(frozen=True, slots=True)
class SourcePart:
    """A source and the names of its tags."""

    name: str
    row: Row
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class MarkPart:
    """A mark, who said it (ids), and what became of it on other versions."""

    row: Row
    speakers: Sequence[str] = ()
    reattachments: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class VersionPart:
    """One text of an article, block by block."""

    row: Row
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """An article with everything that belongs to it alone. `original` gives the bytes of a hash that it names.

    `sources` are pairs of a source's id and its role; `media` says what its originals are, by hash. `readable` are the
    files that are only for reading, name and bytes: nothing is read back from them.
    """

    name: str
    row: Row
    original: Callable[[str], bytes]
    tags: Sequence[str] = ()
    sources: Sequence[tuple[str, str]] = ()
    captures: Sequence[Row] = ()
    versions: Sequence[VersionPart] = ()
    marks: Sequence[MarkPart] = ()
    watch: Row | None = None
    alerts: Sequence[Row] = ()
    media: Mapping[str, str] = field(default_factory=dict)
    readable: Sequence[tuple[str, bytes]] = ()
    source_names: Mapping[str, str] = field(default_factory=dict)
    size: int = 0

    @property
    def ids(self) -> dict[str, list[str]]:
        """The ids of all its rows, by table."""
        found = {
            "article": [self.row],
            "capture": self.captures,
            "version": [one.row for one in self.versions],
            "mark": [one.row for one in self.marks],
            "reattachment": [row for one in self.marks for row in one.reattachments],
            "watch": [self.watch] if self.watch else [],
            "alert": self.alerts,
        }
        return {table: [str(row["id"]) for row in some] for table, some in found.items()}


@dataclass(frozen=True, slots=True)
class NotePart:
    """A note, its revisions and the article it belongs to, or ''."""

    name: str
    row: Row
    text: str
    article_id: str = ""
    revisions: Sequence[Row] = ()
