"""A note in, its kept revisions out: when, what was different, and the way back."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
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
from app.ui.notes.writing.seams import LONGEST, MOST_BLOCKS, SEPARATOR, cut

if TYPE_CHECKING:
    from app.domain.note import Revision
    from app.services.notes import Notes
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

_MOST_COMPARED = 3_000  # lines: comparing takes a square of them
_LETTERS, _LINE = 50_000, 50  # what is written at a time, and what a line counts beside its letters
Line = tuple[str, str]  # "+" only in the note now, "-" only in the revision, " " in both; and the words


def compare(old: str, new: str) -> list[Line]:
    """The lines of two texts, those of `old` alone and of `new` alone marked; line by line, no finer.

    Where very many lines lie between the first and the last change, all of them are shown as other ones.
    """
    before, after = old.splitlines(), new.splitlines()
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    tail = next((at for at in range(most - head) if before[-1 - at] != after[-1 - at]), most - head)
    gone, come = before[head : len(before) - tail], after[head : len(after) - tail]
    lines: list[Line] = [(" ", line) for line in before[:head]]
    codes = [("replace", 0, len(gone), 0, len(come))]
    if max(len(gone), len(come)) <= _MOST_COMPARED:
        codes = list(difflib.SequenceMatcher(None, gone, come, autojunk=False).get_opcodes())
    for tag, a, b, c, d in codes:
        if tag == "equal":
            lines += ((" ", line) for line in gone[a:b])
        else:
            lines += (("-", line) for line in gone[a:b])
            lines += (("+", line) for line in come[c:d])
    return [*lines, *((" ", line) for line in before[len(before) - tail :])]


def _compared(old: str, new: str) -> list[Line]:
    """In the pool: the comparison as it is shown, in blocks that are none too long and none too many."""
    return [(sign, text) for sign, text in _blocks(compare(old, new)) for text in cut(text)]


def _blocks(lines: list[Line]) -> Iterator[Line]:
    together = len(lines) // MOST_BLOCKS + 1
    for sign, run in groupby(lines, key=itemgetter(0)):
        block: list[str] = []
        letters = 0
        for _sign, words in run:
            if block and (len(block) >= together or letters + len(words) > LONGEST):
                yield sign, SEPARATOR.join(block)
                block, letters = [], 0
            block.append(f"{sign.replace('-', '−')} {words}")
            letters += len(words)
        yield sign, SEPARATOR.join(block)


def sized(revisions: Sequence[Revision]) -> list[Choice]:
    """In the pool: when each revision was made, and how many words it has."""
    return [Choice(_when(each), _size(each), each) for each in revisions]


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
        self.view.setUndoRedoEnabled(False)
        self._rest: list[Line] = []  # what is still to be written, the next line last
        self._writer = QTimer(self, singleShot=True, interval=0)
        self._writer.timeout.connect(self._write)
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
        notes, note_id = self._notes, self._note_id
        self._jobs.read(self, lambda: sized(notes.revisions(note_id)), self._show, latest="revisions")

    def _changed(self, changes: Changes) -> None:
        if self._note_id in changes.ids(Noun.NOTE):
            self._read()

    def _show(self, revisions: list[Choice]) -> None:
        self.list.show_choices(revisions)
        if not revisions:
            self.words.setText("No revision is kept yet. They are kept now and then while you write.")
            self.list.setFocus()

    def _choose(self) -> None:
        choice = self.list.current()
        self.restore.setEnabled(choice is not None)
        if choice is not None:
            work = partial(_compared, choice.value.text, self._text)
            self._jobs.read(self, work, self._show_lines, latest="compare")

    def _show_lines(self, lines: list[Line]) -> None:
        self.view.clear()
        self._rest = lines[::-1]
        self._write()

    def _write(self) -> None:
        """Put the next lines there, a few at a time, so that a long note holds nothing up."""
        cursor = QTextCursor(self.view.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        letters = 0
        while self._rest and letters < _LETTERS:
            sign, words = self._rest.pop()
            look = QTextCharFormat()
            if sign == "-":
                look.setForeground(QColor(self._theme.warning))
            elif sign == "+":
                look.setForeground(QColor(self._theme.accent))
            cursor.insertText(f"{words}\n", look)
            letters += len(words) + _LINE
        cursor.endEditBlock()
        if self._rest:
            self._writer.start()

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
