"""A signal that asks the program to end comes in; the window is closed as by its button, with all that it keeps."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSocketNotifier

NAMES = ("SIGTERM", "SIGINT", "SIGHUP")
MOST = 64  # bytes: one for each signal that came meanwhile


@contextmanager
def ended_by_signals(close: Callable[[], object]) -> Iterator[None]:
    """While the block runs, let the first of these signals call `close` in the event loop; a second one ends at once.

    Python handles a signal only when it gets to run, and Qt's loop may wait for hours: the byte that the signal's
    own handler writes to a pipe wakes it.
    """
    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    numbers = [one for one in numbers if signal.getsignal(one) is not signal.SIG_IGN]
    if os.name == "nt":  # no such signals there, and no notifier for a pipe
        yield
        return
    read, write = os.pipe()
    for end in (read, write):
        os.set_blocking(end, False)
    before = {one: signal.signal(one, lambda _number, _frame: None) for one in numbers}
    woken = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
    notifier = QSocketNotifier(read, QSocketNotifier.Type.Read)

    def asked() -> None:
        os.read(read, MOST)
        for one in numbers:
            signal.signal(one, signal.SIG_DFL)
        close()

    notifier.activated.connect(asked)
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(woken)
        for one, handler in before.items():
            signal.signal(one, handler)
        os.close(read)
        os.close(write)
