"""All that a page calls its article comes in, the headline as its reader sees it goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from app.clip.facts.calendar import written_dates
from app.clip.facts.jsonld import Node, bare_text, text_in
from app.clip.facts.likeness import covers, is_only_site, is_site, path_of, plain
from app.clip.facts.place import Place, heading_text

TITLES = (
    "og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "title", "sailthru.title",
    "parsely-title", "headline",
)  # fmt: skip
SEPARATOR = re.compile(
    r"\s+(?:[|–—·•»«‹›]|-{1,2}|::|//?)\s+|\s*[|｜ㅣ│∣]\s*|(?<=[^\x00-\u02ff])-{1,2}(?=[^\x00-\u02ff])"
)
ELLIPSIS = re.compile(r"\s*(?:\[?(?:\.\.\.|…)\]?|\[&hellip;\])\s*$")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufffc]")
# The line over a headline that stands in the same heading.
KICKER = re.compile(
    r"kicker|overline|eyebrow|topline|roofline|dachzeile|spitzmarke|rubri[ck]|overtitle|pre-?title|super-?title|"
    r"surtitre|antetitulo|cintillo|occhiello|badge|label|category|section|\bflag|prefix|sr-?only|visually-?hidden|"
    r"screen-?reader|tagline|strap",
    re.IGNORECASE,
)
KICKER_END = re.compile(r"[:|–—.!?-]$")
LONGEST = 600
# A heading that shares no words with what the head says, or a short one few, is not that of the article.
FEWEST_WORDS = 4
ALIKE = 0.3
MOST_TAIL = 6
HEADING, LOOSE_HEADING, DATA, OPEN_GRAPH, NAME, OTHERS = 5.0, 0.4, 4.0, 1.5, 1.4, 0.1


def headline_of(
    place: Place,
    tree: HtmlElement,
    article: Node,
    metas: dict[str, list[str]],
    site: set[str],
    url: str,
    section: str,
) -> str:
    """The headline that stands over the article, unless the page's other voices agree on another one."""
    told = list(_told(tree, article, metas))
    sections = {*plain(path_of(url).replace("/", " ")).split(), plain(section)} - {""}
    heading = _heading(place, [without_site(text, site, "", sections) for text, _ in told])
    votes: dict[str, float] = {}
    forms: dict[str, str] = {}
    for text, weight in ((heading, _weight(heading, told)), *told):
        form = INVISIBLE.sub("", without_site(text[:LONGEST], site, heading, sections))
        key = plain(form)
        if not key or is_only_site(form, site):
            continue
        votes[key] = votes.get(key, 0.0) + weight
        # Where the page sets parts of its heading apart by other means, signs stand in the other form.
        if key not in forms or forms[key].isupper() or (len(form) > len(forms[key]) and not form.isupper()):
            forms[key] = form
    whole = [key for key in votes if not _is_cut(forms[key], key, votes)]
    if whole:
        return forms[max(whole, key=lambda key: votes[key])]
    return next((text for text in (heading, *(text for text, _ in told)) if plain(text)), "")


def titles_of(tree: HtmlElement, metas: dict[str, list[str]]) -> list[str]:
    """What the head of a page calls it."""
    return [*(metas[field][0] for field in TITLES if field in metas), _name(tree)]


def _name(tree: HtmlElement) -> str:
    return bare_text(tree.findtext(".//title") or "")


def _told(tree: HtmlElement, article: Node, metas: dict[str, list[str]]) -> Iterator[tuple[str, float]]:
    """What linked data and the head call the article, and how much that counts."""
    yield text_in(article.get("headline")) or text_in(article.get("name")), DATA
    for field in TITLES:
        if field in metas:
            yield metas[field][0], OPEN_GRAPH if field == "og:title" else OTHERS
    yield _name(tree), NAME


def _weight(heading: str, told: list[tuple[str, float]]) -> float:
    alike = max((covers(heading, text) for text, _ in told if text), default=1.0)
    least = ALIKE if len(heading.split()) < FEWEST_WORDS else 0.01
    return HEADING if alike >= least else LOOSE_HEADING


def _is_cut(form: str, key: str, votes: dict[str, float]) -> bool:
    return bool(ELLIPSIS.search(form)) and any(other != key and other.startswith(key) for other in votes)


def _heading(place: Place, titles: list[str]) -> str:
    """The heading without the line over it, where the head says which part of it is the title."""
    if place.heading is None:
        return ""
    text = heading_text(place.heading)
    kickers = frozenset(
        part
        for part in place.heading.iterdescendants()
        if isinstance(part.tag, str)
        and KICKER.search(f"{part.get('class') or ''} {part.get('itemprop') or ''}")
    )
    bare = heading_text(place.heading, kickers).strip(" :|–—-") if kickers else text
    words, known = plain(bare), [plain(title) for title in titles]
    if len(words.split()) > 1 and (words in known or plain(text) not in known):
        text = bare
    for title in titles:
        over = text[: -len(title)].strip() if title and text.endswith(title) else ""
        if over and (KICKER_END.search(over) or _is_day(over)) and len(title.split()) > 2:
            return title
    return text


def without_site(title: str, site: set[str], heading: str, sections: set[str]) -> str:
    """Take the names of site and section and the day off a title, down to the heading where that is a part of it."""
    known = plain(heading)
    while plain(title) != known:
        parts = [(found.start(), found.end()) for found in SEPARATOR.finditer(title)]
        if not parts:
            break
        start, end = parts[-1]
        head, tail = title[:start].strip(), title[end:].strip()
        first, rest = title[: parts[0][0]].strip(), title[parts[0][1] :].strip()
        if head and (_is_tail(tail, site, sections) or (known and plain(head) == known)):
            title = head
        elif rest and (_is_name(first, site) or (known and plain(rest) == known)):
            title = rest
        else:
            break
    return title.strip(" |｜·•")


def _is_tail(text: str, site: set[str], sections: set[str]) -> bool:
    return _is_name(text, site) or plain(text) in sections or _is_day(text)


def _is_name(text: str, site: set[str]) -> bool:
    bare = plain(text).replace(" ", "")
    return is_site(text, site) and (len(text.split()) <= MOST_TAIL or any(bare in name for name in site))


def _is_day(text: str) -> bool:
    days = written_dates(text) if len(text) < 40 else []
    return len(days) == 1 and len(days[0].before.split()) < 2 and len(days[0].after.split()) < 3
