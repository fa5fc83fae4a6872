"""What to open in; the window on screen until it is closed, or a picture of it where there is no screen, out."""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.errors import KnownError
from app.domain.nouns import Noun
from app.services.record import Services
from app.ui.ending import ended_by_signals
from app.ui.frame.circles import Circles
from app.ui.panes import LIBRARY, READER
from app.ui.window import MainWindow
from app.wording import said

if TYPE_CHECKING:
    from app.settings import SettingsFile
    from app.ui.frame.trouble import Remedies
    from app.ui.state import StateFile
    from app.ui.window import Places

CRASHED = 70  # exit code where something of ours went wrong
ICON_AFTER_MS = 200  # a drawing is dear to read; the list comes first
COLLECT_AFTER_MS = 2_000  # into the work: what stands by then stays, and is not looked through again
POLL_MS, QUIET_POLLS = 40, 4
LONGEST_S = 120.0  # for the window to come to rest where a picture is wanted

Open = Callable[[bool], AbstractContextManager[Services]]


@dataclass(frozen=True, slots=True)
class Start:
    """How the window starts: `picture` is where a picture of it goes; `measure` prints figures and ends."""

    settings: SettingsFile
    state: StateFile
    places: Places
    icon: Path
    remedies: Callable[[], Remedies]
    picture: Path | None = None
    measure: bool = False


def no_screen() -> bool:
    """True where Qt would find no screen to draw on."""
    if sys.platform in {"win32", "darwin"}:
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class _Loud:
    """Lets a fault of ours be seen: where it was, never what it held; the exit code tells it too."""

    def __init__(self) -> None:
        self.code = 0
        self.window: MainWindow | None = None

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.code = CRASHED
        places = "".join(
            f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace)
        )
        sys.stderr.write(f"Clipdesk met a fault of its own: {kind.__name__}\n{places}")
        if self.window is not None:
            self.window.notice.warn(
                "Something went wrong inside Clipdesk. What you saved is safe; please report what you did."
            )


class _FirstPaint(QObject):
    """Notes when the article pane was painted first, in seconds of CPU."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.painted = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for the first paint."""
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = time.process_time()
        return super().eventFilter(watched, event)


class _Rest(QObject):
    """Waits until nothing moves any more, then calls."""

    def __init__(self, window: MainWindow, call: Callable[[float], object]) -> None:
        super().__init__(window)
        self._window = window
        self._call = call
        self._still = 0
        self._quiet = 0.0
        self._began = time.monotonic()
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if not (self._window.furnished and self._window.jobs.idle):
            self._still = 0
        elif self._still == 0:
            self._quiet = time.process_time()
            self._still = 1
        else:
            self._still += 1
        if self._still > QUIET_POLLS or time.monotonic() - self._began > LONGEST_S:
            self._timer.stop()
            self._call(self._quiet)


def run_window(open_services: Open, start: Start) -> int:
    """Show the window and stay until it is closed; the exit code."""
    offscreen = no_screen() or os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Clipdesk")
    app.setDesktopFileName("clipdesk")
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(True)
    loud = _Loud()
    sys.excepthook = loud

    def close() -> None:
        if loud.window is not None:
            loud.window.close()
        app.quit()

    with ended_by_signals(close):
        return _until_closed(app, open_services, start, loud, offscreen=offscreen)


def _until_closed(
    app: QApplication, open_services: Open, start: Start, loud: _Loud, *, offscreen: bool
) -> int:
    """Open the library and show it; where it cannot be opened, ask what to do about that."""
    exclusive = True
    while True:
        try:
            with open_services(exclusive) as services:
                code, met = _show(app, services, start, loud, offscreen=offscreen, asking=exclusive)
            if met is None:
                return code
            raise met
        except KnownError as error:
            if offscreen:
                sys.stderr.write(f"{said(error)}\n")
                return 1
            from app.ui.frame.trouble import ask_about

            choice = ask_about(error, start.remedies())
            if choice == "quit":
                return 1
            exclusive = choice != "read"


def _show(
    app: QApplication, services: Services, start: Start, loud: _Loud, *, offscreen: bool, asking: bool
) -> tuple[int, KnownError | None]:
    """The exit code, and the damage that was met if it is to be asked about: a window that only reads stays."""
    window = MainWindow(services, start.settings, start.state, start.places)
    loud.window = window
    met: list[KnownError] = []
    if asking:
        window.jobs.damaged.connect(lambda error: _leave_for(window, error, met))
    QTimer.singleShot(ICON_AFTER_MS, lambda: _show_icon(app, start.icon))
    QTimer.singleShot(COLLECT_AFTER_MS, window, lambda: Circles(window))
    if start.measure:
        paint = _FirstPaint(window)
        window.show()
        _Rest(window, lambda quiet: _measured(window, paint, quiet))
    elif offscreen or start.picture is not None:
        window.show()
        if offscreen and start.picture is None:
            sys.stdout.write("There is no screen here, so Clipdesk does its work offscreen.\n")
        picture = start.picture or Path("clipdesk.png")
        _Rest(window, lambda _quiet: _fill(window, picture))
    else:
        window.show()
    code = app.exec()
    loud.window = None
    return loud.code or code, next(iter(met), None)


def _leave_for(window: MainWindow, error: KnownError, met: list[KnownError]) -> None:
    """Close the window for what is to be asked about, once, and when what told it has come to its end."""
    if not met:
        met.append(error)
        QTimer.singleShot(0, window.close)


def _show_icon(app: QApplication, icon: Path) -> None:
    from PySide6.QtGui import QIcon

    app.setWindowIcon(QIcon(str(icon)))


def _fill(window: MainWindow, picture: Path) -> None:
    """Give an empty library the sample story, so that the picture has something to show."""
    if window.services.care.counts()[Noun.ARTICLE] == 0:
        window.wiring.welcome.sample.click()
        _Rest(window, lambda _quiet: _take(window, picture))
    else:
        if not window.panes.get(READER).article_id:
            window.panes.get(LIBRARY).step(1)
        _Rest(window, lambda _quiet: _take(window, picture))


def _take(window: MainWindow, picture: Path) -> None:
    window.notice.hide()
    try:
        if not window.grab().save(str(picture)):
            sys.stderr.write(f"The picture could not be written to {picture}.\n")
        sys.stdout.write(f"The library holds {window.status.text()}. Picture of the window: {picture}\n")
    finally:
        window.close()


def _measured(window: MainWindow, paint: _FirstPaint, quiet: float) -> None:
    figures = {"painted_cpu_s": paint.painted, "quiet_cpu_s": quiet, "rss_mb": _resident_mb()}
    sys.stdout.write(json.dumps(figures) + "\n")
    window.close()


def _resident_mb() -> float:
    """Resident memory of this process; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
