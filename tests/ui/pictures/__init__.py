"""Pictures for the tests, sound ones and such as were made to harm whoever decodes them."""

from __future__ import annotations

import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage

GIF_HEAD = b"GIF89a" + struct.pack("<HH", 20, 10) + b"\x80\0\0\0\0\0\xff\xff\xff"
GIF_FRAME = b",\0\0\0\0" + struct.pack("<HH", 20, 10) + b"\0\x02\x16" + bytes.fromhex(
    "8c2d99872a1cdc33a00275ec95faa8de608c04914c01"
) + b"\0"  # fmt: skip
GIF = GIF_HEAD + GIF_FRAME + b";"


def drawn(kind: str, width: int = 90, height: int = 60, colour: str = "#336699") -> bytes:
    """A picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(data.data())


def png_that_says(width: int, height: int) -> bytes:
    """A PNG file with next to nothing behind its head."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b"")


def jpeg_that_says(width: int, height: int) -> bytes:
    """A JPEG file whose head names another size than its pixels have."""
    data = drawn("jpeg")
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def webp_that_says(width: int, height: int) -> bytes:
    """A WebP file whose canvas is of another size than what stands on it."""
    body = drawn("webp")[12:]
    canvas = b"VP8X" + struct.pack("<I", 10) + b"\0" * 4
    canvas += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 4 + len(canvas) + len(body)) + b"WEBP" + canvas + body


SOUND = {"png": drawn("png"), "jpeg": drawn("jpeg"), "webp": drawn("webp"), "gif": GIF}
