"""The command of the tag tree: menus, keys, tool tips and the palette are made of this."""

from __future__ import annotations

from app.ui.actions import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow("tags.open", "Tags", ("Ctrl+Shift+G",), "View", "open_tags", "window"),
)
