"""A note or another thing in, the notes that point at it out: a line that opens into a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.nouns import Noun
from app.ui.choose.rows import Choice, ChoiceList

if TYPE_CHECKING:
    from app.domain.note import Backlink, Target
    from app.services.notes import Notes
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

_MOST_ROWS = 4


class Backlinks(QWidget):
    """The notes that point here: closed until it is asked for, and not there where nothing points."""

    note_wanted = Signal(str)

    def __init__(self, notes: Notes, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self._jobs = jobs
        self._target: Target | None = None
        self.head = QToolButton()
        self.head.setAccessibleName("Notes that link here")
        self.head.setCheckable(True)
        self.head.setAutoRaise(True)
        self.head.setObjectName("backlinksHead")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.list = ChoiceList(theme)
        self.list.setAccessibleName("Notes that link here")
        self.list.hide()
        inner = QVBoxLayout(self)
        inner.setContentsMargins(8, 2, 8, 4)
        inner.setSpacing(2)
        inner.addWidget(self.head)
        inner.addWidget(self.list)
        self.head.toggled.connect(self._open)
        self.list.activated.connect(
            lambda index: self.note_wanted.emit(index.data(Qt.ItemDataRole.UserRole).value)
        )
        jobs.changed.connect(self._changed)
        self.hide()

    def show_target(self, target: Target | None) -> None:
        """Look for the notes that point at `target`."""
        if target != self._target:
            self._target = target
            self.hide()
            self.head.setChecked(False)
        if target is not None:
            work = partial(self._notes.backlinks, target)
            self._jobs.read(self, work, self._found, latest="backlinks")

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Noun.NOTE):
            self.show_target(self._target)

    def _found(self, links: tuple[Backlink, ...]) -> None:
        if self._target is None:
            return
        self.setVisible(bool(links))
        self.head.setText(f"Linked from {len(links)} note{'' if len(links) == 1 else 's'}")
        self.head.setAccessibleName(self.head.text())
        self.list.show_choices(
            [Choice(link.title, " ".join(link.snippet.split()), link.note_id) for link in links]
        )
        self.list.setFixedHeight(self.list.height_of(min(len(links), _MOST_ROWS)))
        self._open(self.head.isChecked())

    def _open(self, is_open: bool) -> None:
        self.list.setVisible(is_open)
        self.head.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
