"""What the File menu asks in; clips begun, the open article exported, the sample story added."""

from __future__ import annotations

from functools import partial
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
from app.ui.exchange.export import ask_where
from app.wording import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.ui.clip.clipper import Clipper
    from app.ui.clip.tray import ClipTray
    from app.ui.library.panel import LibraryPanel
    from app.ui.pane import Context
    from app.ui.reader.panel import ReaderPanel


class ClipVerbs(QObject):
    """What comes into the library and what leaves it."""

    def __init__(
        self,
        context: Context,
        clipper: Clipper,
        tray: ClipTray,
        reader: Callable[[], ReaderPanel],
        library: LibraryPanel,
        sample: Path,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._clipper = clipper
        self._tray = tray
        self._reader = reader
        self._library = library
        self._sample = sample
        self._window = window

    def new_clip(self) -> None:
        """Ask for an address or a text."""
        dialog = ClipDialog(self._window)
        dialog.clip_wanted.connect(self._clipper.clip)
        dialog.open()

    def clip_files(self) -> None:
        """Ask for saved pages."""
        dialog = QFileDialog(self._window, "Choose saved pages", "", files())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(
            lambda names: self._clipper.clip([ClipRequest(path=Path(name)) for name in names])
        )
        dialog.open()

    def paste_clip(self) -> None:
        """Clip what is on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if intake.worth_clipping(data):
            self._clipper.clip(intake.from_mime(data))
        else:
            self._context.say("Copy a link or the text of an article first; then paste it here.")

    def export_article(self) -> None:
        """Ask for a place and a format, and write the open article there."""
        context, article_id = self._context, self._reader().article_id
        if not article_id:
            context.say("Open an article first, then export it.")
            return
        work = partial(context.services.exchange.article, article_id)
        formats = context.services.exchange.formats(Noun.ARTICLE)
        ask_where(self._window, context.jobs, "Export the article", formats, work, context.say)

    def add_sample(self) -> None:
        """Fill the library with the sample story."""
        context = self._context
        job = context.jobs.steps(Sample(context.services, self._sample).steps)
        job.ended.connect(self._sample_added)
        job.failed.connect(lambda error: context.say.warn(said(error)))
        self._tray.add(job, "Sample story")

    def _sample_added(self, clipped: Clipped) -> None:
        self._library.show_everything()
        self._context.open(Noun.ARTICLE, clipped.article.id)
        self._context.jobs.changed.emit(Changes())
