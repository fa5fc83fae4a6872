"""A window in; Python's circles of rubbish taken away in the window's own thread, and in no other, out.

Left alone, Python looks for circles in whichever thread happens to ask for memory. A widget that it finds there is
ended there, which Qt answers with a crash.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 2_000


class Circles(QObject):
    """Looks for circles now and then, as thoroughly as there is reason to; Python itself no longer does."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what stands by now stays, and is not looked through
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Take away what was left since the last look: the young often, the old where the young were looked at often."""
        due = [
            generation
            for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due:
            gc.collect(max(due))
