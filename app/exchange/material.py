"""What a file is made of: a note or an article as the domain knows them, and what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.article.article import Article
from app.domain.article.block import Block
from app.domain.article.version import Version
from app.domain.follow.comparison import Comparison
from app.domain.mark import Mark
from app.domain.note import Note


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A note: `text` is its Markdown with ordinary links, `html_body` the same as clean HTML."""

    note: Note
    text: str
    html_body: str


@dataclass(frozen=True, slots=True)
class ComparisonFile:
    """Two versions of an article, and all that differs between them."""

    article: Article
    old: Version
    new: Version
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article, one version of its text and the marks on it.

    `sources` maps a mark's id to the names of who said it; `pictures` maps a blob's id to its media
    type and bytes.
    """

    article: Article
    version: Version
    marks: tuple[Mark, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title of the version, or of the article where the version has none."""
        return self.version.title or self.article.title

    @property
    def standfirst(self) -> str:
        """The standfirst of the version, or of the article where the version has none."""
        return self.version.standfirst or self.article.standfirst

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that make up the text, in reading order."""
        kept = tuple(block for block in self.version.blocks if block.kept)
        return kept or (Block(self.version.html, self.version.text),)

    @property
    def ordered_marks(self) -> tuple[Mark, ...]:
        """The marks in the order of the text."""
        return tuple(sorted(self.marks, key=lambda mark: (mark.anchor.start, mark.anchor.end, mark.id)))

    @property
    def marks_in_place(self) -> tuple[Mark, ...]:
        """The marks whose words stand in this version where they say; others are of another version."""
        text = self.version.text
        return tuple(
            mark for mark in self.marks if text[mark.anchor.start : mark.anchor.end] == mark.anchor.exact
        )

    def speakers(self, mark: Mark) -> tuple[str, ...]:
        """The names of who said a marked passage."""
        return tuple(self.sources.get(mark.id, ()))

    @property
    def byline(self) -> str:
        """Authors, publication and day in one line."""
        parts = (", ".join(self.article.authors), self.article.publication, self.article.published)
        return " · ".join(part for part in parts if part)
