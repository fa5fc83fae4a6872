"""The bytes of a kept picture in; a picture of a size that a page can show out, decoded in a child process."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtGui import QImage

from app.children import ChildDiedError, Children, ChildTooSlowError
from app.ui.pictures.child import ANSWERED, ASKED

WIDEST = 1_400  # pixels: a wider picture is made smaller before it reaches the window
TIMEOUT_S = 10.0  # a large photograph takes a tenth of a second, a child's start another
IDLE_S = 10.0
KEPT_BYTES = 64 * 1024**2
SHARE = 0.9  # one at a time; the child is kept
# How the kinds that are kept begin, and what Qt calls them.
FORMATS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), b"png"),
    (re.compile(rb"\xff\xd8\xff"), b"jpeg"),
    (re.compile(rb"GIF8[79]a"), b"gif"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), b"webp"),
)


class Decoder:
    """Decodes pictures in a child process that is started with the first one, kept warm, and ended when idle; for any thread."""

    def __init__(self, command: Sequence[str], timeout_s: float = TIMEOUT_S, idle_s: float = IDLE_S) -> None:
        self._children = Children(command, timeout_s, idle_s=idle_s, kept_bytes=KEPT_BYTES)

    def picture(self, data: bytes, most: int, stop: Callable[[], bool]) -> QImage:
        """The bytes as a picture of at most so many pixels; empty where they are none, or where the child died of them.

        Only the kinds that are kept are read, each by its name: Qt would try all that it knows on bytes of any kind.
        Cancelled once `stop` is true.
        """
        kind = next((name for begins, name in FORMATS if begins.match(data)), None)
        if kind is None:
            return QImage()
        try:
            answer = self._children.ask((ASKED.pack(kind, WIDEST, most), data), stop, share=SHARE)
        except (ChildDiedError, ChildTooSlowError, OSError):
            return QImage()  # the next picture gets another child
        return _image(answer, most)

    def close(self) -> None:
        """End the child; nothing is decoded afterwards."""
        self._children.close()


def _image(answer: bytes, most: int) -> QImage:
    """The pixels of an answer as a picture. The child read what a stranger made, so the answer is not trusted either."""
    if len(answer) < ANSWERED.size:
        return QImage()
    width, height, opaque = ANSWERED.unpack_from(answer)
    pixels = memoryview(answer)[ANSWERED.size :]
    if not (0 < width <= WIDEST and 0 < width * height <= most and len(pixels) == 4 * width * height):
        return QImage()
    form = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels, width, height, 4 * width, form).copy()  # else it would point into the answer
