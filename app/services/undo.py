"""The verb undo: a record of changes in, the rows as they stood before; undoing that again is redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError
from app.store import notes
from app.store.engine.connection import IntegrityError

if TYPE_CHECKING:
    from app.domain.changes import Changes, Inverse
    from app.store.engine.transaction import Transaction
    from app.store.library import Library


class Undo:
    """Takes changes back."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def _keep_words(self, tx: Transaction, inverse: Inverse) -> None:
        """Keep a note's text as a revision before an older one takes its place: it may have grown since."""
        before = dict(inverse.before or ())
        if inverse.table != "note" or "text" not in before:
            return
        note = notes.get(tx, str(dict(inverse.key)["id"]))
        if note is not None and note.text.strip() and note.text != before["text"]:
            notes.keep_revision(tx, note.id, note.text)

    def apply(self, changes: Changes) -> Changes:
        """Put every row back as it stood before `changes`, in one transaction.

        The record that comes back undoes the undoing. Raises KnownError if a row it needs is gone for good.
        """
        label = changes.label
        with self._library.write(label) as tx:
            try:
                for inverse in reversed(changes.inverse):
                    self._keep_words(tx, inverse)
                    tx.put_back(inverse)
            except IntegrityError as error:
                raise KnownError(Trouble.UNDO_TOO_LATE) from error
            return tx.changes
