"""What the list of articles shows: the filter that narrows it and the order it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """What the library pane shows. Empty fields do not narrow; `state` is a `State` value or empty."""

    state: str = ""
    tag_id: str = ""
    source_id: str = ""
    publication: str = ""


class Order(StrEnum):
    """How the library pane is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PUBLISHED = "published"
    TITLE = "title"
    PUBLICATION = "publication"
