"""A report of many lines in; a window to read it in, and to keep it from, out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.services.exchange import Exported
from app.ui.exchange.export import write_file

if TYPE_CHECKING:
    from app.ui.jobs import Jobs


class ReportDialog(QDialog):
    """What an import took, and what it did not and why."""

    def __init__(self, text: str, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Report of the import")
        self.resize(680, 480)
        self.words = QPlainTextEdit(text)
        self.words.setReadOnly(True)
        self.words.setAccessibleName("Report of the import")
        buttons = QDialogButtonBox()
        self.keep = buttons.addButton("Save the report", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        self.keep.clicked.connect(self._ask)
        buttons.rejected.connect(self.close)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(self.words, 1)
        inner.addWidget(buttons)

    def _ask(self) -> None:
        dialog = QFileDialog(self, "Save the report", "import report.txt", "Text (*.txt)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Keep the report as a file."""
        exported = Exported(path.name, self.words.toPlainText().encode("utf-8", "replace"))
        self._jobs.pool(self, partial(write_file, path, exported))
