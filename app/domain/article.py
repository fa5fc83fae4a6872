"""Articles: the stub, its captures and versions, and what an extractor found in a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.domain.bounds import LINE, NAME, cut
from app.domain.codes.message import Message
from app.domain.text.words import count_words


class State(StrEnum):
    """Where an article stands in the reporter's reading."""

    INBOX = "inbox"
    READING = "reading"
    DONE = "done"


class Stage(StrEnum):
    """How far the clip of an article has come."""

    LINK = "link"  # an address that was imported: nothing is fetched before somebody asks for it
    WAITING = "waiting"  # the address is kept, its bytes are not here yet
    RAW = "raw"  # the bytes are kept, not parsed yet
    READY = "ready"  # there is text to read
    FAILED = "failed"  # `problem` says why; Retry goes on from what is kept


class How(StrEnum):
    """By which way a capture came in."""

    FETCH = "fetch"
    FILE = "file"
    PASTE = "paste"
    BROWSER = "browser"


class Doubt(StrEnum):
    """Why a capture is probably not the whole article."""

    WALL = "wall"  # words of a paywall or a consent wall where the text ends
    MORE = "more"  # the text ends at "continue reading" or the like
    SHORT = "short"  # far shorter than the page's own word count, reading time or `articleBody`
    LISTING = "listing"  # a list of articles instead of one
    CUT = "cut"  # the text or the page ends in the middle of a sentence
    PAGES = "pages"  # one of several pages of its article


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level block of a page in reading order: kept, or dropped for a `reason`.

    `html` is clean (see `clip.clean`); `text` holds the same characters with nothing but white space
    added. `reason` is empty for a kept block, otherwise a `Reason`, or words that an older Clipdesk kept after `verbatim:`. A `caption` is the words
    of a figure: it is shown, searched and marked like any other block, but no part of the running text.
    """

    html: str
    text: str
    kept: bool = True
    reason: str = ""
    caption: bool = False


def full_text(blocks: Sequence[Block]) -> str:
    """The text of the kept blocks, captions in their places, apart by a blank line."""
    return "\n\n".join(block.text for block in blocks if block.kept)


def running_text(blocks: Sequence[Block]) -> str:
    """The text of the kept blocks that have any and are no captions, apart by a blank line."""
    return full_text([block for block in blocks if block.text and not block.caption])


MOST_AUTHORS = 100


def words(most: int = LINE, *, whole: bool = False) -> str:
    """A field for words of which a page has at most `most` letters: of more the beginning is kept, or none if they only count `whole`."""
    return field(default="", metadata={"most": most, "whole": whole})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What an article says of itself beside its text. Unknown strings are empty.

    `published` and `modified` are ISO 8601, as exact as the page says (a date, or a time with its offset).
    `language` is a BCP 47 tag. `url` is the canonical address, `lead_image` that of its picture.
    """

    title: str = words()
    standfirst: str = words(4 * LINE)
    authors: tuple[str, ...] = ()
    publication: str = words()
    section: str = words()
    published: str = words()
    modified: str = words()
    language: str = words(whole=True)
    url: str = words(4 * LINE, whole=True)
    lead_image: str = words(4 * LINE, whole=True)


HEAD = tuple(one.name for one in fields(Head))


def head_of(one: Head) -> dict[str, Any]:
    """What an article, a version or an extraction says of itself: its head alone, by the names of its fields."""
    return {name: getattr(one, name) for name in HEAD}


@dataclass(frozen=True, slots=True)
class Extraction(Head):
    """The article an extractor found in a page.

    `blocks` holds the whole page's candidate blocks; `text`, `full_text` and `html` are made of the kept ones.
    `pictures` are the absolute addresses of the pictures in `html`, each once, in order; those that the page holds
    itself are `inline`, and their address is `blob:` with the SHA-256 of their bytes. `page_words` counts all words
    that the page shows, kept or not; `doubts` say why this is probably not the whole article. `next_page` and
    `first_page` are the addresses of other pages of it, where it is one of several.
    """

    blocks: tuple[Block, ...] = ()
    pictures: tuple[str, ...] = ()
    inline: tuple[Picture, ...] = ()
    extractor: str = ""
    page_words: int = 0
    doubts: tuple[Doubt, ...] = ()
    next_page: str = words(4 * LINE, whole=True)
    first_page: str = words(4 * LINE, whole=True)

    def __post_init__(self) -> None:
        """Cut what a page says of itself at more length than any page means it."""
        for one in fields(self):
            most = one.metadata.get("most", 0)
            if most and len(said := getattr(self, one.name)) > most:
                object.__setattr__(self, one.name, "" if one.metadata["whole"] else cut(said, most))
        if len(self.authors) > MOST_AUTHORS or any(len(name) > NAME for name in self.authors):
            kept = tuple(cut(name, NAME) for name in self.authors[:MOST_AUTHORS])
            object.__setattr__(self, "authors", kept)

    @property
    def text(self) -> str:
        """The article as plain text, without the captions of its figures."""
        return running_text(self.blocks)

    @property
    def full_text(self) -> str:
        """The same with the captions in their places: what a version keeps, and marks and search stand on."""
        return full_text(self.blocks)

    @property
    def captions(self) -> tuple[str, ...]:
        """The words of the figures, in reading order."""
        return tuple(block.text for block in self.blocks if block.kept and block.caption and block.text)

    @property
    def html(self) -> str:
        """The article as clean HTML, one top-level element a block."""
        return "\n".join(block.html for block in self.blocks if block.kept)

    @property
    def dropped(self) -> tuple[Block, ...]:
        """What was left out, in reading order."""
        return tuple(block for block in self.blocks if not block.kept)

    @property
    def word_count(self) -> int:
        """Words of `text`, counted as its scripts are."""
        return count_words(self.text)


@dataclass(frozen=True, slots=True)
class Page:
    """The raw bytes of one page and where they came from, before anything is parsed.

    `url` is the address asked for, `final_url` the one that answered after `redirects`; both empty for
    a paste. `headers` are as received. `name` is the file's name for a file.
    """

    raw: bytes
    how: How
    fetched_at: datetime
    url: str = ""
    final_url: str = ""
    redirects: tuple[str, ...] = ()
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    content_type: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of an article: its address in the page, bytes and media type."""

    src: str
    raw: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Article(Head):
    """One row of the library's list, and the head of the reading view."""

    id: str
    created_at: datetime
    updated_at: datetime
    word_count: int
    state: State
    stage: Stage
    problem: Message | None
    version_id: str
    tags: tuple[str, ...] = ()
    mark_count: int = 0
    note_count: int = 0
    incomplete: bool = False  # its text is probably not the whole article
    watched: bool = False
    alert_count: int = 0  # changes nobody has looked at yet


@dataclass(frozen=True, slots=True)
class Version(Head):
    """One text of an article. `number` counts from 1; `html` shows pictures as `blob:SHA256`.

    `blocks` are as in `Extraction`, with the same picture addresses.
    """

    id: str
    article_id: str
    capture_id: str
    number: int
    created_at: datetime
    text: str
    html: str
    blocks: tuple[Block, ...]
    extractor: str
    words_gone: int = 0  # against the version before
    words_come: int = 0
    reread: bool = False  # the same bytes as the version before, read by a newer extractor


@dataclass(frozen=True, slots=True)
class Capture:
    """The receipt of one fetch of one page; the bytes lie in the blob `blob_id` (SHA-256, hex).

    `finding` is what it showed, empty until it was read; `version_id` the version with its text, empty where
    there is none. `words` of the page's `page_words` were kept; `missing` pictures could not be had.
    """

    id: str
    article_id: str
    created_at: datetime
    how: How
    url: str
    final_url: str
    redirects: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    content_type: str
    name: str
    blob_id: str
    size: int
    version_id: str = ""
    finding: str = ""
    text_hash: str = ""
    extractor: str = ""
    words: int = 0
    page_words: int = 0
    missing: int = 0
    doubts: tuple[Doubt, ...] = ()
    problem: Message | None = None  # why no article was found in it

    @property
    def share(self) -> float:
        """The share of the page's words that was kept, from 0 to 1; 0 where nobody knows."""
        return self.words / self.page_words if self.page_words else 0.0
