"""Verbs on marks: make one on a passage, say what it means and who said it, take it away."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.changes import Changes
from app.domain.mark import Mark, MarkKind
from app.store.library import Library


class Marks:
    """The marks on articles."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def of_article(self, article_id: str) -> tuple[Mark, ...]:
        """The marks of an article in the order of its text."""
        raise NotImplementedError

    def get(self, mark_id: str) -> Mark:
        """One mark; KnownError if it is not there any more."""
        raise NotImplementedError

    def add(self, version_id: str, start: int, end: int, kind: MarkKind, comment: str = "") -> Changes:
        """Mark code points `start` to `end` of a version, trimmed of white space at its ends.

        Raises KnownError if nothing but white space is left, BugError if the passage is outside the text.
        """
        raise NotImplementedError

    def move(self, mark_id: str, start: int, end: int) -> Changes:
        """Let a mark stand on another passage of the same version."""
        raise NotImplementedError

    def set_kind(self, mark_ids: Sequence[str], kind: MarkKind) -> Changes:
        """Change what marks mean."""
        raise NotImplementedError

    def set_comment(self, mark_id: str, comment: str) -> Changes:
        """Write or clear a mark's comment."""
        raise NotImplementedError

    def delete(self, mark_ids: Sequence[str]) -> Changes:
        """Take marks away; undo brings them back."""
        raise NotImplementedError

    def link(self, mark_id: str, source_id: str) -> Changes:
        """Say that this source said it; the source is linked to the article too."""
        raise NotImplementedError

    def unlink(self, mark_id: str, source_id: str) -> Changes:
        """Take back who said it; the source stays linked to the article."""
        raise NotImplementedError
