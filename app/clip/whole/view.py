"""The judged blocks of a page come in, where the article's text ends among them goes out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from app.clip.page.blocks import HEADINGS, LISTS, Candidate
from app.clip.whole.cuts import ELLIPSIS

NO_PROSE = LISTS | {"table", "figure", "pre"}
# The box that holds this share of the paragraphs is the article's own.
HOME = 0.5
# The boxes of so much of the article are its own, and none of them can be a wall.
BEGINNING = 0.6
LAST_PARAGRAPHS = 3
LIST_BLOCKS = 4  # behind its heading a list of other stories shows itself


@dataclass
class View:
    """The blocks with text; the places of the kept ones, of the kept paragraphs, and the last ones of the text.

    `last` is the last paragraph in the box that holds most of them, or the last of all if none does; -1 for none.
    `homes` are all boxes that the article's beginning lies in.
    """

    blocks: list[Candidate]
    kept: list[int]
    prose: list[int]
    ends: list[int]
    last: int
    mass: int
    homes: frozenset[HtmlElement]

    @classmethod
    def of(cls, blocks: list[Candidate]) -> View:
        """Look over the blocks of a page."""
        worded = [block for block in blocks if block.key]
        kept = [number for number, block in enumerate(worded) if block.kept]
        prose = [n for n in kept if is_paragraph(worded[n])]
        masses: Counter[HtmlElement] = Counter()
        for number in prose:
            if worded[number].path:
                masses[worded[number].path[-1]] += len(worded[number].key)
        home = max(masses, key=lambda element: masses[element], default=None)
        at_home = [n for n in prose if worded[n].path and worded[n].path[-1] is home]
        ends = sorted({places[-1] for places in (at_home, prose, kept) if places})
        if masses and masses[home] < HOME * sum(masses.values()):
            at_home = prose
        last = at_home[-1] if at_home else -1
        mass = sum(len(worded[n].key) for n in kept)
        return cls(worded, kept, prose, ends, last, mass, _homes(worded, prose or kept))

    # Once, and only for a text that is asked about: of a hundred thousand short lines each one asks.
    @cached_property
    def common_words(self) -> frozenset[str]:
        """The words that the article writes small."""
        return frozenset(word for n in self.prose for word in self.blocks[n].text.split() if word.islower())

    @cached_property
    def ellipses(self) -> int:
        """How many paragraphs end in an ellipsis."""
        return sum(bool(ELLIPSIS.search(self.blocks[n].text)) for n in self.prose)

    @property
    def tail(self) -> list[int]:
        """The last paragraphs of the text."""
        return self.prose[-LAST_PARAGRAPHS:]

    def after(self, place: int) -> int:
        """Characters of the kept paragraphs behind a place."""
        return sum(len(self.blocks[n].key) for n in self.prose if n > place)


def _homes(blocks: list[Candidate], places: list[int]) -> frozenset[HtmlElement]:
    whole, seen = sum(len(blocks[n].key) for n in places), 0
    homes: set[HtmlElement] = set()
    for number in places:
        if seen > BEGINNING * whole:
            break
        seen += len(blocks[number].key)
        homes.update(blocks[number].path)
    return frozenset(homes)


def is_paragraph(block: Candidate) -> bool:
    """Tell whether a block is a paragraph of running text."""
    return (
        block.kind not in HEADINGS
        and block.kind not in NO_PROSE
        and len(block.key) >= 60
        and block.link_share < 0.5
    )


def heads_a_list(view: View, place: int) -> bool:
    """Tell whether a line is no link itself, and headlines of other stories follow it."""
    following = view.blocks[place + 1 : place + 1 + LIST_BLOCKS]
    return view.blocks[place].link_share < 0.5 and sum(block.link_share > 0.8 for block in following) >= 2
