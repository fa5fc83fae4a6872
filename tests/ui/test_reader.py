"""The article pane: positions, marks by keys and mouse, what was left out, finding, themes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from pytestqt.qtbot import QtBot

from app.domain.clip import ClipRequest
from app.domain.mark import MarkKind
from app.domain.steps import Watcher, run_here
from app.services.record import Services
from app.ui.reader.positions import Positions
from app.ui.reader.view import text_area
from tests.libraries import add_article
from tests.ui.conftest import TITLE, Desk

LETTERS = st.text(alphabet="ab é𝔘😀漢字 \u00a0", min_size=1, max_size=12)


@given(st.lists(LETTERS, min_size=1, max_size=6), st.data())
@settings(max_examples=150, deadline=None)
def test_positions_survive_the_way_to_qt_and_back(blocks: list[str], data: st.DataObject) -> None:
    blocks = [" ".join(block.split()) or "x" for block in blocks]
    text = "\n\n".join(blocks)
    document = QTextDocument()
    document.setHtml("".join(f"<p>{block}</p>" for block in blocks))
    positions = Positions(text, (raw := document.toRawText()), (0, len(raw)))
    assert positions.agree
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    there = positions.to_qt(start), positions.to_qt(end, end=True)
    back = positions.from_qt(there[0]), positions.from_qt(there[1], end=True)
    assert "".join(text[slice(*back)].split()) == "".join(text[start:end].split())


@pytest.mark.parametrize(("key", "kind"), list(zip("12345", MarkKind, strict=True)))
def test_a_key_marks_the_selection(key: str, kind: MarkKind, desk: Desk) -> None:
    desk.open(TITLE)
    start, end = desk.select("ending a year of argument")
    assert desk.reader.marking.bar.isVisible()
    desk.key(getattr(Qt.Key, f"Key_{key}"))
    marks = desk.services.marks.of_article(desk.reader.article_id)
    mark = next(each for each in marks if each.anchor.exact == "ending a year of argument")
    assert (mark.kind, mark.anchor.start, mark.anchor.end) == (kind, start, end)
    assert len(mark.anchor.prefix) >= 32
    assert len(mark.anchor.suffix) >= 32
    assert not desk.reader.view.textCursor().hasSelection()


def test_marks_leave_the_document_as_it_is(desk: Desk) -> None:
    desk.open(TITLE)
    view = desk.reader.view
    before = view.document().toHtml()
    desk.select("ending a year of argument")
    desk.key(Qt.Key.Key_2)
    assert view.document().toHtml() == before
    assert len(view.extraSelections()) == 5


def test_a_click_on_a_mark_chooses_it_and_keys_change_it(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    view = desk.reader.view
    mark = desk.services.marks.of_article(article_id)[1]
    view.go_to(mark.anchor.start, mark.anchor.end, select=False)
    cursor = view._cursor(mark.anchor.start + 3, mark.anchor.start + 4)
    desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center())
    desk.settle()
    assert desk.reader.marking.current == mark.id
    view.setFocus()
    desk.key(Qt.Key.Key_5)
    assert desk.services.marks.get(mark.id).kind is MarkKind.DOUBT
    desk.key(Qt.Key.Key_C)
    box = desk.reader.marking.box
    assert box.text.toPlainText() == mark.comment
    desk.bot.keyClicks(box.text, "Ask twice")
    desk.bot.keyClick(box.text, Qt.Key.Key_Return)
    desk.settle()
    assert desk.services.marks.get(mark.id).comment == "Ask twice"
    view.setFocus()
    desk.key(Qt.Key.Key_Delete)
    assert mark.id not in {each.id for each in desk.services.marks.of_article(article_id)}
    desk.run("edit.undo")
    assert desk.services.marks.get(mark.id).comment == "Ask twice"


def test_overlapping_marks_stand_side_by_side(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    for words, key in (("voted on Friday to spend", Qt.Key.Key_1), ("Friday", Qt.Key.Key_2)):
        desk.select(words)
        desk.key(key)
    exact = {mark.anchor.exact for mark in desk.services.marks.of_article(article_id)}
    assert {"voted on Friday to spend", "Friday"} <= exact


def test_the_list_and_the_text_lead_to_each_other(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    reader = desk.reader
    desk.run("reader.list")
    assert reader.list.isVisible()
    marks = desk.services.marks.of_article(article_id)
    reader.list.setCurrentIndex(reader.list.model().index(len(marks) - 1, 0))
    desk.settle()
    assert reader.marking.current == marks[-1].id
    reader.marking.choose(marks[0].id)
    assert reader.list.currentIndex().row() == 0


def test_what_was_left_out_can_be_put_back(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    version = desk.services.articles.version(article_id)
    assert version is not None
    number, block = next((n, b) for n, b in enumerate(version.blocks) if "newsletter" in b.text)
    marks = [mark.anchor.exact for mark in desk.services.marks.of_article(article_id)]
    desk.run("reader.dropped")
    from app.ui.reader.dropped import DroppedDialog

    dialog = desk.window.findChild(DroppedDialog)
    assert dialog is not None
    dialog.put_back_wanted.emit(number)
    desk.settle()
    dialog.close()
    assert block.text in desk.reader.view.toPlainText()
    assert [mark.anchor.exact for mark in desk.services.marks.of_article(article_id)] == marks
    after = desk.services.articles.version(article_id)
    assert after is not None
    for mark in desk.services.marks.of_article(article_id):
        assert after.text[mark.anchor.start : mark.anchor.end] == mark.anchor.exact
    desk.run("edit.undo")
    assert block.text not in desk.reader.view.toPlainText()


def test_find_in_the_article(desk: Desk) -> None:
    desk.open(TITLE)
    reader = desk.reader
    reader.view.setFocus()
    reader.verbs.find_words()
    desk.bot.keyClicks(reader.find_bar.box, "authority")
    desk.settle()
    assert reader.find_bar.count.text().startswith("1 of ")
    desk.bot.keyClick(reader.find_bar.box, Qt.Key.Key_Return)
    assert reader.find_bar.count.text().startswith("2 of ")
    desk.bot.keyClick(reader.find_bar.box, Qt.Key.Key_Escape)
    assert not reader.find_bar.isVisible()


@pytest.mark.parametrize(
    "name",
    ["appearance.dark", "appearance.sepia", "appearance.contrast", "appearance.larger", "appearance.smaller"],
)
def test_the_page_keeps_its_place_in_another_look(name: str, desk: Desk) -> None:
    desk.open(TITLE)
    bar = desk.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    desk.run(name)
    assert abs(bar.value() - before) <= max(40, bar.maximum() // 5)
    assert len(desk.reader.view.extraSelections()) == 4


def test_the_measure_stays_in_a_wide_window(desk: Desk, qtbot: QtBot) -> None:
    desk.open(TITLE)
    view = desk.reader.view
    for width in (1200, 1440, 1900):
        desk.window.resize(width, 900)
        desk.settle()
        area = text_area(view)
        assert area.width() <= view.measure() + 1
        assert area.left() >= 20


TABLE = """<html><body><article><h1>Costs of the wall</h1><p>{words}</p>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2024</td><td>41 million</td></tr><tr><td>2025</td><td>52 million</td></tr></table>
<p>{words}</p></article></body></html>"""


@pytest.mark.parametrize(
    ("first", "last", "marked"),
    [
        ("2024", "41 million", "2024 41 million"),
        ("2024", "52 million", "2024 41 million 2025 52 million"),
        ("41 million", "41 million", "41 million"),
    ],
)
def test_a_mark_over_cells_reaches_the_end_of_the_last(
    first: str, last: str, marked: str, desk: Desk
) -> None:
    from app.domain.clip import ClipRequest
    from app.domain.steps import Watcher, run_here

    words = "The council met on Tuesday and spoke for an hour about the wall and what it costs the town. " * 3
    clipped = run_here(desk.services.clips.steps(ClipRequest(html=TABLE.format(words=words)), Watcher()))
    desk.reader.show_article(clipped.article.id)
    desk.settle()
    view = desk.reader.view
    text = view.document().toRawText()
    cursor = view.textCursor()
    cursor.setPosition(text.index(first))
    cursor.setPosition(text.index(last) + len(last), cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    desk.window.activateWindow()
    view.setFocus()
    desk.key(Qt.Key.Key_3)
    mark = desk.services.marks.of_article(clipped.article.id)[0]
    assert " ".join(mark.anchor.exact.split()) == marked


def test_the_same_words_marked_again_change_the_mark(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    before = len(desk.services.marks.of_article(article_id))
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        desk.select("ending a year of argument")
        desk.key(key)
    marks = desk.services.marks.of_article(article_id)
    assert len(marks) == before + 1
    assert next(m.kind for m in marks if m.anchor.exact == "ending a year of argument") is MarkKind.CLAIM


def test_pictures_follow_the_measure(desk: Desk) -> None:
    desk.open(TITLE)
    view = desk.reader.view
    for width in (1900, 1000, 1440):
        desk.window.resize(width, 900)
        desk.settle()
        at = view.document().toRawText().index("\ufffc")
        cursor = view.textCursor()
        cursor.setPosition(at)
        cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor)
        assert cursor.charFormat().toImageFormat().width() <= view.measure() + 1


def marked(desk: Desk) -> list[str]:
    """The words of every mark on the open article."""
    return [mark.anchor.exact for mark in desk.services.marks.of_article(desk.reader.article_id)]


def test_escape_from_a_comment_on_mere_words_leaves_them_as_they_were(desk: Desk) -> None:
    desk.open(TITLE)
    before = marked(desk)
    span = desk.select("ending a year of argument")
    desk.key(Qt.Key.Key_C)
    desk.bot.keyClicks(desk.reader.marking.box.text, "Ask")
    desk.bot.keyClick(desk.reader.marking.box.text, Qt.Key.Key_Escape)
    desk.settle()
    assert marked(desk) == before
    assert desk.reader.view.span() == span


def test_a_comment_on_mere_words_marks_them_in_one_step(desk: Desk) -> None:
    desk.open(TITLE)
    before = marked(desk)
    desk.select("ending a year of argument")
    desk.key(Qt.Key.Key_C)
    desk.bot.keyClicks(desk.reader.marking.box.text, "Ask twice")
    desk.bot.keyClick(desk.reader.marking.box.text, Qt.Key.Key_Return)
    desk.settle()
    mark = desk.services.marks.get(desk.reader.marking.current)
    assert (mark.anchor.exact, mark.kind, mark.comment) == (
        "ending a year of argument",
        MarkKind.QUOTE,
        "Ask twice",
    )
    assert not desk.reader.view.textCursor().hasSelection()
    desk.run("edit.undo")
    assert marked(desk) == before


def test_an_empty_comment_marks_nothing(desk: Desk) -> None:
    desk.open(TITLE)
    before = marked(desk)
    desk.select("ending a year of argument")
    desk.key(Qt.Key.Key_C)
    desk.bot.keyClick(desk.reader.marking.box.text, Qt.Key.Key_Return)
    desk.settle()
    assert marked(desk) == before


def wide_table(desk: Desk, columns: int) -> str:
    """Clip and open an article with a table of long words in so many columns; the article's id."""
    from app.domain.clip import ClipRequest
    from app.domain.steps import Watcher, run_here

    rows = [[f"Municipality{row}{column:02}" for column in range(columns)] for row in range(3)]
    cells = "".join(f"<tr>{''.join(f'<td>{word}</td>' for word in row)}</tr>" for row in rows)
    words = "The council met on Tuesday and spoke for an hour about the wall and what it costs the town. " * 3
    html = f"<article><h1>Costs</h1><p>{words}</p><table>{cells}</table><p>{words}</p></article>"
    clipped = run_here(desk.services.clips.steps(ClipRequest(html=html), Watcher()))
    desk.reader.show_article(clipped.article.id)
    desk.settle()
    return clipped.article.id


@pytest.mark.parametrize("columns", [3, 8, 15, 30])
def test_a_table_of_many_columns_keeps_its_words_whole(columns: int, desk: Desk) -> None:
    wide_table(desk, columns)
    view = desk.reader.view
    for size in ((1440, 900), (1000, 900)):
        desk.window.resize(*size)
        desk.settle()
        block, lines = view.document().begin(), []
        while block.isValid():
            if block.text().startswith("Municipality"):
                lines.append(block.layout().lineCount())
            block = block.next()
        assert lines == [1] * 3 * columns


def test_a_table_that_fits_is_left_to_the_measure(desk: Desk) -> None:
    wide_table(desk, 3)
    assert desk.reader.view.horizontalScrollBar().maximum() == 0


def test_a_mark_in_a_far_column_is_gone_to_and_clicked(desk: Desk) -> None:
    article_id = wide_table(desk, 15)
    view = desk.reader.view
    version = desk.services.articles.version(article_id)
    assert version is not None
    start = version.text.index("Municipality114")
    mark_id = desk.services.marks.add(version.id, start, start + 15, MarkKind.CLAIM).made
    desk.reader.show_article("")
    desk.reader.show_article(article_id, start, start + 15)
    desk.settle()
    place = view.cursorRect(view._cursor(start + 3, start + 4)).center()
    assert view.viewport().rect().contains(place)
    desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert desk.reader.marking.current == mark_id
    view.go_to(0, 3)
    assert view.horizontalScrollBar().value() == 0


@pytest.mark.parametrize(
    ("at", "chosen"),
    [
        ("310,000 crowns", "310,000"),
        ("10,000 crowns", "310,000"),
        (",000 crowns", "310,000"),
        ("crowns,", "crowns"),
    ],
)
def test_a_double_click_takes_the_whole_of_a_number(at: str, chosen: str, desk: Desk) -> None:
    from app.domain.clip import ClipRequest
    from app.domain.steps import Watcher, run_here

    words = "<p>The board puts the cost of the repairs at 310,000 crowns, of which the town pays a third this year.</p>"
    clipped = run_here(desk.services.clips.steps(ClipRequest(html=words * 3), Watcher()))
    desk.reader.show_article(clipped.article.id)
    desk.settle()
    view = desk.reader.view
    cursor = view.textCursor()
    cursor.setPosition(view.document().toRawText().index(at))
    place = view.cursorRect(cursor).center() + QPoint(3, 0)
    desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.bot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.bot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.textCursor().selectedText() == chosen


STORY = (
    "The first paragraph is long enough to go on over more than one line of the page, and so that it does it says again"
    " that it goes on, over more lines than one, until there is nothing more to be said of it."
)
SEEN = "😀 The o\ufb03ce \ufb01nds the cafe\u0301 shut; the De\u00adich\u00adbau of Łódź cost 1\u202f200."


def _shown(desk: Desk, *paragraphs: str, title: str = "A page of its own") -> str:
    add_article(desk.services._library, "\n\n".join(paragraphs), title=title)
    return desk.open(title)


@pytest.mark.parametrize(
    ("typed", "passage"),
    [
        ("office finds", "o\ufb03ce \ufb01nds"),
        ("café", "cafe\u0301"),
        ("deichbau of", "De\u00adich\u00adbau of"),
        ("Lodz", "Łódź"),
        ("1 200", "1\u202f200"),
    ],
)
def test_find_takes_what_is_on_the_screen(desk: Desk, typed: str, passage: str) -> None:
    _shown(desk, STORY, SEEN)
    reader = desk.reader
    reader.verbs.find_words()
    reader.find_bar.box.setText(typed)
    assert reader.find_bar.count.text() == "1 of 1"
    (found,) = (row.cursor.selectedText() for row in reader.view.extraSelections())
    assert found.split() == passage.split()


def _margin_lines(desk: Desk, words: str) -> tuple[int, int]:
    """Where the note of a mark on these words stands in the margin, and where the line of their first letter is."""
    reader = desk.reader
    version = desk.services.articles.version(reader.article_id)
    assert version is not None
    start = version.text.index(words)
    marks, view = desk.services.marks, reader.view
    work = partial(marks.add, version.id, start, start + len(words), MarkKind.CLAIM, "")
    desk.window.jobs.write(desk.window, work)
    desk.settle()
    (mark_id,) = (mark.id for mark in marks.of_article(reader.article_id))
    view.go_to(start, start + 1, select=False)
    view.grab()
    (top,) = (note.top() + 2 for note, each in view._margin._places if each == mark_id)
    first = view._cursor(start, start + 1)
    first.setPosition(first.anchor())
    return top, view.cursorRect(first).top()


ARABIC = "قال المجلس إن الجدار قديم. " * 12
MARKED = [
    ("at the beginning of a paragraph", "The crane was sold"),
    ("at the beginning of a line", ""),
    ("within a line", "nine million"),
    ("from the right", "الجدار كان قديما"),
    ("after a page of signs beyond the plane", "Nobody knows why"),
]


@pytest.mark.parametrize(("_title", "words"), MARKED, ids=[row[0] for row in MARKED])
def test_a_margin_note_stands_beside_the_line_where_its_mark_begins(
    desk: Desk, _title: str, words: str
) -> None:
    crane = "The crane was sold abroad for nine million crowns."
    _shown(desk, STORY, crane, ARABIC, "الجدار كان قديما وقال المجلس", "😀" * 40, "Nobody knows why.")
    if not words:
        layout = desk.reader.view.document().firstBlock()
        while layout.layout().lineCount() < 2:
            layout = layout.next()
        words = layout.text()[layout.layout().lineAt(1).textStart() :][:20].strip()
    note, line = _margin_lines(desk, words)
    assert note == line


STRUCK = """<html lang=en><head><title>The old bridge closes</title></head><body><article><h1>The old bridge closes</h1>
<p>Some <del>thirty</del> fifty people came to the meeting of the council, which went on until long after dark.</p>
<p><s>The office said on Sunday that the crossing would be free of charge for all who live on the island.</s></p>
<p>Work is to begin when the ground has thawed, and it costs 2,400<sup>5</sup> crowns a metre this year.</p></article></body></html>"""


def test_struck_words_are_struck_on_screen_and_marked_with_the_signs_that_say_so(
    make_desk: Callable[[Services], Desk], services: Services
) -> None:
    run_here(services.clips.steps(ClipRequest(html=STRUCK), Watcher()))
    desk = make_desk(services)
    article_id = desk.open("The old bridge closes")
    view = desk.reader.view
    version = services.articles.version(article_id)
    assert version is not None
    assert "Some ~~thirty~~ fifty" in version.text
    for words, struck, size in (("thirty", True, 9), ("fifty", False, 9), ("~~thirty", False, 1)):
        cursor = view.textCursor()
        cursor.setPosition(view.toPlainText().index(words) + 1)
        font = cursor.charFormat().font()
        assert font.strikeOut() is struck
        assert (font.pixelSize() if font.pixelSize() > 0 else font.pointSize()) >= size
        assert size > 1 or font.pixelSize() == 1
    desk.select("thirty")
    desk.key(Qt.Key.Key_1)
    desk.select("costs 2,400[5] crowns")
    desk.key(Qt.Key.Key_1)
    marks = services.marks.of_article(article_id)
    assert [mark.anchor.exact for mark in marks] == ["~~thirty~~", "costs 2,400[5] crowns"]


def test_all_of_a_page_in_parts_is_copied_whole_and_a_selection_as_it_is(desk: Desk) -> None:
    text = "\n\n".join(f"Line {number} of the log, which nobody reads to its end." for number in range(4_000))
    article_id = run_here(
        desk.services.clips.steps(ClipRequest(text=f"The log\n\n{text}"), Watcher())
    ).article.id
    desk.reader.show_article(article_id)
    desk.settle()
    view, version = desk.reader.view, desk.services.articles.version(article_id)
    assert version is not None
    assert "Line 3999" not in view.toPlainText()
    view.setFocus()
    desk.bot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.bot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied is not None
    assert copied.text().endswith(version.text)
    assert copied.text().startswith("The log")
    assert copied.html().count("Line ") == version.text.count("Line ")
    view.go_to(0, 10)
    desk.bot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == version.text[:10].rstrip()
