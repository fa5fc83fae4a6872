"""What is done, and what was: a phrase for each code."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.codes.doings import Doing, Label
from app.wording.words import N_, Plural, Words

LABELS: Mapping[str, Words] = {
    Label.WATCH_ARTICLES: Words(Plural(N_("Watch {count} article"), N_("Watch {count} articles"))),
    Label.UNWATCH_ARTICLES: Words(
        Plural(N_("Stop watching {count} article"), N_("Stop watching {count} articles"))
    ),
    Label.JOIN_PAGES: Words(N_("Join the pages of an article")),
    Label.MOVE_MARK: Words(N_("Move mark")),
    Label.ACCEPT_MARKS: Words(Plural(N_("Accept {count} mark"), N_("Accept {count} marks"))),
    Label.KEEP_MARKS: Words(
        Plural(N_("Keep {count} mark on the old version"), N_("Keep {count} marks on the old version"))
    ),
    Label.ASK_ABOUT_MARKS: Words(
        Plural(N_("Ask about {count} mark again"), N_("Ask about {count} marks again"))
    ),
    Label.CHANGES_SEEN: Words(N_("Mark changes as seen")),
    Label.CHANGES_NEW: Words(N_("Mark changes as new")),
    Label.ADD_SOURCE: Words(N_("Add source {name}")),
    Label.EDIT_SOURCE: Words(N_("Edit source {name}")),
    Label.DELETE_SOURCES: Words(Plural(N_("Delete {count} source"), N_("Delete {count} sources"))),
    Label.MERGE_SOURCES: Words(N_("Merge {name} into {other}")),
    Label.LINK_SOURCE: Words(N_("Link source")),
    Label.UNLINK_SOURCE: Words(N_("Unlink source")),
    Label.LINK_NAMED: Words(N_("Link {name}")),
    Label.TAG_ARTICLES: Words(Plural(N_("Tag {count} article"), N_("Tag {count} articles"))),
    Label.TAG_SOURCES: Words(Plural(N_("Tag {count} source"), N_("Tag {count} sources"))),
    Label.UNTAG_ARTICLES: Words(
        Plural(N_("Take a tag from {count} article"), N_("Take a tag from {count} articles"))
    ),
    Label.UNTAG_SOURCES: Words(
        Plural(N_("Take a tag from {count} source"), N_("Take a tag from {count} sources"))
    ),
    Label.RENAME_TAG: Words(N_("Rename tag {name}")),
    Label.MERGE_TAGS: Words(N_("Merge tag {name} into {other}")),
    Label.DELETE_TAG: Words(N_("Delete tag {name}")),
    Label.MOVE_NOTE: Words(N_("Move note")),
    Label.DELETE_NOTES: Words(Plural(N_("Delete {count} note"), N_("Delete {count} notes"))),
    Label.RESTORE_REVISION: Words(N_("Restore revision")),
    Label.MOVE_ARTICLES: Words(
        Plural(N_("Move {count} article to {state}"), N_("Move {count} articles to {state}"))
    ),
    Label.EDIT_ARTICLE: Words(N_("Edit article")),
    Label.DELETE_ARTICLES: Words(Plural(N_("Delete {count} article"), N_("Delete {count} articles"))),
    Label.KEEP_ONE: Words(N_("Keep one of two articles")),
    Label.PUT_BACK: Words(N_("Put passage back")),
    Label.TAKE_OUT: Words(N_("Take passage out")),
    Label.MARK_AS: Words(N_("Mark as {kind}")),
    Label.CHANGE_MARKS: Words(
        Plural(N_("Change {count} mark to {kind}"), N_("Change {count} marks to {kind}"))
    ),
    Label.COMMENT_MARK: Words(N_("Comment on mark")),
    Label.DELETE_MARKS: Words(Plural(N_("Delete {count} mark"), N_("Delete {count} marks"))),
    Label.SAY_WHO: Words(N_("Say who said it")),
    Label.UNSAY_WHO: Words(N_("Take back who said it")),
    Label.IMPORT: Words(N_("Import {what}")),
}

DOINGS: Mapping[str, Words] = {
    Doing.ADDING_SAMPLE: Words(N_("Adding marks, sources and notes")),
    Doing.OPENING_SAMPLE: Words(N_("Opening the story")),
    Doing.LOOKING_AT_WATCH: Words(N_("Looking at the watch")),
    Doing.ASKING_ROBOTS: Words(N_("Asking for robots.txt")),
    Doing.SETTING_NEXT_LOOK: Words(N_("Setting the next look")),
    Doing.LOOKING_AT_KNOWN: Words(N_("Looking at what is known")),
    Doing.ASKING_SITE: Words(N_("Asking the site")),
    Doing.READING_FILE: Words(N_("Reading the file")),
    Doing.LOOKING_AT_KEPT: Words(N_("Looking at what is kept")),
    Doing.KEEPING_LOOK: Words(N_("Keeping the look")),
    Doing.READING_PAGE: Words(N_("Reading the page")),
    Doing.NOTING_LOOK: Words(N_("Noting what it showed")),
    Doing.FETCHING_OTHER_PAGES: Words(N_("Fetching the other pages")),
    Doing.LOOKING_AT_MARKS: Words(N_("Looking at the marks")),
    Doing.FETCHING_PICTURES: Words(N_("Fetching new pictures")),
    Doing.FOLLOWING_MARKS: Words(N_("Following the marks")),
    Doing.KEEPING_VERSION: Words(N_("Keeping the new version")),
    Doing.KEEPING_ADDRESS: Words(N_("Keeping the address")),
    Doing.KEEPING_PAGE: Words(N_("Keeping the page")),
    Doing.FETCHING_PAGE: Words(N_("Fetching the page")),
    Doing.FINDING_ARTICLE: Words(N_("Finding the article")),
    Doing.KEEPING_ARTICLE: Words(N_("Keeping the article")),
    Doing.STOPPING: Words(N_("Stopping")),
    Doing.NOTING_TROUBLE: Words(N_("Noting what went wrong")),
    Doing.LOOKING_AT_FILES: Words(N_("Looking at the files")),
    Doing.READING_NAMED: Words(N_("Reading {name}")),
    Doing.LOOKING_AT_NAMED: Words(N_("Looking at {name}")),
    Doing.KEEPING_NAMED: Words(N_("Keeping {name}")),
    Doing.KEEPING_LINKS: Words(N_("Keeping links")),
    Doing.KEEPING_NOTES: Words(N_("Keeping notes")),
    Doing.READING_ARTICLES: Words(N_("Reading articles")),
    Doing.KEEPING_PARTS: Words(N_("Keeping what was read")),
    Doing.WRITING_LIBRARY: Words(N_("Writing the library")),
}
