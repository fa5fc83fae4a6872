"""What is done, and what was: the codes of changes and of steps."""

from __future__ import annotations

from enum import StrEnum, auto


class Label(StrEnum):
    """What a change is called in the Edit menu."""

    WATCH_ARTICLES = auto()
    UNWATCH_ARTICLES = auto()
    JOIN_PAGES = auto()
    MOVE_MARK = auto()
    ACCEPT_MARKS = auto()
    KEEP_MARKS = auto()
    ASK_ABOUT_MARKS = auto()
    CHANGES_SEEN = auto()
    CHANGES_NEW = auto()
    ADD_SOURCE = auto()
    EDIT_SOURCE = auto()
    DELETE_SOURCES = auto()
    MERGE_SOURCES = auto()
    LINK_SOURCE = auto()
    UNLINK_SOURCE = auto()
    LINK_NAMED = auto()
    TAG_ARTICLES = auto()
    TAG_SOURCES = auto()
    UNTAG_ARTICLES = auto()
    UNTAG_SOURCES = auto()
    RENAME_TAG = auto()
    MERGE_TAGS = auto()
    DELETE_TAG = auto()
    MOVE_NOTE = auto()
    DELETE_NOTES = auto()
    RESTORE_REVISION = auto()
    MOVE_ARTICLES = auto()
    EDIT_ARTICLE = auto()
    DELETE_ARTICLES = auto()
    KEEP_ONE = auto()
    PUT_BACK = auto()
    TAKE_OUT = auto()
    MARK_AS = auto()
    CHANGE_MARKS = auto()
    COMMENT_MARK = auto()
    DELETE_MARKS = auto()
    SAY_WHO = auto()
    UNSAY_WHO = auto()


class Doing(StrEnum):
    """What is being done: a step of long work."""

    ADDING_SAMPLE = auto()
    OPENING_SAMPLE = auto()
    LOOKING_AT_WATCH = auto()
    ASKING_ROBOTS = auto()
    SETTING_NEXT_LOOK = auto()
    LOOKING_AT_KNOWN = auto()
    ASKING_SITE = auto()
    READING_FILE = auto()
    LOOKING_AT_KEPT = auto()
    KEEPING_LOOK = auto()
    READING_PAGE = auto()
    NOTING_LOOK = auto()
    FETCHING_OTHER_PAGES = auto()
    LOOKING_AT_MARKS = auto()
    FETCHING_PICTURES = auto()
    FOLLOWING_MARKS = auto()
    KEEPING_VERSION = auto()
    KEEPING_ADDRESS = auto()
    KEEPING_PAGE = auto()
    FETCHING_PAGE = auto()
    FINDING_ARTICLE = auto()
    KEEPING_ARTICLE = auto()
    STOPPING = auto()
    NOTING_TROUBLE = auto()
