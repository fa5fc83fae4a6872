"""The backups there are in, one of them as the library again out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.ui import labels
from app.ui.choose.rows import Choice, ChoiceList
from app.ui.safety import PlainLabel
from app.wording import said

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.errors import KnownError
    from app.domain.library import Backup
    from app.services.care import Care
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

KINDS = {
    "daily": "daily",
    "hand": "by hand",
    "migration": "before an update",
    "restore": "before a restore",
    "mend": "before a mending",
}


class BackupsDialog(QDialog):
    """Back up now, or restore one: the library as it stands is itself backed up first."""

    restored = Signal()

    def __init__(self, care: Care, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._care = care
        self._jobs = jobs
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Backups")
        self.resize(520, 420)
        words = PlainLabel(
            "Whole copies of your library, checked when they were written. Restoring one first keeps the library as it stands."
        )
        words.setWordWrap(True)
        self.list = ChoiceList(theme)
        self.list.setAccessibleName("Backups")
        self.said = PlainLabel()
        self.said.setWordWrap(True)
        self.said.setObjectName("emptyWords")
        buttons = QDialogButtonBox()
        self.now = buttons.addButton("Back up now", QDialogButtonBox.ButtonRole.ActionRole)
        self.restore = buttons.addButton("Restore", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        self.now.clicked.connect(self._back_up)
        self.restore.clicked.connect(self._restore)
        self.restore.setEnabled(False)
        buttons.rejected.connect(self.close)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(words)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.said)
        inner.addWidget(buttons)
        self._read()

    def _read(self) -> None:
        self._jobs.read(self, self._care.backups, self._show, latest="backups")

    def _show(self, backups: tuple[Backup, ...]) -> None:
        rows = [
            Choice(
                labels.moment(one.created_at),
                f"{KINDS.get(one.kind, one.kind)}, {labels.size(one.size)}",
                one,
            )
            for one in backups
        ]
        self.list.show_choices(rows)
        self.restore.setEnabled(bool(rows))
        if not rows:
            self.said.setText("None yet. One is written every day you work here.")

    def _back_up(self) -> None:
        self.said.setText("Backing up…")
        self.now.setEnabled(False)

        def then(_backup: Backup) -> None:
            self.now.setEnabled(True)
            self.said.setText("Backed up and checked.")
            self._read()

        self._jobs.pool(self, self._care.back_up, then, failed=self._failed)

    def _restore(self) -> None:
        choice = self.list.current()
        if choice is None:
            return
        backup: Backup = choice.value
        self.said.setText("Restoring…")

        def then(_changes: Changes) -> None:
            self.said.setText(f"The library is as it was on {labels.moment(backup.created_at)}.")
            self.restored.emit()
            self._read()

        self._jobs.write(self, lambda: self._care.restore(backup), then, failed=self._failed)

    def _failed(self, error: KnownError) -> None:
        self.now.setEnabled(True)
        self.said.setText(said(error))
