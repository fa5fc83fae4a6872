"""The table of nouns: what a library holds, and what can be done with it; `app.wording.things` has their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Noun(StrEnum):
    """The things that a library holds and that a change can touch; the value is what links and searches write."""

    ARTICLE = "article"
    MARK = "mark"
    NOTE = "note"
    SOURCE = "source"
    TAG = "tag"
    CAPTURE = "capture"
    VERSION = "version"
    WATCH = "watch"
    ALERT = "alert"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class About:
    """What is known of one noun.

    `linked`: a note may point at it (`clipdesk:NOUN/ID`) and `[[` offers it. `searched`: it has words of its own,
    a group among the results, and `is:NOUN`. `counted`: the foot of the window says how many there are. `pane` is
    the name of the pane that shows it.
    """

    linked: bool = False
    searched: bool = False
    counted: bool = False
    pane: str = ""


NOUNS: Mapping[Noun, About] = {
    Noun.ARTICLE: About(linked=True, searched=True, counted=True, pane="reader"),
    Noun.MARK: About(linked=True, searched=True, counted=True, pane="reader"),
    Noun.NOTE: About(linked=True, searched=True, counted=True, pane="notes"),
    Noun.SOURCE: About(linked=True, searched=True, counted=True, pane="sources"),
    Noun.TAG: About(),
    Noun.CAPTURE: About(),
    Noun.VERSION: About(),
    Noun.WATCH: About(),
    Noun.ALERT: About(pane="inbox"),
    Noun.LIBRARY: About(),
}
LINKED = tuple(noun for noun, about in NOUNS.items() if about.linked)
SEARCHED = tuple(noun for noun, about in NOUNS.items() if about.searched)
COUNTED = tuple(noun for noun, about in NOUNS.items() if about.counted)
