"""The sources pane's row in the table of panes: how it is made, and its commands, one row each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.ui.actions import ActionRow
from app.ui.pane import PaneRow, Place

if TYPE_CHECKING:
    from app.ui.pane import Context
    from app.ui.sources.panel import SourcesPanel


def _make(context: Context) -> SourcesPanel:
    from app.ui.sources.panel import SourcesPanel

    return SourcesPanel(context)


def _actions(sources: Callable[[], SourcesPanel]) -> tuple[ActionRow, ...]:
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


SOURCES = PaneRow(
    "sources",
    "Sources",
    Place.RIGHT,
    _make,
    _actions,
    width=240,
    invitation="The sources of the article you open stand here. Click to see all of them.",
    fold=("Show or hide the sources", ("Ctrl+F9",)),
)
