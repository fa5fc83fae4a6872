"""The table of panes: what the window is made of, in the order in which F6 goes from one to the next."""

from __future__ import annotations

from app.ui.library.pane import LIBRARY
from app.ui.notes.pane import NOTES
from app.ui.pane import Pane, PaneRow
from app.ui.reader.pane import READER
from app.ui.sources.pane import SOURCES

PANES: tuple[PaneRow[Pane], ...] = (LIBRARY, READER, SOURCES, NOTES)
