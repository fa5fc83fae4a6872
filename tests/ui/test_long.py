"""Words of any length: as much of them as a line, a label or a field shows, at a cost that does not grow with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.long.breaks import BREAK
from app.ui.long.fields import SHOWN, BoundedText
from app.ui.long.lines import MOST_LINES, elided, line, middle_cut, shown
from app.ui.safety import PlainLabel


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [
        ("The river", 20, "The river"),
        ("", 20, ""),
        ("  The\n\triver ", 20, "The river"),
        ("The river took the lower town", 10, "The river…"),
        ("x" * 1_000_000, 5, "xxxx…"),
        ("a " * 1_000_000, 5, "a a…"),
        (" " * 1_000_000 + "a", 5, "…"),
        ("河" * 1_000_000, 3, "河河…"),
    ],
)
def test_a_line_is_the_beginning_of_its_words(words: str, most: int, expected: str) -> None:
    assert line(words, most) == expected


def test_a_long_sentence_keeps_its_end_which_says_what_happened() -> None:
    assert middle_cut("The river is gone.", 40) == "The river is gone."
    cut = middle_cut(f"{'The river ' * 100_000}: The headline changed.", 120)
    assert cut.startswith("The river The river")
    assert cut.endswith(": The headline changed.")
    assert len(cut) <= 123


def test_what_is_measured_by_qt_is_never_longer_than_it_has_room_for(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    assert elided(metrics, "The river", 400) == "The river"
    for words in ("x" * 1_000_000, "The river " * 100_000):
        cut = elided(metrics, words, 200)
        assert cut.endswith("…")
        assert metrics.horizontalAdvance(cut) <= 200


def test_a_label_lets_long_words_break_and_ends_somewhere() -> None:
    assert shown("The river took it.\nAll of it.") == "The river took it.\nAll of it."
    assert shown("x" * 50) == "x" * 50
    assert shown("x" * 70).replace(BREAK, "") == "x" * 70
    assert max(map(len, shown("x" * 70).split(BREAK))) == 20
    assert len(shown("x" * 1_000_000).replace(BREAK, "")) < 20_000
    assert shown("a\n" * 5_000).count("\n") <= MOST_LINES


def test_a_label_takes_no_more_than_it_shows(qapp: QApplication) -> None:
    label = PlainLabel("x" * 1_000_000)
    assert len(label.text()) <= 1_000
    label.setWordWrap(True)
    label.setText("The river took it. " * 100_000)
    assert len(label.text()) < 20_000


def pasted(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def test_a_field_takes_what_it_has_room_for_and_says_so(qtbot: QtBot) -> None:
    field = BoundedText(20)
    qtbot.addWidget(field)
    said: list[str] = []
    field.full.connect(said.append)
    field.insertFromMimeData(pasted("The river. "))
    assert said == []
    field.insertFromMimeData(pasted("x" * 1_000_000))
    assert field.text() == "The river. " + "x" * 9
    QTest.keyClicks(field, "y")
    assert field.text() == "The river. " + "x" * 9
    assert len(said) == 2
    assert said[0].startswith("There is room for 20 letters here.")
    field.selectAll()
    field.insertFromMimeData(pasted("Another."))
    assert field.text() == "Another."
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "Another"


def test_a_text_that_is_too_long_to_be_written_on_stays_as_it_is(qtbot: QtBot) -> None:
    field = BoundedText(20)
    qtbot.addWidget(field)
    long = "The river took it. " * 1_000
    field.show_text(long)
    assert field.isReadOnly()
    assert len(field.toPlainText()) <= SHOWN
    QTest.keyClicks(field, "y")
    assert field.text() == long
    field.show_text("Short")
    assert not field.isReadOnly()
    assert field.text() == "Short"
