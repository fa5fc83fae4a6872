"""A document with pictures in it; the pictures at their own width, or at that of the text, with room for them, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QImage, QTextBlockFormat, QTextCursor, QTextDocument

from app.ui.utf16 import Utf16

PICTURE = "\ufffc"


def fit_pictures(document: QTextDocument, pictures: Mapping[str, QImage], measure: int) -> None:
    """Give each picture its own width again, or that of the text where it is wider."""
    for cursor in _pictures(document):
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat().toImageFormat()
        image = pictures.get(form.name()) if form.isValid() else None
        if image is not None and form.width() != min(image.width(), measure):
            form.setWidth(min(image.width(), measure))
            cursor.setCharFormat(form)


def give_pictures_room(document: QTextDocument) -> None:
    """A line of fixed height would cut a picture: its paragraph takes the height it needs."""
    form = QTextBlockFormat()
    form.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    for cursor in _pictures(document):
        cursor.mergeBlockFormat(form)


def _pictures(document: QTextDocument) -> Iterator[QTextCursor]:
    """A cursor before each picture."""
    raw = document.toRawText()
    at = raw.find(PICTURE)
    if at < 0:
        return
    utf16, cursor = Utf16(raw), QTextCursor(document)
    while at >= 0:
        cursor.setPosition(utf16.to_qt(at))
        yield cursor
        at = raw.find(PICTURE, at + 1)
