"""Tags: one tree for articles and sources, named by paths such as `floods/river`."""

from __future__ import annotations

import re
import unicodedata
import uuid
from dataclasses import dataclass

from app.domain.text.normal import INVISIBLE

# A fixed name space, so that two reporters who type the same tag offline make the same id.
_SPACE = uuid.UUID("b7f1a3c0-5a0e-5d43-9d35-6d8f3f1b7c11")
_BEFORE = re.compile(r"^[\s#/]+")
_WIDE = str.maketrans("＃／", "#/")  # as they are typed among full-width letters
_UNSEEN = f"[{INVISIBLE}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]"
# What joins or parts letters of some scripts, and the parts of a picture, is seen in what stands beside it.
_JOINING = "\u200c\u200d\ufe00-\ufe0f"
_BESIDE = "\u0590-\u1fff\u2100-\ufdff\ufe0f\ufe20-\ufefe\uff00-\U000dffff"
_NOT_SEEN = (
    f"(?![{_JOINING}]){_UNSEEN}"
    f"|(?<![{_BESIDE}])[{_JOINING}]|[\u200c\u200d](?![{_BESIDE}])|(?<=[\u200c\u200d])[\u200c\u200d]"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag. `name` is the whole path as the user wrote it; the counts leave out its children."""

    id: str
    name: str
    article_count: int = 0
    source_count: int = 0


def tidy_tag(name: str) -> str:
    """The name as it is kept: NFC, single spaces, nothing that is not seen, no leading `#`, no empty steps of the path."""
    seen = name.translate(_WIDE)
    while (
        less := re.sub(_NOT_SEEN, "", seen)
    ) != seen:  # what one takes away may leave the next without its neighbour
        seen = less
    begun = _BEFORE.sub("", unicodedata.normalize("NFC", seen))
    steps = (" ".join(step.split()) for step in begun.split("/"))
    return "/".join(step for step in steps if step)


def tag_key(name: str) -> str:
    """What the spellings of one tag share: case, width, composition and what is not seen make no difference."""
    return unicodedata.normalize("NFKC", tidy_tag(re.sub(_UNSEEN, "", name))).casefold()


def tag_id(name: str) -> str:
    """The id of the tag of that name, the same on every machine."""
    return str(uuid.uuid5(_SPACE, tag_key(name)))
