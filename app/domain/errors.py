"""The two kinds of error: the world's fault, with a sentence a user can act on, and ours."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.domain.nouns import Noun


class KnownError(Exception):
    """Something outside went wrong, and the user can be told what and what to do next.

    `sentence` says what happened in plain words and ends with a full stop; `advice` says what to do
    next, or is empty. Neither holds content of the library. `retry` tells whether the same call may
    go through later.
    """

    def __init__(self, sentence: str, advice: str = "", *, retry: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice
        self.retry = retry

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()


class Help(StrEnum):
    """What helps against damage."""

    RESTORE = "restore"  # make a backup the library again
    REBUILD = "rebuild"  # make the text index, or the version number, anew
    READ = "read"  # open for reading
    RESCUE = "rescue"  # write out everything that can be read


ADVICE = (
    "Restore a backup (`clipdesk restore newest`), or write out what can be read (`clipdesk rescue FOLDER`)."
    " The damaged file is left as it is."
)


class Damaged(KnownError):
    """What the library's file holds is not what was written; `helps` says what to offer."""

    def __init__(
        self,
        sentence: str,
        advice: str = ADVICE,
        *,
        helps: tuple[Help, ...] = (Help.RESTORE, Help.READ, Help.RESCUE),
    ) -> None:
        super().__init__(sentence, advice)
        self.helps = helps


DELETED = "It may have been deleted: try undo."
GONE: Mapping[Noun | None, tuple[str, str]] = {
    None: ("This is not in the library any more.", DELETED),
    Noun.ARTICLE: ("This article is not in the library any more.", DELETED),
    Noun.VERSION: (
        "This version is not in the library any more.",
        "The article may have been deleted: try undo.",
    ),
    Noun.MARK: ("This mark is not there any more.", DELETED),
    Noun.SOURCE: ("This source is not there any more.", DELETED),
    Noun.TAG: ("This tag is not there any more.", "It may have been renamed or merged."),
    Noun.NOTE: ("This note is not there any more.", DELETED),
    Noun.ALERT: ("This change is not in the inbox any more.", ""),
}


class Missing(KnownError):
    """What a verb was asked about is not there, or is deleted; `noun` says what it would be."""

    def __init__(self, noun: Noun | None) -> None:
        super().__init__(*GONE.get(noun, GONE[None]))
        self.noun = noun


class InsideAddress(KnownError):
    """The address leads into the user's own network; `host` may be allowed by the user."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} is an address inside your own network.",
            "Allow this host if you meant it.",
        )
        self.host = host


class Cancelled(KnownError):
    """The user stopped a long piece of work."""

    def __init__(self) -> None:
        super().__init__("Stopped.")


class Misfit(ValueError):
    """A value in a file is not one that was ever written there; whoever opened the file says what that means."""


class BugError(Exception):
    """A promise between two rooms was broken: our fault, never the user's."""
