"""What was known of an article and what a look at its page found, in; what that means, and whether it is a new version, out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.annotate.pair import Pair
from app.annotate.versions import compared
from app.clip.address import url_key
from app.domain.article.article import Article
from app.domain.article.block import Block
from app.domain.article.capture import Capture
from app.domain.article.extraction import Doubt, Extraction
from app.domain.article.head import Head, head_of
from app.domain.article.page import Page
from app.domain.article.version import Version
from app.domain.follow.alert import Finding
from app.domain.follow.comparison import Comparison
from app.domain.text.words import count_words

GONE = frozenset({404, 410})
CLOSED = frozenset({401, 402, 403, 451})
# An article of which less than this is left under another headline is another article.
LEAST_SHARED, LEAST_ALIKE = 0.25, 60.0
WALLED = 0.7  # a walled text shorter than this part of the one known is only its beginning
AWAY = frozenset({Finding.GONE, Finding.WALL, Finding.OTHER, Finding.UNREADABLE})


@dataclass(frozen=True, slots=True)
class Known:
    """What a library holds of an article before a look: `asked` and `final` are the addresses of its last answer.

    `capture` is the one that `version` was read from; `last` is what the last capture showed; `pictures` are
    the addresses of those that are kept. `joined` says that the article was put together of several pages.
    """

    article: Article
    version: Version
    capture: Capture
    asked: str
    final: str
    etag: str
    last_modified: str
    last: Finding
    pictures: frozenset[str] = frozenset()
    joined: bool = False

    @property
    def blob_id(self) -> str:
        """The hash of the bytes that the version was read from."""
        return self.capture.blob_id


@dataclass(frozen=True, slots=True)
class Judged:
    """What a look means. `keeps` is true where a new version is to be kept; `address` is where a moved page is."""

    finding: Finding
    keeps: bool = False
    comparison: Comparison = field(default_factory=Comparison)
    address: str = ""


def by_status(status: int) -> Finding | None:
    """What an answer without a page means; None where it has one to be read."""
    if status == 304:
        return Finding.SAME
    if status in GONE:
        return Finding.GONE
    if status in CLOSED:
        return Finding.WALL
    return Finding.FAILED if status >= 400 else None


def with_choices(found: Extraction, before: tuple[Block, ...]) -> Extraction:
    """The extraction with the passages that the reporter put back, or took out, put back and taken out again."""
    chosen = {
        _plain(block.text): block.kept
        for block in before
        if block.text and (block.kept if block.reason else not block.kept)
    }
    if not chosen:
        return found
    blocks = tuple(
        replace(block, kept=chosen[_plain(block.text)]) if _plain(block.text) in chosen else block
        for block in found.blocks
    )
    return replace(found, blocks=blocks)


def _plain(text: str) -> str:
    return "".join(text.split())


def fields_of(head: Head) -> dict[str, str]:
    """A head as comparisons take it."""
    return {
        "title": head.title,
        "standfirst": head.standfirst,
        "byline": ", ".join(head.authors),
        "published": head.published,
        "modified": head.modified,
    }


def same_reading(one: Extraction, other: Extraction) -> bool:
    """True if two readings say the same: text, headline, standfirst and byline."""
    head = (one.title, one.standfirst, one.authors, one.full_text)
    return head == (other.title, other.standfirst, other.authors, other.full_text)


def as_read(version: Version, again: Extraction) -> Version:
    """The version as it reads today, for comparing it with what today's extractor found."""
    return replace(version, **head_of(again), text=again.full_text)


def unchanged(known: Known, page: Page) -> Judged:
    """What a page with the same text means."""
    moved = _moved(known, page)
    finding = Finding.BACK if known.last in AWAY else Finding.MOVED if moved else Finding.SAME
    return Judged(finding, address=moved)


def judge(known: Known, page: Page, found: Extraction, pair: Pair) -> Judged:
    """What a page that could be read means beside the version that is known; `pair` is both texts."""
    version = known.version
    comparison = compared(version.text, found.full_text, fields_of(version), fields_of(found), pair)
    moved = _moved(known, page)
    if moved and Doubt.LISTING in found.doubts:
        return Judged(Finding.GONE, address=moved)
    if not comparison.changes and not _headline(comparison):
        return unchanged(known, page)
    if _walled(version, found):
        return Judged(Finding.WALL)
    if _another(version, found, comparison):
        return Judged(Finding.OTHER, address=moved)
    if not comparison.alarming and not _headline(comparison):
        back = Finding.BACK if known.last in AWAY else Finding.MOVED if moved else Finding.MINOR
        return Judged(back, keeps=True, comparison=comparison, address=moved)
    return Judged(Finding.CHANGED, keeps=True, comparison=comparison, address=moved)


def _headline(comparison: Comparison) -> bool:
    """True if the head says something else; a date of change alone says nothing."""
    return any(field.name != "modified" for field in comparison.fields)


def _moved(known: Known, page: Page) -> str:
    """Where the page is now, if the site sends on to another address than it did."""
    if not page.final_url or not known.asked:
        return ""
    before, now = url_key(known.final or known.asked), url_key(page.final_url)
    return page.final_url if now not in {before, url_key(known.article.url)} else ""


def _walled(version: Version, found: Extraction) -> bool:
    walls = {Doubt.WALL, Doubt.MORE} & set(found.doubts)
    return bool(walls) and found.word_count < WALLED * count_words(version.text)


def _another(version: Version, found: Extraction, comparison: Comparison) -> bool:
    """True if hardly a word of the old text is left, under a headline that is not like the old one."""
    words = count_words(version.text)
    if not words or (words - comparison.words_gone) / words >= LEAST_SHARED:
        return False
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(version.title.casefold(), found.title.casefold()) < LEAST_ALIKE
