"""What comes in and goes out as files, and what of it does not: a sentence for each code."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.codes.imports import Left, Taken
from app.domain.codes.troubles import Trouble
from app.wording.words import N_, Plural, Words

OTHER_PLACE = N_("Choose another file or folder.")
IT_READS = N_("It reads: {formats}.")
IMPORTS: Mapping[str, Words] = {
    Taken.LINK: Words(Plural(N_("{count} link"), N_("{count} links"))),
    Taken.THING: Words(Plural(N_("{count} thing"), N_("{count} things"))),
    # import and export
    Trouble.FORMAT_NOT_WRITTEN: Words(N_("This format can be imported, but not exported.")),
    Trouble.FORMAT_NOT_READ: Words(N_("{format} can be exported, but not imported.")),
    Trouble.PLACE_GONE: Words(
        N_("There is no file or folder {name}."), N_("It may have been moved or renamed.")
    ),
    Trouble.PLACE_IS_NEITHER: Words(N_("{name} is neither a file nor a folder.")),
    Trouble.PLACE_UNREADABLE: Words(N_("{name} could not be read."), N_("Check who may read it.")),
    Trouble.ZIP_TOO_MANY: Words(
        N_("{name} holds too many files."), N_("Unpack it, and import its folders one by one.")
    ),
    Trouble.ZIP_DAMAGED: Words(
        N_("{name} is damaged: it cannot be unpacked."), N_("Copy or download it again.")
    ),
    Trouble.ZIP_SWELLS: Words(
        N_("{name} would swell to far more than it is."), N_("It was made to fill the disk.")
    ),
    Trouble.NOTHING_TO_READ: Words(N_("There is nothing to read in {place}."), OTHER_PLACE),
    Trouble.NOTHING_TO_READ_BUT: Words(N_("There is nothing to read in {place}. {name}: {why}"), OTHER_PLACE),
    Trouble.NOT_IMPORTABLE: Words(N_("{place} is nothing that Clipdesk can import."), IT_READS),
    Trouble.NOT_IMPORTABLE_BUT: Words(
        N_("{place} is nothing that Clipdesk can import. {name}: {why}"), IT_READS
    ),
    Trouble.TARGET_THERE: Words(
        N_("{name} is there already."), N_("Choose a new or an empty folder, or a file ending in .zip.")
    ),
    Trouble.LIBRARY_NOT_WRITTEN: Words(
        N_("The library could not be written: {why}."), N_("Choose another folder, or free some space.")
    ),
    # what has no name
    Left.THE_REST: Words(N_("The rest")),
    Left.ROW_NUMBER: Words(N_("Row {number}")),
    Left.PART_NUMBER: Words(N_("{file}, number {number}")),
    # a file or a place
    Left.LINK_NOT_FOLLOWED: Words(N_("This is a link to something else, and is not followed.")),
    Left.TOO_MANY_FILES: Words(
        N_("There are more than {count} files. Import the rest from a folder of its own.")
    ),
    Left.SWELLS: Words(N_("This would swell to far more than it is packed to, and is not unpacked.")),
    Left.NOT_PLAIN_FILE: Words(N_("This is not a plain file.")),
    Left.FILE_NOT_READ: Words(N_("The file could not be read.")),
    Left.HELD_TWICE: Words(N_("The zip holds this file twice.")),
    Left.ZIP_PART_DAMAGED: Words(N_("This part of the zip is damaged.")),
    Left.ZIP_PART_UNREADABLE: Words(N_("This part of the zip cannot be read.")),
    Left.NOT_IN_ZIP: Words(N_("There is no such file in the zip.")),
    Left.NAME_LEADS_OUT: Words(N_("Its name leads out of the zip.")),
    Left.PASSWORD_NEEDED: Words(N_("It is locked with a password.")),
    Left.LARGER_THAN: Words(N_("It is larger than {mebibytes} MiB.")),
    Left.NOTHING_IN_IT: Words(N_("This file is empty.")),
    # links
    Left.TOO_MANY_LINKS: Words(N_("Only the first {count} links of a file are taken.")),
    Left.TOO_MANY_ROWS: Words(N_("Only the first {count} rows of a table are taken.")),
    Left.NO_TABLE_OF_LINKS: Words(N_("This is no table of links.")),
    Left.REST_NOT_READ: Words(N_("The rest of this file could not be read.")),
    Left.NO_ADDRESS_COLUMN: Words(N_("No column of this table is called URL.")),
    Left.FIELD_TOO_LONG: Words(N_("A field of this row is longer than any title.")),
    Left.ROW_WITHOUT_ADDRESS: Words(N_("There is no address in this row.")),
    Left.NO_PAGE_ADDRESS: Words(N_("This is not an address of a web page.")),
    Left.ADDRESS_TWICE: Words(N_("The same address came before, as “{title}”.")),
    Left.ADDRESS_KNOWN: Words(N_("Its address is in the library already, as “{title}”.")),
    # pages and notes
    Left.NO_SAVED_PAGE: Words(N_("This is no saved page.")),
    Left.ARE_BOOKMARKS: Words(N_("These are bookmarks of a browser. Import this file by itself.")),
    Left.FILE_TWICE: Words(N_("The same file came before, as “{title}”.")),
    Left.FILE_KNOWN: Words(N_("The same file is in the library already, as “{title}”.")),
    Left.STORY_KNOWN: Words(N_("The same story is in the library already, as “{title}”.")),
    Left.KEPT_UNREAD: Words(N_("{why} The file is kept in the library, and can be tried again there.")),
    Left.NOTE_KNOWN: Words(N_("This note is in the library already.")),
    Left.NO_NOTE: Words(N_("Notes are text: this file was not taken along. It stays where it is.")),
    # a library written as files
    Left.LIBRARY_OF_LATER: Words(
        N_("This library was written by a newer Clipdesk. Update this one, then import again.")
    ),
    Left.NO_LIBRARY_OF_OURS: Words(N_("This is no library that Clipdesk has written.")),
    Left.PART_MISFITS: Words(N_("Something in this part is not as Clipdesk writes it.")),
    Left.FILE_MISFITS: Words(N_("Something in this file is not as Clipdesk writes it.")),
    Left.ORIGINAL_CHANGED: Words(N_("An original of it is not what it was.")),
    Left.ORIGINAL_MISSING: Words(N_("An original of it is missing.")),
    Left.IN_LIBRARY: Words(N_("It is in the library already.")),
    Left.PARTS_KNOWN: Words(N_("Parts of it are in the library already, under another article.")),
    Left.PARTS_MISFIT: Words(N_("Its parts do not fit each other.")),
}
