"""One clip on its way: what was asked for, what was gathered, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.article.article import Article
from app.domain.article.extraction import Extraction
from app.domain.article.page import Picture


@dataclass(frozen=True, slots=True)
class ClipRequest:
    """What the user wants clipped: exactly one of an address, a file, pasted HTML or text, or a kept stub.

    `url` may stand beside `html` or `text` as the address they were copied from. `article_id` alone is a
    Retry of a stub.
    """

    url: str = ""
    path: Path | None = None
    html: str = ""
    text: str = ""
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that was parsed from one page; `missing` counts pictures that could not be had."""

    extraction: Extraction
    pictures: tuple[Picture, ...] = ()
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Clipped:
    """How a clip ended: the article, and the one that was `already` there: the same story under the same address.

    `beside` is one that stands under the same address too, and tells another story.
    """

    article: Article
    already: Article | None = None
    beside: Article | None = None
