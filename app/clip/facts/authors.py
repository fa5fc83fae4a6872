"""The page and what its head says come in, the names of those who wrote its article go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from app.clip.facts.bylines import BEFORE_JOB, BY, DESK, GLUED_REPORTER, LEADS, MANY, is_byline
from app.clip.facts.jsonld import Node, address_in, text_in
from app.clip.facts.likeness import is_only_site, is_site
from app.clip.facts.people import (
    is_person,
    last_name_last,
    names_in,
    once_each,
    one_name,
    split_names,
)
from app.clip.facts.place import BLOCKS, DEEPEST, SILENT, Place

FIELDS = (
    "author", "article:author", "og:article:author", "article:byline", "parsely-author", "sailthru.author", "byl",
    "cxenseparse:author", "article.author",
)  # fmt: skip
# Here each field holds one person, as libraries write names.
ONE_EACH = (
    "citation_author", "citation_authors", "dc.creator", "dcterms.creator", "dc.contributor.author",
    "bepress_citation_author", "eprints.creators_name",
)  # fmt: skip
# Cards of messengers put a pair of anything there; the label says what.
AUTHOR_LABEL = re.compile(
    r"writ|author|\bby\b|verfass|geschrieben|écrit|rédig|auteur|escrit|autor|scritt|geschreven|door|skrev|skriv|napis|"
    r"kirjoit|írta|автор|написа|συντ|yazar|penulis|작성|作者|投稿|執筆|كتب|נכתב",
    re.IGNORECASE,
)
PATH = re.compile(
    r"/(?:authors?|autor(?:en|es|a|i|zy)?|auteurs?|autore|autori|bylines?|columnists?|journalists?|journalistes?|reporters?|"
    r"contributors?|writers?|staff|skribent|forfatter|redakteur)/",
    re.IGNORECASE,
)
# Pages of people: of those who wrote, beside the headline; elsewhere of anyone.
PEOPLE = re.compile(
    r"/(?:people|profiles?|persons?|producers?|team|about|user|users|redaktion|@[\w.-]+$)", re.IGNORECASE
)
SIDE_BY_SIDE = re.compile(r"(?<=[\w.)])\s+(?=[\w(])")
# A line that leads to a name in the next one; and one that names its author wherever it stands.
LABEL = re.compile(
    r"(?:(?:written|story|words|text|posted|article) )?by|written by:?|von|par|por|di|door|authors?:?|autor(?:en|a|es|in)?:?|auteurs?:?|text:",
    re.IGNORECASE,
)
SAID = re.compile(
    r"(?:this (?:post|article|story|piece) (?:was|is) )?(?:written|words|text|story) by\s|verfasst von\s|(?:ein )?(?:text|beitrag|artikel) von\s|"
    r"écrit par\s|rédigé par\s|escrito por\s|scritto da\s|geschreven door\s",
    re.IGNORECASE,
)
# Who looked over the text, or made its pictures, did not write it.
OTHER_TRADE = re.compile(
    r"(?:review|edit|check|photo|foto|picture|illustrat|translat|produc|bild|grafik|übersetz)\w*(?:\s(?:by|von|par|por))?\s*:?\s*$",
    re.IGNORECASE,
)
MARK = re.compile(r"author|by-?line|autor(?!i[sz])|auteur|autore")
ABOUT = re.compile(r"descri|\bbio|biograph|(?:job|author)-?_?(?:title|role|position)|tagline")
# Where pages say what an element is for, when its class is made by a machine.
OWN_ID = re.compile(r"(?:(?:post|article|story)[-_]?)?(?:authors?|by-?line)(?:[-_]?names?)?", re.IGNORECASE)
# Behind the first part of a name stands the rest of it.
NAME_PART = re.compile(r"\b(?:first|given|fore)[-_]?name", re.IGNORECASE)
# The end of an address of a person's page, as far as it is a name.
NAME_IN_ADDRESS = re.compile(r"/([a-z]+(?:-[a-z]+){1,3})(?:-\d+)?(?:\.html?)?/?$")
LINKED = "//*[@rel='author' or @itemprop='author']"
MOST_PEOPLE = 8
MOST_LOOKED_AT = 5000
MOST_SIBLINGS = 400
LONGEST = 200
LONGEST_LINE = 90
LONGEST_SIGNATURE = 40
SHORTEST_PROSE = 80
TAGS = ("a", "span", "div", "p", "address", "li", "meta", "strong", "h2", "h3", "h4", "cite")


def authors_of(
    place: Place, tree: HtmlElement, article: Node, metas: dict[str, list[str]], site: set[str], language: str
) -> tuple[str, ...]:
    """The names of the authors; that of the publication or an agency only where no person is named."""
    spare: list[str] = []
    for source in _sources(place, tree, article, metas, language):
        others = [name for name in source if not is_only_site(name, site)]
        people = others if any(map(is_person, others)) else source
        # Where a page names itself as the author, a later voice is heard only if it names a person.
        if any(not is_site(name, site) for name in people) and (not spare or all(map(is_person, people))):
            return once_each(_with_those_beside(people, place, tree, language))
        spare = spare or source
    return once_each(spare or _in_address(article, metas) or _desk(article, metas))


def _with_those_beside(names: list[str], place: Place, tree: HtmlElement, language: str) -> list[str]:
    """The names, or those of the byline on the page where it has them all and others: data often name the first alone."""
    links: list[HtmlElement] = [
        element for element in islice(tree.xpath(LINKED), MOST_PEOPLE) if not place.is_beside(element)
    ]
    if len(links) <= len(names) or len(links) == MOST_PEOPLE:
        return names
    box = next(
        (box for box in links[0].iterancestors() if all(box in set(x.iterancestors()) for x in links)), None
    )
    if box is None or len(line_of(box)) > LONGEST:
        return names
    shown = [name for link in links for name in split_names(line_of(link), language)]
    return shown if set(names) < set(shown) and all(map(is_person, shown)) else names


def _in_address(article: Node, metas: dict[str, list[str]]) -> list[str]:
    """The name in the address of an author's page, where the page tells nothing else of them."""
    stated = article.get("author")
    addresses = [address_in(part) for part in (stated if isinstance(stated, list) else [stated])]
    addresses += metas.get("article:author", []) + metas.get("author", [])
    found = (NAME_IN_ADDRESS.search(address.lower()) for address in addresses if PATH.search(address))
    names = [one_name(slug[1].partition("-for-")[0].replace("-", " ").upper()) for slug in found if slug]
    return [name for name in names if is_person(name) and not MANY.search(name)]


def _desk(article: Node, metas: dict[str, list[str]]) -> list[str]:
    """The editorial office that a page names as its author."""
    stated = [text_in(article.get("author")), *metas.get("author", []), *metas.get("article:author", [])]
    return [name for name in stated if DESK.match(name)][:1]


def _sources(
    place: Place, tree: HtmlElement, article: Node, metas: dict[str, list[str]], language: str
) -> Iterator[list[str]]:
    yield names_in(article.get("author"), language)
    yield names_in(article.get("creator"), language)
    for field in FIELDS:
        yield [
            name for value in metas.get(field, []) for name in split_names(last_name_last(value), language)
        ]
    for field in ONE_EACH:
        yield [name for value in metas.get(field, []) for name in _one_each(value, language)]
    yield _on_card(metas, language)
    for field in metas:
        if "author" in field and field not in FIELDS and field not in ONE_EACH:
            yield [name for value in metas[field] for name in split_names(value, language)]
    yield names_in(article.get("contributor"), language)
    yield _marked(place, tree, language)
    yield _bylines(place, language)
    yield _said(place, tree, language)
    yield _signed(place, tree, language)


def _one_each(value: str, language: str) -> list[str]:
    if value.count(",") == 1 and ";" not in value:
        last, _, first = value.partition(",")
        turned = split_names(f"{first.strip()} {last.strip()}", language)
        if len(turned) == 1:
            return turned
    return [name for part in value.split(";") for name in split_names(last_name_last(part), language)]


def _on_card(metas: dict[str, list[str]], language: str) -> list[str]:
    for number in "1234":
        label = metas.get(f"twitter:label{number}", [""])[0]
        if AUTHOR_LABEL.search(label) and f"twitter:data{number}" in metas:
            return split_names(metas[f"twitter:data{number}"][0], language)
    return []


def _marked(place: Place, tree: HtmlElement, language: str) -> list[str]:
    """The names in the first element of the page that says it holds its author, the surest kind first."""
    found: list[tuple[int, int, HtmlElement]] = []
    for number, element in enumerate(islice(tree.iter(*TAGS), MOST_LOOKED_AT)):
        marks = f"{element.get('class') or ''} {element.get('data-testid') or ''}".strip().lower()
        if (own := element.get("id")) and OWN_ID.fullmatch(own):
            marks = f"{marks} {own.lower()}"
        rank = (
            _rank(element, marks)
            if marks or element.get("href") or element.get("itemprop") or element.get("rel")
            else 0
        )
        if rank:
            found.append((rank, number, element))
    for rank, _, element in sorted(found, key=lambda row: row[:2]):
        if place.is_beside(element) or OTHER_TRADE.search(_before(element)):
            continue
        text = element.get("content") or line_of(element)
        names = split_names(text, language) if 2 < len(text) < LONGEST else []
        if names and (rank < 6 or all(map(is_person, names))):
            return names + _of_the_same_kind(found, rank, element, place, language)
    return []


def _of_the_same_kind(
    found: list[tuple[int, int, HtmlElement]], rank: int, first: HtmlElement, place: Place, language: str
) -> list[str]:
    """The names in the elements beside the first one that are marked alike: one element a person."""
    if rank > 3:
        return []
    box = first.getparent()
    mates = [element for other, _, element in found if other == rank and element is not first]
    near = [
        e
        for e in mates
        if box is not None and (e.getparent() is box or e.getparent() in set(box.itersiblings()))
    ]
    return [
        name
        for element in near
        if not place.is_beside(element)
        for name in split_names(element.get("content") or line_of(element), language)
        if is_person(name)
    ]


def _rank(element: HtmlElement, marks: str) -> int:
    item = (element.get("itemprop") or "").split()
    if "author" in item or "creator" in item:
        return 1
    if "author" in (element.get("rel") or "").split():
        return 2
    if element.tag == "a" and PATH.search(element.get("href") or ""):
        return 3
    if MARK.search(marks) and not ABOUT.search(marks):
        return 4 if "name" in marks else 5 if "byline" in marks else 6
    return 0


def line_of(element: HtmlElement) -> str:
    """The text of an element, with a stroke where two of its parts stand side by side without a word between."""
    found: list[str] = []
    _read(element, found, 0)
    return " ".join(SIDE_BY_SIDE.sub(_stroke, "".join(found)).replace("\f", "").split())


def _stroke(space: re.Match[str]) -> str:
    """A stroke for the ends of two elements, or of one with nothing beside it; other white space as it is."""
    return " | " if space[0] == "\f" or space[0].count("\f") > 1 else space[0]


def _read(element: HtmlElement, found: list[str], depth: int) -> None:
    if depth > DEEPEST:
        found.append("".join(element.itertext()))
        return
    found.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SILENT:
            part = bool(child.get("class")) and NAME_PART.search(child.get("class") or "")
            found.append("\f\f" if child.tag in BLOCKS else "\f")
            _read(child, found, depth + 1)
            found.append(" " if part else "\f")
        found.append(child.tail or "")


def _before(element: HtmlElement) -> str:
    """The words right before an element in its own box."""
    previous = element.getprevious()
    if previous is None:
        parent = element.getparent()
        return (parent.text or "") if parent is not None else ""
    return previous.tail if (previous.tail or "").strip() else "".join(previous.itertext())[-LONGEST:]


def _bylines(place: Place, language: str) -> list[str]:
    """The names in the lines around the headline that begin as bylines do, or that lead to pages of people."""
    label = ""
    for line in place.lines():
        text, label = f"{label} {line.text}".strip(), ""
        if LABEL.fullmatch(text):
            label = text
            continue
        if len(text) > LONGEST:
            continue
        led = BY.match(text) or LEADS.match(text) or GLUED_REPORTER.match(text)
        if (led or (len(text) <= LONGEST_SIGNATURE and BEFORE_JOB.search(text))) and (
            (names := split_names(text, language)) and (_people(names) or is_byline(text))
        ):
            return _people(names) or names
        if len(text) > LONGEST_LINE:
            continue
        links: list[HtmlElement] = [
            element for element in line.element.iter("a") if PEOPLE.search(element.get("href") or "")
        ]
        if people := _people([name for link in links for name in split_names(line_of(link), language)]):
            return people
    return []


def _said(place: Place, tree: HtmlElement, language: str) -> list[str]:
    """The names in a line anywhere in the article that says who wrote it."""
    for element in islice(
        tree.iter("p", "div", "span", "em", "i", "h3", "h4", "h5", "li", "strong"), MOST_LOOKED_AT
    ):
        if element.text and SAID.match(element.text.strip()) and not place.is_beside(element):
            text = SAID.sub("", line_of(element), count=1)
            if len(text) < LONGEST and (people := _people(split_names(text, language))):
                return people
    return []


def _ends_prose(paragraph: HtmlElement) -> bool:
    """Whether paragraphs of prose stand before one, and none behind it as far as one looks."""
    later = islice(paragraph.itersiblings("p"), MOST_SIBLINGS)
    earlier = islice(paragraph.itersiblings("p", preceding=True), MOST_SIBLINGS)
    return all(len(line_of(one)) < SHORTEST_PROSE for one in later) and any(
        len(line_of(one)) > SHORTEST_PROSE for one in earlier
    )


def _signed(place: Place, tree: HtmlElement, language: str) -> list[str]:
    """The name alone in the last paragraph, set off in bold or to the right, as in letters and in some countries' press."""
    for paragraph in islice(tree.iter("p"), MOST_LOOKED_AT):
        text = line_of(paragraph)
        if not 4 < len(text) <= LONGEST_SIGNATURE or text.endswith((".", ":", "?", "!")):
            continue
        bold = sum(len(line_of(part)) for part in paragraph.iter("strong", "b"))
        off = bold >= len(text) or "right" in f"{paragraph.get('style') or ''} {paragraph.get('align') or ''}"
        if not off or next(paragraph.iter("a"), None) is not None or not _ends_prose(paragraph):
            continue
        if not place.is_beside(paragraph):
            names = split_names(text, language)
            return names if all(map(is_person, names)) else []
    return []


def _people(names: list[str]) -> list[str]:
    return [name for name in names if is_person(name)]
