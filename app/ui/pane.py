"""What a pane is to the window, and the window to a pane: the one contract between the two, with its row in the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.domain.nouns import Noun
    from app.services.record import Services
    from app.settings import SettingsFile
    from app.ui.actions import ActionRow
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

Verb = tuple[str, Callable[[], object]]  # the words of a button, and what it does


@dataclass(frozen=True, slots=True)
class Span:
    """A passage in code points of a version's text; of no version: the newest. One without letters is a place to read on at."""

    start: int = -1
    end: int = -1
    version_id: str = ""


WHOLE = Span()


class Open(Protocol):
    """Goes to a thing of the library, wherever it is shown; the way back to what was shown before is kept."""

    def __call__(self, noun: Noun, noun_id: str, span: Span = WHOLE) -> None:
        """Show it."""


class Say(Protocol):
    """Tells the user in a sentence, at the foot of the window."""

    def __call__(self, sentence: str) -> None:
        """Say what was done."""

    def warn(self, sentence: str) -> None:
        """Say that something went wrong."""

    def ask(self, sentence: str, verbs: Sequence[Verb]) -> None:
        """Say something and offer verbs."""


class Voice:
    """Says what another does, which is made for the first thing that is said."""

    def __init__(self, notice: Callable[[], Say]) -> None:
        self._notice = notice

    def __call__(self, sentence: str) -> None:
        """Say what was done."""
        self._notice()(sentence)

    def warn(self, sentence: str) -> None:
        """Say that something went wrong."""
        self._notice().warn(sentence)

    def ask(self, sentence: str, verbs: Sequence[Verb]) -> None:
        """Say something and offer verbs."""
        self._notice().ask(sentence, verbs)


class Wishes(QObject):
    """What a pane wants done that is not its own to do. The window's wiring says who does it."""

    article_shown = Signal(str)  # the article in view is another one now, or none
    address = Signal(str)  # to be opened in the browser
    clip = Signal()
    retry = Signal(str)  # the id of an article whose clip came to nothing
    preferences = Signal()
    receipts = Signal()  # of the open article
    export_versions = Signal(str, str)  # the ids of two versions
    said_by = Signal(object)  # who said the words of a mark (its id), or of a Passage
    mark_made = Signal(str)  # of the selection
    quote = Signal(str)  # the id of a mark, into the note
    preview = Signal(str)  # where the preview of notes stands from now on


@dataclass(frozen=True, slots=True)
class Context:
    """All that a pane is given of the window."""

    services: Services
    jobs: Jobs
    settings: SettingsFile
    theme: Theme
    say: Say
    open: Open
    wishes: Wishes


class Pane(QWidget):
    """A part of the window that shows nouns of the library."""

    def reveal(self, noun: Noun, noun_id: str, span: Span) -> None:
        """Show a thing; `show` is what Qt calls to make a widget visible."""

    def follow(self, article_id: str) -> None:
        """The article in view is another one now, or none."""

    def go(self) -> None:
        """Take the focus."""
        self.setFocus()

    def place(self) -> Span:
        """Where in the thing that is shown its reader is, to come back to."""
        return WHOLE

    def flush(self) -> None:
        """Write down what was typed and is not saved yet."""

    def kept(self) -> str:
        """What the pane wants to know of itself when the window opens again, in a word."""
        return ""

    def restore(self, kept: str) -> None:
        """Take what `kept` said when the window was closed; empty, or strange, where it never did."""

    def end(self) -> None:
        """The window closes: let go of what outlives a widget."""


class Place(Enum):
    """Where in the window a pane stands."""

    LEFT = 0
    MIDDLE = 1
    RIGHT = 2  # above one another, or as tabs where there is no room


P_co = TypeVar("P_co", bound=Pane, covariant=True)


class Panes(Protocol):
    """The panes of the window, each made when it is first wanted."""

    def get(self, row: PaneRow[P_co]) -> P_co:
        """A pane, made now if it was not yet."""


class PaneRow(Generic[P_co]):
    """One pane in the table of panes.

    `actions` is called before the pane is made: each command asks for the pane when it runs. `invitation` stands in
    the pane's place until it is made. `fold` has the words and the keys of the command that shows and hides it.
    """

    def __init__(
        self,
        name: str,
        title: str,
        place: Place,
        make: Callable[[Context], P_co],
        actions: Callable[[Callable[[], P_co]], Sequence[ActionRow]],
        *,
        width: int,
        invitation: str = "",
        fold: tuple[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.name = name
        self.title = title
        self.place = place
        self.make = make
        self.width = width  # the least, in pixels
        self.invitation = invitation
        self.fold = fold
        self._actions = actions

    def actions(self, panes: Panes) -> Sequence[ActionRow]:
        """The commands of the pane."""
        return self._actions(lambda: panes.get(self))
