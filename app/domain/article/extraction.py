"""What an extractor found in a page."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from app.domain.article.block import Block, full_text, running_text
from app.domain.article.head import Head, words
from app.domain.article.page import Picture
from app.domain.bounds import LINE, NAME, cut
from app.domain.text.words import count_words


class Doubt(StrEnum):
    """Why a capture is probably not the whole article."""

    WALL = "wall"  # words of a paywall or a consent wall where the text ends
    MORE = "more"  # the text ends at "continue reading" or the like
    SHORT = "short"  # far shorter than the page's own word count, reading time or `articleBody`
    LISTING = "listing"  # a list of articles instead of one
    CUT = "cut"  # the text or the page ends in the middle of a sentence
    PAGES = "pages"  # one of several pages of its article


MOST_AUTHORS = 100


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
