"""Blocks of which some are kept come in; where posts follow each other, each leaves with the time that stands over it."""

from __future__ import annotations

import re

from app.clip.clutter import reason_of
from app.clip.page.blocks import Candidate
from app.clip.select.gaps import is_prose
from app.domain.codes.pages import Reason

TIME = re.compile(
    r"\b\d{1,2}(?:[:.h]\d{2}|\s?(?:am|pm|uhr)\b)|\bago\b|\bvor \d|\bil y a\b|\bhace\b|\bhá\b", re.IGNORECASE
)
LONGEST = 60
# A time stands so few blocks over its post; from so many posts on they are a live blog.
NEAR = 3
FEWEST = 3
DATED = frozenset({Reason.DATE, Reason.AUDIO})


def times_of_posts(blocks: list[Candidate]) -> set[int]:
    """The numbers of the lines that say when a post of a live blog was written; none for another article."""
    prose = [number for number, block in enumerate(blocks) if block.kept and is_prose(block)]
    if len(prose) < FEWEST:
        return set()
    kept = set(prose)
    found = [
        number
        for number in range(max(0, prose[0] - NEAR), prose[-1])
        if _is_time(blocks[number]) and any(near in kept for near in range(number + 1, number + 1 + NEAR))
    ]
    posts = {next(place for place in prose if place > number) for number in found}
    return set(found) if len(posts) >= FEWEST else set()


def _is_time(block: Candidate) -> bool:
    text = block.text
    return len(text) <= LONGEST and TIME.search(text) is not None and reason_of(text) in DATED
