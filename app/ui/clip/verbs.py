"""What the File menu asks in; clips begun, the open article exported, the sample story added."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from app.domain.changes import Changes
from app.domain.clip import Clipped, ClipRequest
from app.domain.nouns import Noun
from app.services.sample import Sample
from app.ui.clip import intake
from app.ui.clip.dialog import ClipDialog, files
from app.ui.frame.export import ask_where

if TYPE_CHECKING:
    from app.ui.frame.imports import ImportVerbs
    from app.ui.window import MainWindow


class ClipVerbs(QObject):
    """What comes into the library and what leaves it."""

    def __init__(self, window: MainWindow, show_article: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._show_article = show_article

    @cached_property
    def imports(self) -> ImportVerbs:
        """What comes from other programs, and the library as files."""
        from app.ui.frame.imports import ImportVerbs

        return ImportVerbs(self._window)

    def new_clip(self) -> None:
        """Ask for an address or a text."""
        dialog = ClipDialog(self._window)
        dialog.clip_wanted.connect(self._window.clipper.clip)
        dialog.open()

    def clip_files(self) -> None:
        """Ask for saved pages."""
        dialog = QFileDialog(self._window, "Choose saved pages", "", files())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(
            lambda names: self._window.clipper.clip([ClipRequest(path=Path(name)) for name in names])
        )
        dialog.open()

    def paste_clip(self) -> None:
        """Clip what is on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if intake.worth_clipping(data):
            self._window.clipper.clip(intake.from_mime(data))
        else:
            self._window.notice.say("Copy a link or the text of an article first; then paste it here.")

    def export_article(self) -> None:
        """Ask for a place and a format, and write the open article there."""
        window = self._window
        if not window.reader.article_id:
            window.notice.say("Open an article first, then export it.")
            return
        work = partial(window.services.exchange.article, window.reader.article_id)
        formats = window.services.exchange.formats(Noun.ARTICLE)
        ask_where(window, window.jobs, "Export the article", formats, work, window.notice.say)

    def add_sample(self) -> None:
        """Fill the library with the sample story."""
        window = self._window
        job = window.jobs.steps(Sample(window.services, window.places.sample).steps)
        job.ended.connect(self._sample_added)
        job.failed.connect(lambda error: window.notice.warn(str(error)))
        window.tray.add(job, "Sample story")

    def _sample_added(self, clipped: Clipped) -> None:
        self._window.library.show_everything()
        self._show_article(clipped.article.id)
        self._window.jobs.changed.emit(Changes())
