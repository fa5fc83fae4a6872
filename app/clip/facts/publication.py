"""What a page says of its site comes in, the name of the publication goes out, never an address."""

from __future__ import annotations

import re

from app.clip.facts.headline import SEPARATOR
from app.clip.facts.jsonld import Node, kinds, text_in
from app.clip.facts.likeness import WORD, host_of, is_site, site_names

FIELDS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "apple-mobile-web-app-title",
    "publisher",
    "citation_journal_title",
)
ADDRESS = re.compile(r"(?:https?:)?//\S+|www\.\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}/?", re.IGNORECASE)
# In front of these words stands the name: "co.uk", "com.br", and those who lend their host to many.
SECOND = frozenset((
    "co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "or", "ne", "go", "blogspot", "github", "bearblog",
    "substack", "wordpress", "medium", "tumblr", "ghost",
))  # fmt: skip
LONGEST = 80
# So short a name is spelt.
SPELT = 3
MOST_WORDS = 5


def publication_of(
    article: Node, nodes: list[Node], metas: dict[str, list[str]], titles: list[str], url: str
) -> str:
    """The name by which a site calls itself; where it tells only its address, a name is made of that."""
    sites = [text_in(node.get("name")) for node in nodes if "WebSite" in kinds(node)]
    fields = [metas[field][0] for field in FIELDS if field in metas]
    named = [*fields[: "og:site_name" in metas], text_in(article.get("publisher")), *sites, *fields]
    names = [name for name in named if name and len(name) < LONGEST and name not in titles]
    told = next((name for name in names if not ADDRESS.fullmatch(name)), "")
    return (
        told
        or _in_title(titles, url)
        or name_of_host(host_of(names[0] if names and "//" in names[0] else url))
    )


def _in_title(titles: list[str], url: str) -> str:
    """The part at an end of a title that says the same as the host."""
    site = site_names("", url)
    for title in titles:
        parts = [part.strip() for part in SEPARATOR.split(title)]
        for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
            bare = "".join(WORD.findall(part.lower()))
            whole = bare in site or any(name.startswith(bare) and len(bare) > len(name) / 2 for name in site)
            if (
                whole
                and is_site(part, site)
                and len(part.split()) <= MOST_WORDS
                and not ADDRESS.fullmatch(part)
            ):
                return part
    return ""


def name_of_host(host: str) -> str:
    """A readable name made of a host: "Harbour Post" of harbour-post.example."""
    labels = [label for label in host.split(".") if label]
    if len(labels) < 2 or labels[-1].isdigit():
        return ""
    own = labels[-3] if len(labels) > 2 and labels[-2] in SECOND else labels[-2]
    words = [word for word in re.split(r"[-_]+", own) if word]
    return " ".join(word.upper() if len(word) <= SPELT else word[0].upper() + word[1:] for word in words)
