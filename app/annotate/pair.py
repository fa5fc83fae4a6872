"""Two versions of a text in; both levelled and their one alignment, made when first asked for, out."""

from __future__ import annotations

from functools import cached_property

from app.annotate.alignment import Alignment
from app.domain.normal import Normal


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
        return Alignment(self.old.text, self.new.text)
