"""What a search, a check-up and the settings answer, as codes."""

from __future__ import annotations

from enum import StrEnum, auto


class HintCode(StrEnum):
    """What the search could not read."""

    ONLY_FIRST_CHARACTERS = auto()
    ONLY_FIRST_WORDS = auto()
    NO_OPENING_BRACKET = auto()
    NOTHING_TO_SEARCH = auto()
    LONE_OR = auto()
    BRACKET_TOO_DEEP = auto()
    BRACKET_OPEN = auto()
    QUOTE_OPEN = auto()
    NO_SUCH_FIELD = auto()
    TYPE_THIS = auto()
    THE_FIELDS = auto()
    NO_VALUE_YET = auto()
    NO_DATE = auto()
    TWO_DATES = auto()
    NO_SUCH_VALUE = auto()
    THE_VALUES = auto()
    INDEX_DAMAGED_HINT = auto()


class Look(StrEnum):
    """What a check-up looks at."""

    PROGRAM = auto()
    WINDOW = auto()
    RESOURCES = auto()
    SETTINGS = auto()
    PAGE_READER = auto()
    MENDING = auto()
    LIBRARY_LOOK = auto()
    PERMISSIONS = auto()
    DISK = auto()
    DATABASE = auto()
    ROWS = auto()
    TEXT_INDEX = auto()
    BACKUPS = auto()
    ORIGINALS = auto()


class Found(StrEnum):
    """What a check-up found."""

    VERSIONS = auto()
    QT_GONE = auto()
    QT_VERSION = auto()
    QT_WITHIN = auto()
    QT_THERE = auto()
    RESOURCES_GONE = auto()
    RESOURCES_THERE = auto()
    SETTINGS_COUNT = auto()
    SETTINGS_REFUSED = auto()
    PAGE_READ = auto()
    PAGE_NOT_READ = auto()
    MENDED = auto()
    INDEX_MADE_ANEW = auto()
    NUMBER_SET_RIGHT = auto()
    TABLES_DAMAGED = auto()
    LOOSE_REFERENCES = auto()
    WHOLE = auto()
    TABLES_GONE = auto()
    ROWS_DAMAGED = auto()
    ROWS_OF_TABLE = auto()
    ROWS_WHOLE = auto()
    INDEX_INCOMPLETE = auto()
    NOT_CHECKED = auto()
    FILES_DAMAGED = auto()
    FILES_WHOLE = auto()
    FILES_WHOLE_AND_STRAY = auto()
    STRAY_FILES = auto()
    NO_BACKUPS_YET = auto()
    BACKUP_BAD = auto()
    BACKUPS_WHOLE = auto()
    LIKE_USER_FOLDER = auto()
    OTHERS_CAN_READ = auto()
    ONLY_YOU = auto()
    FREE_SPACE = auto()
    WRITTEN_OUT = auto()
    ROWS_LOST = auto()
    NOTHING_LOST = auto()


class Refusal(StrEnum):
    """Why a value of a setting is not taken."""

    WHOLE_NUMBER = auto()
    ON_OR_OFF = auto()
    TEXT_WANTED = auto()
    ONE_OF_CHOICES = auto()
    IN_RANGE = auto()
    LIST_WANTED = auto()
    LIST_OF_TEXT = auto()
    LIST_OF_NUMBERS = auto()
    LIST_OF_COUNT = auto()
    LIST_IN_RANGE = auto()
    LIST_OF_CHOICES = auto()
    TEXT_TOO_LONG = auto()
    TEXT_NOT_WRITABLE = auto()
    SETTINGS_UNREADABLE = auto()
    SETTING_UNKNOWN = auto()
    SETTING_DOES_NOT_COUNT = auto()
    NO_VALUE = auto()
