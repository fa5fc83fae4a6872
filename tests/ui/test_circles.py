"""Widgets that hold one another end in the window's thread, however busy another one is: a crash otherwise."""

from __future__ import annotations

import os
import subprocess
import sys

MANY = """
import sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from app.ui.frame import circles

app = QApplication([])
ended = set()


class Label(QLabel):
    def __del__(self):
        ended.add(threading.current_thread() is threading.main_thread())


def rubbish():
    while not stop.is_set():
        circle = []
        circle.append(circle)


def tick():
    for _ in range(200):
        label = Label("words")
        label.itself = label
    ticks.append(1)
    if len(ticks) > 20 and ended:
        stop.set()
        app.quit()


circles.LOOK_MS = 20
ticks, stop = [], threading.Event()
here = circles.Circles(app)
thread = threading.Thread(target=rubbish)
thread.start()
timer = QTimer(interval=20)
timer.timeout.connect(tick)
timer.start()
app.exec()
thread.join()
print(ended, flush=True)
"""


def test_what_is_left_of_widgets_is_taken_away_in_their_own_thread() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "{True}\n"), done.stderr
