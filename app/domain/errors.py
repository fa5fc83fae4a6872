"""The two kinds of error: the world's fault, which a user can act on, and ours."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from enum import StrEnum

from app.domain.codes.message import Fact, Message
from app.domain.codes.troubles import Because, Trouble
from app.domain.nouns import Noun


class KnownError(Exception):
    """Something outside went wrong, and the user can be told what and what to do next.

    `message` holds the code and its facts, and no words: `app.wording` has those. No fact is content of
    the library beside names. `retry` tells whether the same call may go through later.
    """

    def __init__(self, code: Trouble, *, retry: bool = False, **facts: Fact) -> None:
        super().__init__(code)
        self.message = Message(code, **facts)
        self.retry = retry

    @classmethod
    def of(cls, message: Message, *, retry: bool = False) -> KnownError:
        """The error that such a message tells of; ValueError where it tells of none."""
        return KnownError(Trouble(message.code), retry=retry, **message.facts)

    @property
    def code(self) -> str:
        """What went wrong."""
        return self.message.code

    def __str__(self) -> str:
        return repr(self.message)


class Help(StrEnum):
    """What helps against damage."""

    RESTORE = "restore"  # make a backup the library again
    REBUILD = "rebuild"  # make the text index, or the version number, anew
    READ = "read"  # open for reading
    RESCUE = "rescue"  # write out everything that can be read


class Damaged(KnownError):
    """What the library's file holds is not what was written; `helps` says what to offer."""

    def __init__(
        self,
        code: Trouble,
        *,
        helps: tuple[Help, ...] = (Help.RESTORE, Help.READ, Help.RESCUE),
        **facts: Fact,
    ) -> None:
        super().__init__(code, retry=False, **facts)
        self.helps = helps


GONE: Mapping[Noun | None, Trouble] = {
    Noun.ARTICLE: Trouble.ARTICLE_GONE,
    Noun.VERSION: Trouble.VERSION_GONE,
    Noun.MARK: Trouble.MARK_GONE,
    Noun.SOURCE: Trouble.SOURCE_GONE,
    Noun.TAG: Trouble.TAG_GONE,
    Noun.NOTE: Trouble.NOTE_GONE,
    Noun.ALERT: Trouble.ALERT_GONE,
}


class Missing(KnownError):
    """What a verb was asked about is not there, or is deleted; `noun` says what it would be."""

    def __init__(self, noun: Noun | None) -> None:
        super().__init__(GONE.get(noun, Trouble.ROW_GONE))
        self.noun = noun


class InsideAddress(KnownError):
    """The address leads into the user's own network; `host` may be allowed by the user."""

    def __init__(self, host: str) -> None:
        super().__init__(Trouble.INSIDE_ADDRESS, host=host)
        self.host = host


class Cancelled(KnownError):
    """The user stopped a long piece of work."""

    def __init__(self) -> None:
        super().__init__(Trouble.STOPPED)


BECAUSE: Mapping[int | None, Because] = {
    errno.ENOSPC: Because.NO_SPACE,
    errno.EACCES: Because.FORBIDDEN,
    errno.EPERM: Because.FORBIDDEN,
    errno.ENOENT: Because.NOT_THERE,
    errno.EROFS: Because.READ_ONLY,
    errno.EISDIR: Because.IS_FOLDER,
    errno.ENOTDIR: Because.NO_FOLDER_THERE,
    errno.EEXIST: Because.THERE_ALREADY,
    errno.EIO: Because.DEVICE_FAILED,
    errno.ENAMETOOLONG: Because.NAME_TOO_LONG,
    errno.EPIPE: Because.BROKEN_PIPE,
}


def because(error: OSError) -> Fact:
    """Why a disk refused, as a fact; what is not in the table in the system's own words."""
    known = BECAUSE.get(error.errno)
    return Message(known) if known else error.strerror or Message(Because.CONTENT_DAMAGED)


class Misfit(ValueError):
    """A value in a file is not one that was ever written there; whoever opened the file says what that means."""


class BugError(Exception):
    """A promise between two rooms was broken: our fault, never the user's."""
