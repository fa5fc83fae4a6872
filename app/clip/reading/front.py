"""Plain text that may begin with front matter in (notes of other programs, our own Markdown); the article behind it, with what that says of it, out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from app.clip.address import tidy_url
from app.clip.page.tree import holdable
from app.clip.reading.plain import extract_plain
from app.clip.reading.words import words_of
from app.domain.article.extraction import Extraction
from app.domain.article.page import Page
from app.domain.text.front import Front, front_of

# What only Obsidian understands: links, places, highlights, remarks, and the heads of boxes. Their words stay.
_SIGNS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"%%.{0,2000}?%%", re.DOTALL), ""),
    (re.compile(r"^[ \t]*!\[\[[^\[\]\n]{1,300}\]\][ \t]*$", re.MULTILINE), ""),
    (
        re.compile(r"!?\[\[([^\[\]\n|]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]"),
        lambda found: found[2] or found[1],
    ),
    (re.compile(r"==(\S[^=\n]{0,2000}?)=="), r"\1"),
    (re.compile(r"[ \t]\^[\w-]{1,60}[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"^((?:>[ \t]*)+)\[![\w-]{1,40}\][+-]?[ \t]*", re.MULTILINE), r"\1"),
)
# One of these is enough: a text between two rules may read as fields too.
_KNOWN = frozenset(
    [
        "title",
        "headline",
        "url",
        "source",
        "link",
        "source_url",
        "canonical",
        "original_url",
        "author",
        "authors",
        "published",
        "tags",
        "tag",
        "aliases",
        "created",
        "description",
        "clipped",
    ]
)
# What our own Markdown has behind the article.
_MARKS = re.compile(r"\n## Marks\n\n- \*\*[A-Z][a-z-]+\*\*: “(?s:.*)\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


def read(page: Page) -> Extraction:
    """Find the article in a text file, or in a page that says that it is plain text."""
    return extract_fronted(holdable(words_of(page.raw, page.content_type, page.final_url or page.url)))


def extract_fronted(text: str) -> Extraction:
    """The article in a text; front matter is no part of it, and what it says of the article counts."""
    front = front_of(text)
    if not _KNOWN & front.fields.keys():
        return extract_plain(text)
    body = _MARKS.sub("", front.body) if "clipped" in front.fields else front.body
    for pattern, words in _SIGNS:
        body = pattern.sub(words, body)
    found = extract_plain(body)
    said = _said(front)
    return replace(
        found,
        title=said.title or found.title,
        standfirst=said.standfirst or found.standfirst,
        authors=said.authors or found.authors,
        publication=said.publication,
        published=said.published or found.published,
        language=said.language,
        url=said.url,
    )


def _said(front: Front) -> Extraction:
    published = front.one("published", "publish_date", "date_published", "date")
    return Extraction(
        title=" ".join(front.one("title", "headline").split()),
        standfirst=" ".join(front.one("description", "standfirst", "subtitle", "summary", "excerpt").split()),
        authors=tuple(_LINK.sub(r"\1", one).strip() for one in front.all("authors", "author", "byline")),
        publication=front.one("publication", "site", "publisher", "site_name"),
        published=published.replace(" ", "T") if _DAY.fullmatch(published) else "",
        language=front.one("language", "lang"),
        url=tidy_url(front.one("url", "source", "link", "source_url", "canonical", "original_url")),
    )
