"""What an article says of itself beside its text: one head for all that has one."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from app.domain.bounds import LINE


def words(most: int = LINE, *, whole: bool = False) -> str:
    """A field for words of which a page has at most `most` letters: of more the beginning is kept, or none if they only count `whole`."""
    return field(default="", metadata={"most": most, "whole": whole})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What an article says of itself beside its text. Unknown strings are empty.

    `published` and `modified` are ISO 8601, as exact as the page says (a date, or a time with its offset).
    `language` is a BCP 47 tag. `url` is the canonical address, `lead_image` that of its picture.
    """

    title: str = words()
    standfirst: str = words(4 * LINE)
    authors: tuple[str, ...] = ()
    publication: str = words()
    section: str = words()
    published: str = words()
    modified: str = words()
    language: str = words(whole=True)
    url: str = words(4 * LINE, whole=True)
    lead_image: str = words(4 * LINE, whole=True)


HEAD = tuple(one.name for one in fields(Head))


def head_of(one: Head) -> dict[str, Any]:
    """What an article, a version or an extraction says of itself: its head alone, by the names of its fields."""
    return {name: getattr(one, name) for name in HEAD}
