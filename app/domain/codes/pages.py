"""What is thought of a page and of what it names, as codes.

The library keeps the reasons: a code that was released keeps its name.
"""

from __future__ import annotations

from enum import StrEnum, auto


class Reason(StrEnum):
    """Why a block of a page was left out of the article."""

    END_MARK = auto()
    NEWSLETTER = auto()
    RELATED = auto()
    SHARE = auto()
    AGE = auto()
    TIP = auto()
    ADVERT = auto()
    CREDIT = auto()
    BYLINE = auto()
    DATE = auto()
    COMMENTS = auto()
    COOKIE = auto()
    SUBSCRIBE = auto()
    COPYRIGHT = auto()
    READING_TIME = auto()
    TAGS = auto()
    MENU = auto()
    AUDIO = auto()
    HELD_BACK = auto()
    HEADLINE = auto()
    STANDFIRST = auto()
    AFTER_END = auto()
    PAGE_NUMBER = auto()
    PULL_QUOTE = auto()
    COPY = auto()
    BEFORE_ARTICLE = auto()
    AFTER_ARTICLE = auto()
    UNLIKE_AROUND = auto()
    NOTICE = auto()
    ABOUT_AUTHOR = auto()
    FOOTER = auto()
    OTHER_ARTICLE = auto()
    OUTSIDE = auto()
    ON_EACH_PAGE = auto()
    TO_OTHER_PAGE = auto()


class Why(StrEnum):
    """Why a source is offered for an article."""

    IS_AUTHOR = auto()
    IS_PUBLICATION = auto()
    IS_NAMED = auto()
