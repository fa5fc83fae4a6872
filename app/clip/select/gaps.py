"""Candidate blocks of which some are kept come in, and leave with the gaps between the kept ones filled."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement

from app.clip.clutter import reason_of
from app.clip.page.blocks import HEADINGS, Candidate
from app.clip.select.beside import is_beside
from app.domain.codes.pages import Reason

# An element that holds at least this share of the article is one of its homes.
HOME = 0.12
# The innermost element with this share of the article is its core.
CORE = 0.85
# A shorter line may be anything; from here on a line with an end is a sentence.
PROSE = 60
LONGEST_CAPTION = 600
SENTENCE_END = re.compile(r"[.!?…。！？؟:;»”\"'’)\]]\s*$")
# What a control says of the panel that it opens.
OPENS = ("aria-expanded", "aria-controls", "data-bs-toggle", "data-toggle")
GROUPS = frozenset({"ul", "ol", "dl", "table", "blockquote", "pre"})


def is_prose(block: Candidate) -> bool:
    """Tell whether a block is a paragraph of sentences."""
    return (
        block.kind not in HEADINGS
        and len(block.key) >= PROSE
        and block.link_share < 0.4
        and bool(SENTENCE_END.search(block.text))
    )


@dataclass(slots=True)
class _Ground:
    """Where the kept blocks stand: their homes, the kinds of these, the core, the first and the last."""

    homes: set[HtmlElement]
    kinds: set[str]
    core: HtmlElement | None
    first: int
    last: int


def _ground(blocks: list[Candidate], kept: list[int]) -> _Ground:
    mass: Counter[HtmlElement] = Counter()
    kinds: Counter[str] = Counter()
    for index in kept:
        block = blocks[index]
        if block.path and block.kind not in HEADINGS:
            mass[block.path[-1]] += len(block.key)
            kinds[_home_kind(block)] += len(block.key)
    least = HOME * (sum(mass.values()) or 1)
    homes = {element for element, size in mass.items() if size >= least}
    # Without a class an element is of no kind: every page has its plain boxes.
    named = {
        kind for kind, size in kinds.items() if size >= least and kind.rstrip(".") != kind.replace(".", "")
    }
    return _Ground(homes, named, core_of(blocks, kept), kept[0], kept[-1])


def fill_gaps(blocks: list[Candidate]) -> None:
    """Keep what stands among kept blocks in the same element, or in elements of the same kind."""
    kept = [index for index, block in enumerate(blocks) if block.kept]
    if not kept:
        return
    ground = _ground(blocks, kept)
    for index, block in enumerate(blocks):
        if not block.kept and block.path and _belongs(blocks, index, ground):
            # Asked last: of all blocks of a page few come this far.
            reason = reason_of(block.text)
            block.kept = not is_beside(block.element) and (
                not reason or (block.caption and reason == Reason.CREDIT)
            )


def _belongs(blocks: list[Candidate], index: int, ground: _Ground) -> bool:
    block = blocks[index]
    inside = ground.first < index < ground.last
    at_home = block.path[-1] in ground.homes
    in_core = inside and ground.core is not None and ground.core in block.path
    if not (inside or at_home):
        return False
    if is_prose(block) and (at_home or in_core or _home_kind(block) in ground.kinds):
        found = True
    else:
        found = inside and (
            (at_home and _is_small_part(block)) or (in_core and _is_framed(blocks, index, ground))
        )
    return found and not (in_core and not at_home and any(map(is_beside, below(block, ground.core))))


def _home_kind(block: Candidate) -> str:
    return " ".join(
        f"{element.tag}.{'.'.join(sorted((element.get('class') or '').split()))}"
        for element in block.path[-2:]
    )


def _is_small_part(block: Candidate) -> bool:
    """A heading, list, table, quotation or picture right among the paragraphs."""
    if not block.key:
        return True
    if block.kind in GROUPS:
        return block.link_share < 0.4
    if block.kind == "figure":
        return _is_figure(block)
    return (block.kind in HEADINGS or block.kind == "p") and block.link_share < 0.5


def _is_framed(blocks: list[Candidate], index: int, ground: _Ground) -> bool:
    """The same deeper in the article, where its neighbours must speak for it."""
    block, before, after = blocks[index], blocks[index - 1], blocks[index + 1]
    if block.kind in HEADINGS:
        return block.link_share < 0.5 and (
            after.kept or (_is_opener(block) and is_prose(after) and _belongs(blocks, index + 1, ground))
        )
    if block.kind == "figure":
        return not block.key or _is_figure(block)
    if block.path[-1].tag in {"figure", "figcaption"}:
        return before.kept and block.link_share < 0.5  # who said what a figure quotes
    return block.kind in GROUPS and block.link_share < 0.3 and after.kept and before.kept


def _is_opener(block: Candidate) -> bool:
    """Whether a heading opens the panel behind it, as in an accordion."""
    return any(part.get(name) for part in block.element.iter() for name in OPENS)


def _is_figure(block: Candidate) -> bool:
    return (block.pictured or block.caption) and len(block.key) < LONGEST_CAPTION and block.link_share < 0.5


def core_of(blocks: list[Candidate], kept: list[int]) -> HtmlElement | None:
    """The innermost element that holds nearly all of the article."""
    mass: Counter[HtmlElement] = Counter()
    depth: dict[HtmlElement, int] = {}
    whole = 0
    for index in kept:
        whole += len(blocks[index].key)
        for level, element in enumerate(blocks[index].path):
            mass[element] += len(blocks[index].key)
            depth[element] = level
    holders = [element for element, size in mass.items() if size >= CORE * whole]
    return max(holders, key=lambda element: depth[element], default=None)


def below(block: Candidate, core: HtmlElement | None) -> tuple[HtmlElement, ...]:
    """The elements between the core of the article and a block, the block's own included."""
    if core is not None and core in block.path:
        return (*block.path[block.path.index(core) + 1 :], block.element)
    return (*block.path, block.element)
