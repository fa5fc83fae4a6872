"""Two versions of a text in; both levelled and their one alignment, made when first asked for, out."""

from __future__ import annotations

import re
from functools import cached_property

from app.annotate.alignment import Alignment
from app.domain.text.normal import Normal

_BREAK = re.compile(r"\n\s*\n")


class Pair:
    """Two versions beside each other: marks follow it and a comparison reads it, so both pay for it once."""

    def __init__(self, old: str, new: str) -> None:
        self.raw_old, self.raw_new = old, new

    @cached_property
    def old(self) -> Normal:
        """The old text, levelled."""
        return Normal(self.raw_old)

    @cached_property
    def new(self) -> Normal:
        """The new text, levelled."""
        return Normal(self.raw_new)

    @cached_property
    def alignment(self) -> Alignment:
        """Which stretches of the levelled texts are shared."""
        return Alignment(self.old.text, self.new.text, (self.old_breaks, self.new_breaks))

    @cached_property
    def old_breaks(self) -> list[int]:
        """The blanks of the levelled old text that part its paragraphs."""
        return _breaks(self.raw_old, self.old)

    @cached_property
    def new_breaks(self) -> list[int]:
        """The blanks of the levelled new text that part its paragraphs."""
        return _breaks(self.raw_new, self.new)


def _breaks(raw: str, level: Normal) -> list[int]:
    places = dict.fromkeys(level.reached(found.start() for found in _BREAK.finditer(raw)))
    return [at for at in places if 0 < at < len(level.text) - 1]
