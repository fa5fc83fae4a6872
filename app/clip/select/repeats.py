"""Blocks of which some are kept come in; what says once more what another kept block says leaves dropped."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from app.clip.page.blocks import Candidate
from app.domain.codes.pages import Reason

# An exact second copy of sentences this long is no coincidence; lists and steps do come again.
LONG = 150
STOP = re.compile(r"[.!?…。！？][\"'”’»“)]*\s*$")
# A block that holds so much of all the others is the whole text once more.
WHOLE = 0.6
FEWEST = 3
SHORTEST_QUOTE = 30
PULLED = re.compile(r"pull-?_?quote|quote|callout|zitat|citation", re.IGNORECASE)
SIGNS = "\"'“”„‚‘’«»‹›—–-.…"


def drop_repeats(blocks: list[Candidate]) -> None:
    """Take out exact second copies, one block that holds the whole text again, and pull quotes."""
    kept = [block for block in blocks if block.kept and block.key]
    for block, reason in (*_copies(kept), *_wholes(kept), *_pull_quotes(kept)):
        block.kept = False
        block.reason = reason


def _copies(kept: list[Candidate]) -> list[tuple[Candidate, Reason]]:
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for number, block in enumerate(kept):
        if block.key in first:
            again[number] = first[block.key]
        else:
            first[block.key] = number
    long = [n for n in again if len(kept[n].key) >= LONG and STOP.search(kept[n].text)]
    dropped = set(long)
    # A short line may come again by right; beside a copy, as its original stands beside that one's, it is part of it.
    for number in long:
        for step in (-1, 1):
            near = number + step
            while near in again and again[near] == again[near - step] + step:
                dropped.add(near)
                near += step
    return [(kept[number], Reason.COPY) for number in sorted(dropped)]


def _wholes(kept: list[Candidate]) -> list[tuple[Candidate, Reason]]:
    mass = sum(len(block.key) for block in kept)
    found = []
    for block in kept:
        if len(block.key) < WHOLE * (mass - len(block.key)) or len(kept) <= FEWEST:
            continue
        inside = [other for other in kept if other is not block and other.key in block.key]
        if len(inside) >= FEWEST and sum(len(other.key) for other in inside) >= WHOLE * len(block.key):
            found.append((block, Reason.COPY))
    return found[:1]


def _pull_quotes(kept: list[Candidate]) -> list[tuple[Candidate, Reason]]:
    found = []
    texts = [block.key for block in kept if block.kind == "p"]
    boxes: set[HtmlElement] = set()
    for block in kept:
        if boxes.intersection(block.path[-3:]):
            found.append((block, Reason.PULL_QUOTE))  # who said it goes with it
        elif len(block.key) >= SHORTEST_QUOTE and _is_set_off(block):
            words = block.key.strip(SIGNS)
            if any(words in text for text in texts if len(text) > len(block.key)):
                found.append((block, Reason.PULL_QUOTE))
                boxes.update(above for above in block.path[-3:] if above.tag in {"figure", "aside"})
    return found


def _is_set_off(block: Candidate) -> bool:
    around = (block.element, *block.path[-2:])
    return block.kind == "blockquote" or any(
        element.tag in {"aside", "blockquote"} or PULLED.search(element.get("class") or "")
        for element in around
    )
