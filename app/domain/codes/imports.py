"""What an import says of rows and files, as codes."""

from __future__ import annotations

from enum import StrEnum, auto


class Left(StrEnum):
    """Why a row or file was left out of an import, and what it is called where it has no name."""

    # what has no name
    THE_REST = auto()
    ROW_NUMBER = auto()
    PART_NUMBER = auto()
    # a file or a place
    LINK_NOT_FOLLOWED = auto()
    TOO_MANY_FILES = auto()
    SWELLS = auto()
    NOT_PLAIN_FILE = auto()
    FILE_NOT_READ = auto()
    HELD_TWICE = auto()
    ZIP_PART_DAMAGED = auto()
    ZIP_PART_UNREADABLE = auto()
    NOT_IN_ZIP = auto()
    NAME_LEADS_OUT = auto()
    PASSWORD_NEEDED = auto()
    LARGER_THAN = auto()
    NOTHING_IN_IT = auto()
    # links
    TOO_MANY_LINKS = auto()
    TOO_MANY_ROWS = auto()
    NO_TABLE_OF_LINKS = auto()
    REST_NOT_READ = auto()
    NO_ADDRESS_COLUMN = auto()
    FIELD_TOO_LONG = auto()
    ROW_WITHOUT_ADDRESS = auto()
    NO_PAGE_ADDRESS = auto()
    ADDRESS_TWICE = auto()
    ADDRESS_KNOWN = auto()
    # pages and notes
    NO_SAVED_PAGE = auto()
    ARE_BOOKMARKS = auto()
    FILE_TWICE = auto()
    FILE_KNOWN = auto()
    STORY_KNOWN = auto()
    KEPT_UNREAD = auto()
    NOTE_KNOWN = auto()
    NO_NOTE = auto()
    # a library written as files
    LIBRARY_OF_LATER = auto()
    NO_LIBRARY_OF_OURS = auto()
    PART_MISFITS = auto()
    FILE_MISFITS = auto()
    ORIGINAL_CHANGED = auto()
    ORIGINAL_MISSING = auto()
    IN_LIBRARY = auto()
    PARTS_KNOWN = auto()
    PARTS_MISFIT = auto()


class Taken(StrEnum):
    """What an import counts beside the nouns; the fact is `count`."""

    LINK = auto()
    THING = auto()
