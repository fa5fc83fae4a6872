"""The tree of a page comes in, where its headline stands and the short lines around it go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from app.clip.facts.likeness import covers, is_only_site, plain, resembles
from app.clip.seen.signs import Sign, lowered, raised
from app.clip.seen.struck import TAGS as STRUCK

# Names of boxes that hold other stories, readers' words or the site's own furniture.
BESIDE = frozenset((
    "aside", "sidebar", "rail", "related", "relateds", "recommended", "recommendation", "recommendations",
    "recirc", "recirculation", "similar", "suggested", "popular", "trending", "latest", "mostread",
    "mostpopular", "comment", "comments", "commentlist", "respond", "replies", "disqus", "footer", "nav",
    "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "newsletter", "outbrain", "taboola", "upnext",
    "ticker", "weather",
))  # fmt: skip
# Such a box is another story if it has a heading of its own.
CARDS = frozenset(
    ["card", "cards", "tile", "tiles", "teaser", "teasers", "promo", "carousel", "slider", "swiper", "item"]
)
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
# A box that names the author or the day is what is looked for, whatever else it is named.
OWN = frozenset(["author", "authors", "byline", "dateline", "published"])
AWAY = frozenset(["aside", "nav", "footer", "dialog", "template"])
OTHER = AWAY | {"form", "table", "blockquote", "figure"}
ROLES = frozenset(["complementary", "navigation", "contentinfo", "dialog", "search"])
SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "select", "textarea", "iframe", "button", "title", "head",
))  # fmt: skip
BLOCKS = frozenset((
    "p", "div", "li", "ul", "ol", "section", "header", "footer", "main", "article", "aside", "nav", "h1", "h2",
    "h3", "h4", "h5", "h6", "table", "tbody", "tr", "td", "th", "dl", "dd", "dt", "address", "figure",
    "figcaption", "blockquote", "pre", "form", "body",
))  # fmt: skip
# What linked data in the page says of a box that is no article.
THING = re.compile(
    r"/(?:Comment|UserComments|Product|Offer|Event|VideoObject|ImageObject|Book|Movie|Rating)$"
)
NAME = re.compile(r"[a-z]{3,}")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# What the link to a heading shows: a sign, or words that say what it is.
PERMALINK = re.compile(
    r"[¶#§🔗⚓∞\u200b\ufe0e\ufe0f\s]*(?:(?:copy |direct )?(?:perma)?link(?: kopieren| to (?:this )?(?:headline|heading|section)| copied)?|"
    r"permalien|enlace permanente|anchor|lien permanent|copier le lien|copiar enlace|copia link)?",
    re.IGNORECASE,
)
PERMALINK_CLASS = re.compile(r"header-?link|anchor|permalink|hash-?link|heading-?link", re.IGNORECASE)
LONGEST_PERMALINK = 30
RAISED = frozenset({"sup", "sub"})
LAST_PIECES = 4  # of a heading's text, before a sign
SPACE = re.compile(r"\s+")
# Between parts of a heading: lines are apart, parts only where a word ends and another begins; signs stay with theirs.
LOOSE = frozenset(["span", "small", "a", "strong", "b"])
STRAY = re.compile("[\v\f]+(?=[:;,.!?…»”])")
GLUED = re.compile("([a-zß-ÿ0-9»”\"'!?:.])\f+([A-ZÀ-Þ«„“\"'])")
APART = re.compile("[\v]+")
ENDED = (".", "!", "?", "。", "”", "“", "»", '"')
# So far below the headline, and so far above it in its own box, stands what belongs to it.
MOST_BELOW = 40
DEEPEST = 30
MOST_ABOVE = 8
LONGEST_LINE = 260
SHORTEST_PROSE = 110
MOST_PROSE = 600
MOST_ELEMENTS = 700
HEADINGS_LOOKED_AT = 15
MOST_SEARCHED = 3000
FEWEST_PARAGRAPHS = 4
LONG_WORD = 16
# How much a lesser heading must share with a title: nearly all of its words, and most of the title's.
SURE = 1.4


@dataclass(slots=True)
class Line:
    """One short line of the page, as the pieces of text that it is made of, and its element."""

    pieces: list[str]
    element: HtmlElement
    above: bool = False

    @property
    def text(self) -> str:
        """The line as it is read."""
        return " ".join(self.pieces)


@dataclass(slots=True)
class Place:
    """Where the headline of a page stands; without one everything is judged by its own names alone."""

    heading: HtmlElement | None = None
    around: set[HtmlElement] = field(default_factory=set)
    _found: list[Line] | None = None

    def is_beside(self, element: HtmlElement) -> bool:
        """Tell whether an element stands in a box of its own beside the headline's."""
        for box in (element, *element.iterancestors()):
            if box in self.around or box.tag == "body":
                return False
            if box.tag == "footer" and next(box.iterancestors("article"), None) is not None:
                # The foot of an article, not of the page.
                continue
            if box.tag in OTHER or _is_away(box) or (box.tag == "article" and _is_short(box)):
                return True
        return False

    def lines(self) -> list[Line]:
        """The short lines under the headline up to the text, then those above it, the nearest first."""
        if self._found is None:
            self._found = (
                self._below(self.heading) + self._above(self.heading) if self.heading is not None else []
            )
        return self._found

    def _below(self, heading: HtmlElement) -> list[Line]:
        found: list[Line] = []
        prose = 0
        for line in _lines(_following(heading)):
            length = sum(map(len, line.pieces))
            if length > LONGEST_LINE or (length > SHORTEST_PROSE and line.pieces[-1].endswith(ENDED)):
                prose += length
            elif not self.is_beside(line.element):
                found.append(line)
            if prose > MOST_PROSE or len(found) >= MOST_BELOW:
                break
        return found

    def _above(self, heading: HtmlElement) -> list[Line]:
        above = [line for line in _lines(_preceding(heading)) if not self.is_beside(line.element)]
        for line in above:
            line.above = True
        return above[-MOST_ABOVE:][::-1]


def place_of(tree: HtmlElement, titles: list[str], site: set[str]) -> Place:
    """Find the heading that is the article's own among those of the site and of other stories."""
    best: tuple[float, HtmlElement] | None = None
    for number, heading in enumerate(tree.iter("h1", "h2", "h3")):
        if number >= HEADINGS_LOOKED_AT and best is not None:
            break
        text = heading_text(heading)
        if not plain(text) or is_only_site(text, site):
            continue
        likeness = max((resembles(text, title) + covers(text, title) for title in titles), default=0.0)
        if heading.tag != "h1" and likeness < SURE:
            continue
        away = any(box.tag in AWAY or _is_away(box) for box in heading.iterancestors())
        worth = (
            likeness + (0.3 if heading.tag == "h1" else 0.0) - (0.6 if away or leads_home(heading) else 0.0)
        )
        if best is None or worth > best[0]:
            best = (worth, heading)
    heading = best[1] if best is not None else _said_elsewhere(tree, titles)
    if heading is None and not titles and site:
        heading = _first_in_text(tree, site)
    return Place() if heading is None else Place(heading, {heading, *heading.iterancestors()})


def _first_in_text(tree: HtmlElement, site: set[str]) -> HtmlElement | None:
    """The first lesser heading of the text, where nothing but the name of the site stands higher."""
    for heading in islice(tree.iter("h2"), HEADINGS_LOOKED_AT):
        text = heading_text(heading)
        if len(plain(text)) <= LONG_WORD / 2 or is_only_site(text, site) or leads_home(heading):
            continue
        if not any(box.tag in AWAY or _is_away(box) for box in heading.iterancestors()):
            found: HtmlElement = heading
            return found
    return None


def _said_elsewhere(tree: HtmlElement, titles: list[str]) -> HtmlElement | None:
    """The element that says the title where no heading does."""
    known = {plain(title) for title in titles if len(title.split()) > 2 or len(title) > LONG_WORD}
    body = tree.find("body")
    for element in (
        islice(body.iter("div", "p", "span", "strong", "h4", "h5", "font", "b"), MOST_SEARCHED)
        if body is not None
        else ()
    ):
        if element.text and len(element.text) > LONG_WORD / 2 and plain(element.text) in known:
            found: HtmlElement = element
            return found
    return None


def heading_text(heading: HtmlElement, without: frozenset[HtmlElement] = frozenset()) -> str:
    """The words of a heading, its lines and parts set apart; those in `without` and struck ones are left out."""
    struck = [
        part
        for part in heading.iterdescendants()
        if part.tag in STRUCK or "line-through" in (part.get("style") or "").lower()
    ]
    # A heading of which every word is struck is still its headline.
    return (struck and _words(heading, without.union(struck))) or _words(heading, without)


def _words(heading: HtmlElement, without: frozenset[HtmlElement]) -> str:
    found: list[str] = []
    _read(heading, without, found, 0)
    return SPACE.sub(
        " ", APART.sub(" ", GLUED.sub(r"\1 \2", STRAY.sub("", "".join(found)))).replace("\f", "")
    ).strip()


def _read(element: HtmlElement, without: frozenset[HtmlElement], found: list[str], depth: int) -> None:
    if depth > DEEPEST:
        found.append("".join(element.itertext()))
        return
    found.append(element.text or "")
    for child in element:
        if child.tag in RAISED and child not in without:
            found.append(_as_letters(child, "".join(found[-LAST_PIECES:])))
        elif (
            isinstance(child.tag, str)
            and child.tag not in SILENT
            and child not in without
            and not is_permalink(child)
        ):
            mark = "\v" if child.tag in BLOCKS or child.tag == "br" else "\f" if child.tag in LOOSE else ""
            found.append(mark)
            _read(child, without, found, depth + 1)
            found.append(mark)
        found.append(child.tail or "")


def _as_letters(element: HtmlElement, before: str) -> str:
    """What is set high or low in a heading as letters; the sign of a note goes."""
    sign = Sign("".join(element.itertext()).strip(), before, element.tail or "")
    reading = raised(sign) if element.tag == "sup" else lowered(sign)
    return "" if reading.text == f"[{sign.text}]" else reading.text


def is_permalink(link: HtmlElement) -> bool:
    """Tell a link behind a heading that holds nothing but the sign of its own address."""
    if link.tag != "a":
        return False
    text = "".join(link.itertext()).strip()
    if len(text) > LONGEST_PERMALINK or "#" not in (link.get("href") or "#"):
        return False
    named = PERMALINK_CLASS.search(link.get("class") or "") is not None
    return PERMALINK.fullmatch(text) is not None and bool(text or named)


def drop_permalinks(tree: HtmlElement) -> None:
    """Take the links to themselves out of the headings of a page."""
    for heading in tree.iter("h1", *HEADINGS):
        for link in list(heading.iter("a")):
            if is_permalink(link):
                link.drop_tree()


def _is_away(box: HtmlElement) -> bool:
    if box.get("role") in ROLES or THING.search(box.get("itemtype") or ""):
        return True
    names = f"{box.get('class') or ''} {box.get('id') or ''}"
    words = set(NAME.findall(HUMP.sub(" ", names).lower())) if names.strip() else set()
    if not words.isdisjoint(OWN):
        return False
    return not words.isdisjoint(BESIDE) or (
        not words.isdisjoint(CARDS) and next(box.iter(*HEADINGS), None) is not None
    )


def _is_short(article: HtmlElement) -> bool:
    """Tell the card of another story from an article's own text, that may stand beside its headline."""
    return sum(1 for _ in islice(article.iter("p"), FEWEST_PARAGRAPHS)) < FEWEST_PARAGRAPHS


def leads_home(heading: HtmlElement) -> bool:
    """Tell whether a heading is the masthead, which links to the front page."""
    return any(
        (link.get("href") or "").rstrip("/") in {"", ".", ".."} or link.get("rel") == "home"
        for link in heading.iter("a")
    )


def _following(heading: HtmlElement) -> Iterator[HtmlElement]:
    """What comes after the heading, box by box."""
    for box in (heading, *heading.iterancestors()):
        if box.tag == "body":
            return
        yield from box.itersiblings()


def _preceding(heading: HtmlElement) -> Iterator[HtmlElement]:
    """What comes before the heading in its own box, in the order of the page."""
    boxes: list[list[HtmlElement]] = []
    for box in (heading, *heading.iterancestors()):
        if box.tag in {"article", "main", "body"}:
            break
        boxes.append(list(box.itersiblings(preceding=True))[::-1])
    for siblings in reversed(boxes):
        yield from siblings


def _lines(boxes: Iterable[HtmlElement]) -> Iterator[Line]:
    """Cut boxes into lines: one for each element that holds no other block, and one for words beside blocks."""
    left = MOST_ELEMENTS
    for box in boxes:
        stack = [box]
        while stack and left > 0:
            element = stack.pop()
            left -= 1
            if not isinstance(element.tag, str) or element.tag in SILENT:
                continue
            if any(child.tag in BLOCKS for child in element.iterdescendants()):
                loose = [element.text or "", *(child.tail or "" for child in element)]
                if pieces := [" ".join(text.split()) for text in loose if text.strip()]:
                    yield Line(pieces, element)
                stack += reversed(element)
            elif pieces := _pieces(element):
                yield Line(pieces, element)


def _pieces(element: HtmlElement) -> list[str]:
    found: list[str] = []
    for part in element.iter():
        silent = not isinstance(part.tag, str) or part.tag in SILENT
        if not silent and part.text and part.text.strip():
            found.append(" ".join(part.text.split()))
        if part is not element and part.tail and part.tail.strip():
            found.append(" ".join(part.tail.split()))
    return found
