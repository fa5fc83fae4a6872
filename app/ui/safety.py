"""Text and HTML from outside in; widgets that load nothing and run nothing out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QTextBrowser

from app.ui.long.breaks import BREAK
from app.ui.long.copies import copied
from app.ui.long.lines import WIDEST, line, shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


LONGEST_LINE = 2_000  # letters in a field of one line: whoever pastes more meant another field


LEAST_WIDTH = 160  # pixels that a label of several lines needs


class PlainLabel(QLabel):
    """A label that shows its text as it is: never as HTML, which could load a picture from the disk.

    Of a very long one it shows the beginning, and it lets very long words break.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, word: int = 60) -> None:
        super().__init__(parent)
        self._word = (
            word  # letters of the longest word that is left whole: what is copied has no places to break
        )
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """Let no long word make a pane wide."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), LEAST_WIDTH), hint.height()) if self.wordWrap() else hint

    def setText(self, text: str) -> None:
        """Show other words."""
        if self.wordWrap():
            super().setText(shown(text, word=self._word))
        else:
            super().setText(text if len(text) <= WIDEST else line(text))


def nothing() -> QImage:
    """One clear pixel: what stands for a picture that may not be loaded."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(0)
    return image


class SafeBrowser(QTextBrowser):
    """A reading view that takes pictures from its own record and from nowhere else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: dict[str, QImage] = {}
        # Where the document holds a part only: what makes the text and the HTML of all, for a copy of all of it.
        self.whole: tuple[Callable[[], str], Callable[[], str]] | None = None
        self._nothing = nothing()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)

    def set_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """Take the pictures that may be shown, by the address they have in the HTML."""
        self._pictures = dict(pictures)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: without the places at which very long words break; of all that is shown, the whole."""
        cursor = self.textCursor()
        selected = (cursor.selectionStart(), cursor.selectionEnd())
        if self.whole is not None and selected == (0, self.document().characterCount() - 1):
            return copied(self.whole[0](), self.whole[1]().replace(BREAK, ""))
        data = super().createMimeDataFromSelection()
        if BREAK in data.text():
            html = data.html().replace(BREAK, "")
            data.setText(data.text().replace(BREAK, ""))
            data.setHtml(html)
        return data

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the record, or one clear pixel: Qt itself would read files and hang on a pipe."""
        address = name.toString() if isinstance(name, QUrl) else name
        if kind == 2:  # QTextDocument.ImageResource, which comes as a bare number
            return self._pictures.get(address, self._nothing)
        return self._nothing
