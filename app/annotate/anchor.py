"""A text and a passage of it in; an anchor that can be found again, and the passage an anchor stands for, out."""

from __future__ import annotations

from app.annotate.struck import widened
from app.domain.codes.troubles import Trouble
from app.domain.errors import BugError, KnownError
from app.domain.mark import Anchor

CONTEXT = 48


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The passage without the white space at its ends; raises BugError for one outside the text."""
    if not 0 <= start <= end <= len(text):
        raise BugError(f"the passage {start} to {end} is outside a text of {len(text)} code points")
    passage = text[start:end]
    return start + len(passage) - len(passage.lstrip()), end - len(passage) + len(passage.rstrip())


def describe(text: str, start: int, end: int) -> Anchor:
    """The anchor of code points `start` to `end`, trimmed of white space; struck words are in it whole, or not at all.

    Raises KnownError if nothing but white space is left, BugError if the passage is outside the text.
    """
    first, last = trimmed(text, start, end)
    if first >= last:
        raise KnownError(Trouble.NO_WORDS_IN_PASSAGE)
    first, last = widened(text, first, last)
    return Anchor(
        start=first,
        end=last,
        exact=text[first:last],
        prefix=text[max(0, first - CONTEXT) : first],
        suffix=text[last : last + CONTEXT],
    )


def find(text: str, anchor: Anchor) -> tuple[int, int] | None:
    """Where the anchor's exact words stand in `text`: at their place, or where only they can be; else None.

    Their own place with their own context comes first, then the one place with as much of the context as
    there is, then their own place without it. It never guesses between equals.
    """
    length = len(anchor.exact)
    there = text.startswith(anchor.exact, anchor.start)
    if there and _in_context(text, anchor):
        return anchor.start, anchor.start + length
    for before, after in ((anchor.prefix, anchor.suffix), (anchor.prefix, ""), ("", anchor.suffix), ("", "")):
        at = _only(text, before + anchor.exact + after)
        if at is not None:
            return at + len(before), at + len(before) + length
    return (anchor.start, anchor.start + length) if there else None


def _in_context(text: str, anchor: Anchor) -> bool:
    end = anchor.start + len(anchor.exact)
    return text[: anchor.start].endswith(anchor.prefix) and text.startswith(anchor.suffix, end)


def _only(text: str, words: str) -> int | None:
    at = text.find(words)
    return at if words and at >= 0 and text.find(words, at + 1) < 0 else None
