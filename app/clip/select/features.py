"""The blocks of a page, judged by rules, come in; a row of figures for each block that may be doubted goes out."""

from __future__ import annotations

import re
from collections import Counter
from math import log

from lxml.html import HtmlElement

from app.clip.page.blocks import HEADINGS, LISTS, Candidate
from app.clip.select.footnotes import is_correction
from app.clip.select.gaps import core_of, is_prose

# So many blocks before the first kept one and behind the last one may still belong to the article.
AHEAD, BEHIND = 12, 12
FAR = 30
# Sentences, headings, lists, tables, quotations and code are sure where so much of the article stands before and behind them.
BEFORE, BEHIND_IT = 0.03, 0.08
# From this share of the text on, a box is the article's own: its first sentences are sure too.
HOME = 0.4
# The share of a block that the first reader has, from which on it is that reader's own.
READ = 0.5
SURE = 65
SURE_KINDS = frozenset({"table", "pre", "blockquote"}) | HEADINGS
MOST_LINKED = 0.5
FEW_LINKED = 0.2
AROUND = 6
HEADING_NEAR = 12
# How many of the elements around a block are asked for their names, the innermost first.
NEAREST = 6

WORD = re.compile(r"\w{5,}")
ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
# What the names of elements speak of, group by group.
GROUPS = (
    re.compile(
        r"newsletter|subscri|sign-?up|form|cta|button|btn|call-?to|banner|promo|advert|\bads?\b|sponsor|affiliate|offer|product"
    ),
    re.compile(
        r"footer|nav|menu|sidebar|widget|header|toolbar|copyright|legal|disclaimer|disclosure|cookie|consent"
    ),
    re.compile(
        r"faq|accordion|toggle|collaps|toc|summary|key|highlight|box|callout|aside|note|quote|caption|credit"
    ),
    re.compile(
        r"related|recommend|more|popular|trending|latest|recirc|card|teaser|tile|grid|carousel|slider"
    ),
    re.compile(r"author|bio|byline|profile|avatar|contributor|meta|tags?\b|share|social|comment"),
)
KINDS = {"p": 0, "ul": 2, "ol": 3, "dl": 4, "table": 5, "blockquote": 6, "pre": 7, "figure": 8}

Row = list[float]


def rows_of(blocks: list[Candidate], title: str) -> dict[int, Row]:
    """The figures of every block in and around the article that the rules may be wrong about, by its number."""
    kept = [number for number, block in enumerate(blocks) if block.kept and block.key]
    if not kept:
        return {}
    page = _Page(blocks, kept, title)
    first, last = max(0, kept[0] - AHEAD), min(len(blocks), kept[-1] + BEHIND + 1)
    return {number: page.row(number) for number in range(first, last) if page.may_be_wrong(number)}


class _Page:
    """What is counted once for all blocks of a page."""

    def __init__(self, blocks: list[Candidate], kept: list[int], title: str) -> None:
        self.blocks = blocks
        self.first, self.last, self.kept = kept[0], kept[-1], len(kept)
        self.core = core_of(blocks, kept)
        self.mass = sum(len(blocks[number].key) for number in kept) or 1
        self.total = sum(len(block.key) for block in blocks) or 1
        self.title = set(WORD.findall(title.lower()))
        self.words: Counter[str] = Counter()
        self.homes: Counter[HtmlElement] = Counter()
        self.around: dict[HtmlElement, list[int]] = {}
        self.kinds: dict[str, list[float]] = {}
        self.before: list[int] = []
        self.names: dict[HtmlElement, list[int]] = {}
        self.kind_of: list[list[float]] = []
        mass = 0
        for block in blocks:
            self.before.append(mass)
            if block.path:
                around = self.around.setdefault(block.path[-1], [0, 0])
                around[0] += 1
                around[1] += block.kept
            kind = self.kinds.setdefault(_kind_of(block), [0, 0, 0])
            kind[0] += 1
            kind[1] += block.kept
            kind[2] += block.link_share
            self.kind_of.append(kind)
            if block.kept:
                mass += len(block.key)
                self.words.update(set(WORD.findall(block.text.lower())))
                if block.path:
                    self.homes[block.path[-1]] += len(block.key)

    def may_be_wrong(self, number: int) -> bool:
        """Tell whether a block is worth a second look: no paragraph inside the article, no menu outside."""
        block = self.blocks[number]
        if not block.key or block.caption:
            return False
        if not block.kept:
            return not block.reason and block.link_share < MOST_LINKED
        if is_correction(block):
            return False
        before = self.before[number] / self.mass
        own = bool(block.path) and self.homes[block.path[-1]] >= HOME * self.mass
        # What opens an article stands in its box, or another reader takes it for the article too; code stands by itself.
        known = own or before > BEFORE or block.score >= READ or block.kind == "pre"
        inside = known and before < 1 - BEHIND_IT - len(block.key) / self.mass
        if block.kind in SURE_KINDS or (block.kind in LISTS and block.link_share < FEW_LINKED):
            return not inside
        return not (inside and len(block.key) >= SURE and is_prose(block))

    def row(self, number: int) -> Row:
        """The figures of one block."""
        block = self.blocks[number]
        return [
            *self._text(block),
            *self._place(number, block),
            *self._neighbours(number),
            *self._elements(number, block),
        ]

    def _text(self, block: Candidate) -> Row:
        text, length = block.text, len(block.key)
        words = WORD.findall(text.lower())
        return [
            block.score,
            block.kept,
            block.link_share,
            log(1 + length),
            bool(ENDED.search(text)),
            sum(map(str.isupper, text)) / (1 + length),
            sum(self.words[word] > block.kept for word in words) / len(words) if words else -1,
            sum(word in self.title for word in words) / len(words) if words else -1,
        ]

    def _place(self, number: int, block: Candidate) -> Row:
        before = self.before[number]
        after = self.mass - before - (len(block.key) if block.kept else 0)
        return [
            number / len(self.blocks),
            max(-FAR, min(FAR, number - self.first)),
            max(-FAR, min(FAR, number - self.last)),
            before / self.mass,
            after / self.mass,
            log(1 + before),
            log(1 + max(0, after)),
            log(self.mass),
            self.mass / self.total,
            self.kept / len(self.blocks),
            len(block.key) / self.mass,
        ]

    def _neighbours(self, number: int) -> Row:
        before = self.blocks[number - 1] if number else None
        after = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
        above = self.blocks[max(0, number - HEADING_NEAR) : number]
        heading = next((block for block in reversed(above) if block.kind in HEADINGS), None)
        around = [block.kept for block in self.blocks[max(0, number - AROUND) : number + AROUND + 1]]
        return [
            before.score if before else -1,
            before.kept if before else -1,
            after.link_share if after else -1,
            after.kept if after else -1,
            heading.kept if heading else -1,
            heading.link_share if heading else -1,
            sum(around) / len(around),
        ]

    def _elements(self, number: int, block: Candidate) -> Row:
        home = block.path[-1] if block.path else None
        count, held = self.around[home] if home is not None else (1, 0)
        kind = self.kind_of[number]
        depth = len(block.path)
        in_core = self.core is not None and self.core in block.path
        tags = {element.tag for element in block.path}
        places = [NEAREST] * len(GROUPS)
        for distance, element in enumerate((block.element, *reversed(block.path[-NEAREST + 1 :]))):
            for group in self._names(element):
                places[group] = min(places[group], distance)
        return [
            KINDS.get(block.kind, 1 if block.kind in HEADINGS else 9),
            int(block.kind[1]) if block.kind in HEADINGS else 0,
            block.pictured,
            sum(1 for _ in block.element.iter("a")) if block.linked else 0,
            depth,
            depth - block.path.index(self.core) if in_core and self.core is not None else -1,
            self.homes[home] / self.mass if home is not None else 0,
            count,
            (held - block.kept) / (count - 1) if count > 1 else -1,
            kind[0],
            (kind[1] - block.kept) / (kind[0] - 1) if kind[0] > 1 else -1,
            kind[2] / kind[0],
            "article" in tags,
            "main" in tags,
            *places,
        ]

    def _names(self, element: HtmlElement) -> list[int]:
        """The groups that the names of an element belong to."""
        found = self.names.get(element)
        if found is None:
            names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
            found = [at for at, group in enumerate(GROUPS) if group.search(names)] if len(names) > 1 else []
            self.names[element] = found
        return found


def _kind_of(block: Candidate) -> str:
    """The tags and first names of a block and its nearest elements: blocks of one kind have the same."""
    return " ".join(
        f"{element.tag}.{(element.get('class') or '').partition(' ')[0]}"
        for element in (*block.path[-2:], block.element)
    )
