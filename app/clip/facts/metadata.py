"""The tree of a page comes in, what it says about its article goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from lxml.html import HtmlElement

from app.clip.clean import safe_link, safe_picture
from app.clip.facts.about import Page, article_node
from app.clip.facts.authors import authors_of
from app.clip.facts.dates import Metas, modified_on, published_on
from app.clip.facts.headline import ELLIPSIS, headline_of, titles_of
from app.clip.facts.jsonld import Node, address_in, linked_data, text_in
from app.clip.facts.likeness import is_only_site, plain, resembles, site_names
from app.clip.facts.place import heading_text, leads_home, place_of
from app.clip.facts.publication import FIELDS, publication_of
from app.clip.whole.claims import Claims, claims_of
from app.domain.article.head import Head

DESCRIPTIONS = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "sailthru.description",
)
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
LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$")

FEWEST_WORDS = 2  # a longer heading is a headline
LONGEST_NAME = 5  # words of what may be the name of a site and not a title


@dataclass(frozen=True, slots=True)
class Facts(Head):
    """What a page says about its article, and what it claims of its length."""

    claims: Claims = field(default_factory=Claims)


def facts_of(tree: HtmlElement, base: str, large: bool = False) -> Facts:
    """Read the facts about an article from its page: linked data first, then the head, then the page."""
    metas = _metas(tree)
    data = linked_data(tree)
    canonical = _canonical(tree, metas, base)
    url = canonical or base
    heads = [title for title in titles_of(tree, metas) if title]
    name = _site_name(tree, metas, heads)
    named = site_names(name, base)
    titles = [title for title in heads if not is_only_site(title, named)]
    place = place_of(tree, titles, named)
    heading = heading_text(place.heading) if place.heading is not None else ""
    known = tuple(title for title in (heading, *titles) if title)
    article = article_node(data, Page((base, canonical, _first(metas, ("og:url",))), known))
    publication = publication_of(article, data.own, metas, titles, base) or name
    site = site_names(publication, base) | named
    language = _language(tree, article, metas)
    section = _section(article, metas)
    title = headline_of(place, tree, article, metas, site, url, section)
    return Facts(
        title=title,
        standfirst=_standfirst(article, metas, title),
        authors=authors_of(place, tree, article, metas, site, language),
        publication=publication,
        section=section,
        published=published_on(place, tree, article, metas, url, language),
        modified=modified_on(place, tree, article, metas, language),
        language=language,
        url=canonical or safe_link(address_in(article.get("url")), base),
        lead_image=_lead_image(article, metas, base),
        claims=claims_of(article, data.nodes, metas),
    )


def _site_name(tree: HtmlElement, metas: Metas, heads: list[str]) -> str:
    """What the page calls its site; a title that says the same counts for a title if no heading says otherwise."""
    told = [metas[name][0] for name in FIELDS if name in metas]
    if fresh := [name for name in told if name not in heads]:
        return fresh[0]
    headings = [(plain(heading_text(one)), leads_home(one)) for one in tree.iter("h1")]
    for name in (*told, *heads):
        if len(name.split()) > LONGEST_NAME:
            continue
        homes = [home for text, home in headings if text == plain(name)]
        if (homes and all(homes)) or (name in told and not homes and any(text for text, _ in headings)):
            return name
    return heads[0] if not told and _is_unlike_its_heading(tree, heads) else ""


def _is_unlike_its_heading(tree: HtmlElement, heads: list[str]) -> bool:
    """Whether the head has but a short name, and the only heading of the article's own box shares no word with it."""
    if len({plain(head) for head in heads}) != 1 or len(heads[0].split()) > LONGEST_NAME:
        return False
    own = [one for one in tree.iter("h1") if next(one.iterancestors("article", "main"), None) is not None]
    text = heading_text(own[0]) if len(own) == 1 and not leads_home(own[0]) else ""
    return len(text.split()) > FEWEST_WORDS and not resembles(text, heads[0])


def _metas(tree: HtmlElement) -> Metas:
    metas: Metas = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        if not content or not content.strip():
            continue
        # In the body a property belongs to the box that it stands in, which may be another story.
        parent = meta.getparent()
        own = parent is None or parent.tag == "head"
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(attribute)
            if name and (own or attribute != "itemprop"):
                metas.setdefault(name.strip().lower(), []).append(SPACE.sub(" ", unescape(content)).strip())
    return metas


def _first(metas: Metas, names: tuple[str, ...]) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _canonical(tree: HtmlElement, metas: Metas, base: str) -> str:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = safe_link(link.get("href") or "", base)
            if address.startswith("http"):
                return address
    return safe_link(_first(metas, ("og:url",)), base) if _first(metas, ("og:url",)) else ""


def _standfirst(article: Node, metas: Metas, title: str) -> str:
    """The page's own description of its article; a whole one rather than one that is cut."""
    stated = [
        text_in(article.get("description")),
        *(metas[field][0] for field in DESCRIPTIONS if field in metas),
    ]
    stated = [text for text in stated if text and plain(text) != plain(title)]
    return next((text for text in stated if not ELLIPSIS.search(text)), stated[0] if stated else "")


def _section(article: Node, metas: Metas) -> str:
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
