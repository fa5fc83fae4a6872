"""The tree of a page and what its head says come in, its dates go out as ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from lxml.html import HtmlElement

from app.clip.facts.jsonld import Node, text_in

Metas = dict[str, list[str]]

PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "og:published_time",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "article_date_original", "cxenseparse:recs:publishtime",
    "citation_publication_date", "article:published", "last-modified-date", "date", "originalpublicationdate",
)  # fmt: skip
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
)
ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
COMPACT = re.compile(r"^(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:\D|$)")
WRITTEN = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?(?P<month>[^\W\d_]{3,12})\.?,?\s+(?:del?\s+)?(?P<year>\d{4})"
    ),
    re.compile(r"(?P<month>[^\W\d_]{3,12})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"),
)
# The first three letters of a month in the languages of the table of clutter.
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan gen ene", "feb fév fev", "mar mär mrt maa", "apr avr abr", "may mai mei mag", "jun giu",
            "jul lug", "aug aoû ago", "sep set", "oct okt ott out", "nov", "dec dez dic déc",
        ),
        1,
    )
    for name in names.split()
} | {"juin": 6, "juil": 7}  # fmt: skip
URL_DATE = re.compile(r"/(20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|\b)")

NEW_YEAR = re.compile(
    r"\b0?1[./-]0?1\b|\b1(?:st|er|\.|º)?\s+(?:de\s+|of\s+)?(?:jan|gen|ene|sty|янв)|(?:jan|gen|ene)\w*\.?\s+1(?:st)?\b|1月1日",
    re.IGNORECASE,
)


def iso_date(text: str) -> str:
    """A date as ISO 8601, as exact as it was given; empty for what is none."""
    bare = text.strip()
    if not bare:
        return ""
    found = ISO.search(bare)
    if found:
        year, month, day, hour, minute, second, zone = found.groups()
        form = f"{year}-{int(month):02}-{int(day):02}"
        if hour is not None:
            offset = (
                "" if not zone else "+00:00" if zone in {"Z", "UTC", "GMT"} else f"{zone[:3]}:{zone[-2:]}"
            )
            form += f"T{int(hour):02}:{minute}:{second or '00'}{offset}"
        return _valid(form) or _valid(form[:10])
    if found := COMPACT.match(bare):
        return _valid("-".join(found.groups()))
    if bare.isdigit() and len(bare) in {10, 13}:
        return datetime.fromtimestamp(int(bare[:10]), UTC).isoformat()
    try:
        return parsedate_to_datetime(bare).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def written_date(text: str) -> str:
    """A date written with the name of its month, as ISO 8601; empty for what is none."""
    for pattern in WRITTEN:
        found = pattern.search(text)
        if found:
            name = found["month"].lower()
            month = int(name) if name.isdigit() else MONTHS.get(name[:4]) or MONTHS.get(name[:3], 0)
            return _valid(f"{found['year']}-{month:02}-{int(found['day']):02}") if month else ""
    return ""


def _valid(form: str) -> str:
    try:
        moment = datetime.fromisoformat(form)
    except ValueError:
        return ""
    return form if 1900 < moment.year < 2200 else ""


def _first_date(metas: Metas, names: tuple[str, ...]) -> str:
    return next((date for name in names for value in metas.get(name, []) if (date := iso_date(value))), "")


def published_on(tree: HtmlElement, article: Node, metas: Metas, url: str, *, guess: bool) -> str:
    """The day, or the moment, an article came out: linked data first, then the head, the page, its address."""
    stated = iso_date(text_in(article.get("datePublished"))) or _first_date(metas, PUBLISHED)
    if stated:
        return stated
    for element in tree.xpath(".//*[@itemprop='datePublished'] | .//time[@pubdate]")[:4]:
        stated = iso_date(element.get("datetime") or element.get("content") or "".join(element.itertext()))
        if stated:
            return stated
    stated = iso_date(text_in(article.get("dateCreated")) or text_in(article.get("uploadDate")))
    if stated:
        return stated
    if found := URL_DATE.search(url):
        stated = _valid(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}")
    return stated or (_guessed_date(tree, url) if guess else "")


def _guessed_date(tree: HtmlElement, url: str) -> str:
    import logging
    from copy import deepcopy

    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)
    try:
        found = find_date(deepcopy(tree), url=url or None, original_date=True, extensive_search=True) or ""
    except Exception:
        return ""
    # From a bare year the search makes its first of January: no date is better than a made-up one.
    if not found.endswith("-01-01"):
        return found
    import lxml.html

    return found if NEW_YEAR.search(lxml.html.tostring(tree, encoding="unicode")) else ""


def modified_on(article: Node, metas: Metas) -> str:
    """When an article was changed last."""
    return iso_date(text_in(article.get("dateModified"))) or _first_date(metas, MODIFIED)
