"""Formats and a way to make a file in; the file where the user wants it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError, because
from app.files import EVERYBODY, write_whole
from app.wording import _

if TYPE_CHECKING:
    from app.services.exchange import Exported, FormatRow
    from app.ui.jobs import Jobs


def write_file(path: Path, exported: Exported) -> str:
    """Write an export whole, in place of what stands there; the file's name. KnownError where that cannot be."""
    try:
        write_whole(path, exported.data, EVERYBODY)
    except OSError as error:
        raise KnownError(Trouble.FILE_NOT_WRITTEN, why=because(error)) from error
    return path.name


def ask_where(
    parent: QWidget,
    jobs: Jobs,
    title: str,
    formats: Sequence[FormatRow],
    make: Callable[[str], Exported],
    said: Callable[[str], object],
) -> QFileDialog:
    """Ask for a place and one of the formats; `make` gets the format's name, and `said` a sentence at the end."""
    rows = {f"{_(row.label)} (*{row.suffix})": row for row in formats}
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(rows))
    dialog.setDefaultSuffix(formats[0].suffix.lstrip("."))
    dialog.filterSelected.connect(lambda label: dialog.setDefaultSuffix(rows[label].suffix.lstrip(".")))

    def chosen(name: str) -> None:
        row, path = rows[dialog.selectedNameFilter()], Path(name)
        jobs.read(
            parent,
            partial(make, row.name),
            lambda exported: jobs.pool(
                parent, partial(write_file, path, exported), lambda file: said(f"Exported as {file}.")
            ),
        )

    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog
