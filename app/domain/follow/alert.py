"""Alerts: what a look at a page brought to light, ordered by what it touches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.codes.message import Message


class Finding(StrEnum):
    """What a capture showed, beside the version that was known."""

    NEW = "new"  # the first reading of the page
    SAME = "same"  # the same article, word for word
    MINOR = "minor"  # only spacing, a clock, a dateline or the shape of signs
    CHANGED = "changed"
    GONE = "gone"  # 404 or 410, or an answer that leads to a list instead
    MOVED = "moved"  # the same article under another address
    WALL = "wall"  # only the beginning, and words of a wall
    OTHER = "other"  # another article under the same address
    UNREADABLE = "unreadable"  # an answer in which no article was found
    BACK = "back"  # the article again, after it was gone, walled off or another one
    PAGE = "page"  # a further page of the article, joined to its text
    FAILED = "failed"  # no answer, or one that says to come again


class AlertKind(StrEnum):
    """What an alert touches; the order is the order of the inbox."""

    PASSAGE = "passage"  # a marked or quoted passage changed or vanished
    HEADLINE = "headline"
    BODY = "body"
    PAGE = "page"  # gone, moved, behind a wall, another article, back again


@dataclass(frozen=True, slots=True)
class Alert:
    """One line of the inbox of changes. `numbers` counts what its `kind` and `finding` need.

    Keys of `numbers`: edited, orphans, uncertain, quoted (marks); crossed (edited marks, struck out now); gone, come (words);
    struck (words that went by being struck out); status (HTTP); pages (joined);
    back (1 where the page was gone or walled off before).
    `address` is where a moved page is now.
    """

    id: str
    article_id: str
    article_title: str
    version_id: str
    created_at: datetime
    kind: AlertKind
    finding: Finding
    address: str = ""
    seen: bool = False
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What one look at an article's page came to. `version_id` is a new version, or empty; `alert_id` likewise.

    `numbers` are as in `Alert`. `wait` is how many seconds the site asks to be left alone, 0 where it does not.
    """

    article_id: str
    finding: Finding
    version_id: str = ""
    alert_id: str = ""
    address: str = ""
    problem: Message | None = None  # why there was no answer, where there was none
    wait: float = 0.0
    numbers: Mapping[str, int] = field(default_factory=dict)
