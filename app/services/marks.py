"""Verbs on marks: make one on a passage, say what it means and who said it, take it away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.annotate.anchor import describe
from app.domain.bounds import TEXT, within
from app.domain.errors import BugError, KnownError, Missing
from app.domain.nouns import Noun
from app.domain.source import SourceRole
from app.services.follow.reattachments import Footing, follow
from app.services.present import present
from app.services.words import counted
from app.store import marks, versions
from app.store.follow import reattachments

if TYPE_CHECKING:
    from app.domain.article.version import Version
    from app.domain.changes import Changes
    from app.domain.mark import Anchor, Mark, MarkKind
    from app.store.engine.transaction import Transaction
    from app.store.library import Library


def _link(tx: Transaction, mark_id: str, article_id: str, source_id: str) -> None:
    tx.join("mark_source", mark_id=mark_id, source_id=source_id)
    tx.join("article_source", article_id=article_id, source_id=source_id, role=SourceRole.MENTIONED)


def _said(comment: str) -> str:
    return within(comment.strip(), TEXT, "a comment", "Write the rest into a note, with the passage quoted.")


class Marks:
    """The marks on articles."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def of_article(self, article_id: str, version_id: str = "") -> tuple[Mark, ...]:
        """The marks of an article as they stand on that version, or the current one, in the order of its text."""
        with self._library.read() as db:
            return marks.of_article(db, article_id, version_id)

    def get(self, mark_id: str) -> Mark:
        """One mark; KnownError if it is not there any more."""
        with self._library.read() as db:
            found = marks.get(db, mark_id)
        if found is None:
            raise Missing(Noun.MARK)
        return found

    def add(
        self, version_id: str, start: int, end: int, kind: MarkKind, comment: str = "", source_id: str = ""
    ) -> Changes:
        """Mark code points `start` to `end` of a version, trimmed of white space at its ends, and say who said it.

        Raises KnownError if nothing but white space is left, BugError if the passage is outside the text.
        """
        comment = _said(comment)
        version, anchor = self.anchored(version_id, start, end)
        with self._library.write(f"Mark as {kind}") as tx:
            present(tx, Noun.ARTICLE, [version.article_id])
            if source_id:
                present(tx, Noun.SOURCE, [source_id])
            mark_id = marks.add(tx, version.article_id, version.id, anchor, kind, comment)
            self._bring_forward(tx, version, mark_id, anchor)
            if source_id:
                _link(tx, mark_id, version.article_id, source_id)
            tx.made(mark_id)
            return tx.changes

    @staticmethod
    def _bring_forward(tx: Transaction, version: Version, mark_id: str, anchor: Anchor) -> None:
        """Follow a mark made on an old version onto the current one."""
        current = versions.current(tx, version.article_id, blocks=False)
        if current is None or current.id == version.id:
            return
        standing = Footing(mark_id, version.id, anchor)
        fates = follow([standing], {version.id: version.text}, current.id, current.text)
        reattachments.keep(tx, version.article_id, fates)

    def anchored(self, version_id: str, start: int, end: int) -> tuple[Version, Anchor]:
        """The version, and the anchor that a mark on this passage would have; raises as `add` does."""
        with self._library.read() as db:
            version = versions.get(db, version_id, blocks=False)
        if version is None:
            raise Missing(Noun.ARTICLE)
        if not 0 <= start <= end <= len(version.text):
            raise BugError(f"a mark from {start} to {end} is outside its text")
        passage = version.text[start:end]
        start += len(passage) - len(passage.lstrip())
        end = start + len(passage.strip())
        if start == end:
            raise KnownError("There are no words to mark here.", "Select some words first.")
        return version, describe(version.text, start, end)

    def set_kind(self, mark_ids: Sequence[str], kind: MarkKind) -> Changes:
        """Change what marks mean."""
        with self._library.write(f"Change {counted(len(mark_ids), 'mark')} to {kind}") as tx:
            marks.update(tx, present(tx, Noun.MARK, mark_ids), kind=kind)
            return tx.changes

    def set_comment(self, mark_id: str, comment: str) -> Changes:
        """Write or clear a mark's comment."""
        with self._library.write("Comment on mark") as tx:
            marks.update(tx, present(tx, Noun.MARK, [mark_id]), comment=_said(comment))
            return tx.changes

    def delete(self, mark_ids: Sequence[str]) -> Changes:
        """Take marks away; undo brings them back."""
        with self._library.write(f"Delete {counted(len(mark_ids), 'mark')}") as tx:
            tx.remove("mark", present(tx, Noun.MARK, mark_ids))
            return tx.changes

    def link(self, mark_id: str, source_id: str) -> Changes:
        """Say that this source said it; the source is linked to the article too."""
        article_id = self.get(mark_id).article_id
        with self._library.write("Say who said it") as tx:
            present(tx, Noun.SOURCE, [source_id])
            _link(tx, mark_id, article_id, source_id)
            return tx.changes

    def unlink(self, mark_id: str, source_id: str) -> Changes:
        """Take back who said it; the source stays linked to the article."""
        with self._library.write("Take back who said it") as tx:
            present(tx, Noun.MARK, [mark_id])
            tx.unjoin("mark_source", mark_id=mark_id, source_id=source_id)
            return tx.changes
