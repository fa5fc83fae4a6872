"""What was copied lies in the clipboard when the program ends, and does not take it down."""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtWidgets import QApplication

from app.ui.long.copies import copied

ENDING = """
from PySide6.QtWidgets import QApplication
from app.ui.long.copies import copied
app = QApplication([])
app.clipboard().setMimeData(copied("words", "<b>words</b>"))
print("copied", flush=True)
"""


def test_text_and_html_are_what_was_given(qapp: QApplication) -> None:
    both, plain = copied("a & b", "<b>a &amp; b</b>"), copied("a")
    assert (both.text(), both.html(), plain.text(), plain.hasHtml()) == (
        "a & b",
        "<b>a &amp; b</b>",
        "a",
        False,
    )


def test_the_program_ends_well_with_something_in_the_clipboard() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENDING],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "copied\n"), done.stderr
