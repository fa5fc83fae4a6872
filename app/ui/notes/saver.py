"""What was typed in, a saved note out: soon after the last key, in order, and again until it is on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.wording import sentence

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.errors import KnownError
    from app.services.notes import Notes
    from app.ui.jobs import Jobs

_AFTER_KEY_MS = 400
_AGAIN_MS = 3_000


class Saver(QObject):
    """Saves one note after another. A text leaves `unsaved` only when the store has acknowledged it."""

    said = Signal(str)  # "Saved", or why not yet

    def __init__(self, notes: Notes, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._notes = notes
        self._jobs = jobs
        self._unsaved: dict[str, str] = {}
        self._sent: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self.edits = 0
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_KEY_MS)
        self._timer.timeout.connect(self.flush)

    def note_changed(self, note_id: str, text: str) -> None:
        """Take what a note says now; it is saved in a moment."""
        self.edits += 1
        self._unsaved[note_id] = text
        self._timer.start(_AFTER_KEY_MS)

    def unsaved(self, note_id: str) -> str | None:
        """The text of a note that is not on disk yet; None if all of it is."""
        return self._unsaved.get(note_id)

    def kept(self, note_id: str) -> str | None:
        """The text that this saver last saved of a note; None if it saved none."""
        return self._kept.get(note_id)

    def forget(self, note_id: str) -> None:
        """Let go of a note that was deleted."""
        self._unsaved.pop(note_id, None)

    def flush(self) -> None:
        """Send all that is not saved to the store now."""
        self._timer.stop()
        for note_id, text in list(self._unsaved.items()):
            if self._sent.get(note_id) != text:
                self._save(note_id, text)

    def _save(self, note_id: str, text: str) -> None:
        def answered() -> None:
            if self._sent.get(note_id) == text:
                del self._sent[note_id]

        def then(_changes: Changes) -> None:
            answered()
            self._kept[note_id] = text
            if self._unsaved.get(note_id) == text:
                del self._unsaved[note_id]
                self.said.emit("Saved")

        def failed(error: KnownError) -> None:
            answered()
            if note_id in self._unsaved:
                self.said.emit(f"Not saved yet. {sentence(error)} Trying again.")
                self._timer.start(_AGAIN_MS)

        self._sent[note_id] = text
        self._jobs.write(self, lambda: self._notes.save(note_id, text), then, failed=failed)
