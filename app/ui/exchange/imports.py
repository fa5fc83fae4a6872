"""What File > Import and File > Export ask in; imports under way with their reports, and exports of the library, out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app import wording
from app.domain.errors import Cancelled, KnownError
from app.ui.exchange.report import ReportDialog
from app.ui.labels import counted
from app.ui.panes import NOTES, READER
from app.wording import _, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.imports import ImportReport
    from app.services.imports.verb import ReaderRow
    from app.services.whole.everything import WrittenOut
    from app.ui.actions import Actions
    from app.ui.clip.tray import ClipTray
    from app.ui.pane import Context
    from app.ui.panes import MadePanes


class ImportVerbs(QObject):
    """What comes into the library from other programs, and the library as a whole going out."""

    def __init__(
        self, context: Context, tray: ClipTray, panes: MadePanes, actions: Actions, window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._tray = tray
        self._panes = panes
        self._actions = actions
        self._window = window
        self.last: ImportReport | None = None

    def fill_import(self, menu: QMenu) -> None:
        """Offer each format of the table; those that may be folders twice, as no system lets one choose either."""
        menu.clear()
        for row in self._context.services.imports.formats():
            menu.addAction(f"{_(row.label)}…", partial(self.ask_file, row))
            if row.folder:
                menu.addAction(f"{_(row.label)}, from a folder…", partial(self.ask_folder, row))
        menu.addSeparator()
        report = menu.addAction("Report of the last import", self.show_report)
        report.setEnabled(self.last is not None)

    def fill_export(self, menu: QMenu) -> None:
        """Offer what can leave: the open article, the open note, and everything."""
        menu.clear()
        actions, reader = self._actions.by_name, self._panes.made(READER)
        article = menu.addAction("The open article…", actions["clip.export"].trigger)
        article.setEnabled(reader is not None and bool(reader.article_id))
        note = menu.addAction("The open note…", actions["notes.export"].trigger)
        note.setEnabled(self._panes.made(NOTES) is not None)
        menu.addSeparator()
        menu.addAction("The whole library, as a zip…", self.ask_zip)
        menu.addAction("The whole library, as a folder…", self.ask_place)

    def import_file(self) -> None:
        """Ask for any file that one of the formats knows."""
        self._ask("Choose a file to import", QFileDialog.FileMode.ExistingFile, "", "")

    def import_folder(self) -> None:
        """Ask for a folder."""
        self._ask("Choose a folder to import", QFileDialog.FileMode.Directory, "", "")

    def ask_file(self, row: ReaderRow) -> None:
        """Ask for a file of one format."""
        names = f"{_(row.label)} ({' '.join(f'*{one}' for one in row.suffixes)})"
        self._ask(
            f"Import: {_(row.label)}", QFileDialog.FileMode.ExistingFile, f"{names};;All files (*)", row.name
        )

    def ask_folder(self, row: ReaderRow) -> None:
        """Ask for a folder of one format."""
        self._ask(f"Import: {_(row.label)}", QFileDialog.FileMode.Directory, "", row.name)

    def _ask(self, title: str, mode: QFileDialog.FileMode, names: str, format_name: str) -> None:
        dialog = QFileDialog(self._window, title, "", names)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(lambda name: self.take(Path(name), format_name))
        dialog.open()

    def take(self, path: Path, format_name: str = "") -> None:
        """Import a file or folder; the tray shows how far it is, and stops it."""
        context = self._context
        job = context.jobs.steps(lambda watcher: context.services.imports.steps(path, watcher, format_name))
        job.ended.connect(self._ended)
        job.failed.connect(self._failed)
        self._tray.add(job, f"Import of {path.name}")

    def _ended(self, report: ImportReport) -> None:
        self.last = report
        verbs: list[tuple[str, Callable[[], object]]] = [("Show the report", self.show_report)]
        if report.changes.undoable:
            verbs.append(("Undo", self._context.jobs.undoing.undo))
        self._context.say.ask(wording.imported(report), verbs)

    def _failed(self, error: KnownError) -> None:
        if isinstance(error, Cancelled):
            self._context.say("Stopped.")
        else:
            self._context.say.warn(said(error))

    def show_report(self) -> None:
        """Show what the last import took, and what not and why."""
        if self.last is None:
            self._context.say("Nothing was imported since Clipdesk was started.")
            return
        ReportDialog(wording.import_report(self.last), self._context.jobs, self._window).open()

    def ask_zip(self) -> None:
        """Ask where the zip of the library goes."""
        dialog = QFileDialog(self._window, "Export the whole library", "", "Zip (*.zip)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.fileSelected.connect(lambda name: self.write_all(Path(name)))
        dialog.open()

    def ask_place(self) -> None:
        """Ask for a folder to make the folder of the library in."""
        dialog = QFileDialog(self._window, "Export the whole library into a new folder here")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.write_all(_free(Path(name))))
        dialog.open()

    def write_all(self, path: Path) -> None:
        """Write the library as files."""
        context = self._context
        job = context.jobs.steps(lambda watcher: context.services.everything.steps(path, watcher))
        job.ended.connect(self._written)
        job.failed.connect(self._failed)
        self._tray.add(job, f"Export to {path.name}")

    def _written(self, written: WrittenOut) -> None:
        lost = len(written.missing)
        words = f" {counted(lost, 'original')} could not be had any more." if lost else ""
        self._context.say(
            f"Wrote {counted(written.articles, 'article')} and {counted(written.notes, 'note')} to {written.path.name}.{words}"
        )


def _free(folder: Path) -> Path:
    """A folder that is not there yet."""
    place, number = folder / "Clipdesk library", 2
    while place.exists():
        place = folder / f"Clipdesk library {number}"
        number += 1
    return place
