"""Tags: one tree for articles and sources, named by paths such as `floods/river`."""

from __future__ import annotations

import re
import unicodedata
import uuid
from dataclasses import dataclass

# A fixed name space, so that two reporters who type the same tag offline make the same id.
_SPACE = uuid.UUID("b7f1a3c0-5a0e-5d43-9d35-6d8f3f1b7c11")
_BEFORE = re.compile(r"^[\s#/]+")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag. `name` is the whole path as the user wrote it; the counts leave out its children."""

    id: str
    name: str
    article_count: int = 0
    source_count: int = 0


def tidy_tag(name: str) -> str:
    """The name as it is kept: NFC, single spaces, no leading `#`, no empty steps of the path."""
    begun = _BEFORE.sub("", unicodedata.normalize("NFC", name))
    steps = (" ".join(step.split()) for step in begun.split("/"))
    return "/".join(step for step in steps if step)


def tag_id(name: str) -> str:
    """The id of the tag of that name, the same on every machine; case and width make no difference."""
    return str(uuid.uuid5(_SPACE, unicodedata.normalize("NFKC", tidy_tag(name)).casefold()))
