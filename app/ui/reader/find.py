"""Words typed in, the places of a text where they stand out: the bar that finds in the article."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Signal

from app.domain.text.normal import Folded
from app.ui.choose.finding import FindBar

MOST = 2_000  # places shown; nobody walks through more
LONGEST_SELECTED = 80  # letters; a longer selection is no wish to find it elsewhere


class FindInPage(FindBar):
    """Finds words in the text of the page, which is made ready for it once."""

    found = Signal(object, int)  # the places, and the number of the one to go to

    def __init__(self) -> None:
        self._text = Folded("")
        self._places: list[tuple[int, int]] = []
        self._at = -1
        super().__init__("Find in this article", "Places found", "find in article", side=16)

    def open_on(self, text: Folded, words: str) -> None:
        """Show the bar for a text, with the words that are selected."""
        self._text = text
        self.open_with(words if len(words) < LONGEST_SELECTED else "")

    def look(self) -> None:
        """Find the places of the words, and go to the first."""
        self._places = list(islice(self._text.places(self.box.text()), MOST))
        self._at = 0 if self._places else -1
        self._tell()

    def step(self, by: int) -> None:
        """Go to the place so many further on."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._tell()

    def leave(self) -> None:
        """No place is shown any more."""
        self._places = []
        self.found.emit([], -1)

    def _tell(self) -> None:
        if self._places:
            more = "+" if len(self._places) == MOST else ""
            self.count.setText(f"{self._at + 1} of {len(self._places)}{more}")
        else:
            self.count.setText("Not found" if self.box.text().strip() else "")
        self.found.emit(self._places, self._at)
