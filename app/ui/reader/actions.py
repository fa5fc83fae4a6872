"""The commands of the article pane, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from app.ui.actions import ActionRow

READER: tuple[ActionRow, ...] = (
    ActionRow("reader.go", "Go to the article", ("Ctrl+2",), "View", "go", "window"),
    ActionRow("reader.find", "Find in the article", ("Ctrl+F",), "Article", "find_words", "panel"),
    ActionRow("reader.next_found", "Next place found", ("F3",), "Article", "find_next", "window"),
    ActionRow("reader.previous_found", "Previous place found", ("Shift+F3",), "Article", "find_previous", "window"),
    ActionRow("reader.dropped", "Show what was left out", ("Ctrl+Shift+L",), "Article", "show_dropped", "window"),
    ActionRow("reader.address", "Copy the address", ("Ctrl+Shift+U",), "Article", "copy_address", "window"),
    ActionRow("reader.open", "Open the page in the browser", ("Ctrl+Shift+O",), "Article", "open_page", "window"),
    ActionRow("reader.list", "List of the marks", ("Ctrl+M",), "Mark", "toggle_marks", "window"),
    ActionRow("reader.list_here", "List of the marks", ("M",), "Mark", "toggle_marks", "panel"),
)  # fmt: skip
MARKS: tuple[ActionRow, ...] = (
    ActionRow("mark.quote", "Mark as quote", ("1",), "Mark", "as_quote", "panel"),
    ActionRow("mark.claim", "Mark as claim", ("2",), "Mark", "as_claim", "panel"),
    ActionRow("mark.figure", "Mark as figure", ("3",), "Mark", "as_figure", "panel"),
    ActionRow("mark.follow_up", "Mark as follow-up", ("4",), "Mark", "as_follow_up", "panel"),
    ActionRow("mark.doubt", "Mark as doubt", ("5",), "Mark", "as_doubt", "panel"),
    ActionRow("mark.source", "Say who said it", ("S",), "Mark", "ask_source", "panel"),
    ActionRow("mark.comment", "Comment on the mark", ("C",), "Mark", "comment", "panel"),
    ActionRow("mark.note", "Quote into note", ("N",), "Mark", "quote_into_note", "panel"),
    ActionRow("mark.next", "Next mark", ("J", "Alt+Right"), "Mark", "next_mark", "panel"),
    ActionRow("mark.previous", "Previous mark", ("K", "Alt+Left"), "Mark", "previous_mark", "panel"),
    ActionRow("mark.move", "Move the mark to the selection", (), "Mark", "move_mark", "panel"),
    ActionRow("mark.delete", "Delete the mark", ("Del", "Backspace"), "Mark", "delete", "panel"),
)  # fmt: skip
