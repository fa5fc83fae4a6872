"""The commands of the notes pane, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from app.ui.actions import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow("notes.new", "New note", ("Ctrl+Shift+N",), "Note", "new_note", "window"),
    ActionRow("notes.new_free", "New free note", ("Ctrl+Alt+N",), "Note", "new_free_note", "window"),
    ActionRow("notes.write", "Go to the note", ("Ctrl+E",), "Note", "write", "window"),
    ActionRow("notes.next", "Next note", ("Ctrl+Tab",), "Note", "next_note", "panel"),
    ActionRow("notes.all", "All notes", ("Ctrl+Shift+A",), "Note", "all_notes", "window"),
    ActionRow(
        "notes.preview", "Preview below, beside or off", ("Ctrl+Shift+V",), "Note", "cycle_preview", "window"
    ),
    ActionRow("notes.bold", "Bold", ("Ctrl+B",), "Note", "do_bold", "panel"),
    ActionRow("notes.italic", "Italic", ("Ctrl+I",), "Note", "do_italic", "panel"),
    ActionRow("notes.link", "Link", ("Ctrl+L",), "Note", "do_link", "panel"),
    ActionRow("notes.task", "Task", ("Ctrl+Shift+T",), "Note", "do_task", "panel"),
    ActionRow("notes.quote", "Quote", ("Ctrl+Shift+.",), "Note", "do_quote", "panel"),
    ActionRow("notes.find", "Find in note", ("Ctrl+F",), "Note", "do_find", "panel"),
    ActionRow("notes.history", "History of the note", (), "Note", "do_history", "window"),
    ActionRow("notes.move", "Move note to an article", (), "Note", "do_move", "window"),
    ActionRow("notes.export", "Export note", (), "Note", "do_export", "window"),
    ActionRow("notes.copy", "Copy note as rich text", ("Ctrl+Shift+C",), "Note", "do_copy", "window"),
    ActionRow("notes.delete", "Delete note", (), "Note", "do_delete", "window"),
)
