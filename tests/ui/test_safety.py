"""Nothing is loaded and nothing runs: pictures that would be red, a pipe that would hang, text that would be HTML."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.nouns import Noun
from app.ui.frame.notice import Notice
from app.ui.frame.open_link import LinkOpener, may_open
from app.ui.safety import PlainLabel, SafeBrowser
from app.ui.theme import Theme
from tests.site import Reply, serve
from tests.ui.conftest import Desk

APP = Path(__file__).resolve().parent.parent.parent / "app"


@pytest.fixture
def red(tmp_path: Path) -> Path:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 0, 0))
    path = tmp_path / "red.png"
    assert image.save(str(path))
    return path


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe.png"
    os.mkfifo(path)
    return path


def is_red(widget: QWidget) -> bool:
    image = widget.grab().toImage()
    return any(
        image.pixelColor(x, y) == QColor(255, 0, 0)
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def test_the_browser_of_qt_itself_would_show_red(red: Path, qtbot: QtBot) -> None:
    """The picture of these tests can be seen: without our browser, Qt draws it."""
    from PySide6.QtWidgets import QTextBrowser

    view = QTextBrowser()
    qtbot.addWidget(view)
    view.resize(200, 200)
    view.setHtml(f'<img src="{red}">')
    assert is_red(view)


@pytest.mark.parametrize(
    "form",
    [
        '<img src="{}">',
        '<img src="file://{}">',
        '<table background="{}"><tr><td>x</td></tr></table>',
        '<div style="background-image: url({})">x</div>',
        '<ul style="list-style-image: url({})"><li>x</ul>',
    ],
)
def test_no_picture_comes_from_the_disk(form: str, red: Path, pipe: Path, qtbot: QtBot) -> None:
    view = SafeBrowser()
    qtbot.addWidget(view)
    view.resize(200, 200)
    view.show()
    view.setHtml(form.format(red))
    assert not is_red(view)
    view.setHtml(form.format(pipe))  # Qt's own browser would wait here for ever
    view.grab()


def test_a_clipped_page_asks_nobody_for_anything(desk: Desk, red: Path, pipe: Path) -> None:
    words = "The harbour board met on Tuesday and spoke for an hour about the lamps on the old pier. " * 6
    page = f"""<html><body><article><h1>Lamps</h1><p>{words}</p><p><img src="file://{red}"> {words}</p>
    <p><img src="{pipe}"><a href="javascript:alert(1)">one</a> <a href="file:///etc/passwd">two</a> {words}</p>
    <p style="background-image: url(file://{red})">{words}</p><iframe src="file://{red}"></iframe></article></body></html>"""
    with serve({"/lamps": Reply(page.encode())}) as site:
        from app.domain.clip import ClipRequest

        desk.window.wiring.clipper.clip([ClipRequest(url=site.url("/lamps"))])
        desk.settle()
        asked = list(site.asked)
        desk.reader.show_article(
            desk.services.articles.page(desk.library.model.narrow, desk.library.model.order, 0, 1)[0].id
        )
        desk.settle()
        assert "lamps on the old pier" in desk.reader.view.toPlainText()
        assert not is_red(desk.reader.view)
        assert site.asked == asked
    html = desk.reader.view.toHtml()
    assert "javascript:" not in html
    assert "file:" not in html


def test_a_note_loads_nothing(desk: Desk, red: Path, pipe: Path) -> None:
    text = f"# A\n\n![x]({red})\n\n![y](file://{pipe})\n\n<img src='{red}'>\n\n[go](javascript:alert(1))\n"
    note_id = desk.services.notes.add("", text).made
    desk.window.context.open(Noun.NOTE, note_id)
    desk.settle()
    assert not is_red(desk.notes)


def test_labels_and_messages_show_html_as_it_is_written(red: Path, qtbot: QtBot, theme: Theme) -> None:
    words = f'<b>bold</b><img src="{red}">'
    label = PlainLabel(words)
    window = QWidget()
    window.resize(600, 300)
    notice = Notice(theme, window)
    qtbot.addWidget(window)
    window.show()
    notice.warn(words)
    qtbot.addWidget(label)
    label.resize(300, 60)
    label.show()
    assert not is_red(label)
    assert not is_red(window)


def test_every_label_of_the_window_is_plain(desk: Desk) -> None:
    from PySide6.QtCore import Qt

    rich = [
        label for label in desk.window.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText
    ]
    # The labels that Qt makes for the lines of a form hold our own words, as they stand in the code.
    ours = "".join(path.read_text("utf8") for path in APP.joinpath("ui").rglob("*.py"))
    assert [label.text() for label in rich if label.text() and f'"{label.text()}"' not in ours] == []


def test_no_label_is_made_but_plain_ones() -> None:
    """A label or message of Qt's own is told on its very next lines that its text is plain."""
    for path in APP.joinpath("ui").rglob("*.py"):
        lines = path.read_text("utf8").splitlines()
        for number, line in enumerate(lines):
            if re.search(r"= (QLabel|QMessageBox)\(", line):
                behind = "\n".join(lines[number : number + 5])
                assert "setTextFormat(Qt.TextFormat.PlainText)" in behind, f"{path.name}: {line.strip()}"


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("mailto:a@example.org", True),
        ("HTTPS://example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("\u2028javascript:alert(1)", False),
        ("//example.org", False),
        ("example.org", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_links_of_three_kinds_open(address: str, opens: bool) -> None:
    assert may_open(address) is opens


def test_a_link_is_shown_before_it_opens(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    notice = Notice(theme, window)
    LinkOpener(notice).ask("https://example.org/very/long")
    assert "https://example.org/very/long" in notice.words.text()
    LinkOpener(notice).ask("javascript:alert(1)")
    assert "nothing" in notice.words.text()
