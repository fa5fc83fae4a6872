"""An article's id in; all that the article pane shows of it, read away from the window's thread, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.reader.page import Page, page

if TYPE_CHECKING:
    from app.domain.article.article import Article
    from app.domain.article.version import Version
    from app.domain.mark import Mark
    from app.services.record import Services


@dataclass(frozen=True, slots=True)
class Shown:
    """One article as it is shown: one of its `versions` (how many there are), the newest or an older one."""

    article: Article
    version: Version | None
    versions: int
    marks: tuple[Mark, ...]
    names: Mapping[str, str]
    page: Page | None = None  # the version as it is shown

    @property
    def newest(self) -> bool:
        """True if no newer version is there."""
        return self.version is None or self.version.id == self.article.version_id


def load(services: Services, article_id: str, version_id: str = "") -> Shown:
    """Read an article with that version of its text, or the newest where it is gone, and its marks."""
    article = services.articles.get(article_id)
    newest = services.articles.version(article_id)
    version = (services.articles.version(article_id, version_id) if version_id else None) or newest
    versions = newest.number if newest is not None else 0
    marks, names = load_marks(services, article_id, version.id if version is not None else "")
    return Shown(article, version, versions, marks, names, page(article, version) if version else None)


def load_marks(
    services: Services, article_id: str, version_id: str
) -> tuple[tuple[Mark, ...], Mapping[str, str]]:
    """Read the marks of an article as they stand on a version, and the names of its sources."""
    marks = services.marks.of_article(article_id, version_id)
    names = {source.id: source.name for source, _roles in services.sources.of_article(article_id)}
    return marks, names
