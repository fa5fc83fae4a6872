"""The commands of the window itself, one row each: menus, keys, tool tips and the palette are made of these."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.ui.actions import REDO, UNDO, ActionRow
from app.ui.panes import PANES

if TYPE_CHECKING:
    from app.ui.clip.verbs import ClipVerbs
    from app.ui.exchange.imports import ImportVerbs
    from app.ui.frame.appearance import Appearance
    from app.ui.frame.navigation import Navigation
    from app.ui.frame.verbs import WindowVerbs
    from app.ui.pane import Pane, PaneRow


def clipping(clips: Callable[[], ClipVerbs], imports: Callable[[], ImportVerbs]) -> tuple[ActionRow, ...]:
    """What brings articles in, and out."""
    return (
        ActionRow("clip.new", "New clip", ("Ctrl+N",), "File", lambda: clips().new_clip(), "window"),
        ActionRow("clip.files", "Clip saved pages", ("Ctrl+O",), "File", lambda: clips().clip_files(), "window"),
        ActionRow("clip.paste", "Clip what was copied", ("Ctrl+V",), "File", lambda: clips().paste_clip(), "window"),
        ActionRow("clip.export", "Export the article", ("Ctrl+Shift+E",), "File", lambda: clips().export_article(), "window"),
        ActionRow("exchange.import", "Import a file", ("Ctrl+Shift+I",), "File", lambda: imports().import_file(), "window"),
        ActionRow("exchange.import_folder", "Import a folder", (), "File", lambda: imports().import_folder(), "window"),
        ActionRow("exchange.export_all", "Export the whole library", (), "File", lambda: imports().ask_zip(), "window"),
        ActionRow("clip.sample", "Add the sample story", (), "Help", lambda: clips().add_sample(), "window"),
    )  # fmt: skip


def actions(
    verbs: Callable[[], WindowVerbs],
    appearance: Callable[[], Appearance],
    ways: Callable[[], Navigation],
    search: Callable[[], object],
) -> tuple[ActionRow, ...]:
    """What belongs to no pane."""
    return (
        ActionRow("window.preferences", "Preferences", ("Ctrl+,",), "Edit", lambda: appearance().ask(), "window"),
        ActionRow("window.quit", "Quit", ("Ctrl+Q",), "File", lambda: verbs().quit(), "window"),
        ActionRow(UNDO, "Undo", ("Ctrl+Z",), "Edit", lambda: verbs().undo(), "window"),
        ActionRow(REDO, "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Edit", lambda: verbs().redo(), "window"),
        ActionRow("window.search", "Search everything", ("Ctrl+K",), "Edit", lambda: search(), "window"),
        ActionRow("window.palette", "Find an action", ("Ctrl+Shift+P", "F1"), "Help", lambda: verbs().palette(), "window"),
        *(row for pane in PANES for row in _fold(pane, verbs)),
        ActionRow("view.next_pane", "Next pane", ("F6",), "View", lambda: verbs().next_pane(), "window"),
        ActionRow("view.back", "Back", ("Alt+Left",), "View", lambda: ways().back(), "window"),
        ActionRow("view.forward", "Forward", ("Alt+Right",), "View", lambda: ways().forward(), "window"),
        ActionRow("appearance.larger", "Larger letters", ("Ctrl++", "Ctrl+="), "View", lambda: appearance().larger(), "window"),
        ActionRow("appearance.smaller", "Smaller letters", ("Ctrl+-",), "View", lambda: appearance().smaller(), "window"),
        ActionRow("appearance.light", "Light theme", (), "View", lambda: appearance().choose("light"), "window"),
        ActionRow("appearance.sepia", "Sepia theme", (), "View", lambda: appearance().choose("sepia"), "window"),
        ActionRow("appearance.dark", "Dark theme", (), "View", lambda: appearance().choose("dark"), "window"),
        ActionRow("appearance.contrast", "High contrast theme", (), "View", lambda: appearance().choose("contrast"), "window"),
        ActionRow("appearance.next", "Next theme", ("Ctrl+Alt+D",), "View", lambda: appearance().next_theme(), "window"),
        ActionRow("care.backups", "Backups", (), "Library", lambda: verbs().backups(), "window"),
        ActionRow("care.check", "Check the library", (), "Library", lambda: verbs().check(), "window"),
        ActionRow("help.about", "About Clipdesk", (), "Help", lambda: verbs().about(), "window"),
    )  # fmt: skip


def last(verbs: Callable[[], WindowVerbs]) -> tuple[ActionRow, ...]:
    """What stands at the end of its menu."""
    return (ActionRow("tags.open", "Tags", ("Ctrl+Shift+G",), "View", lambda: verbs().open_tags(), "window"),)


def _fold(pane: PaneRow[Pane], verbs: Callable[[], WindowVerbs]) -> tuple[ActionRow, ...]:
    """The command that shows and hides a pane, if it has one."""
    if pane.fold is None:
        return ()
    words, keys = pane.fold
    return (ActionRow(f"view.{pane.name}", words, keys, "View", lambda: verbs().fold(pane), "window"),)
