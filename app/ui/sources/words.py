"""Sources in, the words that rows and cards say about them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from app.domain.mark import Mark, MarkKind
from app.domain.nouns import Noun
from app.domain.source import Source, SourceKind, SourceRole, Suggestion
from app.ui.labels import counted, isolated
from app.ui.sources.rows import Row, initials
from app.wording import said, upper

KIND_WORDS = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organisation",
    SourceKind.PUBLICATION: "Publication",
    SourceKind.DOCUMENT: "Document",
}
_ROLE_WORDS = {SourceRole.AUTHOR: "Author", SourceRole.PUBLISHER: "Publisher"}


def who(source: Source) -> str:
    """What a source is, in one line: role and organisation, or else its kind."""
    about = ", ".join(isolated(part) for part in (source.role, source.organisation) if part)
    if source.kind is SourceKind.PERSON:
        return about
    return f"{KIND_WORDS[source.kind]} · {about}" if about else KIND_WORDS[source.kind]


def here_row(source: Source, roles: Iterable[SourceRole], marks: Iterable[Mark]) -> Row:
    """A source as the list of the open article shows it; `marks` are those of the article."""
    said = Counter(mark.kind for mark in marks if source.id in mark.source_ids)
    quotes, others = said[MarkKind.QUOTE], said.total() - said[MarkKind.QUOTE]
    parts = [_ROLE_WORDS[role] for role in roles if role in _ROLE_WORDS]
    parts.append(who(source))
    if quotes:
        parts.append(counted(quotes, "quotation"))
    if others:
        parts.append(counted(others, "other mark" if quotes else "mark"))
    return _row(source, parts)


def all_row(source: Source) -> Row:
    """A source as the list of all sources shows it."""
    parts = [who(source)]
    if source.article_count:
        parts.append(counted(source.article_count, "article"))
    if source.mark_count:
        parts.append(counted(source.mark_count, "mark"))
    return _row(source, parts)


def suggestion_row(suggestion: Suggestion) -> Row:
    """A source that the open article offers."""
    why = upper(said(suggestion.why))
    if not suggestion.source_id:
        why = f"{why} · new source"
    return Row(
        Noun.SOURCE, suggestion.name, why, initials(suggestion.name), suggestion=suggestion, verb="Link"
    )


def _row(source: Source, parts: Iterable[str]) -> Row:
    small = " · ".join(part for part in parts if part)
    return Row(Noun.SOURCE, source.name, small, initials(source.name), id=source.id)
