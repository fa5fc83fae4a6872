"""What can go wrong: a sentence that says what happened, and one that says what to do next, for each code."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.codes.troubles import Trouble
from app.wording.words import N_, Plural, Words

RESTORE_OR_RESCUE = N_(
    "Restore a backup (`clipdesk restore newest`), or write out what can be read (`clipdesk rescue FOLDER`). The damaged file is left as it is."
)
IN_BROWSER = N_("Open it in a browser, save the page there, and open the file here; or paste the text.")
LATER = N_("Try again later.")
CHECK_ADDRESS = N_("Check that the address is right and complete.")
TRY_UNDO = N_("It may have been deleted: try undo.")
ONLINE = N_("Check that this computer is online, and try again later.")
OTHER_BACKUP = N_("Choose another backup; nothing was changed.")
SAVE_AS = N_("Clipdesk opens web pages, MHTML files, text files and pictures.")
AGAIN_OR_PASTE = N_("Try again, or open the page in a browser and paste its text.")
SAVE_AGAIN = N_("Save the page in the browser once more.")
CLIP_OR_PASTE = N_("Clip the address of an article, or paste its text.")
ID_OR_WORDS = N_("Give its id or words of its name; see the list.")
THAT_PAGE = Plural(N_("Clip that page instead."), N_("Clip the one with the text instead."), "count")

TROUBLES: Mapping[str, Words] = {
    # anything
    Trouble.VERBATIM: Words(N_("{words}")),
    Trouble.STOPPED: Words(N_("Stopped.")),
    Trouble.OUR_FAULT: Words(N_("This stopped because of a fault of ours."), N_("What is kept is safe.")),
    Trouble.TOO_LONG: Words(N_("{what} has at most {most} letters."), N_("Make it shorter.")),
    Trouble.DISK_FULL: Words(
        N_("The disk is full, so nothing was saved."), N_("Make some room and do it again.")
    ),
    Trouble.DISK_SILENT: Words(
        N_("The disk did not answer as it should."), N_("Check the disk, then try again.")
    ),
    Trouble.DISK_FAILED: Words(
        N_("The disk did not answer as it should: {why}."), N_("Check the disk, then try again.")
    ),
    Trouble.FILE_NOT_WRITTEN: Words(
        N_("The file could not be written: {why}."), N_("Choose another folder, or free some space.")
    ),
    Trouble.FILES_NOT_WRITTEN: Words(
        N_("The files could not be written: {why}."), N_("Choose another folder, or free some space.")
    ),
    # what is not there
    Trouble.ROW_GONE: Words(N_("This is not in the library any more."), TRY_UNDO),
    Trouble.ARTICLE_GONE: Words(N_("This article is not in the library any more."), TRY_UNDO),
    Trouble.VERSION_GONE: Words(
        N_("This version is not in the library any more."), N_("The article may have been deleted: try undo.")
    ),
    Trouble.MARK_GONE: Words(N_("This mark is not there any more."), TRY_UNDO),
    Trouble.SOURCE_GONE: Words(N_("This source is not there any more."), TRY_UNDO),
    Trouble.TAG_GONE: Words(N_("This tag is not there any more."), N_("It may have been renamed or merged.")),
    Trouble.NOTE_GONE: Words(N_("This note is not there any more."), TRY_UNDO),
    Trouble.ALERT_GONE: Words(N_("This change is not in the inbox any more.")),
    Trouble.COPY_GONE: Words(
        N_("This copy of the page is not there any more."), N_("Check the article again.")
    ),
    Trouble.REVISION_GONE: Words(N_("This revision is not there any more."), N_("Choose another one.")),
    Trouble.ORIGINAL_GONE: Words(
        N_("An original of this article is gone or damaged."),
        N_("Clip the page again, or restore your files from a backup."),
    ),
    # fetching a page
    Trouble.NO_WEB_ADDRESS: Words(
        N_("This is not an address of a web page."), N_("An address begins with http:// or https://.")
    ),
    Trouble.HOST_UNKNOWN: Words(
        N_("No site named {host} could be found."),
        N_("Check the spelling of the address, and that this computer is online."),
    ),
    Trouble.PORT_CLOSED: Words(
        N_("The address asks for port {port} of {host}, and Clipdesk reads only the usual ports of the web."),
        N_("Allow {host}:{port} if you meant it."),
    ),
    Trouble.HOST_SILENT: Words(N_("{host} stopped answering."), LATER),
    Trouble.NO_SECURE_CONNECTION: Words(N_("A secure connection to {host} could not be made."), IN_BROWSER),
    Trouble.REDIRECT_CIRCLE: Words(N_("{host} sends the request round in a circle."), IN_BROWSER),
    Trouble.TOO_MANY_REDIRECTS: Words(N_("{host} sent the request on more than {count} times."), IN_BROWSER),
    Trouble.REDIRECT_ELSEWHERE: Words(
        N_("{host} sends the request on to something that is not a web page."), IN_BROWSER
    ),
    Trouble.ANSWER_IS_OTHER: Words(
        N_("This is {kind}, not a web page."), N_("Clip the page that shows or describes it instead.")
    ),
    Trouble.NO_PICTURE: Words(N_("What {host} sent is not a picture that can be kept.")),
    Trouble.ANSWER_EMPTY: Words(N_("{host} sent an empty page."), LATER),
    Trouble.NO_ANSWER: Words(N_("{host} closed the connection without an answer."), LATER),
    Trouble.ANSWER_CUT_OFF: Words(N_("The answer of {host} broke off before its end."), LATER),
    Trouble.ANSWER_NOT_HTTP: Words(N_("{host} answered in a way that cannot be understood."), IN_BROWSER),
    Trouble.ANSWER_TOO_LARGE: Words(N_("What {host} sends is larger than {mebibytes} MiB."), IN_BROWSER),
    Trouble.ANSWER_BADLY_PACKED: Words(
        N_("{host} sent the page packed in a way that cannot be opened."), IN_BROWSER
    ),
    Trouble.CERTIFICATE_INVALID: Words(
        N_("{host} could not prove that it is {host}: its certificate is not valid."),
        N_("Somebody may be listening in. Check the date of this computer, or open the page in a browser."),
    ),
    Trouble.NOT_TYPED_ADDRESS: Words(
        N_("This is not an address of a web page."), N_("It should begin with https:// and name a site.")
    ),
    Trouble.INSIDE_ADDRESS: Words(
        N_("{host} is an address inside your own network."), N_("Allow this host if you meant it.")
    ),
    Trouble.HOST_TOO_SLOW: Words(
        N_("{host} answers so slowly that the page did not come within {time}."),
        N_("Try again later, or save the page in a browser and open the file."),
    ),
    Trouble.STATUS_401: Words(N_("{host} shows this page only to those who log in."), IN_BROWSER),
    Trouble.STATUS_402: Words(N_("{host} shows this page only to those who pay."), IN_BROWSER),
    Trouble.STATUS_403: Words(N_("{host} does not let Clipdesk read this page."), IN_BROWSER),
    Trouble.STATUS_404: Words(N_("{host} has no page at this address."), CHECK_ADDRESS),
    Trouble.STATUS_407: Words(
        N_("The network asks for a login before it lets Clipdesk through."), N_("Ask who runs the network.")
    ),
    Trouble.STATUS_408: Words(N_("{host} did not get the request in time."), LATER),
    Trouble.STATUS_410: Words(
        N_("{host} has taken this page down for good."), N_("An archive of the web may still have it.")
    ),
    Trouble.STATUS_429: Words(N_("{host} says that it was asked too often."), LATER),
    Trouble.STATUS_451: Words(N_("{host} may not show this page for legal reasons."), IN_BROWSER),
    Trouble.STATUS_500: Words(N_("{host} has a fault of its own (error 500)."), LATER),
    Trouble.STATUS_502: Words(N_("{host} is not reachable behind its own entrance (error 502)."), LATER),
    Trouble.STATUS_503: Words(N_("{host} is overloaded or closed for maintenance (error 503)."), LATER),
    Trouble.STATUS_504: Words(N_("{host} did not get its own answer in time (error 504)."), LATER),
    Trouble.SERVER_FAULT: Words(N_("{host} has a fault of its own (error {status})."), LATER),
    Trouble.SERVER_REFUSES: Words(N_("{host} refuses to show this page (error {status})."), IN_BROWSER),
    Trouble.ANSWER_WITHOUT_PAGE: Words(
        N_("{host} gave an answer without a page (code {status})."), CHECK_ADDRESS
    ),
    Trouble.ASKED_TO_WAIT: Words(N_("{answer} It asks to wait {wait}."), N_("Try again in {wait}.")),
    Trouble.CONNECTION_REFUSED: Words(N_("{host} refused the connection."), ONLINE),
    Trouble.CONNECTION_SILENT: Words(N_("{host} did not answer in time."), ONLINE),
    Trouble.HOST_UNREACHABLE: Words(N_("{host} could not be reached."), ONLINE),
    # reading a page
    Trouble.NO_ARTICLE_ON_PAGE: Words(
        N_("No article was found on this page."), N_("Open the page in a browser and paste the text.")
    ),
    Trouble.PAGE_EMPTY: Words(N_("The page is empty."), N_("Try again later, or paste the text.")),
    Trouble.NO_WEB_PAGE: Words(N_("This is not a web page."), CLIP_OR_PASTE),
    Trouble.NO_PAGE_IN_FILE: Words(N_("There is no web page in this file."), SAVE_AGAIN),
    Trouble.OTHER_THAN_PAGE: Words(N_("This is {kind}, not a web page."), CLIP_OR_PASTE),
    Trouble.READING_TOO_SLOW: Words(N_("This page took too long to read."), AGAIN_OR_PASTE),
    Trouble.READING_FAILED: Words(N_("Reading this page failed."), AGAIN_OR_PASTE),
    Trouble.READER_NOT_STARTED: Words(
        N_("The part of Clipdesk that reads pages could not be started."), AGAIN_OR_PASTE
    ),
    Trouble.PAGE_TOO_LARGE: Words(N_("This page is too large to read."), AGAIN_OR_PASTE),
    Trouble.NOTHING_TO_CLIP: Words(
        N_("There is nothing to clip here."), N_("Copy an article or its address, then paste.")
    ),
    Trouble.LEADS_ON: Words(N_("This page sends its reader on to {places}."), THAT_PAGE),
    Trouble.LEADS_ON_BY_SCRIPT: Words(
        N_("This page sends its reader on to {places} by a script."), THAT_PAGE
    ),
    Trouble.MADE_OF_FRAMES: Words(N_("This page is made of frames: {places}."), THAT_PAGE),
    Trouble.TEXT_IN_FRAME: Words(N_("The text of this page stands in a frame: {places}."), THAT_PAGE),
    Trouble.NO_FURTHER_PAGE: Words(
        N_("No further page of this article is known."),
        N_("Open the next page in a browser, and paste the whole text."),
    ),
    Trouble.MORE_PAGES: Words(
        Plural(
            N_("The article has more than {count} page; it was fetched."),
            N_("The article has more than {count} pages; these were fetched."),
            "count",
        )
    ),
    Trouble.CLIP_STOPPED: Words(N_("You stopped this clip before it was read.")),
    Trouble.CLIP_FAULT: Words(N_("Clipdesk could not read this page. That is a fault of ours.")),
    # a file that is opened
    Trouble.FILE_IS_OTHER: Words(N_("This file is {kind}, not a web page."), SAVE_AS),
    Trouble.FILE_EMPTY: Words(N_("This file is empty."), SAVE_AS),
    Trouble.NO_PAGE_IN_NAMED_FILE: Words(N_("There is no web page in {file}."), SAVE_AGAIN),
    Trouble.FILE_KIND_UNKNOWN: Words(N_("{file} is not a kind of file that Clipdesk can open."), SAVE_AS),
    Trouble.NO_FILE: Words(N_("There is no file {file}."), N_("It may have been moved or renamed.")),
    Trouble.FILE_FORBIDDEN: Words(N_("{file} may not be read."), N_("Check who may read the file.")),
    Trouble.FILE_IS_FOLDER: Words(N_("{file} is a folder, not a file."), SAVE_AS),
    Trouble.FILE_NOT_TEXT: Words(N_("{file} is not a file with text in it."), SAVE_AS),
    Trouble.FILE_TOO_LARGE: Words(
        N_("{file} is larger than {mebibytes} MiB."),
        N_("Open it in a browser, and paste the text that you need."),
    ),
    Trouble.FILE_UNREADABLE: Words(N_("{file} could not be read."), N_("Check that its disk is connected.")),
    # the library's file
    Trouble.NO_LIBRARY_THERE: Words(N_("There is no library at {path}."), N_("Check the path.")),
    Trouble.BACKUP_NOT_KEPT: Words(
        N_("The backup could not be read back, so it was not kept."),
        N_("Check the disk, then back up again."),
    ),
    Trouble.BACKUP_DAMAGED: Words(N_("This backup is damaged."), OTHER_BACKUP),
    Trouble.BACKUP_UNREADABLE: Words(N_("This backup cannot be read."), OTHER_BACKUP),
    Trouble.NUMBERS_WRONG: Words(
        N_("This library's version number does not fit what the library holds."),
        N_("Set it right with `clipdesk doctor --mend`, or restore a backup. The file is left as it is."),
    ),
    Trouble.INDEX_DAMAGED: Words(
        N_("The text index of this library is damaged; what you kept is whole."),
        N_("Make it anew with `clipdesk doctor --mend`, then do it again."),
    ),
    Trouble.DAMAGED: Words(N_("This library is damaged."), RESTORE_OR_RESCUE),
    Trouble.ROW_MISFITS: Words(N_("This library is damaged: a row does not fit."), RESTORE_OR_RESCUE),
    Trouble.NOT_MENDED: Words(
        N_("The tables of this library are damaged, so nothing was mended or changed."), RESTORE_OR_RESCUE
    ),
    Trouble.MENDING_FAILED: Words(N_("This library is damaged, and could not be mended."), RESTORE_OR_RESCUE),
    Trouble.FOLDER_NO_LIBRARY: Words(
        N_("This is a folder, not a Clipdesk library."),
        N_("Choose the library's file, or restore a backup: the folder is set aside."),
    ),
    Trouble.NO_REGULAR_FILE: Words(
        N_("This is not a file, so it is not a Clipdesk library."), N_("Choose the library's file.")
    ),
    Trouble.NOT_A_LIBRARY: Words(
        N_("This file is not a Clipdesk library, or its key is another one."), RESTORE_OR_RESCUE
    ),
    Trouble.DANGLING_LINK: Words(
        N_("This library is a link to a file that is not there."),
        N_("Bring the file back, or choose another."),
    ),
    Trouble.NOTHING_READABLE: Words(
        N_("Nothing in this file can be read."), N_("Restore a backup (`clipdesk restore newest`).")
    ),
    Trouble.FOLDER_FOR_LOCK: Words(
        N_("A folder stands where the lock of this library goes."), N_("Move {path} away.")
    ),
    Trouble.LIBRARY_LOCKED: Words(
        N_("This library is open in another Clipdesk."), N_("Close that one first, or work there.")
    ),
    Trouble.WRITING_FORBIDDEN: Words(
        N_("You may not write where this library lies."), N_("Check the permissions of {folder}.")
    ),
    Trouble.NO_FOLDER: Words(
        N_("The folder of this library is not there."), N_("Look for {folder}, or choose another library.")
    ),
    Trouble.LIBRARY_READ_ONLY: Words(
        N_("This library can be read, but not written."),
        N_("Change its permissions, or copy it to a folder of your own."),
    ),
    Trouble.OTHER_DATABASE: Words(
        N_("This file is a database of another program, not a Clipdesk library."), N_("Choose another file.")
    ),
    Trouble.LIBRARY_NEWER: Words(
        N_("This library was written by a newer Clipdesk."),
        N_("Update Clipdesk to open it; nothing was changed."),
    ),
    Trouble.ROWS_MISFIT: Words(
        Plural(
            N_("This library is damaged: {count} row does not fit."),
            N_("This library is damaged: {count} rows do not fit."),
            "count",
        ),
        RESTORE_OR_RESCUE,
    ),
    Trouble.TABLES_MISSING: Words(N_("This library is damaged: {tables} missing."), RESTORE_OR_RESCUE),
    Trouble.LIBRARY_FILE_GONE: Words(
        N_("The file of this library is gone, but its backups or originals are there."),
        N_("Restore a backup (`clipdesk restore newest`), or move the folders beside it away to begin anew."),
    ),
    Trouble.LIBRARY_FILE_EMPTY: Words(
        N_("The file of this library is empty, but its backups or originals are there."),
        N_("Restore a backup (`clipdesk restore newest`), or move the folders beside it away to begin anew."),
    ),
    Trouble.NOT_A_LIBRARY_OR_KEY: Words(
        N_("This file is not a Clipdesk library, or its key is another one."),
        N_("Choose another file, or restore a backup."),
    ),
    Trouble.EMPTY_KEY: Words(N_("An empty key opens nothing."), N_("Type the key of this library.")),
    Trouble.LIBRARY_BUSY: Words(
        N_("Another program is writing in this library."), N_("Try again in a moment.")
    ),
    Trouble.LIBRARY_NOT_OPENED: Words(
        N_("This library cannot be opened."), N_("Check that the folder is there and that you may read it.")
    ),
    # marks, notes, sources, tags, articles
    Trouble.NO_WORDS_IN_PASSAGE: Words(
        N_("There are no words in this passage."), N_("Select some words of the text first.")
    ),
    Trouble.NO_TEXT_TO_MARK: Words(
        N_("This article has no text yet."), N_("Try the clip again, then mark it.")
    ),
    Trouble.NO_SUCH_PASSAGE: Words(
        N_("This article has no such passage any more."), N_("Open it again and look once more.")
    ),
    Trouble.PASSAGE_MARKED: Words(
        N_("A mark stands on this passage."), N_("Delete the mark first, then take the passage out.")
    ),
    Trouble.NO_FORMAT: Words(N_("There is no format called {name}."), N_("Choose one of: {formats}.")),
    Trouble.NO_TEXT_TO_EXPORT: Words(
        N_("This article has no text yet."), N_("Try the clip again, then export it.")
    ),
    Trouble.NO_ADDRESS_TO_LOOK_AT: Words(
        N_("This article has no address to look at."),
        N_("Drop a newer copy of the page on it, or paste one."),
    ),
    Trouble.NO_TEXT_YET: Words(N_("This article has no text yet."), N_("Try the clip again first.")),
    Trouble.NOT_WATCHED: Words(N_("This article is not watched any more.")),
    Trouble.NO_ADDRESS_TO_WATCH: Words(
        N_("There is no address to watch."), N_("An article that was pasted without one cannot be watched.")
    ),
    Trouble.NO_WORDS_TO_MARK: Words(N_("There are no words to mark here."), N_("Select some words first.")),
    Trouble.SOURCE_NAMELESS: Words(N_("A source needs a name."), N_("Type the name, then save.")),
    Trouble.SAME_SOURCE: Words(N_("This is the same source."), N_("Choose another one to merge with.")),
    Trouble.TAG_NAMELESS: Words(
        N_("A tag needs a name."), N_("Type one or more words; a slash makes a tag below another.")
    ),
    Trouble.TAG_BELOW_ITSELF: Words(
        N_("A tag cannot go below itself."), N_("Choose a name that does not begin with it.")
    ),
    Trouble.TAG_INTO_ITS_OWN: Words(
        N_("A tag cannot be merged into one below it."), N_("Merge the other way round.")
    ),
    Trouble.UNDO_TOO_LATE: Words(
        N_("This cannot be undone any more: later changes stand on it."), N_("Undo those first.")
    ),
    Trouble.SOURCE_WORDS_TOO_LONG: Words(
        N_("{what} has at most {most} letters."), N_("Write the rest into a note, and link the source there.")
    ),
    Trouble.COMMENT_TOO_LONG: Words(
        N_("{what} has at most {most} letters."), N_("Write the rest into a note, with the passage quoted.")
    ),
    # settings
    Trouble.NO_SETTING: Words(
        N_("There is no setting called “{name}”."), N_("`clipdesk settings` lists them.")
    ),
    Trouble.SETTINGS_NOT_SAVED: Words(
        N_("Your settings could not be saved: {why}."), N_("Check the disk and its permissions.")
    ),
    Trouble.SETTING_REFUSED: Words(N_("{why}"), N_("Nothing was changed.")),
    # the command line
    Trouble.NO_BACKUP: Words(N_("There is no backup to restore."), N_("Write one with `clipdesk backup`.")),
    Trouble.SAMPLE_NOT_EMPTY: Words(
        N_("This library holds articles already."), N_("Add `--again` to put the sample story beside them.")
    ),
    Trouble.NO_CASE: Words(N_("Line {line} is not a case."), N_("It needs id, old, new, start and end.")),
    Trouble.CASE_OUTSIDE: Words(N_("Line {line} has a passage outside its old text.")),
    Trouble.CASES_NOT_TEXT: Words(N_("{file} is not a file of UTF-8 text.")),
    Trouble.STDIN_NO_PAGE: Words(
        N_("What came in on standard input is neither a web page nor text."), N_("Pipe HTML or text.")
    ),
    Trouble.STDIN_UNREADABLE: Words(
        N_("Nothing could be read from standard input."), N_("Pipe a page into it.")
    ),
    Trouble.WORDS_NOT_THERE: Words(
        N_("These words are not in the article."), N_("Copy them from `clipdesk show`.")
    ),
    Trouble.NO_NOTE_TEXT: Words(
        N_("There is no text for this note."), N_("Give it with `--text`, or pipe it in.")
    ),
    Trouble.SEVERAL_BACKUPS: Words(
        Plural(
            N_("{count} backup begins with “{name}”."), N_("{count} backups begin with “{name}”."), "count"
        ),
        N_("Choose one of `clipdesk backups`."),
    ),
    Trouble.NO_SUCH_BACKUP: Words(
        N_("There is no backup called “{name}”."), N_("Choose one of `clipdesk backups`.")
    ),
    Trouble.NO_ARTICLE_FITS: Words(N_("There is no article that fits “{typed}”."), ID_OR_WORDS),
    Trouble.NO_NOTE_FITS: Words(N_("There is no note that fits “{typed}”."), ID_OR_WORDS),
    Trouble.NO_SOURCE_FITS: Words(N_("There is no source that fits “{typed}”."), ID_OR_WORDS),
    Trouble.SEVERAL_FIT: Words(N_("{what} fit “{typed}”: {offered}."), N_("Give the id or more words.")),
    Trouble.CASES_UNREADABLE: Words(N_("{file} cannot be read: {why}.")),
    Trouble.OUTPUT_FILE_NOT_WRITTEN: Words(
        N_("{path} could not be written: {why}."), N_("Check the folder and its permissions.")
    ),
    Trouble.OUTPUT_NOT_WRITTEN: Words(N_("The output could not be written: {why}.")),
    Trouble.WORDS_SEVERAL_TIMES: Words(
        Plural(
            N_("These words stand in the article {count} time."),
            N_("These words stand in the article {count} times."),
            "count",
        ),
        N_("Give some more of the words."),
    ),
}
