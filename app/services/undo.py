"""The verb undo: a record of changes in, the rows as they stood before; undoing that again is redo."""

from __future__ import annotations

from app.domain.changes import Changes
from app.store.library import Library


class Undo:
    """Takes changes back."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def apply(self, changes: Changes) -> Changes:
        """Put every row back as it stood before `changes`, in one transaction.

        The record that comes back undoes the undoing. Raises KnownError if a row it needs is gone for good.
        """
        raise NotImplementedError
