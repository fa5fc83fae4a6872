"""The marks to review in; for each its old words beside the new ones, and the verbs that decide on it, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import wording
from app.domain.mark import Decision, Mark, Outcome
from app.ui import labels
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from app.ui.theme import Theme

MOST_WORDS = 320  # letters of a passage
MOST = 40  # cards at once: the next ones come as these are decided on


class _Card(QFrame):
    """One mark: what stood there, what stands there now, and what can be done."""

    accept_wanted = Signal(str)  # each has the id of the mark
    keep_wanted = Signal(str)
    attach_wanted = Signal(str)  # to the selection
    old_wanted = Signal(str)  # the version it was made on

    def __init__(self, mark: Mark, said_by: str, theme: Theme) -> None:
        super().__init__()
        self.mark_id = mark.id
        style = theme.marks[mark.kind]
        head = PlainLabel(f"{style.sign} {said_by or labels.KINDS[mark.kind]} · {wording.fate(mark)}")
        head.setStyleSheet(f"color: {style.ink}; font-weight: 600;")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(head)
        old = mark.made_at.exact if mark.made_at is not None else mark.anchor.exact
        column.addWidget(_words("−", old, theme.gone.ink))
        if mark.outcome is not Outcome.ORPHAN:
            column.addWidget(_words("+", mark.anchor.exact, theme.come.ink))
        if mark.comment:
            column.addWidget(_words("", mark.comment, theme.soft))
        verbs = QHBoxLayout()
        verbs.setSpacing(6)
        for wanted, words, tip in self._verbs(mark):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.setStyleSheet("padding: 4px 9px;")
            button.setAccessibleName(f"{words}: {old[:60]}")
            button.clicked.connect(partial(_tell, wanted, mark.id))
            verbs.addWidget(button)
        verbs.addStretch(1)
        column.addLayout(verbs)
        self.setStyleSheet(f"_Card {{ border-bottom: 1px solid {theme.line}; }}")

    def _verbs(self, mark: Mark) -> tuple[tuple[SignalInstance, str, str], ...]:
        """What can be done with a mark: what is told, words and tool tip."""
        old = (self.old_wanted, "Show it", "Open the version it was made on, where it stood")
        attach = (
            self.attach_wanted,
            "Attach to selection",
            "Select the words it belongs to now, then press this",
        )
        if mark.outcome is Outcome.ORPHAN:
            return (attach, old)
        accept = (self.accept_wanted, "Accept", "Let it stand on the new words")
        keep = (
            self.keep_wanted,
            "Keep the old",
            "The new words are not what you marked: keep it on the old version",
        )
        if mark.decision is Decision.KEPT:
            return (accept, attach, old)
        return (accept, keep, old)


def _tell(wanted: SignalInstance, mark_id: str, _checked: bool = False) -> None:
    wanted.emit(mark_id)


def _words(sign: str, words: str, colour: str) -> PlainLabel:
    flat = " ".join(words.split())
    flat = flat if len(flat) <= MOST_WORDS else f"{flat[:MOST_WORDS].rstrip()}…"
    label = PlainLabel(f"{sign} {flat}" if sign else flat)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setStyleSheet(f"color: {colour};")
    return label


class MarkTray(QWidget):
    """The marks whose passages changed, may have changed, or are not there any more."""

    accept_wanted = Signal(str)  # each has the id of the mark
    keep_wanted = Signal(str)
    attach_wanted = Signal(str)  # to the selection
    old_wanted = Signal(str)  # the version it was made on
    all_accepted = Signal(list)  # the ids of all marks that were edited

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.theme_changed.connect(self._show)
        self._marks: tuple[Mark, ...] = ()
        self._names: Mapping[str, str] = {}
        self.cards: list[_Card] = []
        self.setObjectName("markTray")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Marks to review")
        self.setMinimumWidth(264)
        self.title = PlainLabel()
        self.title.setWordWrap(True)
        self.accept_all = QPushButton("Accept all edits")
        self.accept_all.setToolTip("Let every edited mark stand on its new words")
        self.accept_all.clicked.connect(self._accept_all)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._list)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(self.title)
        head.addWidget(self.accept_all, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)

    def show_marks(self, marks: Sequence[Mark], names: Mapping[str, str]) -> None:
        """Show these marks of an article that are to be reviewed, and those that were kept on the old version."""
        self._marks, self._names = tuple(marks), names
        self._show()

    def _show(self) -> None:
        names = self._names
        for card in self.cards:
            self._list.removeWidget(card)
            card.deleteLater()
        self.cards = []
        for mark in self._marks[:MOST]:
            said_by = ", ".join(names[one] for one in mark.source_ids if one in names)
            card = _Card(mark, said_by, self._theme)
            card.accept_wanted.connect(self.accept_wanted)
            card.keep_wanted.connect(self.keep_wanted)
            card.attach_wanted.connect(self.attach_wanted)
            card.old_wanted.connect(self.old_wanted)
            self._list.insertWidget(self._list.count() - 1, card)
            self.cards.append(card)
        more = f" The first {MOST} are shown." if len(self._marks) > MOST else ""
        self.title.setText(f"{labels.counted(len(self._marks), 'mark')} to review.{more}")
        self.accept_all.setVisible(len(self._edited()) > 1)

    def _edited(self) -> list[str]:
        return [
            mark.id
            for mark in self._marks
            if mark.outcome is Outcome.EDITED and mark.decision is Decision.OPEN
        ]

    def _accept_all(self) -> None:
        self.all_accepted.emit(self._edited())
