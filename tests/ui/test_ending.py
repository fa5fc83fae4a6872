"""A signal ends the program as its window's button does: what is kept is kept, and the exit is clean."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import resources

# Qt draws nothing and still takes itself for a screen, so that the window stays until it is asked to go.
SCREEN = {"QT_QPA_PLATFORM": "offscreen:", "DISPLAY": ":0"}
# Says `ready` once the window stands whole, from a thread that only looks.
READY = """
import sys, threading
from app.main import run

def look():
    while True:
        threading.Event().wait(0.02)
        widgets = sys.modules.get("PySide6.QtWidgets")
        app = widgets and widgets.QApplication.instance()
        if app and any(getattr(one, "furnished", False) for one in app.topLevelWidgets()):
            print("ready", flush=True)
            return

threading.Thread(target=look, daemon=True).start()
sys.exit(run(["--library", sys.argv[1]]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_saves_how_the_window_was_left(tmp_path: Path, name: str) -> None:
    home = {key: str(tmp_path) for key in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    running = subprocess.Popen(
        [sys.executable, "-c", READY, str(tmp_path / "library.db")],
        cwd=resources().parent,
        env={**os.environ, **SCREEN, **home},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        running.send_signal(getattr(signal, name))
        assert running.wait(timeout=60) == 0
    finally:
        running.kill()
        running.communicate()
    (kept,) = tmp_path.rglob("window.json")
    assert json.loads(kept.read_text("utf8"))["width"] > 100
