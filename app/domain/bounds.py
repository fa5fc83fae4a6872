"""Words that name or describe something in; the same if they are no longer than such words may be, else an error or a cut."""

# A window lists, sorts and completes names: one of a million letters would hold it up wherever it stands.

from __future__ import annotations

from app.domain.codes.troubles import Field, Trouble
from app.domain.errors import KnownError

NAME = 300  # letters of a tag, or of the name of a source
LINE = 2_000  # of a headline, an address, all other names of a source together
TEXT = 4_000  # of a comment, or of what is noted about a source; for more there are notes


def within(words: str, most: int, what: Field, trouble: Trouble = Trouble.TOO_LONG) -> str:
    """The words; KnownError where they are longer than `most` letters. `what` is who has them."""
    if len(words) > most:
        raise KnownError(trouble, what=what, most=most)
    return words


def cut(words: str, most: int = LINE) -> str:
    """The words, or the beginning of what a page or an older library has more of."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
