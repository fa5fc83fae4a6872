"""The blocks of a page, judged by rules, come in; a small forest of learned trees decides where the rules may be wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import Any

from app.clip.page.blocks import Candidate
from app.clip.select.features import Row, rows_of
from app.domain.codes.pages import Reason
from app.paths import resources

# The forest may take out at most this share of what the rules kept: beyond that it has not understood the page.
MOST_DROPPED = 0.4
# A block with a larger share of the text is no clutter.
LARGEST = 0.25


# A leaf is its value; a fork is the number of a figure, the most it may be to go left, and both ways on.
Tree = Any


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees, and how sure they must be: below `drop` a block goes, from `keep` on it comes."""

    trees: list[Tree]
    drop: float
    keep: float

    def judge(self, row: Row) -> float:
        """How likely a block is part of the article, from 0 to 1."""
        total = 0.0
        for tree in self.trees:
            step = tree
            while isinstance(step, list):
                step = step[2] if row[step[0]] <= step[1] else step[3]
            total += step
        return 1 / (1 + exp(-total))


@lru_cache(maxsize=1)
def forest() -> Forest:
    """The forest that `tools/train_judge.py` made."""
    table = json.loads((resources() / "judge.json").read_text("utf8"))
    return Forest(table["trees"], table["drop"], table["keep"])


def look_again(blocks: list[Candidate], title: str, trees: Forest) -> None:
    """Take out and put back what the forest is sure about; each block left out has a reason."""
    likely = {number: trees.judge(row) for number, row in rows_of(blocks, title).items()}
    mass = sum(len(block.key) for block in blocks if block.kept and not block.caption)
    out = [
        number
        for number, chance in likely.items()
        if chance < trees.drop and blocks[number].kept and len(blocks[number].key) <= LARGEST * mass
    ]
    if sum(len(blocks[number].key) for number in out) > MOST_DROPPED * mass:
        return
    for number, chance in likely.items():
        if not blocks[number].kept and chance >= trees.keep:
            blocks[number].kept = True
    for number in out:
        blocks[number].kept = False
    left = [number for number, block in enumerate(blocks) if block.kept and block.key]
    for number in out:
        blocks[number].reason = (
            Reason.BEFORE_ARTICLE
            if not left or number < left[0]
            else Reason.AFTER_ARTICLE
            if number > left[-1]
            else Reason.UNLIKE_AROUND
        )
