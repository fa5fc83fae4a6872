"""A field's name and value as typed in; the value as the store compares it, or what to type instead, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.domain.article.article import Stage, State
from app.domain.mark import MarkKind
from app.domain.nouns import SEARCHED
from app.domain.query import FieldName
from app.domain.source import SourceKind
from app.search.dates import UnreadableDateError, read_date

EXAMPLES: Mapping[FieldName, str] = {
    FieldName.TAG: "tag:floods",
    FieldName.SOURCE: 'source:"Vera Lund"',
    FieldName.BY: "by:Lund",
    FieldName.FROM: 'from:"Harbour Post"',
    FieldName.BEFORE: "before:2026-03-01",
    FieldName.AFTER: "after:7d",
    FieldName.IS: "is:inbox",
    FieldName.HAS: "has:marks",
}

# What following an article's page brought to light.
PAGE_VALUES = ("watched", "changed", "incomplete")
IS_VALUES = (
    *(State.INBOX, State.READING, State.DONE, Stage.FAILED, Stage.WAITING, Stage.LINK),
    *SEARCHED,
    *MarkKind,
    *PAGE_VALUES,
    *(SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.PUBLICATION, SourceKind.DOCUMENT),
)
HAS_VALUES = ("marks", "notes", "comment", "pictures", "source", "tag")

# What people from other programs type, and what it is called here.
_FIELDS_MEANT = {
    "tags": "tag", "tagged": "tag", "label": "tag", "topic": "tag", "said": "source", "sources": "source",
    "who": "source", "person": "source", "author": "by", "authors": "by", "byline": "by", "writer": "by",
    "publication": "from", "publisher": "from", "outlet": "from", "site": "from", "domain": "from",
    "until": "before", "to": "before", "since": "after", "date": "after", "newer": "after", "older": "before",
    "state": "is", "status": "is", "kind": "is", "type": "is", "in": "is", "with": "has", "contains": "has",
}  # fmt: skip
_VALUES_MEANT = {
    "unread": "inbox", "new": "inbox", "open": "reading", "read": "done", "finished": "done", "error": "failed",
    "broken": "failed", "links": "link", "bookmark": "link", "bookmarks": "link", "articles": "article", "notes": "note", "marks": "mark", "sources": "source",
    "quotes": "quote", "quotation": "quote", "claims": "claim", "figures": "figure", "number": "figure",
    "followup": "follow-up", "follow up": "follow-up", "follow_up": "follow-up", "doubts": "doubt",
    "people": "person", "organization": "organisation", "organisations": "organisation", "org": "organisation",
    "publications": "publication", "documents": "document", "edited": "changed", "updated": "changed",
    "followed": "watched", "cut": "incomplete", "partial": "incomplete", "paywalled": "incomplete",
}  # fmt: skip
_HAD_MEANT = {
    "mark": "marks", "note": "notes", "comments": "comment", "picture": "pictures", "image": "pictures",
    "images": "pictures", "photo": "pictures", "photos": "pictures", "sources": "source", "tags": "tag",
}  # fmt: skip


class UnreadableValueError(ValueError):
    """A field's value cannot be read; the message is a sentence with what to type instead."""


def meant_field(name: str) -> str:
    """A sentence with the field that a name which is none was probably meant to be, or with all of them."""
    meant = _FIELDS_MEANT.get(name) or _nearest(name, tuple(FieldName))
    if meant:
        return f"Type {EXAMPLES[FieldName(meant)]}."
    return f"The fields are {_listed(f'{field}:' for field in FieldName)}."


def read_value(name: FieldName, typed: str, today: date) -> str:
    """The value as `domain.query.Field` wants it; raises UnreadableValueError."""
    value = " ".join(typed.split())
    if not any(map(str.isalnum, value)):
        raise UnreadableValueError(f"Nothing stands after {name}: yet. Type {EXAMPLES[name]}.")
    if name in {FieldName.BEFORE, FieldName.AFTER}:
        try:
            return read_date(value, today)
        except UnreadableDateError as problem:
            raise UnreadableValueError(f"“{value}” is no clear date. Type one {problem}.") from None
    if name is FieldName.IS:
        return _one_of(name, value.lower(), IS_VALUES, _VALUES_MEANT)
    if name is FieldName.HAS:
        return _one_of(name, value.lower(), HAS_VALUES, _HAD_MEANT)
    return value


def _one_of(name: FieldName, value: str, known: tuple[str, ...], meant: Mapping[str, str]) -> str:
    value = meant.get(value, value)
    if value in known:
        return str(value)
    near = _nearest(value, (*known, *meant))
    offer = f"Type {name}:{meant.get(near, near)}." if near else f"After {name}: may stand {_listed(known)}."
    raise UnreadableValueError(f"There is no {name}:{value}. {offer}")


def _nearest(word: str, known: tuple[str, ...]) -> str:
    from rapidfuzz import fuzz, process  # for mistakes only: every search would wait for it

    found = process.extractOne(word, [str(name) for name in known], scorer=fuzz.ratio, score_cutoff=70)
    return found[0] if found else ""


def _listed(words: Iterable[str]) -> str:
    *most, last = map(str, words)
    return f"{', '.join(most)} and {last}"
