"""Very long lines, cut for the eye: the text stays what it was, letter by letter, whatever is done to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.notes.writing.editor import NoteEditor
from app.ui.notes.writing.seams import LONGEST, Places, Seams, cut
from app.ui.theme import Theme
from app.ui.utf16 import Utf16
from tests.soak.window import turns

LINE = "".join(f"word{number:04} " for number in range(LONGEST))  # nine letters each
SEAM = len(next(cut(LINE)))  # where the first seam comes
BITS = st.lists(
    st.sampled_from(["", "a", "\n", "b\nc", "\n\n", "😀" * 40, "x" * (2 * LONGEST + 5), LINE[:30_000]]),
    max_size=4,
).map("".join)


@pytest.fixture
def editor(qapp: QApplication, theme: Theme) -> NoteEditor:
    font = QFont()
    font.setPixelSize(15)
    editor = NoteEditor(theme, font)
    editor.resize(500, 400)
    editor.show()
    return editor


def _at(editor: NoteEditor, start: int, end: int | None = None) -> None:
    places = Places(editor.text(), editor.seams.positions())
    cursor = editor.textCursor()
    cursor.setPosition(places.start(start))
    if end is not None:
        cursor.setPosition(places.end(end), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
# What is done at a seam (None) or to a stretch about it, and the text that comes of it.
KEYS: list[tuple[str, tuple[int, int] | None, Callable[[NoteEditor], object], str]] = [
    ("a letter", None, lambda e: QTest.keyClicks(e, "Z"), LINE[:SEAM] + "Z" + LINE[SEAM:]),
    ("Enter", None, lambda e: QTest.keyClick(e, Qt.Key.Key_Return), LINE[:SEAM] + "\n" + LINE[SEAM:]),
    ("Backspace", None, lambda e: QTest.keyClick(e, Qt.Key.Key_Backspace), LINE[: SEAM - 1] + LINE[SEAM:]),
    (
        "Left, Delete",
        None,
        lambda e: (QTest.keyClick(e, Qt.Key.Key_Left), QTest.keyClick(e, Qt.Key.Key_Delete)),
        LINE[: SEAM - 1] + LINE[SEAM:],
    ),
    (
        "Left, Right, Delete",
        None,
        lambda e: [
            QTest.keyClick(e, key) for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete)
        ],
        LINE[:SEAM] + LINE[SEAM + 1 :],
    ),
    (
        "a whole piece taken, and written there",
        (SEAM, 2 * SEAM),
        lambda e: (QTest.keyClick(e, Qt.Key.Key_Delete), QTest.keyClicks(e, "a"), QTest.keyClick(e, Qt.Key.Key_Return)),
        LINE[:SEAM] + "a\n" + LINE[2 * SEAM :],
    ),
    (
        "a stretch over seams taken",
        (9, 3 * SEAM + 9),
        lambda e: QTest.keyClick(e, Qt.Key.Key_Backspace),
        LINE[:9] + LINE[3 * SEAM + 9 :],
    ),
    ("bold over a seam", (SEAM - 9, SEAM + 8), lambda e: e.wrap("**"), f"{LINE[: SEAM - 9]}**{LINE[SEAM - 9 : SEAM + 8]}**{LINE[SEAM + 8 :]}"),
    ("a quotation of the line", None, lambda e: e.each_line(lambda lines: [f"> {line}" for line in lines]), f"> {LINE}"),
    ("a block behind the line", None, lambda e: e.put_block("> said"), f"{LINE}\n\n> said\n\n"),
    ("another text", None, lambda e: e.change_to(LINE[:SEAM] + "!" + LINE[SEAM:]), LINE[:SEAM] + "!" + LINE[SEAM:]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("stretch", "do", "expected"), [row[1:] for row in KEYS], ids=[row[0] for row in KEYS]
)
def test_what_is_done_at_a_seam_is_done_to_the_text(
    stretch: tuple[int, int] | None,
    do: Callable[[NoteEditor], object],
    expected: str,
    editor: NoteEditor,
    qapp: QApplication,
) -> None:
    editor.show_text(LINE)
    turns(qapp)
    _at(editor, *(stretch or (SEAM,)))
    do(editor)
    turns(qapp)
    assert editor.text() == expected
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.text() == LINE
    while editor.document().isRedoAvailable():
        editor.redo()
    assert editor.text() == expected


def test_what_is_copied_has_no_seams_and_keeps_its_spaces(editor: NoteEditor, qapp: QApplication) -> None:
    editor.show_text(f"{LINE}1\u00a0200\nend")
    turns(qapp)
    editor.selectAll()
    editor.copy()
    assert QGuiApplication.clipboard().text() == f"{LINE}1\u00a0200\nend"
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]


def test_a_line_that_is_typed_very_long_is_cut_too(editor: NoteEditor, qapp: QApplication) -> None:
    editor.show_text("x" * 2 * LONGEST)
    for _key in range(3):
        QTest.keyClicks(editor, "ab")
        turns(qapp)
    assert editor.text() == "x" * 2 * LONGEST + "ababab"
    assert editor.blockCount() > 1


def test_a_text_that_is_dropped_on_a_seam_stays_whole(editor: NoteEditor, qapp: QApplication) -> None:
    editor.show_text(LINE)
    turns(qapp)
    _at(editor, SEAM)
    words = QMimeData()
    words.setText(LINE)
    editor.insertFromMimeData(words)
    turns(qapp)
    assert editor.text() == LINE[:SEAM] + LINE + LINE[SEAM:]


@settings(max_examples=60, deadline=None)
@given(start=BITS, data=st.data())
def test_any_changes_and_their_undoing_leave_text_and_seams_true(start: str, data: st.DataObject) -> None:
    document = QTextDocument()
    document.documentLayout()  # without one, Qt tells of no change
    seams = Seams(document)
    text = start
    seams.write(QTextCursor(document), start)
    for _change in range(data.draw(st.integers(0, 5))):
        first = data.draw(st.integers(0, len(text)))
        last = min(len(text), first + data.draw(st.sampled_from([0, 1, 7, LONGEST, 4 * LONGEST])))
        new = data.draw(BITS)
        places, cursor = Places(text, seams.positions()), QTextCursor(document)
        cursor.setPosition(places.start(first))
        cursor.setPosition(max(places.start(first), places.end(last)), QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        seams.write(cursor, new, data.draw(st.sampled_from([1, 3])))
        cursor.endEditBlock()
        text = text[:first] + new + text[last:]
        seams.mend(data.draw(st.integers(0, document.characterCount() - 1)))
        assert seams.text(document.toRawText()) == text
        if data.draw(st.booleans()):
            document.undo()
            document.redo()
            assert seams.text(document.toRawText()) == text


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("blanks", LINE),
        ("one word", "x" * 30_000),
        ("letters of several signs", "e\u0301" * 15_000),
        ("joined faces", "👩\u200d🚀" * 8_000),
        ("marks without end", "a" + "\u0301" * 20_000),
        ("short", "x" * LONGEST),
        ("none", ""),
    ],
)
def test_a_cut_line_is_the_line(title: str, line: str) -> None:
    pieces = list(cut(line))
    assert "".join(pieces) == line
    assert all(0 < len(piece) <= LONGEST for piece in pieces if line)
    if title != "marks without end":
        assert not any(piece[0] in "\u0301\u200d" for piece in pieces[1:])


def test_places_know_what_stands_behind_and_before_a_seam() -> None:
    places = Places("😀ab", [3])  # 😀 a | b
    assert [places.start(at) for at in range(4)] == [0, 2, 4, 5]
    assert [places.end(at) for at in range(4)] == [0, 2, 3, 5]
    assert Utf16("😀ab").to_qt(3) == 4
