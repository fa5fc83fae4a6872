"""Why a library cannot be opened in; what the user wants to do about it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from app.domain.errors import KnownError
from app.ui import labels

if TYPE_CHECKING:
    from app.domain.library import Backup


def ask_about(
    error: KnownError, backups: Callable[[], Sequence[Backup]], restore: Callable[[Backup], None]
) -> str:
    """Say what is wrong. The answer: `again`, `read` (for reading only) or `quit`."""
    box = QMessageBox()
    box.setWindowTitle("Clipdesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(error.sentence)
    there = backups()
    damaged = "damaged" in error.sentence or "not a Clipdesk" in error.sentence
    words = error.advice
    if damaged and there:
        words += f"\n\nThe newest backup is of {labels.moment(there[0].created_at)}. The damaged file is kept beside it."
    box.setInformativeText(words)
    again = box.addButton("Try again", QMessageBox.ButtonRole.AcceptRole)
    reading = mending = None
    if damaged and there:
        mending = box.addButton("Restore the newest backup", QMessageBox.ButtonRole.ActionRole)
    if "another Clipdesk" in error.sentence or "not written" in error.sentence:
        reading = box.addButton("Open for reading", QMessageBox.ButtonRole.ActionRole)
    box.addButton("Quit", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    clicked = box.clickedButton()
    if mending is not None and clicked is mending:
        try:
            restore(there[0])
        except KnownError as problem:
            return ask_about(problem, backups, restore)
        return "again"
    if reading is not None and clicked is reading:
        return "read"
    return "again" if clicked is again else "quit"
