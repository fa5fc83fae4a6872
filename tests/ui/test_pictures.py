"""Pictures as they are decoded: by the name of a kind that is kept, and never larger than a page shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage

from app.ui.reader.load import WIDEST, picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def drawn(kind: str, width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(data.data())


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_kinds_that_are_kept_are_shown(kind: str) -> None:
    image = picture(drawn(kind, 90, 60))
    assert (image.width(), image.height()) == (90, 60)


@pytest.mark.parametrize("kind", ["bmp", "tiff", "ppm", "xpm", "ico"])
def test_other_kinds_are_not_even_tried(kind: str) -> None:
    assert picture(drawn(kind, 30, 30)).isNull()


@pytest.mark.parametrize("data", [b"", b"x", SVG, b"\x89PNG\r\n\x1a\n" + SVG, b"GIF89a" + SVG])
def test_what_only_begins_like_a_picture_is_none(data: bytes) -> None:
    assert picture(data).isNull()


def test_a_picture_is_made_smaller_for_the_page_and_for_the_company_it_keeps() -> None:
    wide = drawn("png", 2800, 1400)
    assert (picture(wide).width(), picture(wide).height()) == (WIDEST, WIDEST // 2)
    alone = picture(drawn("png", 1000, 1000), 250_000)
    assert (alone.width(), alone.height()) == (500, 500)
