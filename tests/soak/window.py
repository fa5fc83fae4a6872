"""Pages, notes and words of up to 1 MB go into the real widgets; the longest the window's thread was held by each goes out as a table."""

# Measured is the CPU time of the window's thread between two turns of its event loop, in which no key and no click is
# answered. What other threads do meanwhile is not in it.

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.article.article import Article, Stage, State
from app.domain.article.block import Block
from app.domain.article.version import Version
from tests.bench.library import FIRST

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

    from app.domain.note import Note
    from app.ui.choose.rows import Choice
    from app.ui.jobs import Jobs
    from app.ui.notes.page import NotePage
    from app.ui.notes.writing.editor import NoteEditor
    from app.ui.reader.page import Page
    from app.ui.reader.view import ReaderView
    from app.ui.theme import Theme

SIZE = 1_000_000
MOST_MS = 100.0
LONGEST_S = 20.0  # for what is done away from the window
WORDS = "What the river takes from the lower town it gives back. "


def table(rows: int, columns: int, cell: str = "<td>12</td>") -> str:
    """A table of so many cells."""
    return f"<table><tbody>{f'<tr>{cell * columns}</tr>' * rows}</tbody></table>"


def many(piece: str, size: int = SIZE) -> str:
    """As many of a piece as have room."""
    return piece * max(1, size // len(piece))


def wrapped(tag: str, piece: str, size: int = SIZE) -> str:
    """One element of many of a piece."""
    return f"<{tag}>{many(piece, size)}</{tag}>"


PICTURE = f'<p><img src="blob:{"0" * 64}"/></p>'
PAGES: dict[str, Callable[[], str]] = {
    "one word of 200,000 letters": lambda: f"<p>{'x' * 200_000}</p>",
    "one word of 1 MB": lambda: wrapped("p", "x"),
    "one word of 1 MB in tags": lambda: wrapped("p", "x<b>y</b>"),
    "one word of 1 MB of signs": lambda: wrapped("p", "&amp;"),
    "one word of 1 MB of accents": lambda: wrapped("p", "e\u0301"),
    "1 MB of Chinese": lambda: f"<p>{'河' * (SIZE // 3)}</p>",
    "1 MB of Arabic": lambda: f"<p>{many('سلام ', SIZE // 2)}</p>",
    "1 MB of faces": lambda: f"<p>{'😀' * (SIZE // 4)}</p>",
    "a paragraph of 1 MB": lambda: f"<p>{many(WORDS)}</p>",
    "1 MB of ordinary paragraphs": lambda: many(f"<p>{WORDS * 8}</p>"),
    "50,000 paragraphs": lambda: "<p>a</p>" * 50_000,
    "1 MB of <br>": lambda: many("<br>"),
    "1 MB of a<br>": lambda: wrapped("p", "a<br>"),
    "10,000 tags in one word": lambda: f"<p>{'x<b>y</b>' * 10_000}</p>",
    "10,000 tags in one another": lambda: f"<p>{'<b>x' * 10_000}{'</b>' * 10_000}</p>",
    "1 MB of tags in one another": lambda: f"<p>{many('<i>', SIZE // 2)}x{many('</i>', SIZE // 2)}</p>",
    "1 MB of links": lambda: wrapped("p", '<a href="https://quay.example/">a</a> '),
    "1 MB of items": lambda: wrapped("ul", "<li>a</li>"),
    "1 MB of numbered items": lambda: wrapped("ol", '<li value="7">a</li>'),
    "400 lists in one another": lambda: "<ul><li>a" * 400 + "</li></ul>" * 400,
    "400 quotations in one another": lambda: "<blockquote>a" * 400 + "</blockquote>" * 400,
    "1 MB of headings": lambda: many("<h2>a</h2>"),
    "1 MB of code": lambda: wrapped("pre", "x = 1\n"),
    "a table of 40 x 40": lambda: table(40, 40),
    "a table of 100 x 100": lambda: table(100, 100),
    "a table of 300 x 300": lambda: table(300, 300),
    "a table of 1 x 50,000": lambda: table(1, 50_000),
    "a table of 50,000 x 1": lambda: table(50_000, 1),
    "300 cells with colspan=999": lambda: table(1, 300, '<td colspan="999">a</td>'),
    "300 rows with colspan=999": lambda: table(300, 1, '<td colspan="999">a</td>'),
    "300 cells with rowspan=999": lambda: table(300, 1, '<td rowspan="999">a</td>'),
    "cells with both spans": lambda: table(60, 5, '<td colspan="99" rowspan="99">a</td>'),
    "3,000 tables": lambda: table(2, 2) * 3_000,
    "200 tables in one another": lambda: "<table><tr><td>a" * 200 + "</td></tr></table>" * 200,
    "a cell of 1 MB": lambda: table(1, 1, f"<td>{many(WORDS)}</td>"),
    "a cell of one word of 1 MB": lambda: table(1, 1, wrapped("td", "x")),
    "5,000 pictures": lambda: PICTURE * 5_000,
    "a caption of 1 MB": lambda: f"<figure><img src=''><figcaption>{many(WORDS)}</figcaption></figure>",
    "1 MB of struck words": lambda: wrapped("p", "<s>~~a~~</s> "),
}


def application() -> QApplication:
    """The one application of this process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication([])


def held(work: Callable[[], object]) -> float:
    """The milliseconds of CPU that this thread takes for something."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1_000


def turns(app: QApplication, ready: Callable[[], bool] = lambda: True) -> float:
    """Let the event loop go round until it is at rest and `ready`; its longest turn, in milliseconds."""
    longest, quiet, began = 0.0, 0, time.monotonic()
    while quiet < 20 and time.monotonic() - began < 6 * LONGEST_S:
        turn = held(app.processEvents)
        longest = max(longest, turn)
        quiet = quiet + 1 if turn < 1 and ready() else 0
        if turn < 1 and not ready():
            time.sleep(0.002)
    return longest


def article(html: str, text: str, title: str = "A title") -> tuple[Article, Version]:
    """An article of one block."""
    made = Article(
        "a", FIRST, FIRST, 100, State.INBOX, Stage.READY, "", "v", title=title, authors=("Rosa Lind",),
        publication="The Ledger", published="2026-01-02", language="en", url="https://paper.example/a",
    )  # fmt: skip
    return made, Version("v", "a", "c", 1, FIRST, text, html, (Block(html, text),), "soak", title=title)


def reader_runs(app: QApplication) -> Iterator[tuple[str, str, float]]:
    """Each page: shown, the window made narrower, its end gone to, something found on it."""
    from app import paths
    from app.clip.clean import text_of
    from app.ui.reader import page
    from app.ui.reader.view import ReaderView
    from app.ui.theme import Themes, reading_families

    theme = Themes(paths.resources() / "themes").get("light")
    view = ReaderView(theme, page.PageStyle(theme, tuple(reading_families()), 18), 68)
    view.resize(820, 900)
    view.show()
    for name, make in PAGES.items():
        text = text_of(html := make())
        began = time.thread_time()
        shown = page.page(*article(html, text))
        if time.thread_time() - began > LONGEST_S:
            yield name, "made ready too slowly", float("inf")
        yield from ((name, what, taken) for what, taken in _reader(app, view, shown))
    view.close()


def _reader(app: QApplication, view: ReaderView, shown: Page) -> Iterator[tuple[str, float]]:
    text = shown.text
    last = max(0, len(text.rstrip()) - 1)
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("shown", lambda: view.show_page(shown)),
        ("made narrower", lambda: view.resize(760 if view.width() == 820 else 820, 900)),
        ("its end", lambda: view.go_to(last, last + 1)),
        (
            "places found",
            lambda: view.show_found([(at, at + 1) for at in range(0, last, 1 + last // 1_999)], 0),
        ),
    )
    for what, step in steps:
        yield what, max(held(step), turns(app))
    if not view.positions.agree:
        yield "POSITIONS DO NOT AGREE", float("inf")


NOTES: dict[str, str] = {
    "ordinary lines of 1 MB": many(f"{WORDS * 3}\n"),
    "a line of 200,000 letters": many(WORDS, 200_000),
    "a line of 1 MB": many(WORDS),
    "a word of 200,000 letters": "x" * 200_000,
    "a word of 1 MB": many("x"),
    "300,000 Chinese letters": "河" * 300_000,
    "1 MB of line ends": many("\n"),
    "1 MB of headings": many("# a\n"),
    "1 MB of items": many("- a\n"),
    "a table of 1 MB": "|a|b|\n|-|-|\n" + many("|1|2|\n"),
    "a table of 5,000 columns": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "|1" * 5_000 + "|",
    **{f"1 MB of {sign}": many(sign) for sign in ("[", "[[", "![", "*", "**a ", "`", "<", "|", "> ", "- - ", "https://")},
    **{f"3,000 lines of {sign}": many(many(sign, 65) + "\n", 198_000) for sign in ("[", "*a ", "**a** ", "`a` ", "[a](b) ")},
}  # fmt: skip


def note_runs(app: QApplication) -> Iterator[tuple[str, str, float]]:
    """Each note: opened, written in, moved in, pasted, taken back, found in, left, all with its preview; and its history."""
    from app import paths
    from app.main import open_services
    from app.ui.jobs import Jobs
    from app.ui.notes.page import NotePage
    from app.ui.theme import Themes

    font = app.font()
    font.setPixelSize(15)
    theme = Themes(paths.resources() / "themes").get("light")
    with tempfile.TemporaryDirectory() as folder, open_services(Path(folder) / "new") as services:
        jobs = Jobs(lambda: services.undo)
        made = services.notes.add("", "").made
        page = NotePage(services, jobs, theme, font)
        page.resize(620, 900)
        page.show()
        for name, text in NOTES.items():
            note = replace(services.notes.get(made), text=text)
            yield from ((name, what, taken) for what, taken in _note(app, page, jobs, note, (theme, font)))
        page.saver.forget(made)
        turns(app, lambda: jobs.idle)
        page.close()
        jobs.close()


def _note(
    app: QApplication, page: NotePage, jobs: Jobs, note: Note, look: tuple[Theme, QFont]
) -> Iterator[tuple[str, float]]:
    from PySide6.QtCore import QMimeData, Qt
    from PySide6.QtTest import QTest

    from app.domain.note import Revision
    from app.ui.notes.revisions import RevisionsDialog, sized

    editor, key = page.editor, partial(QTest.keyClick, page.editor)
    words, other = QMimeData(), replace(note, text="Another note.", id="other")
    words.setText(note.text)
    control = Qt.KeyboardModifier.ControlModifier
    same, numbers = (
        sized([Revision("r", note.id, note.created_at, old)])
        for old in (note.text[:-9], "\n".join(map(str, range(100_000))))
    )
    dialogs: list[RevisionsDialog] = []

    def over(step: Callable[[], object]) -> None:
        editor.selectAll()
        step()

    def history() -> None:
        dialogs.append(RevisionsDialog(page._services.notes, jobs, *look, note.id, note.text, page))
        dialogs[-1].show()

    def compare(kept: list[Choice]) -> None:
        dialogs[-1]._show(kept)
        dialogs[-1].list.setCurrentIndex(dialogs[-1].list.model().index(0, 0))

    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("opened", lambda: page.show_note(note)),
        ("a letter typed", lambda: QTest.keyClicks(editor, "a")),
        ("a line ended", lambda: key(Qt.Key.Key_Return)),
        ("its middle", lambda: _go(editor, len(note.text) // 2)),
        ("typed there", lambda: QTest.keyClicks(editor, "a")),
        ("ended there", lambda: key(Qt.Key.Key_Return)),
        ("taken there", lambda: key(Qt.Key.Key_Backspace)),
        ("its beginning", lambda: key(Qt.Key.Key_Home, control)),
        ("typed at it", lambda: QTest.keyClicks(editor, "- [[a")),
        ("a page on", lambda: key(Qt.Key.Key_PageDown)),
        ("its end", lambda: key(Qt.Key.Key_End, control)),
        ("all selected", lambda: over(bool)),
        ("bold", page.bold),
        ("as quotation", page.quote),
        ("as tasks", page.task),
        ("tasks undone", editor.undo),
        ("all deleted", lambda: over(partial(key, Qt.Key.Key_Delete))),
        ("delete undone", editor.undo),
        ("delete redone", editor.redo),
        ("emptied", lambda: editor.show_text("")),
        ("pasted", lambda: editor.insertFromMimeData(words)),
        ("paste undone", editor.undo),
        ("paste redone", editor.redo),
        ("pasted over", lambda: over(partial(editor.insertFromMimeData, words))),
        ("cut", lambda: over(editor.cut)),
        ("dropped", lambda: _drop(editor, words)),
        ("made narrower", lambda: page.resize(580 if page.width() == 620 else 620, 900)),
        ("find bar opened", page.find_bar.open),
        ("found in", lambda: page.find_bar.box.setText("a")),
        ("the next", page.find_bar.next),
        ("found not", lambda: page.find_bar.box.setText(many("ab"))),
        ("closed", page.find_bar.close_bar),
        ("preview off", lambda: page.set_preview("off")),
        ("preview below", lambda: page.set_preview("below")),
        ("next part", lambda: page.preview._follow("clipdesk:part/1")),
        ("other colours", lambda: look[0].theme_changed.emit()),
        ("another note", lambda: page.show_note(other)),
        ("back again", lambda: page.show_note(note)),
        ("left", page.leave),
        ("history", history),
        ("compared", lambda: compare(same)),
        ("unlike compared", lambda: compare(numbers)),
        ("history closed", lambda: dialogs.pop().close()),
    )

    def is_done() -> bool:
        return jobs.idle and not page.preview.is_busy and not any(dialog._rest for dialog in dialogs)

    page.saver.forget(note.id)
    for what, step in steps:
        yield what, max(held(step), turns(app, is_done))
        if what in _WHOLE and editor.text() != note.text:
            yield f"{what}: THE TEXT IS ANOTHER", float("inf")


def _go(editor: NoteEditor, position: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def _drop(editor: NoteEditor, words: QMimeData) -> None:
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QDropEvent

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    editor.dropEvent(QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, words, left, none))


# After these steps the note says what it said at first.
_WHOLE = frozenset(("opened", "pasted", "paste redone", "pasted over", "dropped", "closed", "back again"))


RUNS: tuple[tuple[str, Callable[[QApplication], Iterator[tuple[str, str, float]]]], ...] = (
    ("reader", reader_runs),
    ("notes", note_runs),
)


def soak() -> Counter[str]:
    """Run all, in a process that has no window yet."""
    app = application()
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CLIPDESK_HOME"] = str(Path(folder))
        for room, runs in RUNS:
            for name, what, taken in runs(app):
                print(f"{room:<8}{name:<32}{what:<16}{taken:>9.0f} ms", file=sys.stderr, flush=True)
                found["held" if taken <= MOST_MS else f"{what} {name} {taken:.0f} ms"] += 1
    return found
