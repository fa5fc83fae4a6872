"""Very long notes: opened, pasted and taken back whole, without colours, and without holding the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.ui.notes.writing.editor import NoteEditor
from app.ui.notes.writing.edits import difference
from app.ui.notes.writing.filling import LETTERS, pieces
from app.ui.notes.writing.highlighter import COLOURED_LETTERS
from app.ui.notes.writing.seams import LONGEST, MOST_BLOCKS
from app.ui.theme import Theme
from tests.soak.window import held, turns

LONG = [
    ("line ends", "\n" * (100_000)),
    ("short lines", "# a\n" * (20_000) + "the last line"),
    ("one line", "the ferry " * 40_000),
    ("one word", "x" * 150_000),
    ("faces", "😀\n" * (20_000)),
]


@pytest.fixture
def editor(qapp: QApplication, theme: Theme) -> NoteEditor:
    font = QFont()
    font.setPixelSize(15)
    editor = NoteEditor(theme, font)
    editor.resize(500, 400)
    editor.show()
    return editor


def paste(editor: NoteEditor, text: str) -> None:
    words = QMimeData()
    words.setText(text)
    editor.insertFromMimeData(words)


@pytest.mark.parametrize("text", [text for _title, text in LONG], ids=[title for title, _ in LONG])
def test_a_long_note_is_whole_from_the_first_moment(
    text: str, editor: NoteEditor, qapp: QApplication
) -> None:
    told = []
    editor.typed.connect(lambda: told.append(editor.text()))
    assert held(lambda: editor.show_text(text)) < 500
    assert editor.text() == text
    assert turns(qapp) < 500
    assert editor.text() == text
    assert not editor.isReadOnly()
    assert told == []


@pytest.mark.parametrize("text", [text for _title, text in LONG], ids=[title for title, _ in LONG])
def test_a_long_paste_is_told_once_and_undone_at_once(
    text: str, editor: NoteEditor, qapp: QApplication
) -> None:
    editor.show_text("before  behind")
    cursor = editor.textCursor()
    cursor.setPosition(7)
    editor.setTextCursor(cursor)
    told = []
    editor.typed.connect(lambda: told.append(editor.text()))
    paste(editor, text)
    assert told == [f"before {text} behind"]
    turns(qapp)
    assert editor.text() == f"before {text} behind"
    assert told == [f"before {text} behind"]
    editor.undo()
    assert editor.text() == "before  behind"


def test_another_note_shown_meanwhile_takes_nothing_of_the_first(
    editor: NoteEditor, qapp: QApplication
) -> None:
    editor.show_text("a\n" * (100_000))
    editor.show_text("another note")
    turns(qapp)
    assert editor.text() == "another note"
    assert not editor.isReadOnly()
    assert editor.document().isUndoRedoEnabled()


def test_colours_go_from_a_note_that_grows_too_long_and_come_back(
    editor: NoteEditor, qapp: QApplication
) -> None:
    editor.show_text("# short\n")
    assert editor.coloured
    paste(editor, "ferry\n" * (COLOURED_LETTERS // 6))
    colours = [editor.coloured]
    turns(qapp)
    editor.undo()
    turns(qapp)
    assert [*colours, editor.coloured] == [False, True]


@pytest.mark.parametrize("text", [text for _title, text in LONG], ids=[title for title, _ in LONG])
def test_no_block_is_very_long_and_blocks_are_not_too_many(
    text: str, editor: NoteEditor, qapp: QApplication
) -> None:
    editor.show_text(text)
    turns(qapp)
    paste(editor, text)
    turns(qapp)
    block, longest = editor.document().firstBlock(), 0
    while block.isValid():
        longest, block = max(longest, block.length()), block.next()
    assert longest <= 2 * LONGEST + 1
    assert editor.blockCount() <= 2 * MOST_BLOCKS


@pytest.mark.parametrize("text", ["", "a", "a\n" * 5, "\n" * LETTERS, "a\n" * (20_000) + "b", "a" * 900_000])
def test_the_pieces_are_the_text(text: str) -> None:
    cut = list(pieces(text))
    assert "".join(cut) == text
    assert all(len(piece) <= LETTERS for piece in cut)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("", "", (0, 0, "")),
        ("abc", "abc", (0, 0, "")),
        ("abc", "abxc", (2, 2, "x")),
        ("aaa", "aa", (2, 3, "")),
        ("aa", "aaa", (2, 2, "a")),
        ("abc", "xyz", (0, 3, "xyz")),
        ("x" * 1_000_000, "x" * 500_000 + "y" + "x" * 500_000, (500_000, 500_000, "y")),
    ],
)
def test_the_smallest_change_between_two_texts(old: str, new: str, change: tuple[int, int, str]) -> None:
    assert difference(old, new) == change
