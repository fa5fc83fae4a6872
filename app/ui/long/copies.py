"""Words and perhaps HTML in; what the clipboard may keep for longer than Python runs, out."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit


def copied(text: str, html: str = "") -> QMimeData:
    """What is copied or dragged. It is made by Qt: one that Python made would be gone, and the program crash as it ends."""
    scratch = QPlainTextEdit(" ")
    scratch.selectAll()
    data = scratch.createMimeDataFromSelection()
    data.text()  # until it is read, it goes by the scratch
    data.clear()
    data.setText(text)
    if html:
        data.setHtml(html)
    return data
