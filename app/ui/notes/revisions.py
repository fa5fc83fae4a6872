"""A note in, its kept revisions out: when, what was different, and the way back."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Changes
from app.domain.nouns import Noun
from app.domain.text.words import count_words
from app.ui.choose.rows import Choice, ChoiceList

if TYPE_CHECKING:
    from app.domain.note import Revision
    from app.services.notes import Notes
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

Line = tuple[str, str]  # "+" only in the note now, "-" only in the revision, " " in both; and the words


def compare(old: str, new: str) -> list[Line]:
    """The lines of two texts, those of `old` alone and of `new` alone marked; line by line, no finer."""
    before, after = old.splitlines(), new.splitlines()

    def lines() -> Iterator[Line]:
        matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                yield from ((" ", line) for line in before[a:b])
            else:
                yield from (("-", line) for line in before[a:b])
                yield from (("+", line) for line in after[c:d])

    return list(lines())


class RevisionsDialog(QDialog):
    """The revisions of one note, newest first, each shown against the note as it stands now."""

    restore_wanted = Signal(str, str)  # note, revision

    def __init__(
        self, notes: Notes, jobs: Jobs, theme: Theme, font: QFont, note_id: str, text: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._notes = notes
        self._jobs = jobs
        self._theme = theme
        self._note_id = note_id
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("History of this note")
        self.resize(720, 480)
        self.words = QLabel("− stood in that revision, + stands in the note now.")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.list = ChoiceList(theme)
        self.list.setAccessibleName("Revisions")
        self.view = QPlainTextEdit()
        self.view.setReadOnly(True)
        self.view.setFont(font)
        self.view.setAccessibleName("What the revision said")
        self.splitter = QSplitter()
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.view)
        self.splitter.setSizes([220, 500])
        buttons = QDialogButtonBox()
        self.restore = buttons.addButton("Restore this revision", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(self.words)
        inner.addWidget(self.splitter, 1)
        inner.addWidget(buttons)
        buttons.accepted.connect(self._restore)
        buttons.rejected.connect(self.close)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._choose())
        self.restore.setEnabled(False)
        jobs.changed.connect(self._changed)
        self._read()

    def _read(self) -> None:
        self._jobs.read(self, partial(self._notes.revisions, self._note_id), self._show, latest="revisions")

    def _changed(self, changes: Changes) -> None:
        if self._note_id in changes.ids(Noun.NOTE):
            self._read()

    def _show(self, revisions: tuple[Revision, ...]) -> None:
        self.list.show_choices([Choice(_when(each), _size(each), each) for each in revisions])
        if not revisions:
            self.words.setText("No revision is kept yet. They are kept now and then while you write.")
            self.list.setFocus()

    def _choose(self) -> None:
        choice = self.list.current()
        self.restore.setEnabled(choice is not None)
        if choice is not None:
            work = partial(compare, choice.value.text, self._text)
            self._jobs.read(self, work, self._show_lines, latest="compare")

    def _show_lines(self, lines: list[Line]) -> None:
        self.view.clear()
        cursor = QTextCursor(self.view.document())
        cursor.beginEditBlock()
        for sign, words in lines:
            look = QTextCharFormat()
            if sign == "-":
                look.setForeground(QColor(self._theme.warning))
            elif sign == "+":
                look.setForeground(QColor(self._theme.accent))
            cursor.insertText(f"{sign.replace('-', '−')} {words}\n", look)
        cursor.endEditBlock()
        self.view.moveCursor(QTextCursor.MoveOperation.Start)

    def _restore(self) -> None:
        if (choice := self.list.current()) is not None:
            self.restore_wanted.emit(self._note_id, choice.value.id)
            self.close()


def _when(revision: Revision) -> str:
    local = revision.created_at.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"


def _size(revision: Revision) -> str:
    count = count_words(revision.text)
    return f"{count:,} word{'' if count == 1 else 's'}"
