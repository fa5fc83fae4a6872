"""The commands of the library pane, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from app.ui.actions import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow("library.go", "Go to the library", ("Ctrl+1",), "View", "go", "window"),
    ActionRow("library.next", "Next article", ("Ctrl+J", "Alt+Down"), "Article", "next_article", "window"),
    ActionRow("library.previous", "Previous article", ("Ctrl+Shift+J", "Alt+Up"), "Article", "previous_article", "window"),
    ActionRow("library.inbox", "Move to inbox", ("Ctrl+Alt+1",), "Article", "to_inbox", "window"),
    ActionRow("library.reading", "Move to reading", ("Ctrl+Alt+2",), "Article", "to_reading", "window"),
    ActionRow("library.done", "Move to done", ("Ctrl+Alt+3", "Ctrl+D"), "Article", "to_done", "window"),
    ActionRow("library.tag", "Tag the article", ("Ctrl+T",), "Article", "tag", "window"),
    ActionRow("library.retry", "Fetch the page, or try the clip again", ("Ctrl+R",), "Article", "retry", "window"),
    ActionRow("library.delete", "Delete the article", ("Ctrl+Del",), "Article", "delete", "window"),
    ActionRow("library.filter", "Filter and sort", ("Ctrl+Shift+F",), "View", "toggle_filters", "window"),
    ActionRow("library.everything", "Show every article", ("Ctrl+0",), "View", "show_everything", "window"),
)  # fmt: skip
