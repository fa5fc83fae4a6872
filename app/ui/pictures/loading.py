"""The names of kept pictures in; the pictures out, some at a time, read and decoded away from the window's thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app import paths
from app.domain.errors import Cancelled, KnownError
from app.ui.pictures.decoder import Decoder
from app.ui.safety import nothing

if TYPE_CHECKING:
    from app.services.record import Services
    from app.ui.jobs import Jobs

SHOWN_PIXELS = 10_000_000  # that all pictures in view have together: 40 MB
AT_ONCE_S = 0.25  # what is there by then is shown, and the page laid out for it
BLOB = "blob:"


class PictureLoader(QObject):
    """Brings the pictures of the part of the page that is in view; asked for others, it leaves those."""

    come = Signal(object)  # pictures by their names; a clear pixel for one that cannot be shown

    def __init__(self, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._decoder = Decoder((*paths.own_command(), "picture-worker"))

    def want(self, names: Sequence[str], together: int) -> None:
        """Bring these pictures; `together` says how many share the room that there is for pixels."""
        most = SHOWN_PIXELS // max(1, together)
        work = partial(load, self._services.articles.picture, self._decoder, tuple(names), most)

        def arrived(found: Mapping[str, QImage]) -> None:
            if found:
                self.come.emit(found)
            if rest := [name for name in names if name not in found]:
                self.want(rest, together)

        self._jobs.read(self, work, arrived, latest="pictures", stoppable=True)

    def close(self) -> None:
        """End the child that decodes."""
        self._decoder.close()


def load(
    read: Callable[[str], bytes],
    decoder: Decoder,
    names: Sequence[str],
    most: int,
    *,
    stop: Callable[[], bool],
) -> Mapping[str, QImage]:
    """As many of the pictures as can be had in a moment, each of at most so many pixels."""
    found: dict[str, QImage] = {}
    end = time.monotonic() + AT_ONCE_S
    for name in names:
        try:
            image = decoder.picture(read(name.removeprefix(BLOB)), most, stop)
        except Cancelled:
            raise
        except KnownError:
            image = QImage()  # the page is still worth reading without one of its pictures
        found[name] = nothing() if image.isNull() else image
        if time.monotonic() >= end:
            break
    return found
