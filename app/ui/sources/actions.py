"""The commands of the sources pane, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from app.ui.actions import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow("sources.add", "Add a source", ("Ctrl+Shift+S",), "Source", "add_source", "window"),
    ActionRow("sources.here", "Sources in this article", ("Ctrl+Alt+S",), "Source", "go_here", "window"),
    ActionRow("sources.all", "All sources", ("Ctrl+Alt+A",), "Source", "all_sources", "window"),
    ActionRow(
        "sources.accept",
        "Link the suggested source",
        ("Ctrl+Alt+L",),
        "Source",
        "accept_suggestion",
        "window",
    ),
    ActionRow("sources.edit", "Edit the source", ("Ctrl+Alt+E",), "Source", "do_edit", "window"),
    ActionRow("sources.tag", "Tag the source", ("Ctrl+Alt+T",), "Source", "do_add_tag", "window"),
    ActionRow("sources.merge", "Merge the source with another", (), "Source", "do_merge", "window"),
    ActionRow("sources.delete", "Delete the source", (), "Source", "do_delete", "window"),
)
