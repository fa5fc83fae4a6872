"""The page in view in, what its menu does out: words found in it, what was left out, its address."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.domain.text.normal import Folded
from app.ui.long.breaks import BREAK

if TYPE_CHECKING:
    from app.ui.pane import Context
    from app.ui.reader.frame import ReaderFrame
    from app.ui.reader.load import Shown

FOLDED_AT_ONCE = 100_000  # letters: a longer text is made ready to be searched away from the window


class PageVerbs(QObject):
    """Each verb is about what is shown when it is called."""

    def __init__(self, context: Context, frame: ReaderFrame, shown: Callable[[], Shown | None]) -> None:
        super().__init__(frame)
        self._context = context
        self._frame = frame
        self._shown = shown

    def find_words(self) -> None:
        """Find words on the page."""
        shown = self._shown()
        if shown is not None and shown.version is not None:
            words = self._frame.view.textCursor().selectedText().replace(BREAK, "")
            open_on = partial(self._find_in, shown, words if "\u2029" not in words else "")
            if len(shown.version.text) <= FOLDED_AT_ONCE:
                open_on(Folded(shown.version.text))
            else:
                self._context.jobs.read(self, partial(Folded, shown.version.text), open_on, latest="find")

    def _find_in(self, shown: Shown, words: str, text: Folded) -> None:
        if shown is self._shown():
            self._frame.find_bar.open_on(text, words)

    def show_dropped(self) -> None:
        """Show what was left out, with a way back."""
        shown = self._shown()
        if shown is None or shown.version is None:
            return
        article_id = shown.article.id
        from app.ui.reader.dropped import DroppedDialog

        dialog = DroppedDialog(shown.version.blocks, self._frame)
        dialog.put_back_wanted.connect(
            lambda number: self._context.jobs.write(
                self, partial(self._context.services.articles.put_back, article_id, number)
            )
        )
        dialog.open()

    def copy_address(self) -> None:
        """Put the article's address on the clipboard."""
        if address := self._address():
            QGuiApplication.clipboard().setText(address)
            self._context.say("Address copied.")

    def open_page(self) -> None:
        """Ask for the page to be opened in the browser."""
        if address := self._address():
            self._context.wishes.address.emit(address)

    def _address(self) -> str:
        shown = self._shown()
        return shown.article.url if shown is not None else ""
