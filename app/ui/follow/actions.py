"""The commands that follow pages and marks, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.ui.actions import ActionRow

if TYPE_CHECKING:
    from app.ui.follow.verbs import FollowVerbs
    from app.ui.reader.panel import ReaderPanel


def actions(follow: Callable[[], FollowVerbs], reader: Callable[[], ReaderPanel]) -> tuple[ActionRow, ...]:
    """Those of the window."""
    return (
        ActionRow("follow.check", "Check for changes", ("F5",), "Article", lambda: follow().check(), "window", 5),
        ActionRow("follow.watch", "Watch, or stop watching", ("Ctrl+Alt+W",), "Article", lambda: follow().toggle_watch(), "window", 6),
        ActionRow("follow.compare", "Compare versions", ("Ctrl+Alt+C",), "Article", lambda: reader().versions.compare(), "window"),
        ActionRow("follow.history", "Captures and receipts", ("Ctrl+Alt+R",), "Article", lambda: follow().history(), "window"),
        ActionRow("follow.pages", "Fetch the other pages", (), "Article", lambda: follow().join(), "window"),
        ActionRow("follow.copy", "Paste a newer copy of the page", ("Ctrl+Alt+V",), "Article", lambda: follow().paste_copy(), "window"),
        ActionRow("follow.newest", "Back to the newest version", ("Ctrl+Alt+0",), "Article", lambda: reader().versions.newest(), "window"),
        ActionRow("follow.inbox", "Changes on pages", ("Ctrl+4",), "Library", lambda: follow().news.inbox(), "window"),
        ActionRow("follow.marks", "Marks to review", ("Ctrl+Shift+M",), "Mark", lambda: reader().review.toggle(), "window"),
    )  # fmt: skip


def on_marks(reader: Callable[[], ReaderPanel]) -> tuple[ActionRow, ...]:
    """Those with keys inside the article pane."""
    return (
        ActionRow("follow.accept", "Accept the new words of the mark", ("A",), "Mark", lambda: reader().review.accept(reader().marking.current), "panel"),
        ActionRow("follow.keep", "Keep the mark on the old version", ("Shift+A",), "Mark", lambda: reader().review.keep(reader().marking.current), "panel"),
    )  # fmt: skip
