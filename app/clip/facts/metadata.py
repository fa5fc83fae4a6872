"""The tree of a page comes in, what it says about its article goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from app.clip.clean import safe_link, safe_picture
from app.clip.facts.dates import Metas, modified_on, published_on
from app.clip.facts.jsonld import Node, address_in, is_article, is_page, linked_data, text_in
from app.clip.facts.people import is_person, names_in, once_each, split_names
from app.clip.whole.claims import Claims, claims_of

TITLES = ("og:title", "twitter:title", "dc.title", "title", "sailthru.title", "parsely-title", "headline")
DESCRIPTIONS = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "sailthru.description",
)
AUTHORS = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
    "dcterms.creator", "citation_author", "cxenseparse:author", "article.author", "twitter:data1",
)  # fmt: skip
SITES = ("og:site_name", "application-name", "dc.publisher", "apple-mobile-web-app-title", "publisher")
SECTIONS = (
    "article:section",
    "og:article:section",
    "section",
    "parsely-section",
    "cxenseparse:recs:category",
)
IMAGES = (
    "og:image:secure_url",
    "og:image",
    "og:image:url",
    "twitter:image",
    "twitter:image:src",
    "thumbnail",
)

SPACE = re.compile(r"\s+")
WORD = re.compile(r"\w+")
LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$")
SEPARATOR = re.compile(r"\s+(?:[|–—·•»]|-{1,2}|::|/)\s+|\s*\|\s*")
ELLIPSIS = re.compile(r"\s*(?:\[?(?:\.\.\.|…)\]?|\[&hellip;\])\s*$")
AUTHOR_PATH = re.compile(r"/(?:authors?|autor(?:en|es|a|i)?|auteurs?|people|profile|person)/", re.IGNORECASE)
MOST_LOOKED_AT = 4000
LONGEST_TITLE = 600


@dataclass(slots=True)
class Facts:
    """What a page says about its article; unknown strings are empty."""

    title: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    publication: str = ""
    section: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    url: str = ""
    lead_image: str = ""
    claims: Claims = field(default_factory=Claims)


def facts_of(tree: HtmlElement, base: str, large: bool = False) -> Facts:
    """Read the facts about an article from its page: linked data first, then the head, then the page."""
    metas = _metas(tree)
    nodes = linked_data(tree)
    canonical = _canonical(tree, metas, base)
    article = _article(nodes, metas, canonical or base)
    publication = _publication(article, nodes, metas, base)
    published = published_on(tree, article, metas, canonical or base, guess=not large)
    title = _title(tree, article, metas, publication, base)
    return Facts(
        title=title,
        standfirst=_standfirst(article, metas, title),
        authors=_authors(tree, article, metas, publication, base),
        publication=publication,
        section=_section(article, nodes, metas),
        published=published,
        modified=modified_on(article, metas),
        language=_language(tree, article, metas),
        url=canonical or safe_link(address_in(article.get("url")), base),
        lead_image=_lead_image(article, metas, base),
        claims=claims_of(article, nodes, metas),
    )


def _metas(tree: HtmlElement) -> Metas:
    metas: Metas = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        if not content or not content.strip():
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(attribute)
            if name:
                metas.setdefault(name.strip().lower(), []).append(SPACE.sub(" ", unescape(content)).strip())
    return metas


def _first(metas: Metas, names: tuple[str, ...]) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _article(nodes: list[Node], metas: Metas, url: str) -> Node:
    """The node of linked data that describes the article of this page, not one it only points to."""
    articles = [
        node
        for node in nodes
        if is_article(node) and (node.get("headline") or node.get("name") or node.get("author"))
    ]
    titles = {_same(metas[name][0]) for name in TITLES if name in metas}
    path = urlsplit(url).path.rstrip("/") if url else ""

    def likeness(node: Node) -> int:
        points = 0
        addresses = {address_in(node.get(name)) for name in ("url", "mainEntityOfPage", "@id")}
        points += 4 * any(path and urlsplit_path(address) == path for address in addresses)
        points += 3 * (_same(text_in(node.get("headline"))) in titles)
        points += sum(bool(node.get(name)) for name in ("headline", "datePublished", "author", "articleBody"))
        return points

    if articles:
        return max(articles, key=likeness)
    pages = [node for node in nodes if is_page(node) and (node.get("headline") or node.get("datePublished"))]
    return pages[0] if pages else {}


def urlsplit_path(address: str) -> str:
    """The path of an address without the stroke at its end; empty when it cannot be read."""
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""


def _same(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def _canonical(tree: HtmlElement, metas: Metas, base: str) -> str:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = safe_link(link.get("href") or "", base)
            if address.startswith("http"):
                return address
    return safe_link(_first(metas, ("og:url",)), base) if _first(metas, ("og:url",)) else ""


def _publication(article: Node, nodes: list[Node], metas: Metas, base: str) -> str:
    named = _first(metas, ("og:site_name",)) or text_in(article.get("publisher"))
    if not named:
        site = next((node for node in nodes if "WebSite" in str(node.get("@type")) and node.get("name")), {})
        named = text_in(site.get("name")) or _first(metas, SITES)
    return named if named and len(named) < 80 else host_of(base)


def host_of(url: str) -> str:
    """The host of an address without its `www.`."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _headings(tree: HtmlElement) -> list[str]:
    found = (SPACE.sub(" ", "".join(h.itertext())).strip() for h in tree.iter("h1"))
    return [text for text in found if text]


def _title(tree: HtmlElement, article: Node, metas: Metas, publication: str, base: str) -> str:
    """The headline that most of the page's voices agree on; a cut one is told from its whole."""
    headings = _headings(tree)
    name = SPACE.sub(" ", tree.findtext(".//title") or "").strip()
    voices = [(text_in(article.get("headline")) or text_in(article.get("name")), 4.0)]
    voices += [(metas[field][0], 2.5 if field == "og:title" else 0.1) for field in TITLES if field in metas]
    voices += [
        (name, 1.5),
        *((heading, 0.5 if number else 1.0) for number, heading in enumerate(headings[:3])),
    ]
    votes: dict[str, float] = {}
    forms: dict[str, str] = {}
    for text, weight in voices:
        form = without_site(text[:LONGEST_TITLE], publication, base, headings)
        if not form or _is_site(form, _site_names(publication, base)):
            continue
        votes[_same(form)] = votes.get(_same(form), 0.0) + weight
        forms.setdefault(_same(form), form)
    whole = [key for key in votes if not ELLIPSIS.search(forms[key])] or list(votes)
    return forms[max(whole, key=lambda key: votes[key])] if votes else ""


def without_site(title: str, publication: str, base: str, headings: list[str]) -> str:
    """Take the name of the site off a title, when it is its name or a heading stands without it."""
    known = {_same(heading) for heading in headings}
    if _same(title) in known:
        return title
    site = _site_names(publication, base)
    while True:
        parts = [(found.start(), found.end()) for found in SEPARATOR.finditer(title)]
        if not parts:
            return title
        start, end = parts[-1]
        head, tail = title[:start].strip(), title[end:].strip()
        first, rest = title[: parts[0][0]].strip(), title[parts[0][1] :].strip()
        if head and (_is_site(tail, site) or _same(head) in known):
            title = head
        elif rest and (_is_site(first, site) or _same(rest) in known):
            title = rest
        else:
            return title
        if _same(title) in known:
            return title


def _site_names(publication: str, base: str) -> set[str]:
    host = host_of(base)
    return {"".join(WORD.findall(text.lower())) for text in (publication, host, host.split(".")[0]) if text}


def _is_site(text: str, site: set[str]) -> bool:
    bare = "".join(WORD.findall(text.lower()))
    return bool(bare) and any(
        bare == name or (len(bare) > 3 and len(name) > 3 and (bare in name or name in bare)) for name in site
    )


def _standfirst(article: Node, metas: Metas, title: str) -> str:
    """The page's own description of its article; a whole one rather than one that is cut."""
    stated = [
        text_in(article.get("description")),
        *(metas[field][0] for field in DESCRIPTIONS if field in metas),
    ]
    stated = [text for text in stated if text and _same(text) != _same(title)]
    return next((text for text in stated if not ELLIPSIS.search(text)), stated[0] if stated else "")


def _authors(tree: HtmlElement, article: Node, metas: Metas, publication: str, base: str) -> tuple[str, ...]:
    """The names of the authors; that of the publication only where no person is named."""
    site = _site_names(publication, base)
    spare: list[str] = []
    for source in _author_sources(tree, article, metas):
        # Where a page names itself as the author, a later voice is heard only if it names a person.
        if any(not _is_site(name, site) for name in source) and (not spare or all(map(is_person, source))):
            return once_each(source)
        spare = spare or source
    return once_each(spare)


def _author_sources(tree: HtmlElement, article: Node, metas: Metas) -> Iterator[list[str]]:
    yield names_in(article.get("author"))
    yield names_in(article.get("creator"))
    other = tuple(meta for meta in metas if "author" in meta and meta not in AUTHORS)
    for meta in (*AUTHORS, *other):
        yield [name for value in metas.get(meta, []) for name in split_names(value)]
    yield _visible_authors(tree)


def _visible_authors(tree: HtmlElement) -> list[str]:
    """The names in the first element of the page that says it holds its author, the surest kind first."""
    found: list[tuple[int, str]] = []
    for element in islice(tree.iter("a", "span", "div", "p", "address", "li", "meta"), MOST_LOOKED_AT):
        marks = (element.get("class") or "").lower()
        rank = _author_rank(element, marks) if marks or element.get("href") or element.get("itemprop") else 0
        if rank:
            text = element.get("content") or " ".join("".join(element.itertext()).split())
            if 3 < len(text) < 120:
                found.append((rank, text))
    for rank, text in sorted(found, key=lambda pair: pair[0]):
        names = split_names(text)
        if names and (rank < 6 or all(map(is_person, names))):
            return names
    return []


def _author_rank(element: HtmlElement, marks: str) -> int:
    if element.get("itemprop") == "author":
        return 1
    if element.get("rel") == "author":
        return 2
    if element.tag == "a" and AUTHOR_PATH.search(element.get("href") or ""):
        return 3
    if "author" in marks or "byline" in marks:
        return 4 if "name" in marks else 5 if "byline" in marks else 6
    return 0


def _section(article: Node, nodes: list[Node], metas: Metas) -> str:
    stated = text_in(article.get("articleSection")) or _first(metas, SECTIONS)
    return stated if len(stated) < 60 else ""


def _language(tree: HtmlElement, article: Node, metas: Metas) -> str:
    candidates = (
        tree.get("lang") or "",
        tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        text_in(article.get("inLanguage")),
        _first(metas, ("og:locale", "content-language", "dc.language", "language", "inlanguage")),
    )
    for text in candidates:
        bare = text.strip().partition(",")[0]
        if LANGUAGE.match(bare):
            first, *others = bare.replace("_", "-").split("-")
            return "-".join([first.lower(), *(o.upper() if len(o) == 2 else o for o in others)])
    return ""


def _lead_image(article: Node, metas: Metas, base: str) -> str:
    for text in (
        _first(metas, IMAGES),
        address_in(article.get("image")),
        address_in(article.get("thumbnailUrl")),
    ):
        address = safe_picture(text, base) if text else ""
        if address:
            return address
    return ""
