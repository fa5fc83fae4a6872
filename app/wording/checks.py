"""What a search, a check-up and the settings answer: a sentence for each code."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.codes.looks import Found, HintCode, Look, Refusal
from app.wording.troubles import RESTORE_OR_RESCUE
from app.wording.words import N_, Plural, Words

CHECKS: Mapping[str, Words] = {
    HintCode.ONLY_FIRST_CHARACTERS: Words(
        Plural(
            N_("Only the first {count} character was searched for."),
            N_("Only the first {count} characters were searched for."),
        )
    ),
    HintCode.ONLY_FIRST_WORDS: Words(
        Plural(
            N_("Only the first {count} word was searched for."),
            N_("Only the first {count} words were searched for."),
        )
    ),
    HintCode.NO_OPENING_BRACKET: Words(N_("There is no opening bracket for this one. Type ( before it.")),
    HintCode.NOTHING_TO_SEARCH: Words(N_("There are no letters or digits here to search for. Type a word.")),
    HintCode.LONE_OR: Words(N_("OR stands between two words: type flood OR storm.")),
    HintCode.BRACKET_TOO_DEEP: Words(N_("This bracket is too deep inside others and was passed over.")),
    HintCode.BRACKET_OPEN: Words(N_("This bracket is still open. Type ) where it ends.")),
    HintCode.QUOTE_OPEN: Words(
        N_("This quotation mark is still open. Type another one where the phrase ends.")
    ),
    HintCode.NO_SUCH_FIELD: Words(
        N_("There is no field called {name}, so it was searched for as words. {offer}")
    ),
    HintCode.TYPE_THIS: Words(N_("Type {example}.")),
    HintCode.THE_FIELDS: Words(N_("The fields are {fields}.")),
    HintCode.NO_VALUE_YET: Words(N_("Nothing stands after {field}: yet. Type {example}.")),
    HintCode.NO_DATE: Words(
        N_("“{typed}” is no clear date. Type one such as 2026-03-01, “3 Mar 2026”, yesterday or 7d.")
    ),
    HintCode.TWO_DATES: Words(N_("“{typed}” is no clear date. Type one {early} or {late}.")),
    HintCode.NO_SUCH_VALUE: Words(N_("There is no {field}:{value}. {offer}")),
    HintCode.THE_VALUES: Words(N_("After {field}: may stand {values}.")),
    HintCode.INDEX_DAMAGED_HINT: Words(
        N_(
            "The text index is damaged, so every text was looked through. Make it anew with `clipdesk doctor --mend`."
        )
    ),
    Look.PROGRAM: Words(N_("Clipdesk")),
    Look.WINDOW: Words(N_("Window")),
    Look.RESOURCES: Words(N_("Resources")),
    Look.SETTINGS: Words(N_("Settings")),
    Look.PAGE_READER: Words(N_("Reading pages")),
    Look.MENDING: Words(N_("Mending")),
    Look.LIBRARY_LOOK: Words(N_("Library")),
    Look.PERMISSIONS: Words(N_("Permissions")),
    Look.DISK: Words(N_("Disk")),
    Look.DATABASE: Words(N_("Database")),
    Look.ROWS: Words(N_("Rows")),
    Look.TEXT_INDEX: Words(N_("Text index")),
    Look.BACKUPS: Words(N_("Backups")),
    Look.ORIGINALS: Words(N_("Originals")),
    Found.VERSIONS: Words(N_("Version {version}, Python {python}.")),
    Found.QT_GONE: Words(N_("Qt is not installed. Install Clipdesk again.")),
    Found.QT_VERSION: Words(N_("Qt {version}.")),
    Found.QT_WITHIN: Words(N_("Qt came with Clipdesk.")),
    Found.QT_THERE: Words(N_("Qt is there.")),
    Found.RESOURCES_GONE: Words(N_("{names} missing in {folder}. Install Clipdesk again.")),
    Found.RESOURCES_THERE: Words(N_("All there.")),
    Found.SETTINGS_COUNT: Words(N_("All count.")),
    Found.SETTINGS_REFUSED: Words(N_("{refusals}")),
    Found.PAGE_READ: Words(N_("Works.")),
    Found.PAGE_NOT_READ: Words(N_("An example page was not read as it should be.")),
    Found.MENDED: Words(N_("{done}")),
    Found.INDEX_MADE_ANEW: Words(N_("The text index was made anew.")),
    Found.NUMBER_SET_RIGHT: Words(N_("The version number was set right.")),
    Found.TABLES_DAMAGED: Words(N_("The database is damaged."), RESTORE_OR_RESCUE),
    Found.LOOSE_REFERENCES: Words(Plural(N_("{count} loose reference."), N_("{count} loose references."))),
    Found.WHOLE: Words(N_("Whole.")),
    Found.TABLES_GONE: Words(N_("The database is damaged: {tables} missing."), RESTORE_OR_RESCUE),
    Found.ROWS_DAMAGED: Words(
        N_("The database is damaged: rows that do not fit, {rows}."), RESTORE_OR_RESCUE
    ),
    Found.ROWS_OF_TABLE: Words(N_("{count} in {table}")),
    Found.ROWS_WHOLE: Words(N_("Each as it was written.")),
    Found.INDEX_INCOMPLETE: Words(
        N_("Searches may miss something. Rebuild it with `clipdesk doctor --mend`.")
    ),
    Found.NOT_CHECKED: Words(N_("Not checked: {why}")),
    Found.FILES_DAMAGED: Words(
        Plural(
            N_("{bad} of {count} file is gone or damaged."), N_("{bad} of {count} files are gone or damaged.")
        )
    ),
    Found.FILES_WHOLE: Words(
        Plural(N_("{count} file, what it was."), N_("{count} files, each what it was."))
    ),
    Found.FILES_WHOLE_AND_STRAY: Words(N_("{whole} {stray}")),
    Found.STRAY_FILES: Words(
        Plural(
            N_("{count} more belongs to nothing and does no harm."),
            N_("{count} more belong to nothing and do no harm."),
        )
    ),
    Found.NO_BACKUPS_YET: Words(N_("None yet; the first is written after a day's work.")),
    Found.BACKUP_BAD: Words(N_("{name}: {why}")),
    Found.BACKUPS_WHOLE: Words(
        Plural(
            N_("{count} kept, the newest of {day} is whole."),
            N_("{count} kept, the newest of {day} is whole."),
        )
    ),
    Found.LIKE_USER_FOLDER: Words(N_("As your user folder has them.")),
    Found.OTHERS_CAN_READ: Words(N_("Others can read {files}.")),
    Found.ONLY_YOU: Words(N_("Only you can read the library.")),
    Found.FREE_SPACE: Words(N_("{gigabytes} GB free.")),
    Found.WRITTEN_OUT: Words(N_("Wrote {articles}, {notes} and {marks} to {folder}. {lost}")),
    Found.ROWS_LOST: Words(
        Plural(N_("{count} row could not be read."), N_("{count} rows could not be read."))
    ),
    Found.NOTHING_LOST: Words(N_("Nothing was found that could not be read.")),
    Refusal.WHOLE_NUMBER: Words(N_("{setting} has to be a whole number.")),
    Refusal.ON_OR_OFF: Words(N_("{setting} has to be on or off.")),
    Refusal.TEXT_WANTED: Words(N_("{setting} has to be text.")),
    Refusal.ONE_OF_CHOICES: Words(N_("{setting} has to be one of {choices}.")),
    Refusal.IN_RANGE: Words(N_("{setting} has to be from {least} to {most}.")),
    Refusal.LIST_WANTED: Words(N_("{setting} has to be a list.")),
    Refusal.LIST_OF_TEXT: Words(N_("{setting} has to be a list of which each is text.")),
    Refusal.LIST_OF_NUMBERS: Words(N_("{setting} has to be a list of which each is a whole number.")),
    Refusal.LIST_OF_COUNT: Words(N_("{setting} has to be a list of {count}.")),
    Refusal.LIST_IN_RANGE: Words(N_("{setting} has to be a list of numbers from {least} to {most}.")),
    Refusal.LIST_OF_CHOICES: Words(N_("{setting} has to be a list of {choices}.")),
    Refusal.TEXT_TOO_LONG: Words(N_("{setting} has to be shorter than {most} letters.")),
    Refusal.TEXT_NOT_WRITABLE: Words(N_("{setting} has to be text that can be written.")),
    Refusal.SETTINGS_UNREADABLE: Words(
        N_("Your settings in {path} cannot be read, so the usual ones count.")
    ),
    Refusal.SETTING_UNKNOWN: Words(N_("There is no setting called “{name}”.")),
    Refusal.SETTING_DOES_NOT_COUNT: Words(
        N_("{why} What your settings say of it does not count; it is {usual}.")
    ),
    Refusal.NO_VALUE: Words(N_("none")),
}
