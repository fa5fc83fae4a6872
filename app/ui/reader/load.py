"""An article's id in; all that the article pane shows of it, read away from the window's thread, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage, QImageReader

from app.domain.errors import KnownError

if TYPE_CHECKING:
    from app.domain.article import Article, Version
    from app.domain.mark import Mark
    from app.services.record import Services

_BLOB = re.compile(r'src="blob:([0-9a-f]{64})"')
WIDEST = 1_400  # pixels: a wider picture is made smaller before it reaches the window
MOST_PIXELS = 60_000_000  # more is no photograph of an article


@dataclass(frozen=True, slots=True)
class Shown:
    """One article as it is shown: one of its `versions` (how many there are), the newest or an older one."""

    article: Article
    version: Version | None
    versions: int
    marks: tuple[Mark, ...]
    names: Mapping[str, str]
    pictures: Mapping[str, QImage]

    @property
    def newest(self) -> bool:
        """True if no newer version is there."""
        return self.version is None or self.version.id == self.article.version_id


def picture(data: bytes) -> QImage:
    """The bytes as a picture of a size a page can show; empty where they are none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        return QImage()
    if size.isValid() and size.width() > WIDEST:
        reader.setScaledSize(size.scaled(WIDEST, size.height(), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def load(services: Services, article_id: str, version_id: str = "") -> Shown:
    """Read an article with that version of its text, or the newest where it is gone, and its pictures and marks."""
    article = services.articles.get(article_id)
    newest = services.articles.version(article_id)
    version = (services.articles.version(article_id, version_id) if version_id else None) or newest
    versions = newest.number if newest is not None else 0
    pictures: dict[str, QImage] = {}
    for blob_id in dict.fromkeys(_BLOB.findall(version.html if version is not None else "")):
        try:
            image = picture(services.articles.picture(blob_id))
        except KnownError:
            continue  # the page is still worth reading without one of its pictures
        if not image.isNull():
            pictures[f"blob:{blob_id}"] = image
    marks, names = load_marks(services, article_id, version.id if version is not None else "")
    return Shown(article, version, versions, marks, names, pictures)


def load_marks(
    services: Services, article_id: str, version_id: str
) -> tuple[tuple[Mark, ...], Mapping[str, str]]:
    """Read the marks of an article as they stand on a version, and the names of its sources."""
    marks = services.marks.of_article(article_id, version_id)
    names = {source.id: source.name for source, _roles in services.sources.of_article(article_id)}
    return marks, names
