"""Things that sentences speak of: their names, alone and counted."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.domain.article.article import Stage, State
from app.domain.codes.troubles import Because, Field, FileKind, Span
from app.domain.follow.alert import AlertKind
from app.domain.mark import MarkKind
from app.domain.nouns import Noun
from app.domain.source import SourceKind, SourceRole
from app.wording.catalog import _
from app.wording.locale import number as written
from app.wording.words import N_, Plural, Words
from app.wording.words import counted as spelled

THINGS: Mapping[str, Words] = {
    Because.NO_SPACE: Words(N_("No space left on device")),
    Because.FORBIDDEN: Words(N_("Permission denied")),
    Because.NOT_THERE: Words(N_("No such file or directory")),
    Because.READ_ONLY: Words(N_("Read-only file system")),
    Because.IS_FOLDER: Words(N_("Is a directory")),
    Because.NO_FOLDER_THERE: Words(N_("Not a directory")),
    Because.THERE_ALREADY: Words(N_("File exists")),
    Because.DEVICE_FAILED: Words(N_("Input/output error")),
    Because.NAME_TOO_LONG: Words(N_("File name too long")),
    Because.BROKEN_PIPE: Words(N_("Broken pipe")),
    Because.CONTENT_DAMAGED: Words(N_("it is damaged")),
    FileKind.PDF_FILE: Words(N_("a PDF file")),
    FileKind.PACKED_FILE: Words(N_("a packed file")),
    FileKind.PICTURE_FILE: Words(N_("a picture")),
    FileKind.PICTURE_OR_SOUND_FILE: Words(N_("a picture or a sound")),
    FileKind.SOUND_FILE: Words(N_("a sound recording")),
    FileKind.VIDEO_FILE: Words(N_("a video")),
    FileKind.FILM_FILE: Words(N_("a film")),
    FileKind.PROGRAM_FILE: Words(N_("a program")),
    FileKind.FONT_FILE: Words(N_("a font")),
    FileKind.PROGRAM_DATA_FILE: Words(N_("data for programs")),
    FileKind.FEED_FILE: Words(N_("a news feed")),
    FileKind.OFFICE_FILE: Words(N_("an office document")),
    FileKind.BOOK_FILE: Words(N_("an electronic book")),
    FileKind.SCRIPT_FILE: Words(N_("program code")),
    FileKind.STYLE_SHEET_FILE: Words(N_("a style sheet")),
    FileKind.TABLE_FILE: Words(N_("a table")),
    FileKind.CALENDAR_FILE: Words(N_("a calendar entry")),
    FileKind.UNKNOWN_FILE: Words(N_("a file of an unknown kind")),
    Field.COMMENT: Words(N_("A comment")),
    Field.ARTICLE_HEADLINE: Words(N_("A headline")),
    Field.ARTICLE_STANDFIRST: Words(N_("A standfirst")),
    Field.ARTICLE_DAY: Words(N_("A day")),
    Field.TAG_NAME: Words(N_("A tag")),
    Field.PUBLICATION_NAME: Words(N_("The name of a publication")),
    Field.AUTHOR_NAME: Words(N_("The name of an author")),
    Field.AUTHORS_TOGETHER: Words(N_("The authors of an article together")),
    Field.SOURCE_NAME: Words(N_("The name of a source")),
    Field.ALIAS: Words(N_("Another name of a source")),
    Field.ALIASES_TOGETHER: Words(N_("All other names of a source together")),
    Field.SOURCE_ROLE: Words(N_("The role of a source")),
    Field.SOURCE_ORGANISATION: Words(N_("The organisation of a source")),
    Field.SOURCE_CONTACTS: Words(N_("The contacts of a source")),
    Field.SOURCE_NOTE: Words(N_("The note in the card of a source")),
    Span.SECONDS: Words(Plural(N_("{count} second"), N_("{count} seconds"))),
    Span.MINUTES: Words(Plural(N_("{count} minute"), N_("{count} minutes"))),
    Span.HOURS: Words(Plural(N_("{count} hour"), N_("{count} hours"))),
    Span.DAYS: Words(Plural(N_("{count} day"), N_("{count} days"))),
    Noun.ARTICLE: Words(Plural(N_("{count} article"), N_("{count} articles"))),
    Noun.MARK: Words(Plural(N_("{count} mark"), N_("{count} marks"))),
    Noun.NOTE: Words(Plural(N_("{count} note"), N_("{count} notes"))),
    Noun.SOURCE: Words(Plural(N_("{count} source"), N_("{count} sources"))),
    Noun.TAG: Words(Plural(N_("{count} tag"), N_("{count} tags"))),
    Noun.CAPTURE: Words(Plural(N_("{count} capture"), N_("{count} captures"))),
    Noun.VERSION: Words(Plural(N_("{count} version"), N_("{count} versions"))),
    Noun.WATCH: Words(Plural(N_("{count} watch"), N_("{count} watches"))),
    Noun.ALERT: Words(Plural(N_("{count} change"), N_("{count} changes"))),
    Noun.LIBRARY: Words(Plural(N_("{count} library"), N_("{count} libraries"))),
}

# The words of enumerations, where they stand in a sentence.
WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Stage: {
        Stage.LINK: N_("link"),
        Stage.WAITING: N_("waiting"),
        Stage.RAW: N_("raw"),
        Stage.READY: N_("ready"),
        Stage.FAILED: N_("failed"),
    },
    AlertKind: {
        AlertKind.PASSAGE: N_("passage"),
        AlertKind.HEADLINE: N_("headline"),
        AlertKind.BODY: N_("body"),
        AlertKind.PAGE: N_("page"),
    },
    Noun: {
        Noun.ARTICLE: N_("article"),
        Noun.MARK: N_("mark"),
        Noun.NOTE: N_("note"),
        Noun.SOURCE: N_("source"),
        Noun.TAG: N_("tag"),
        Noun.CAPTURE: N_("capture"),
        Noun.VERSION: N_("version"),
        Noun.WATCH: N_("watch"),
        Noun.ALERT: N_("change"),
        Noun.LIBRARY: N_("library"),
    },
    State: {State.INBOX: N_("inbox"), State.READING: N_("reading"), State.DONE: N_("done")},
    MarkKind: {
        MarkKind.QUOTE: N_("quote"),
        MarkKind.CLAIM: N_("claim"),
        MarkKind.FIGURE: N_("figure"),
        MarkKind.FOLLOW_UP: N_("follow-up"),
        MarkKind.DOUBT: N_("doubt"),
    },
    SourceKind: {
        SourceKind.PERSON: N_("person"),
        SourceKind.ORGANISATION: N_("organisation"),
        SourceKind.PUBLICATION: N_("publication"),
        SourceKind.DOCUMENT: N_("document"),
    },
    SourceRole: {
        SourceRole.MENTIONED: N_("mentioned"),
        SourceRole.AUTHOR: N_("author"),
        SourceRole.PUBLISHER: N_("publisher"),
    },
}

# What a group of each noun is headed by.
PLURALS: Mapping[Noun, str] = {
    Noun.ARTICLE: N_("Articles"),
    Noun.MARK: N_("Marks"),
    Noun.NOTE: N_("Notes"),
    Noun.SOURCE: N_("Sources"),
    Noun.TAG: N_("Tags"),
    Noun.CAPTURE: N_("Captures"),
    Noun.VERSION: N_("Versions"),
    Noun.WATCH: N_("Watches"),
    Noun.ALERT: N_("Changes"),
    Noun.LIBRARY: N_("Libraries"),
}


def counted(number: int, noun: Noun) -> str:
    """A number with its noun: `1 mark`, `3 marks`."""
    words = THINGS[noun].sentence
    return written(number) if isinstance(words, str) else spelled(words, number)


def heading(noun: Noun) -> str:
    """What a group of a noun is headed by: `Marks`."""
    return _(PLURALS[noun])
