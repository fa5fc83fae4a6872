"""Clipping in the window: links, files, pastes, drops, duplicates, what fails and how it is said, stopping."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from app.domain.article.article import Stage
from app.domain.clip import ClipRequest
from app.domain.listing import ArticleFilter, Order
from app.domain.nouns import Noun
from app.ui.clip.dialog import ClipDialog
from app.ui.frame.notice import Notice
from tests.site import Reply, serve
from tests.ui.conftest import Desk
from tests.ui.test_window import PAGE


def newest(desk: Desk) -> str:
    return desk.services.articles.page(ArticleFilter(), Order.NEWEST, 0, 1)[0].id


def press(notice: Notice, words: str) -> None:
    button = next(button for button in notice._buttons if button.text() == words)
    button.click()


def test_a_copied_link_is_pasted_anywhere(desk: Desk) -> None:
    with serve({"/pier": Reply(PAGE.encode())}) as site:
        QGuiApplication.clipboard().setText(site.url("/pier"))
        desk.run("clip.paste")
        assert desk.services.articles.get(newest(desk)).title == "Pier lights to return"


def test_a_link_dropped_on_the_window(desk: Desk) -> None:
    with serve({"/pier": Reply(PAGE.encode())}) as site:
        data = QMimeData()
        data.setUrls([QUrl(site.url("/pier"))])
        event = QDropEvent(
            QPoint(300, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        desk.window.dropEvent(event)
        desk.settle()
        assert desk.services.articles.get(newest(desk)).stage is Stage.READY


def test_saved_pages_are_dropped_together(desk: Desk, tmp_path: Path) -> None:
    paths = []
    for number in range(3):
        path = tmp_path / f"page {number}.html"
        path.write_text(PAGE.replace("Pier lights", f"Pier lights {number}"), "utf8")
        paths.append(path)
    desk.window.wiring.clipper.clip([ClipRequest(path=path) for path in paths])
    desk.settle()
    assert desk.services.care.counts()[Noun.ARTICLE] == 7


def test_pasted_text_becomes_an_article(desk: Desk) -> None:
    body = "The harbour board met on Tuesday and spoke for an hour about the lamps on the old pier. " * 4
    QGuiApplication.clipboard().setText(f"Lamps to return\n\n{body}\n\nSign up to our newsletter\n\n{body}")
    desk.run("clip.paste")
    article = desk.services.articles.get(newest(desk))
    assert article.title == "Lamps to return"
    version = desk.services.articles.version(article.id)
    assert version is not None
    assert "newsletter" not in version.text


def test_the_first_clip_is_opened_and_the_next_one_waits(desk: Desk) -> None:
    first, second = (
        f"The {name} of the harbour\n\n" + "The board met on Tuesday about the wall. " * 12
        for name in ("board", "wall")
    )
    desk.window.wiring.clipper.clip([ClipRequest(text=first)])
    desk.settle()
    opened = desk.reader.article_id
    assert desk.services.articles.get(opened).title == "The board of the harbour"
    desk.window.wiring.clipper.clip([ClipRequest(text=second)])
    desk.settle()
    assert desk.reader.article_id == opened


def test_the_same_address_is_offered_as_the_article_already_there(desk: Desk) -> None:
    with serve({"/pier": Reply(PAGE.encode())}) as site:
        desk.window.wiring.clipper.clip([ClipRequest(url=site.url("/pier"))])
        desk.settle()
        first = newest(desk)
        desk.window.wiring.clipper.clip([ClipRequest(url=site.url("/pier") + "?utm_source=mail")])
        desk.settle()
        assert "already" in desk.window.notice.words.text()
        press(desk.window.notice, "Open it")
        desk.settle()
    assert desk.reader.article_id == first
    assert desk.services.care.counts()[Noun.ARTICLE] == 5


@pytest.mark.parametrize(
    ("title", "reply", "says"),
    [
        ("gone", Reply(b"", 404), "no page at this address"),
        ("no article", Reply(b"<html><body><nav>Home</nav></body></html>"), "No article"),
        (
            "a drawing",
            Reply(b"<svg/>", headers={"Content-Type": "image/svg+xml"}),
            "picture",
        ),
    ],
)
def test_what_fails_is_said_and_can_be_tried_again(title: str, reply: Reply, says: str, desk: Desk) -> None:
    pages = {"/pier": reply}
    with serve(pages) as site:
        desk.window.wiring.clipper.clip([ClipRequest(url=site.url("/pier"))])
        desk.settle()
        stub = desk.services.articles.get(newest(desk))
        assert stub.stage is Stage.FAILED, title
        assert says.lower() in stub.problem.lower()
        assert desk.window.notice.property("warning")
        desk.reader.show_article(stub.id)
        desk.settle()
        assert desk.reader.placeholder.retry.isVisible()
        assert says.lower() in desk.reader.placeholder.words.text().lower()


def test_an_address_inside_is_asked_about(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve({"/pier": Reply(PAGE.encode())}) as site:
        desk.services.clips._fetcher._allow_hosts = lambda: frozenset(
            desk.window.settings.load().allowed_hosts
        )
        desk.window.wiring.clipper.clip([ClipRequest(url=site.url("/pier"))])
        desk.settle()
        assert "inside your own network" in desk.window.notice.words.text()
        press(desk.window.notice, "Allow this host")
        desk.settle()
        articles = desk.services.articles.page(ArticleFilter(), Order.NEWEST, 0, 2)
        assert [article.stage for article in articles] == [Stage.READY, Stage.FAILED]


def test_a_clip_can_be_stopped(desk: Desk) -> None:
    with serve({"/slow": Reply(behave="hang")}) as site:
        desk.window.wiring.clipper.clip([ClipRequest(url=site.url("/slow"))])
        desk.bot.waitUntil(lambda: site.asked == ["/slow"], timeout=10_000)
        assert desk.window.wiring.tray.isVisible()
        line = desk.window.wiring.tray._lines[0]
        from PySide6.QtWidgets import QToolButton

        line.findChildren(QToolButton)[0].click()
        desk.settle()
    assert not desk.window.wiring.tray.isVisible()
    assert desk.services.care.counts()[Noun.ARTICLE] == 4


def test_a_very_long_text_is_shown_by_its_beginning_and_clipped_whole(desk: Desk) -> None:
    dialog = ClipDialog(desk.window)
    dialog.show()
    wanted: list[list[ClipRequest]] = []
    dialog.clip_wanted.connect(wanted.append)
    words = "The log of the ferry.\n\n" + "It came and left again. " * 40_000
    QGuiApplication.clipboard().setText(words)
    dialog.box.clear()
    desk.bot.keyClick(dialog.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(dialog.box.toPlainText()) < 5_000
    assert f"{len(words):,} letters" in dialog.words.text()
    desk.bot.keyClick(dialog.box, Qt.Key.Key_Backspace)
    assert dialog.box.toPlainText() == ""
    assert "address" in dialog.words.text()
    desk.bot.keyClick(dialog.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog.clip.click()
    assert [one.text for one in wanted[0]] == [words]
