"""The commands of the notes pane, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.ui.actions import ActionRow

if TYPE_CHECKING:
    from app.ui.notes.panel import NotesPanel


def actions(notes: Callable[[], NotesPanel]) -> tuple[ActionRow, ...]:
    """Each asks for the pane when it runs, for it may not be made yet."""
    return (
        ActionRow("notes.new", "New note", ("Ctrl+Shift+N",), "Note", lambda: notes().new_note(), "window"),
        ActionRow("notes.new_free", "New free note", ("Ctrl+Alt+N",), "Note", lambda: notes().new_note(free=True), "window"),
        ActionRow("notes.write", "Go to the note", ("Ctrl+E",), "Note", lambda: notes().go(), "window"),
        ActionRow("notes.next", "Next note", ("Ctrl+Tab",), "Note", lambda: notes().tabs.step(1), "panel"),
        ActionRow("notes.all", "All notes", ("Ctrl+Shift+A",), "Note", lambda: notes().all_notes(), "window"),
        ActionRow("notes.preview", "Preview below, beside or off", ("Ctrl+Shift+V",), "Note", lambda: notes().cycle_preview(), "window"),
        ActionRow("notes.bold", "Bold", ("Ctrl+B",), "Note", lambda: notes().do(lambda pane: pane.page.bold()), "panel"),
        ActionRow("notes.italic", "Italic", ("Ctrl+I",), "Note", lambda: notes().do(lambda pane: pane.page.italic()), "panel"),
        ActionRow("notes.link", "Link", ("Ctrl+L",), "Note", lambda: notes().do(lambda pane: pane.page.link()), "panel"),
        ActionRow("notes.task", "Task", ("Ctrl+Shift+T",), "Note", lambda: notes().do(lambda pane: pane.page.task()), "panel"),
        ActionRow("notes.quote", "Quote", ("Ctrl+Shift+.",), "Note", lambda: notes().do(lambda pane: pane.page.quote()), "panel"),
        ActionRow("notes.find", "Find in note", ("Ctrl+F",), "Note", lambda: notes().do(lambda pane: pane.page.find_bar.open()), "panel"),
        ActionRow("notes.history", "History of the note", (), "Note", lambda: notes().do(lambda pane: pane.verbs.history()), "window"),
        ActionRow("notes.move", "Move note to an article", (), "Note", lambda: notes().do(lambda pane: pane.verbs.move(pane.article_id)), "window"),
        ActionRow("notes.export", "Export note", (), "Note", lambda: notes().do(lambda pane: pane.verbs.export()), "window"),
        ActionRow("notes.copy", "Copy note as rich text", ("Ctrl+Shift+C",), "Note", lambda: notes().do(lambda pane: pane.verbs.copy()), "window"),
        ActionRow("notes.delete", "Delete note", (), "Note", lambda: notes().do(lambda pane: pane.verbs.delete()), "window"),
    )  # fmt: skip
