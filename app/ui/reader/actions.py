"""The commands of the article pane, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.mark import MarkKind
from app.ui.actions import ActionRow

if TYPE_CHECKING:
    from app.ui.reader.panel import ReaderPanel


def actions(reader: Callable[[], ReaderPanel]) -> tuple[ActionRow, ...]:
    """Each asks for the pane when it runs, for it may not be made yet."""
    return (
        ActionRow("reader.go", "Go to the article", ("Ctrl+2",), "View", lambda: reader().go(), "window"),
        ActionRow("reader.find", "Find in the article", ("Ctrl+F",), "Article", lambda: reader().verbs.find_words(), "panel"),
        ActionRow("reader.next_found", "Next place found", ("F3",), "Article", lambda: reader().find_bar.next(), "window"),
        ActionRow("reader.previous_found", "Previous place found", ("Shift+F3",), "Article", lambda: reader().find_bar.previous(), "window"),
        ActionRow("reader.dropped", "Show what was left out", ("Ctrl+Shift+L",), "Article", lambda: reader().verbs.show_dropped(), "window"),
        ActionRow("reader.address", "Copy the address", ("Ctrl+Shift+U",), "Article", lambda: reader().verbs.copy_address(), "window"),
        ActionRow("reader.open", "Open the page in the browser", ("Ctrl+Shift+O",), "Article", lambda: reader().verbs.open_page(), "window"),
        ActionRow("reader.list", "List of the marks", ("Ctrl+M",), "Mark", lambda: reader().toggle_marks(), "window"),
        ActionRow("reader.list_here", "List of the marks", ("M",), "Mark", lambda: reader().toggle_marks(), "panel"),
        ActionRow("mark.quote", "Mark as quote", ("1",), "Mark", lambda: reader().marking.mark_as(MarkKind.QUOTE), "panel"),
        ActionRow("mark.claim", "Mark as claim", ("2",), "Mark", lambda: reader().marking.mark_as(MarkKind.CLAIM), "panel"),
        ActionRow("mark.figure", "Mark as figure", ("3",), "Mark", lambda: reader().marking.mark_as(MarkKind.FIGURE), "panel"),
        ActionRow("mark.follow_up", "Mark as follow-up", ("4",), "Mark", lambda: reader().marking.mark_as(MarkKind.FOLLOW_UP), "panel"),
        ActionRow("mark.doubt", "Mark as doubt", ("5",), "Mark", lambda: reader().marking.mark_as(MarkKind.DOUBT), "panel"),
        ActionRow("mark.source", "Say who said it", ("S",), "Mark", lambda: reader().marking.ask_source(), "panel"),
        ActionRow("mark.comment", "Comment on the mark", ("C",), "Mark", lambda: reader().marking.comment(), "panel"),
        ActionRow("mark.note", "Quote into note", ("N",), "Mark", lambda: reader().marking.quote_into_note(), "panel"),
        ActionRow("mark.next", "Next mark", ("J", "Alt+Shift+Right"), "Mark", lambda: reader().marking.step(1), "panel"),
        ActionRow("mark.previous", "Previous mark", ("K", "Alt+Shift+Left"), "Mark", lambda: reader().marking.step(-1), "panel"),
        ActionRow("mark.move", "Move the mark to the selection", (), "Mark", lambda: reader().marking.move_mark(), "panel"),
        ActionRow("mark.delete", "Delete the mark", ("Del", "Backspace"), "Mark", lambda: reader().marking.delete(), "panel"),
    )  # fmt: skip
