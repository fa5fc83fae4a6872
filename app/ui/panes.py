"""The table of panes, in the order in which F6 goes from one to the next; and those that are made."""

# What a row imports, it imports when it is wanted: the window is painted before.

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from app.domain.nouns import NOUNS, Noun
from app.ui.pane import Pane, PaneRow, Place

if TYPE_CHECKING:
    from app.ui.actions import ActionRow
    from app.ui.library.panel import LibraryPanel
    from app.ui.notes.panel import NotesPanel
    from app.ui.pane import Context
    from app.ui.reader.panel import ReaderPanel
    from app.ui.sources.panel import SourcesPanel

    P = TypeVar("P", bound=Pane)


def _library(context: Context) -> LibraryPanel:
    from app.ui.library.panel import LibraryPanel

    return LibraryPanel(context)


def _library_actions(library: Callable[[], LibraryPanel]) -> Sequence[ActionRow]:
    from app.ui.library.actions import actions

    return actions(library)


def _reader(context: Context) -> ReaderPanel:
    from app.ui.reader.panel import ReaderPanel

    return ReaderPanel(context)


def _reader_actions(reader: Callable[[], ReaderPanel]) -> Sequence[ActionRow]:
    from app.ui.reader.actions import actions

    return actions(reader)


def _sources(context: Context) -> SourcesPanel:
    from app.ui.sources.panel import SourcesPanel

    return SourcesPanel(context)


def _sources_actions(sources: Callable[[], SourcesPanel]) -> Sequence[ActionRow]:
    from app.ui.sources.actions import actions

    return actions(sources)


def _notes(context: Context) -> NotesPanel:
    from app.ui.notes.panel import NotesPanel

    return NotesPanel(context)


def _notes_actions(notes: Callable[[], NotesPanel]) -> Sequence[ActionRow]:
    from app.ui.notes.actions import actions

    return actions(notes)


LIBRARY = PaneRow(
    "library",
    "Library",
    Place.LEFT,
    _library,
    _library_actions,
    width=292,
    fold=("Show or hide the library", ("F9",)),
)
READER = PaneRow(
    "reader",
    "Article",
    Place.MIDDLE,
    _reader,
    _reader_actions,
    width=400,
    invitation="Choose an article at the left, or clip one: Ctrl+N, or drop a link or a saved page anywhere in this window.",
)
SOURCES = PaneRow(
    "sources",
    "Sources",
    Place.RIGHT,
    _sources,
    _sources_actions,
    width=240,
    invitation="The sources of the article you open stand here. Click to see all of them.",
    fold=("Show or hide the sources", ("Ctrl+F9",)),
)
NOTES = PaneRow(
    "notes",
    "Notes",
    Place.RIGHT,
    _notes,
    _notes_actions,
    width=240,
    invitation="The notes on the article you open stand here. Click to see all of them, or press Ctrl+Shift+N for a new one.",
    fold=("Show or hide the notes", ("Shift+F9",)),
)

PANES: tuple[PaneRow[Pane], ...] = (LIBRARY, READER, SOURCES, NOTES)


class MadePanes:
    """The panes of the window. `placed` is called with each when it is made."""

    def __init__(self, context: Context, kept: Mapping[str, str]) -> None:
        self._context = context
        self._kept = kept
        self._made: dict[str, Pane] = {}
        self.placed: Callable[[PaneRow[Pane], Pane], object] = lambda _row, _pane: None

    def get(self, row: PaneRow[P]) -> P:
        """A pane, made now if it was not yet."""
        if row.name not in self._made:
            pane = self._made[row.name] = row.make(self._context)
            pane.restore(self._kept.get(row.name, ""))
            self.placed(row, pane)
        return cast("P", self._made[row.name])

    def made(self, row: PaneRow[P]) -> P | None:
        """A pane, if it was wanted already."""
        return self.get(row) if row.name in self._made else None

    def __iter__(self) -> Iterator[Pane]:
        """Those that are made."""
        return iter(tuple(self._made.values()))

    def kept(self) -> dict[str, str]:
        """What each pane wants to know of itself when the window opens again."""
        return {**self._kept, **{name: pane.kept() for name, pane in self._made.items()}}

    @staticmethod
    def of(noun: Noun) -> PaneRow[Pane]:
        """The pane that shows a noun."""
        return next(row for row in PANES if row.name == NOUNS[noun].pane)
