"""The commands that follow pages and marks, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from app.ui.actions import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow("follow.check", "Check for changes", ("F5",), "Article", "check", "window"),
    ActionRow("follow.watch", "Watch, or stop watching", ("Ctrl+Alt+W",), "Article", "toggle_watch", "window"),
    ActionRow("follow.compare", "Compare versions", ("Ctrl+Alt+C",), "Article", "compare", "window"),
    ActionRow("follow.history", "Captures and receipts", ("Ctrl+Alt+R",), "Article", "history", "window"),
    ActionRow("follow.pages", "Fetch the other pages", (), "Article", "join", "window"),
    ActionRow("follow.copy", "Paste a newer copy of the page", ("Ctrl+Alt+V",), "Article", "paste_copy", "window"),
    ActionRow("follow.newest", "Back to the newest version", ("Ctrl+Alt+0",), "Article", "newest", "window"),
    ActionRow("follow.inbox", "Changes on pages", ("Ctrl+4",), "Library", "inbox", "window"),
    ActionRow("follow.marks", "Marks to look at", ("Ctrl+Shift+M",), "Mark", "toggle_tray", "window"),
)  # fmt: skip
MARKS: tuple[ActionRow, ...] = (
    ActionRow("follow.accept", "Accept the new words of the mark", ("A",), "Mark", "accept_current", "panel"),
    ActionRow("follow.keep", "Keep the mark on the old version", ("Shift+A",), "Mark", "keep_current", "panel"),
)  # fmt: skip
