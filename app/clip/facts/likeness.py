"""Short texts of a page come in: titles, names, addresses; whether they mean the same goes out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

WORD = re.compile(r"\w+")
SOFT = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# Of words shorter than this one cannot tell of what a title speaks.
SHORTEST_WORD = 3
SHORTEST_SITE = 4
MOSTLY = 0.6


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The words of a text in small letters, with nothing between them but spaces."""
    return " ".join(WORD.findall(SOFT.sub("", unicodedata.normalize("NFKC", text)).lower()))


def resembles(one: str, other: str) -> float:
    """How far two titles speak of the same, from 0 to 1: the share of the shorter one's words that both have."""
    first, second = plain(one), plain(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    words, others = (_telling(text) for text in (first, second))
    fewer = min(len(words), len(others))
    return len(words & others) / fewer if fewer else 0.0


def covers(text: str, title: str) -> float:
    """How much of a title's words a text has, from 0 to 1."""
    words, wanted = _telling(plain(text)), _telling(plain(title))
    return len(words & wanted) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=1024)
def _telling(text: str) -> frozenset[str]:
    if not re.search("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]", text):
        return frozenset(word for word in text.split() if len(word) >= SHORTEST_WORD or word.isdigit())
    # Where words are not set apart, pairs of letters stand for them.
    bare = text.replace(" ", "")
    return frozenset(bare[index : index + 2] for index in range(len(bare) - 1))


def host_of(url: str) -> str:
    """The host of an address without its `www.`."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def path_of(url: str) -> str:
    """The path of an address without the stroke at its end; empty when it cannot be read."""
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""


def site_names(publication: str, url: str) -> set[str]:
    """The names by which a site may call itself, as bare letters."""
    host = host_of(url)
    return {"".join(WORD.findall(text.lower())) for text in (publication, host, host.split(".")[0]) if text}


def is_site(text: str, site: set[str]) -> bool:
    """Tell whether a short text is the name of the site, or a part of it."""
    bare = "".join(WORD.findall(text.lower()))
    return bool(bare) and any(
        bare == name or (min(len(bare), len(name)) >= SHORTEST_SITE and (bare in name or name in bare))
        for name in site
    )


def is_only_site(text: str, site: set[str]) -> bool:
    """Tell whether a text says little more than the name of the site."""
    bare = "".join(WORD.findall(text.lower()))
    return is_site(text, site) and any(
        bare == name
        or (name in bare and len(name) > MOSTLY * len(bare))
        or (bare in name and len(bare) > len(name) / 2)
        for name in site
    )
