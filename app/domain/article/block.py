"""Blocks: the passages of a page in reading order, kept or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level block of a page in reading order: kept, or dropped for a `reason`.

    `html` is clean (see `clip.clean`); `text` holds the same characters with nothing but white space
    added. `reason` is empty for a kept block, otherwise a short phrase for the user. A `caption` is the words
    of a figure: it is shown, searched and marked like any other block, but no part of the running text.
    """

    html: str
    text: str
    kept: bool = True
    reason: str = ""
    caption: bool = False


def full_text(blocks: Sequence[Block]) -> str:
    """The text of the kept blocks, captions in their places, apart by a blank line."""
    return "\n\n".join(block.text for block in blocks if block.kept)


def running_text(blocks: Sequence[Block]) -> str:
    """The text of the kept blocks that have any and are no captions, apart by a blank line."""
    return full_text([block for block in blocks if block.text and not block.caption])
