"""The commands of the library pane, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.article.article import State
from app.ui.actions import ActionRow

if TYPE_CHECKING:
    from app.ui.library.panel import LibraryPanel


def actions(library: Callable[[], LibraryPanel]) -> tuple[ActionRow, ...]:
    """Each asks for the pane when it runs, for it may not be made yet."""
    return (
        ActionRow("library.go", "Go to the library", ("Ctrl+1",), "View", lambda: library().go(), "window"),
        ActionRow("library.next", "Next article", ("Ctrl+J", "Alt+Down"), "Article", lambda: library().step(1), "window"),
        ActionRow("library.previous", "Previous article", ("Ctrl+Shift+J", "Alt+Up"), "Article", lambda: library().step(-1), "window"),
        ActionRow("library.inbox", "Move to inbox", ("Ctrl+Alt+1",), "Article", lambda: library().verbs.move(State.INBOX), "window", 1),
        ActionRow("library.reading", "Move to reading", ("Ctrl+Alt+2",), "Article", lambda: library().verbs.move(State.READING), "window", 2),
        ActionRow("library.done", "Move to done", ("Ctrl+Alt+3", "Ctrl+D"), "Article", lambda: library().verbs.move(State.DONE), "window", 3),
        ActionRow("library.tag", "Tag the article", ("Ctrl+T",), "Article", lambda: library().verbs.tag(), "window", 4),
        ActionRow("library.retry", "Fetch the page, or try the clip again", ("Ctrl+R",), "Article", lambda: library().verbs.retry(), "window", 7),
        ActionRow("library.delete", "Delete the article", ("Ctrl+Del",), "Article", lambda: library().verbs.delete(), "window", 8),
        ActionRow("library.filter", "Filter and sort", ("Ctrl+Shift+F",), "View", lambda: library().more.toggle(), "window"),
        ActionRow("library.everything", "Show every article", ("Ctrl+0",), "View", lambda: library().show_everything(), "window"),
    )  # fmt: skip
