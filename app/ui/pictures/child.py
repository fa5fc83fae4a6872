"""The bytes of a picture and its kind come in; raw pixels go out, or nothing: the life of the child that decodes pictures."""

# What stands here may die of what it reads. Nothing else of Clipdesk is in this process.

from __future__ import annotations

import struct
from math import sqrt
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QImageReader

from app import children

MOST_PIXELS = 60_000_000  # more is no photograph of an article
# A picture that cannot be made smaller while it is read needs this, and no picture gets more.
DECODED_MIB = 96
MEMORY_BYTES = 256 * 1024**2  # Qt itself has 100 MiB of addresses, most of them never touched
ASKED = struct.Struct(">4sII")  # the kind, the most pixels in a row and in all; then the bytes of the picture
ANSWERED = struct.Struct(
    ">II?"
)  # width, height, whether nothing shines through; then four bytes for each pixel, row by row
NOTHING = b""  # the answer where the bytes are no picture of that kind, or too large a one


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """The child's life: decode picture after picture until the parent closes the pipe."""
    QImageReader.setAllocationLimit(DECODED_MIB)
    return children.serve(stdin, stdout, answer, MEMORY_BYTES)


def answer(frame: bytes) -> bytes:
    """The pixels of the picture in a frame."""
    try:
        kind, widest, most = ASKED.unpack_from(frame)
        image = decode(frame[ASKED.size :], kind.rstrip(b"\0"), widest, most)
        if image.isNull():
            return NOTHING
        opaque = not image.hasAlphaChannel()
        # As they are painted, so that the window need not turn them round each time.
        form = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
        image = image.convertToFormat(form)
        return ANSWERED.pack(image.width(), image.height(), opaque) + bytes(image.constBits())
    except (MemoryError, ValueError, struct.error):
        return NOTHING


def decode(data: bytes, kind: bytes, widest: int, most: int) -> QImage:
    """The first frame of a picture of that kind, made smaller than these bounds while it is read; else an empty one."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    pixels = size.width() * size.height()
    if not size.isValid() or not 0 < pixels <= MOST_PIXELS:
        return QImage()
    smaller = min(1.0, widest / size.width(), sqrt(most / pixels))
    if smaller < 1.0:
        reader.setScaledSize(QSize(max(1, int(size.width() * smaller)), max(1, int(size.height() * smaller))))
    return reader.read()
