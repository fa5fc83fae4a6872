"""Linked data and the fields of a page's head come in, how long and how free it says its article is goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from app.clip.facts.dates import Metas
from app.clip.facts.jsonld import Node, is_article, kinds

WORDS = re.compile(r"\d{2,6}")
MARKUP = re.compile(r"<[^<>]{1,300}>")
SPACE = re.compile(r"\s+")
# Names of fields that sites give the count of their article's words.
COUNTS = re.compile(r"(?:^|[:_.-])word_?-?count$")
MINUTES = re.compile(
    r"(?<![\d:.,])(\d{1,3})\s*(?:[-–]\s*\d{1,3}\s*)?-?\s*"
    r"(?:min(?:ute[ns]?|uto?s?|uti|uter|utter|ut|\.|)?\b|мин|хв|分|分钟|分鐘|분)(?!\s*ago)",
    re.IGNORECASE,
)
FREE = "isAccessibleForFree"
LISTS = frozenset({"CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"})
NO = frozenset({"false", "no", "0", "http://schema.org/false", "https://schema.org/false"})
# What the head calls an article that is not for everyone.
TIERS = re.compile(r"content_?-?tier|access|paywall|premium|acceso|locked")
SHUT = frozenset({
    "locked", "paid", "premium", "hard", "abo", "plus", "subscriber", "subscribers", "subscription", "members", "abonnes", "abonnés",
    "suscriptores", "abbonati", "registered", "restricted", "kostenpflichtig",
})  # fmt: skip
LONGEST_BODY = 400_000
FEWEST_WORDS = 60
# Who counts words counts headlines or leaves out a list: so much is all of it.
MET = 0.9


@dataclass(frozen=True, slots=True)
class Claims:
    """What a page says about its article: words, characters without white space, minutes; 0 is unknown.

    `closed` says that it is not free to read, `parts` are the selectors of what is not, `listed` that the page calls itself a list of others, `told`
    that it calls itself an article.
    """

    words: int = 0
    letters: int = 0
    minutes: int = 0
    closed: bool = False
    parts: tuple[str, ...] = ()
    listed: bool = False
    told: bool = False

    def are_met(self, words: int) -> bool:
        """Tell whether a text is as long as the page says that its article is."""
        return self.words > FEWEST_WORDS and words >= MET * self.words


def claims_of(article: Node, nodes: list[Node], metas: Metas) -> Claims:
    """Gather what linked data and head say about the article's length and price."""
    stated = article
    if FREE not in article:
        # Who sells a text may describe it a second time, for that alone.
        stated = next((node for node in nodes if FREE in node and is_article(node)), article)
    return Claims(
        words=_words(article.get("wordCount")) or _counted(metas),
        letters=_letters(article.get("articleBody")),
        minutes=_minutes(metas),
        closed=_is_closed(stated)
        or any(TIERS.search(name) and values[0].lower() in SHUT for name, values in metas.items()),
        parts=_parts(stated),
        listed=any(kind in LISTS for node in nodes for kind in kinds(node)),
        told=bool(article.get("datePublished") or article.get("articleBody"))
        or metas.get("og:type", [""])[0].lower() == "article",
    )


def _is_closed(node: Node) -> bool:
    return str(node.get(FREE, "")).strip().lower() in NO


def _parts(article: Node) -> tuple[str, ...]:
    """The selectors of the article's parts that are not free to read."""
    if not _is_closed(article):
        return ()
    value = article.get("hasPart")
    nodes = [node for node in (value if isinstance(value, list) else [value]) if isinstance(node, dict)]
    given = [node.get("cssSelector") for node in nodes[:20] if _is_closed(node)]
    flat = [one for many in given for one in (many if isinstance(many, list) else [many])]
    return tuple(one for one in flat if isinstance(one, str) and 0 < len(one) < 200)


def _words(value: object) -> int:
    found = WORDS.match(str(value).strip().replace(",", "")) if isinstance(value, str | int | float) else None
    return int(found.group()) if found else 0


def _counted(metas: Metas) -> int:
    return next((_words(values[0]) for name, values in metas.items() if COUNTS.search(name)), 0)


def _letters(value: object) -> int:
    """The length of a body without white space and markup."""
    if not isinstance(value, str):
        return 0
    text = value[:LONGEST_BODY]
    if "&lt;" in text or "&#" in text or "&amp;" in text:
        text = unescape(text)
    return len(SPACE.sub("", MARKUP.sub("", text) if "<" in text else text))


def _minutes(metas: Metas) -> int:
    for number in "12":
        if f"twitter:label{number}" in metas:
            found = MINUTES.fullmatch(metas.get(f"twitter:data{number}", [""])[0].strip())
            if found:
                return int(found.group(1))
    return 0


def minutes_in(text: str) -> int:
    """The reading time that a short line states, in minutes; 0 when it states none."""
    found = MINUTES.search(text)
    return int(found.group(1)) if found else 0
