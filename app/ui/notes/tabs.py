"""The notes at hand in, the one to write in out: tabs, a plus, and the way to all notes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget

if TYPE_CHECKING:
    from app.domain.note import Note
    from app.ui.theme import Theme

LETTERS = 20  # of a title in its tab


class NoteTabs(QWidget):
    """A tab for each note of the article, and for each note opened beside them; those can be closed."""

    chosen = Signal(str)
    close_wanted = Signal(str)
    new_wanted = Signal()
    list_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("noteTabs")
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setDocumentMode(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setUsesScrollButtons(True)
        self.bar.setAccessibleName("Notes at hand")
        self.bar.hide()  # while there is none
        self.plus = QToolButton()
        self.plus.setText("+")
        self.plus.setAutoRaise(True)
        self.plus.setAccessibleName("New note")
        self.plus.setToolTip("New note (Ctrl+Shift+N)")
        self.all = QToolButton()
        self.all.setText("All notes")
        self.all.setAutoRaise(True)
        self.all.setCheckable(True)
        self.all.setAccessibleName("All notes")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.bar, 0)
        row.addWidget(self.plus)
        row.addStretch(1)
        row.addWidget(self.all)
        self.bar.currentChanged.connect(self._changed)
        self.bar.tabCloseRequested.connect(lambda at: self.close_wanted.emit(self.bar.tabData(at)))
        self.plus.clicked.connect(self.new_wanted)
        self.all.toggled.connect(self.list_wanted)
        theme.theme_changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"#noteTabs {{ border-bottom: 1px solid {theme.line}; }}"
            "QTabBar { background: transparent; border: none; }"
            "QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent;"
            f" padding: 9px 6px 8px 6px; margin: 0 3px; color: {theme.soft}; }}"
            f"QTabBar::tab:hover {{ color: {theme.ink}; }}"
            f"QTabBar::tab:selected {{ color: {theme.ink}; font-weight: 600;"
            f" border-bottom: 2px solid {theme.accent}; }}"
            f"QTabBar::tab:focus {{ color: {theme.accent}; }}"
        )

    def show_notes(self, notes: Sequence[Note], current: str, guests: frozenset[str]) -> None:
        """Show these tabs; those in `guests` can be closed."""
        with QSignalBlocker(self.bar):
            while self.bar.count() > len(notes):
                self.bar.removeTab(self.bar.count() - 1)
            for at, note in enumerate(notes):
                if at == self.bar.count():
                    self.bar.addTab("")
                # An ampersand in a title is no key.
                self.bar.setTabText(at, short(title(note)).replace("&", "&&"))
                self.bar.setTabToolTip(
                    at, "" if len(note.title) < 20 else f"<span>{escape(title(note))}</span>"
                )
                self.bar.setTabData(at, note.id)
                self._closable(at, closable=note.id in guests)
            self.choose(current)
        self.bar.setVisible(bool(notes))

    def choose(self, note_id: str) -> None:
        """Show which note is open, without telling."""
        with QSignalBlocker(self.bar):
            for at in range(self.bar.count()):
                if self.bar.tabData(at) == note_id:
                    self.bar.setCurrentIndex(at)

    def step(self, by: int) -> None:
        """Go to the next tab, round the ends."""
        if count := self.bar.count():
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % count)

    def _changed(self, at: int) -> None:
        if at >= 0 and (note_id := self.bar.tabData(at)):
            self.chosen.emit(note_id)

    def _closable(self, at: int, *, closable: bool) -> None:
        side = QTabBar.ButtonPosition.RightSide
        has = self.bar.tabButton(at, side) is not None
        if closable == has:
            return
        if not closable:
            self.bar.setTabButton(at, side, None)
            return
        button = QToolButton()
        button.setText("×")
        button.setAutoRaise(True)
        button.setAccessibleName("Close this note")
        button.setToolTip("Close (the note is kept)")
        button.clicked.connect(lambda: self._close(button))
        self.bar.setTabButton(at, side, button)

    def _close(self, button: QToolButton) -> None:
        for at in range(self.bar.count()):
            if self.bar.tabButton(at, QTabBar.ButtonPosition.RightSide) is button:
                self.close_wanted.emit(self.bar.tabData(at))
                return


def short(words: str) -> str:
    """A title that fits a tab, its beginning in sight."""
    return words if len(words) <= LETTERS else f"{words[: LETTERS - 1].rstrip()}…"


def title(note: Note) -> str:
    """What a note is called on screen."""
    return note.title or "Untitled"
