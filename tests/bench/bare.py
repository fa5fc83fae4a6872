"""The yardstick of start-up: a bare three-pane PySide6 window; prints when it was painted and quiet, as JSON."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QSplitter, QTextBrowser, QTreeView


class _FirstPaint(QObject):
    """Notes when the window was painted first, and quits when the queue is empty."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.painted: float | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and self.painted is None:
            self.painted = time.process_time()
            QTimer.singleShot(0, self._app.quit)
        return super().eventFilter(watched, event)


def main() -> int:
    """Show the window once."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    panes = QSplitter()
    middle = QTextBrowser()
    for pane in (QTreeView(), middle, QPlainTextEdit()):
        panes.addWidget(pane)
    window.setCentralWidget(panes)
    window.resize(1280, 800)
    watch = _FirstPaint(app)
    middle.viewport().installEventFilter(watch)
    window.show()
    app.exec()
    print(json.dumps({"painted_cpu_s": watch.painted, "quiet_cpu_s": time.process_time()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
