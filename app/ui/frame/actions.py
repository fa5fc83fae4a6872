"""The commands of the window itself, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from app.ui.actions import ActionRow

CLIPPING: tuple[ActionRow, ...] = (
    ActionRow("clip.new", "New clip", ("Ctrl+N",), "File", "new_clip", "window"),
    ActionRow("clip.files", "Clip saved pages", ("Ctrl+O",), "File", "clip_files", "window"),
    ActionRow("clip.paste", "Clip what was copied", ("Ctrl+V",), "File", "paste_clip", "window"),
    ActionRow("clip.export", "Export the article", ("Ctrl+Shift+E",), "File", "export_article", "window"),
    ActionRow("exchange.import", "Import a file", ("Ctrl+Shift+I",), "File", "import_file", "window"),
    ActionRow("exchange.import_folder", "Import a folder", (), "File", "import_folder", "window"),
    ActionRow("exchange.export_all", "Export the whole library", (), "File", "ask_zip", "window"),
    ActionRow("clip.sample", "Add the sample story", (), "Help", "add_sample", "window"),
)
WINDOW: tuple[ActionRow, ...] = (
    ActionRow("window.preferences", "Preferences", ("Ctrl+,",), "Edit", "preferences", "window"),
    ActionRow("window.quit", "Quit", ("Ctrl+Q",), "File", "quit", "window"),
    ActionRow("edit.undo", "Undo", ("Ctrl+Z",), "Edit", "undo", "window"),
    ActionRow("edit.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Edit", "redo", "window"),
    ActionRow("window.search", "Search everything", ("Ctrl+K",), "Edit", "search", "window"),
    ActionRow("window.palette", "Find an action", ("Ctrl+Shift+P", "F1"), "Help", "palette", "window"),
    ActionRow("view.library", "Show or hide the library", ("F9",), "View", "toggle_library", "window"),
    ActionRow("view.sources", "Show or hide the sources", ("Ctrl+F9",), "View", "toggle_sources", "window"),
    ActionRow("view.notes", "Show or hide the notes", ("Shift+F9",), "View", "toggle_notes", "window"),
    ActionRow("view.next_pane", "Next pane", ("F6",), "View", "next_pane", "window"),
    ActionRow("look.larger", "Larger letters", ("Ctrl++", "Ctrl+="), "View", "larger", "window"),
    ActionRow("look.smaller", "Smaller letters", ("Ctrl+-",), "View", "smaller", "window"),
    ActionRow("look.light", "Light theme", (), "View", "light", "window"),
    ActionRow("look.sepia", "Sepia theme", (), "View", "sepia", "window"),
    ActionRow("look.dark", "Dark theme", (), "View", "dark", "window"),
    ActionRow("look.contrast", "High contrast theme", (), "View", "contrast", "window"),
    ActionRow("look.next", "Next theme", ("Ctrl+Alt+D",), "View", "next_theme", "window"),
    ActionRow("care.backups", "Backups", (), "Library", "backups", "window"),
    ActionRow("care.check", "Check the library", (), "Library", "check", "window"),
    ActionRow("help.about", "About Clipdesk", (), "Help", "about", "window"),
)  # fmt: skip
