"""The commands of the sources pane, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.ui.actions import ActionRow

if TYPE_CHECKING:
    from app.ui.sources.panel import SourcesPanel


def actions(sources: Callable[[], SourcesPanel]) -> tuple[ActionRow, ...]:
    """Each asks for the pane when it runs, for it may not be made yet."""
    return (
        ActionRow("sources.add", "Add a source", ("Ctrl+Shift+S",), "Source", lambda: sources().add_source(), "window"),
        ActionRow("sources.here", "Sources in this article", ("Ctrl+Alt+S",), "Source", lambda: sources().go_here(), "window"),
        ActionRow("sources.all", "All sources", ("Ctrl+Alt+A",), "Source", lambda: sources().all_sources(), "window"),
        ActionRow("sources.accept", "Link the suggested source", ("Ctrl+Alt+L",), "Source", lambda: sources().accept_suggestion(), "window"),
        ActionRow("sources.edit", "Edit the source", ("Ctrl+Alt+E",), "Source", lambda: sources().do(lambda pane: pane.card.edit()), "window"),
        ActionRow("sources.tag", "Tag the source", ("Ctrl+Alt+T",), "Source", lambda: sources().do(lambda pane: pane.card.add_tag()), "window"),
        ActionRow("sources.merge", "Merge the source with another", (), "Source", lambda: sources().do(lambda pane: pane.merge()), "window"),
        ActionRow("sources.delete", "Delete the source", (), "Source", lambda: sources().do(lambda pane: pane.card.delete()), "window"),
    )  # fmt: skip
