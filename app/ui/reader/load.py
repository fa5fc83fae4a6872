"""An article's id in; all that the article pane shows of it, read away from the window's thread, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QImageReader

from app.domain.errors import KnownError
from app.ui.reader.page import Page, page

if TYPE_CHECKING:
    from app.domain.article import Article, Version
    from app.domain.mark import Mark
    from app.services.record import Services

_BLOB = re.compile(r'src="blob:([0-9a-f]{64})"')
WIDEST = 1_400  # pixels: a wider picture is made smaller before it reaches the window
MOST_PIXELS = 60_000_000  # more is no photograph of an article
SHOWN_PIXELS = 40_000_000  # that all pictures of an article have together: 160 MB
# How the kinds that are kept begin, and what Qt calls them.
FORMATS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), b"png"),
    (re.compile(rb"\xff\xd8\xff"), b"jpeg"),
    (re.compile(rb"GIF8[79]a"), b"gif"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), b"webp"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One article as it is shown: one of its `versions` (how many there are), the newest or an older one."""

    article: Article
    version: Version | None
    versions: int
    marks: tuple[Mark, ...]
    names: Mapping[str, str]
    pictures: Mapping[str, QImage]
    page: Page | None = None  # the version as it is shown

    @property
    def newest(self) -> bool:
        """True if no newer version is there."""
        return self.version is None or self.version.id == self.article.version_id


def picture(data: bytes, most: int = SHOWN_PIXELS) -> QImage:
    """The bytes as a picture of a size a page can show, of `most` pixels; empty where they are none.

    Only the kinds that are kept are read, each by its name: Qt would try all that it knows on bytes of any kind.
    """
    kind = next((name for begins, name in FORMATS if begins.match(data)), None)
    if kind is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    smaller = min(1.0, WIDEST / size.width(), sqrt(most / max(1, size.width() * size.height())))
    if smaller < 1.0:
        reader.setScaledSize(QSize(max(1, int(size.width() * smaller)), max(1, int(size.height() * smaller))))
    return reader.read()


def load(services: Services, article_id: str, version_id: str = "") -> Shown:
    """Read an article with that version of its text, or the newest where it is gone, and its pictures and marks."""
    article = services.articles.get(article_id)
    newest = services.articles.version(article_id)
    version = (services.articles.version(article_id, version_id) if version_id else None) or newest
    versions = newest.number if newest is not None else 0
    pictures: dict[str, QImage] = {}
    blobs = dict.fromkeys(_BLOB.findall(version.html if version is not None else ""))
    for blob_id in blobs:
        try:
            image = picture(services.articles.picture(blob_id), SHOWN_PIXELS // len(blobs))
        except KnownError:
            continue  # the page is still worth reading without one of its pictures
        if not image.isNull():
            pictures[f"blob:{blob_id}"] = image
    marks, names = load_marks(services, article_id, version.id if version is not None else "")
    return Shown(
        article, version, versions, marks, names, pictures, page(article, version) if version else None
    )


def load_marks(
    services: Services, article_id: str, version_id: str
) -> tuple[tuple[Mark, ...], Mapping[str, str]]:
    """Read the marks of an article as they stand on a version, and the names of its sources."""
    marks = services.marks.of_article(article_id, version_id)
    names = {source.id: source.name for source, _roles in services.sources.of_article(article_id)}
    return marks, names
