"""The notes pane: saved as it is typed, previewed, ticked, linked, quoted into, restored."""

from __future__ import annotations

import time
from functools import partial

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from app.services.notes import PreviewChange
from app.ui.notes.blocks import Blocks
from app.ui.notes.revisions import RevisionsDialog, compare
from app.ui.notes.writing import edits
from app.ui.qt_html import as_paragraphs
from tests.ui.conftest import TITLE, Desk


def write(desk: Desk, text: str) -> str:
    """Begin a note and type into it with keys; the note's id."""
    desk.window.activateWindow()
    desk.run("notes.new")
    editor = desk.notes.page.editor
    editor.setFocus()
    for number, line in enumerate(text.split("\n")):
        if number:
            desk.bot.keyClick(editor, Qt.Key.Key_Return)
        desk.bot.keyClicks(editor, line)
    desk.notes.page.saver.flush()
    desk.settle()
    return desk.notes.page.note_id


def test_what_is_typed_is_saved_and_previewed(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    note_id = write(desk, "# Who knew what\nThe memo came first.")
    note = desk.services.notes.get(note_id)
    assert (note.title, note.article_id) == ("Who knew what", article_id)
    assert note.text == "# Who knew what\nThe memo came first."
    page = desk.notes.page
    desk.bot.waitUntil(lambda: "The memo came first." in page.preview.view.toPlainText(), timeout=5_000)


@pytest.mark.parametrize(
    "html", ["<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", '<ol start="4"><li>a</li><li>b</li></ol>']
)
def test_a_list_stands_right_below_what_is_before_it(html: str, qapp: QApplication) -> None:
    document = QTextDocument()
    blocks = Blocks(document)
    for before in ("<p>words</p>", html):
        blocks.replace(0, len(blocks), ["<p>words</p>", before])
        blocks.replace(1, 1, [html])
        assert document.toRawText().strip("\u2029\ufdd0\ufdd1").split("\ufdd0")[-1].split() == ["a", "b"]
        first = document.findBlock(blocks.position(1))
        assert (first.text().strip(), first.textList().count()) == ("a", 2)


def test_a_note_that_takes_long_to_draw_waits_longer_for_the_next_key(desk: Desk) -> None:
    class Slow:
        def __init__(self, seconds: float) -> None:
            self.seconds = seconds

        def update(self, text: str) -> PreviewChange:
            time.sleep(self.seconds)
            return PreviewChange(0, 0, ())

    desk.open(TITLE)
    write(desk, "words")
    preview = desk.notes.page.preview
    waits = []
    for seconds in (0.1, 9 * 0.1, 0):
        preview._previewer = Slow(seconds)
        preview.update_text("words")
        desk.bot.waitUntil(lambda: not preview._debounce.isActive(), timeout=5_000)
        desk.settle()
        waits.append(preview._debounce.interval())
    assert 400 <= waits[0] < waits[1] == 600
    assert waits[2] < 100


def test_a_list_goes_on_by_itself(desk: Desk) -> None:
    desk.open(TITLE)
    note_id = write(desk, "- [ ] Call Ortiz\nAsk for the memo")
    assert desk.services.notes.get(note_id).text == "- [ ] Call Ortiz\n- [ ] Ask for the memo"


def test_ticking_a_task_in_the_preview_changes_the_text(desk: Desk) -> None:
    desk.open(TITLE)
    note_id = write(desk, "- [ ] one\ntwo")
    page = desk.notes.page
    page.preview.view.anchorClicked.emit(QUrl("clipdesk:task/1"))
    desk.settle()
    assert page.editor.text() == "- [ ] one\n- [x] two"
    page.saver.flush()
    desk.settle()
    assert desk.services.notes.get(note_id).text == "- [ ] one\n- [x] two"


def test_two_brackets_complete_a_link(desk: Desk) -> None:
    desk.open(TITLE)
    write(desk, "See ")
    page = desk.notes.page
    desk.bot.keyClicks(page.editor, "[[Lena")
    desk.settle()
    desk.bot.keyClick(page.editor, Qt.Key.Key_Return)
    desk.settle()
    assert "[Lena Ortiz](clipdesk:source/" in page.editor.text()


def test_a_link_to_a_mark_leads_to_its_passage(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    mark = desk.services.marks.of_article(article_id)[-1]
    desk.open("Water authority knew of wall defects, memo shows")
    desk.notes.page.link_clicked.emit(f"clipdesk:mark/{mark.id}")
    desk.settle()
    assert desk.reader.article_id == article_id
    assert desk.reader.view.textCursor().selectedText() == mark.anchor.exact


def test_a_link_to_what_is_gone_says_so(desk: Desk) -> None:
    desk.open(TITLE)
    desk.notes.page.link_clicked.emit("clipdesk:source/00000000-0000-7000-8000-000000000000")
    desk.settle()
    assert "no longer" in desk.window.notice.words.text()


def test_a_link_to_a_deleted_mark_shows_where_it_stood_and_says_so(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    mark = desk.services.marks.of_article(article_id)[-1]
    desk.services.marks.delete([mark.id])
    desk.notes.page.link_clicked.emit(f"clipdesk:mark/{mark.id}")
    desk.settle()
    assert desk.reader.view.textCursor().selectedText() == mark.anchor.exact
    assert desk.window.notice.words.text() == "This mark was deleted. Here are the words it stood on."


@pytest.mark.parametrize("opened", [True, False])
def test_undo_takes_a_quotation_back_with_its_mark(opened: bool, desk: Desk) -> None:
    old = [note.id for note in desk.services.notes.all()]
    desk.window.jobs.write(desk.window, partial(desk.services.notes.delete, old))
    article_id = desk.open(TITLE)
    page, words = desk.notes.page, "ending a year of argument"
    if opened:
        write(desk, "What we know")
    assert bool(page.note_id) is opened
    desk.select(words)
    desk.key(Qt.Key.Key_N)
    assert f"> {words}" in page.editor.text()
    desk.run("edit.undo")
    before = "What we know" if opened else ""
    assert (page.editor.text(), desk.services.notes.get(page.note_id).text) == (before, before)
    assert words not in {mark.anchor.exact for mark in desk.services.marks.of_article(article_id)}


def test_undo_leaves_a_quotation_that_was_written_on(desk: Desk) -> None:
    desk.open(TITLE)
    note_id = write(desk, "What we know")
    desk.select("ending a year of argument")
    desk.key(Qt.Key.Key_N)
    desk.bot.keyClicks(desk.notes.page.editor, "So he said")
    desk.reader.view.setFocus()
    desk.run("edit.undo")
    text = desk.services.notes.get(note_id).text
    assert "> ending a year of argument" in text
    assert text.endswith("So he said")


def test_deleting_a_note_can_be_undone(desk: Desk) -> None:
    desk.open(TITLE)
    note_id = write(desk, "Keep me")
    desk.run("notes.delete")
    assert note_id not in {note.id for note in desk.services.notes.all()}
    desk.run("edit.undo")
    assert desk.services.notes.get(note_id).text == "Keep me"


@pytest.mark.parametrize("place", ["below", "beside", "off"])
def test_the_preview_stands_where_it_is_wanted(place: str, desk: Desk) -> None:
    desk.open(TITLE)
    desk.notes.set_preview(place)
    desk.settle()
    page = desk.notes.page
    assert page.preview.isVisible() is (place != "off")
    assert desk.window.settings.load().preview == place


def test_a_pasted_address_over_words_makes_a_link() -> None:
    assert edits.linked("the memo", "https://example.org") == "[the memo](https://example.org)"


@pytest.mark.parametrize(
    ("html", "for_qt"),
    [
        ("<h1>A</h1><p>b</p>", '<p class="h1">A</p><p>b</p>'),
        ('<h2 dir="rtl">A</h2>', '<p class="h2" dir="rtl">A</p>'),
        ("<hr/>", "<hr/>"),
    ],
)
def test_headings_for_qt(html: str, for_qt: str) -> None:
    assert as_paragraphs(html) == for_qt


def test_undo_never_takes_a_note_that_is_being_written(desk: Desk) -> None:
    desk.open(TITLE)
    note_id = write(desk, "Words that must stay")
    desk.reader.view.setFocus()
    desk.run("edit.undo")
    assert desk.services.notes.get(note_id).text == "Words that must stay"


def test_undo_in_the_editor_undoes_typing(desk: Desk) -> None:
    desk.open(TITLE)
    write(desk, "one")
    editor = desk.notes.page.editor
    editor.setFocus()
    desk.run("edit.undo")
    assert editor.text() != "one"


def test_undoing_a_restore_keeps_what_was_typed_since(desk: Desk) -> None:
    desk.open(TITLE)
    note_id = write(desk, "x" * 600)
    desk.services.notes.save(note_id, "z")
    changes = desk.services.notes.restore(note_id, desk.services.notes.revisions(note_id)[0].id)
    desk.services.notes.save(note_id, "x" * 600 + " and a new paragraph")
    desk.services.undo.apply(changes)
    assert any("a new paragraph" in one.text for one in desk.services.notes.revisions(note_id))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cafe", "café"),
        ("LODZ", "Łódź"),
        ("office", "o\ufb03ce"),
        ("it's", "It’s"),
        ("1 200", "1\u00a0200"),
        ("so the", "so\u2029the"),
        (" ", None),
        ("river", None),
    ],
)
def test_find_in_a_note_takes_what_is_on_the_screen(desk: Desk, typed: str, found: str | None) -> None:
    desk.run("notes.new")
    page = desk.notes.page
    page.editor.setPlainText("😀 It’s the café, the Łódź o\ufb03ce, 1\u00a0200 of them, so\nthe rest.")
    page.find_bar.open()
    page.find_bar.box.setText(typed)
    desk.settle()
    hits = [row.cursor.selectedText() for row in page.editor.extraSelections()]
    assert hits == ([] if found is None else [found])
    assert page.editor.textCursor().selectedText() == (found or "")
    page.find_bar.close_bar()


LONG_NOTE = "".join(f"## Day {number}\n\nThe ferry left at nine.\n\n" for number in range(1_500))


def _preview(desk: Desk) -> str:
    preview = desk.notes.page.preview
    desk.bot.waitUntil(lambda: not preview.is_busy, timeout=20_000)
    return preview.view.toPlainText()


def test_a_very_long_note_is_previewed_in_parts(desk: Desk) -> None:
    desk.run("notes.new")
    page = desk.notes.page
    page.editor.show_text(LONG_NOTE)
    page.preview.show_text(LONG_NOTE)
    first = _preview(desk)
    assert "Day 0" in first
    assert "Day 1499" not in first
    assert "Show the next part" in first
    page.preview.view.anchorClicked.emit(QUrl("clipdesk:part/1"))
    second = _preview(desk)
    assert "Show the part before" in second
    last = max(int(word) for word in first.split() if word.isdecimal() and int(word) < 1_500)
    assert f"Day {last + 1}" in second or f"Day {last}" in second


def test_the_part_that_is_written_in_is_the_one_in_sight(desk: Desk) -> None:
    desk.run("notes.new")
    page = desk.notes.page
    page.preview.show_text(LONG_NOTE)
    _preview(desk)
    page.preview.update_text(f"{LONG_NOTE}The last word.")
    shown = _preview(desk)
    assert "The last word." in shown
    assert "Day 0\n" not in shown
    page.preview.update_text(f"The first word.\n\n{LONG_NOTE}The last word.")
    assert "The first word." in _preview(desk)


def test_the_preview_of_an_ordinary_note_is_whole(desk: Desk) -> None:
    desk.run("notes.new")
    page = desk.notes.page
    page.preview.show_text("## Day\n\nThe ferry left at nine.\n\n" * 60)
    assert "part" not in _preview(desk)


def test_what_was_found_before_the_note_changed_is_looked_for_again(desk: Desk) -> None:
    desk.run("notes.new")
    page = desk.notes.page
    page.editor.setPlainText("a ferry, a ferry")
    page.find_bar.open()
    page.find_bar.box.setText("ferry")
    page.editor.setPlainText("ferry, ferry, ferry")
    desk.settle()
    assert [row.cursor.selectedText() for row in page.editor.extraSelections()] == ["ferry"] * 3
    page.find_bar.close_bar()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("a\nb", "a\nb", [(" ", "a"), (" ", "b")]),
        ("a\nb\nc", "a\nx\nc", [(" ", "a"), ("-", "b"), ("+", "x"), (" ", "c")]),
        ("a\na", "a\na\na", [(" ", "a"), (" ", "a"), ("+", "a")]),
        ("a\nb\nc\nd", "x\nb\nc\ny", [("-", "a"), ("+", "x"), (" ", "b"), (" ", "c"), ("-", "d"), ("+", "y")]),
        ("a\n" + "b\n" * 4_000, "c\n" + "b\n" * 4_000, [("-", "a"), ("+", "c"), *[(" ", "b")] * 4_000]),
        ("b\n" * 4_000, "c\n" * 4_000, [*[("-", "b")] * 4_000, *[("+", "c")] * 4_000]),
    ],
)  # fmt: skip
def test_two_revisions_are_compared_line_by_line(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert compare(old, new) == expected


def test_the_history_of_a_very_long_note_is_shown_whole(desk: Desk) -> None:
    desk.run("notes.new")
    page = desk.notes.page
    note_id = desk.services.notes.add("", "a\n" * 100_000).made
    desk.services.notes.save(note_id, "b " * 20_000)
    services, theme = desk.services.notes, desk.window.theme
    dialog = RevisionsDialog(services, desk.window.jobs, theme, page.font(), note_id, "b " * 20_000, page)
    dialog.show()
    desk.settle()
    dialog.list.setCurrentIndex(dialog.list.model().index(0, 0))
    desk.settle()
    desk.bot.waitUntil(lambda: not dialog._rest and bool(dialog.view.toPlainText()), timeout=20_000)
    shown = dialog.view.toPlainText().replace("\u2028", "\n")
    assert shown.count("− a\n") == 100_000
    assert shown.count("b ") == 20_000
    dialog.close()
