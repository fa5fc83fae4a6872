"""The tree of a page and its candidate blocks come in, each block leaves kept or dropped for a reason."""

from __future__ import annotations

import logging
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from app.clip.page.blocks import Candidate, key_of
from app.domain.codes.pages import Reason

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

# Pieces of this many characters are looked up in what the judge read.
PIECE = 24
# From this share on, a block is the judge's own.
ENOUGH = 0.5
# A block this long that comes a second time is a copy for another width of screen.
REPEATED = 150
LONG = 40
LINKED = 0.4


def verdict(tree: HtmlElement, *, quick: bool = False) -> str:
    """What trafilatura takes for the article, white space taken out; empty when it finds none.

    A `quick` verdict is that of trafilatura's own rules alone. It is empty where they found no more than one paragraph
    or chiefly tables: there the other readers, which the full one asks too, are better.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)
    document = trafilatura.bare_extraction(tree, options=_options(quick=quick))
    body = getattr(document, "body", None)
    if body is None or (quick and (len(body) < 2 or _count(body, "table") > _count(body, "p"))):
        return ""
    return key_of("".join(str(text) for text in body.itertext()))


@lru_cache(maxsize=2)
def _options(*, quick: bool) -> Extractor:
    from trafilatura.settings import Extractor

    # Of all forms only the one for Python would be written out, and nobody reads it.
    options = Extractor(fast=quick, comments=False, output_format="txt")
    if quick:
        # Of no focus that it knows, it does not measure the page and read it once more when it found little.
        options.focus = "own rules"
    return options


def _count(element: HtmlElement, tag: str) -> int:
    return sum(1 for _ in element.iter(tag))


def second_verdict(tree: HtmlElement) -> str:
    """What readability takes for the article, white space taken out."""
    import lxml.html
    from readability import Document

    logging.getLogger("readability.readability").setLevel(logging.CRITICAL + 1)
    try:
        summary = Document(lxml.html.tostring(tree, encoding="unicode")).summary()
        return key_of("".join(str(text) for text in lxml.html.fromstring(summary).itertext()))
    except Exception:
        return ""


def coverage(key: str, judged: str) -> float:
    """The share of a block that stands in what the judge read."""
    if not key:
        return 0.0
    if key in judged:
        return 1.0
    pieces = [key[start : start + PIECE] for start in range(0, len(key) - PIECE + 1, PIECE)]
    if not pieces:
        return 0.0
    return sum(piece in judged for piece in pieces) / len(pieces)


def match(blocks: list[Candidate], judged: str) -> None:
    """Keep the blocks that the judge kept."""
    seen: set[str] = set()
    for block in blocks:
        block.kept, block.reason = False, ""
        if len(block.key) < PIECE:
            continue
        block.score = coverage(block.key, judged)
        block.place = judged.find(block.key)
        block.kept = block.score >= ENOUGH
        if block.kept and len(block.key) >= REPEATED and block.key in seen:
            block.kept, block.reason = False, Reason.COPY
        elif block.kept:
            seen.add(block.key)
    _match_short(blocks, judged)


def _match_short(blocks: list[Candidate], judged: str) -> None:
    """A short line may stand anywhere: it counts only right before or after a block that was found."""
    for index, block in enumerate(blocks):
        if not block.key or len(block.key) >= PIECE:
            continue
        near = next((b for b in blocks[index + 1 : index + 8] if b.kept and b.place >= 0), None)
        if near is not None:
            window = judged[max(0, near.place - 240) : near.place + len(near.key)]
            block.kept = block.key in window[: len(window) - len(near.key)]
        if not block.kept:
            last = next(
                (b for b in reversed(blocks[max(0, index - 8) : index]) if b.kept and b.place >= 0), None
            )
            if last is not None:
                end = last.place + len(last.key)
                block.kept = block.key in judged[end : end + 240]
        if block.kept:
            block.place = judged.find(block.key)
            block.score = 1.0


def keep_heaviest(blocks: list[Candidate]) -> None:
    """Keep the long blocks of the element that holds most of them: the judge for pages of many megabytes."""
    mass: Counter[HtmlElement] = Counter()
    for block in blocks:
        if block.path and len(block.key) >= LONG and block.link_share < LINKED:
            mass[block.path[-1]] += len(block.key)
    home = max(mass, key=lambda element: mass[element], default=None)
    for block in blocks:
        long = len(block.key) >= LONG and block.link_share < LINKED
        block.kept = long and (home is None or (bool(block.path) and block.path[-1] is home))
