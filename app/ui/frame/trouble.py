"""Why a library cannot be opened, or read on, in; what the user wants to do about it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.domain.codes.troubles import Trouble
from app.domain.errors import Damaged, Help, KnownError
from app.ui import labels
from app.wording import advice, said, sentence

if TYPE_CHECKING:
    from app.domain.library import Backup
    from app.services.rescue.writing import WrittenOut


@dataclass(frozen=True, slots=True)
class Remedies:
    """What can be done with a library that is not open."""

    backups: Callable[[], Sequence[Backup]]
    restore: Callable[[Backup], None]
    mend: Callable[[], object]
    write_out: Callable[[Path], WrittenOut]


BUTTONS = {
    Help.REBUILD: "Make it anew",
    Help.RESTORE: "Restore the newest backup",
    Help.READ: "Open for reading",
    Help.RESCUE: "Write out what can be read…",
}


def ask_about(error: KnownError, remedies: Remedies) -> str:
    """Say what is wrong. The answer: `again`, `read` (for reading only) or `quit`."""
    there = remedies.backups()
    helps = [one for one in _helps(error) if one is not Help.RESTORE or there]
    box = QMessageBox()
    box.setWindowTitle("Clipdesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence(error))
    words = advice(error)
    if Help.RESTORE in helps:
        words += f"\n\nThe newest backup is of {labels.moment(there[0].created_at)}. The damaged file is kept beside it."
    box.setInformativeText(words)
    again = box.addButton("Try again", QMessageBox.ButtonRole.AcceptRole)
    offered = {one: box.addButton(BUTTONS[one], QMessageBox.ButtonRole.ActionRole) for one in helps}
    box.addButton("Quit", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    clicked = box.clickedButton()
    chosen = next((one for one, button in offered.items() if button is clicked), None)
    if chosen is None:
        return "again" if clicked is again else "quit"
    try:
        return _done(chosen, error, remedies, there)
    except KnownError as problem:
        return ask_about(problem, remedies)


# What does not keep anybody from reading.
READABLE = {Trouble.LIBRARY_LOCKED, Trouble.LIBRARY_READ_ONLY}


def _helps(error: KnownError) -> tuple[Help, ...]:
    if isinstance(error, Damaged):
        return error.helps
    return (Help.READ,) if error.code in READABLE else ()


def _done(chosen: Help, error: KnownError, remedies: Remedies, there: Sequence[Backup]) -> str:
    """Do what was chosen; the answer to what to do then."""
    if chosen is Help.READ:
        return "read"
    if chosen is Help.REBUILD:
        remedies.mend()
    elif chosen is Help.RESTORE:
        remedies.restore(there[0])
    elif folder := QFileDialog.getExistingDirectory(None, BUTTONS[Help.RESCUE]):
        QMessageBox.information(None, "Clipdesk", said(remedies.write_out(Path(folder)).told))
        return ask_about(error, remedies)
    else:
        return ask_about(error, remedies)
    return "again"
