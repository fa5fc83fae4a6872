"""Words to find in, hits shown in the note out: the bar under the editor."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.domain.text.normal import Folded
from app.ui.choose.finding import FindBar
from app.ui.notes.writing.seams import Places

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.jobs import Jobs
    from app.ui.notes.writing.editor import NoteEditor
    from app.ui.theme import Theme

_MOST_HITS = 1_000
_MOST_PAINTED = (
    200  # before the one the cursor is at, and behind it: Qt goes through all for each line that it paints
)
Stretch = tuple[int, int]  # from and to, in Qt's positions


class FindInNote(FindBar):
    """Finds words in one editor, away from the window's thread."""

    def __init__(self, editor: NoteEditor, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        self._editor = editor
        self._jobs = jobs
        self._theme = theme
        self._hits: list[QTextCursor] = []
        self._folded: Folded | None = (
            None  # takes long for a long note, and is the same for each key in the box
        )
        self._revision = -1  # of the document that was folded
        self._looking = self._again = self._goes = False
        super().__init__("Find in this note", "Hits", "find", side=12, parent=parent)
        theme.theme_changed.connect(self._paint)
        editor.textChanged.connect(self._text_changed)

    def open(self) -> None:
        """Show the bar, with the words that are selected."""
        words = self._editor.selected(self._editor.textCursor())
        self.open_with("" if "\n" in words else words)

    def look(self) -> None:
        """Look for all hits, and go to the first one at or after where the selection begins."""
        self._look(goes=True)

    def leave(self) -> None:
        """Give the focus back to the text."""
        self._hits, self._folded, self._revision = [], None, -1
        self._editor.setExtraSelections([])
        self._editor.setFocus()

    def _text_changed(self) -> None:
        if self.isVisible():
            self._look(goes=False)

    def _look(self, *, goes: bool) -> None:
        """Look for all hits, away from the window; `goes`: to the first one at or after where the selection begins."""
        self._goes = self._goes or goes
        if self._looking:
            self._again = True
            return
        words, revision = self.box.text(), self._editor.document().revision()
        if not words:
            self._goes = False
            self._show([])
            return
        self._looking = True
        folded = self._folded if revision == self._revision else None
        text = self._editor.text()
        work = partial(_find, folded, text, words, self._editor.seams.positions())
        self._jobs.pool(self, work, partial(self._found, revision))

    def _found(self, revision: int, found: tuple[Folded, list[Stretch]]) -> None:
        self._looking = False
        self._folded, hits = found
        self._revision = revision
        if self._again or revision != self._editor.document().revision():
            self._again = False
            if self.isVisible():
                self._look(goes=False)
            return
        if self.isVisible():
            self._show(hits)

    def _show(self, hits: list[Stretch]) -> None:
        self._hits = [self._cursor(start, end) for start, end in hits]
        goes, self._goes = self._goes, False
        if goes and self._hits:
            start = self._editor.textCursor().selectionStart()
            here = next((hit for hit in self._hits if hit.selectionStart() >= start), self._hits[0])
            self._editor.setTextCursor(here)
            self._editor.ensureCursorVisible()
        self._paint()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def step(self, by: int) -> None:
        """Go to the hit before or after where the selection begins, round the ends."""
        if not self._hits:
            return
        at = self._editor.textCursor().selectionStart()
        if by > 0:
            after = (hit for hit in self._hits if hit.selectionStart() > at)
            hit = next(after, self._hits[0])
        else:
            before = (hit for hit in reversed(self._hits) if hit.selectionStart() < at)
            hit = next(before, self._hits[-1])
        self._editor.setTextCursor(QTextCursor(hit))
        self._editor.ensureCursorVisible()
        self._paint()

    def _paint(self) -> None:
        shade = QTextCharFormat()
        shade.setBackground(QColor(self._theme.accent_wash))
        selections = []
        start = self._editor.textCursor().selectionStart()
        at = bisect_left(self._hits, start, key=QTextCursor.selectionStart)
        for hit in self._hits[max(0, at - _MOST_PAINTED) : at + _MOST_PAINTED]:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = hit, shade
            selections.append(selection)
        self._editor.setExtraSelections(selections)
        self.count.setText(self._sentence())

    def _sentence(self) -> str:
        if not self._hits:
            return "Not found" if self.box.text() else ""
        at = self._editor.textCursor().selectionStart()
        number = next((n for n, hit in enumerate(self._hits, 1) if hit.selectionStart() == at), 0)
        total = f"{len(self._hits)}+" if len(self._hits) == _MOST_HITS else str(len(self._hits))
        return f"{number} of {total}" if number else total


def _find(folded: Folded | None, text: str, words: str, seams: list[int]) -> tuple[Folded, list[Stretch]]:
    """In the pool: the folded text, and where the words stand in the document."""
    folded, places = folded or Folded(text), Places(text, seams)
    found = islice(folded.places(words), _MOST_HITS)
    return folded, [(places.start(start), places.end(end)) for start, end in found]
