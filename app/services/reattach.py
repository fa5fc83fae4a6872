"""The verb reattach: an old text and a new one in; where passages of the old stand now, and how sure that is, out."""

from __future__ import annotations

from app.annotate.reattach import Placement, Reattacher


class Follower:
    """Follows passages from one text to the next; the texts are compared once for all of them."""

    def __init__(self, old: str, new: str) -> None:
        self._reattacher = Reattacher(old, new)

    def place(self, start: int, end: int) -> Placement:
        """Where code points `start` to `end` of the old text stand in the new one."""
        return self._reattacher.place(start, end)
