"""A page that changes: what the reporter sees of it, and what her keys and buttons do about her marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QPushButton

from app.annotate.versions import compared
from app.domain.article.version import Version
from app.domain.clip import ClipRequest
from app.domain.mark import Decision, MarkKind, Outcome
from app.domain.steps import Watcher, run_here
from app.services.record import Services
from app.ui.follow.compare_page import Sheet, html, pages
from app.ui.follow.history import HistoryDialog
from app.ui.follow.inbox import InboxDialog
from app.ui.reader.page import TURN
from tests.services.follow.conftest import PARAGRAPHS, page
from tests.site import Reply, Site, serve
from tests.ui.conftest import Desk

PAID = "310,000 crowns"
Shown = TypeVar("Shown", bound=QDialog)
EDITED = (*PARAGRAPHS[:2], PARAGRAPHS[2].replace("310", "470"), PARAGRAPHS[4])


class Story:
    """An article with three marks in the window, and the site it came from."""

    def __init__(self, desk: Desk, site: Site, pages: dict[str, Reply]) -> None:
        self.desk, self.pages, self.site = desk, pages, site
        services = desk.services
        self.show(*PARAGRAPHS)
        request = ClipRequest(url=site.url("/ferry"))
        self.id = run_here(services.clips.steps(request, Watcher())).article.id
        version = services.articles.version(self.id)
        assert version is not None
        self.marks = []
        for words in (PARAGRAPHS[0][:30], PAID, "a third has given notice"):
            start = version.text.index(words)
            kind = MarkKind.QUOTE
            self.marks.append(services.marks.add(version.id, start, start + len(words), kind).made)
        desk.reader.show_article(self.id)
        desk.settle()

    def show(self, *paragraphs: str, **kwargs: str) -> None:
        self.pages["/ferry"] = Reply(page(*paragraphs, **kwargs))

    def check(self) -> str:
        """Press the key; the sentence at the foot of the window."""
        self.desk.run("follow.check")
        return self.desk.window.notice.words.text()

    def outcomes(self) -> list[tuple[Outcome, Decision]]:
        found = (self.desk.services.marks.get(one) for one in self.marks)
        return [(mark.outcome, mark.decision) for mark in found]


@pytest.fixture
def story(desk: Desk) -> Iterator[Story]:
    pages: dict[str, Reply] = {}
    with serve(pages) as site:
        yield Story(desk, site, pages)


def dialog(desk: Desk, kind: type[Shown]) -> Shown:
    return next(one for one in desk.window.findChildren(kind) if one.isVisible())


def press(desk: Desk, button: QPushButton) -> None:
    desk.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.settle()


def test_nothing_changed_is_said(story: Story) -> None:
    assert story.check() == "Nothing changed."


def test_edited_and_vanished_marks_are_shown_and_settled(story: Story) -> None:
    story.show(*EDITED)
    said = story.check()
    assert said.startswith("1 marked passage changed and 1 marked passage vanished.")
    desk = story.desk
    tray = desk.reader.review.tray
    assert tray.isVisible()
    edited, orphan = tray.cards
    assert [label.text() for label in edited.findChildren(type(tray.title))][1:3] == [
        f"− {PAID}",
        "+ 470,000 crowns",
    ]
    press(desk, edited.findChildren(QPushButton)[0])
    assert story.outcomes()[1] == (Outcome.EDITED, Decision.ACCEPTED)
    desk.run("edit.undo")
    assert story.outcomes()[1] == (Outcome.EDITED, Decision.OPEN)
    orphan = desk.reader.review.tray.cards[1]
    press(desk, orphan.findChildren(QPushButton)[1])  # show where it stood
    assert desk.reader.versions.bar.isVisible()
    assert desk.reader.view.textCursor().selectedText() == "a third has given notice"
    desk.run("follow.newest")
    assert not desk.reader.versions.bar.isVisible()
    desk.select("the board to publish")
    press(desk, desk.reader.review.tray.cards[1].findChildren(QPushButton)[0])  # attach
    mark = desk.services.marks.get(story.marks[2])
    assert (mark.decision, mark.anchor.exact) == (Decision.BY_HAND, "the board to publish")


def test_the_keys_settle_the_current_mark(story: Story) -> None:
    story.show(*EDITED)
    story.check()
    story.desk.reader.marking.current = story.marks[1]
    story.desk.reader.view.setFocus()
    story.desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert story.outcomes()[1] == (Outcome.EDITED, Decision.KEPT)


def test_versions_are_compared_in_place_and_side_by_side(story: Story) -> None:
    desk = story.desk
    desk.run("follow.compare")
    assert "one version only" in desk.window.notice.words.text()
    story.show(*EDITED, title="Ferry to sail again")
    story.check()
    desk.run("follow.compare")
    panel = desk.reader.versions.panel
    assert panel.isVisible()
    words = panel.view.toPlainText()
    assert "−310,000" in words
    assert "+470,000" in words
    assert "Headline: − Ferry to run again + Ferry to sail again" in words
    assert panel.count.text().startswith("Change 1 of 2.")
    desk.bot.keyClick(panel.view, Qt.Key.Key_F8)
    assert panel.count.text().startswith("Change 2 of 2.")
    desk.bot.mouseClick(panel.beside, Qt.MouseButton.LeftButton)
    assert "+470,000" in panel.view.toPlainText()
    desk.bot.keyClick(panel.view, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.reader.view.isVisible()


def test_a_page_that_is_gone_leaves_the_article_and_comes_to_the_inbox(story: Story) -> None:
    story.pages["/ferry"] = Reply(b"", 404)
    assert story.check() == "The page is gone. The last good version stays in view."
    desk = story.desk
    assert desk.window.top.changes.text() == "1 change"
    desk.run("follow.inbox")
    inbox = dialog(desk, InboxDialog)
    assert inbox.list.count() == 1
    press(desk, inbox.open_button)
    assert not desk.window.top.changes.isVisible()
    assert desk.reader.article_id == story.id


def test_every_look_has_its_receipt(story: Story) -> None:
    story.show(*EDITED)
    story.check()
    desk = story.desk
    desk.run("follow.history")
    history = dialog(desk, HistoryDialog)
    assert [choice.detail for choice in history.list.choices()] == [
        "The text changed · version 2",
        "First clip · version 1",
    ]
    receipt = history.receipt.toPlainText()
    assert "Complete, as far as the page tells." in receipt
    assert "SHA-256" in receipt
    press(desk, history.compare)
    assert desk.reader.versions.panel.isVisible()


def test_further_pages_are_fetched_from_the_receipt_and_taken_back(story: Story) -> None:
    desk, link = story.desk, "<p><a href='/long?page=2'>Next page</a></p>"
    story.pages["/long"] = Reply(page(*PARAGRAPHS[:2], title="A long story", foot=link))
    story.pages["/long?page=2"] = Reply(page(*PARAGRAPHS[2:], title="A long story"))
    request = ClipRequest(url=story.site.url("/long"))
    article = run_here(desk.services.clips.steps(request, Watcher())).article
    desk.reader.show_article(article.id)
    desk.settle()
    desk.run("follow.history")
    history = dialog(desk, HistoryDialog)
    assert "one of several pages" in history.receipt.toPlainText()
    press(desk, history.pages)
    assert desk.window.notice.words.text() == "Joined 1 further page to the article."
    assert PARAGRAPHS[4] in desk.reader.view.toPlainText()
    assert not desk.reader.header.receipt.isVisible()
    desk.run("edit.undo")
    assert PARAGRAPHS[4] not in desk.reader.view.toPlainText()
    assert desk.reader.header.receipt.isVisible()


def test_a_newer_copy_dropped_on_the_article_is_compared(story: Story, tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_bytes(page(*EDITED))
    desk = story.desk
    desk.window.wiring.follow.offer([ClipRequest(path=saved)])
    yes = next(
        button for button in desk.window.notice.findChildren(QPushButton) if "compare" in button.text()
    )
    press(desk, yes)
    assert desk.window.notice.words.text().startswith(
        "1 marked passage changed and 1 marked passage vanished."
    )


def test_a_watched_article_is_looked_at_and_a_changed_passage_is_told(story: Story) -> None:
    desk = story.desk
    desk.run("follow.watch")
    assert desk.services.articles.get(story.id).watched
    story.show(*EDITED)
    watch = desk.services.watches.of_article(story.id)
    assert watch is not None
    desk.services.watches.stop([story.id])
    desk.services.watches.start([story.id])  # due at once
    told: list[object] = []
    desk.window.wiring.follow.news.watching.passage_changed.connect(told.append)
    desk.bot.waitUntil(lambda: _look(desk) or bool(told), timeout=20_000)
    desk.settle()
    assert "1 marked passage changed" in desk.window.notice.words.text()
    # What she reads stays in view; the newer version is a click away.
    assert desk.reader.versions.bar.isVisible()


def _look(desk: Desk) -> bool:
    desk.window.wiring.follow.news.watching.look()
    return False


def test_an_incomplete_clip_carries_its_sign(desk: Desk, make_desk: Callable[[Services], Desk]) -> None:
    wall = "<div><h2>This article is for subscribers</h2><p>Subscribe to continue reading.</p></div>"
    with serve({"/wall": Reply(page(*PARAGRAPHS[:3], foot=wall))}) as site:
        request = ClipRequest(url=site.url("/wall"))
        article = run_here(desk.services.clips.steps(request, Watcher())).article
    assert article.incomplete
    desk.reader.show_article(article.id)
    desk.settle()
    assert desk.reader.header.receipt.isVisible()


def test_a_long_comparison_is_shown_in_parts(story: Story) -> None:
    desk, many = story.desk, 2_400
    lines = [
        f"The ferry came at {number} and left again, with nobody on board who knew why."
        for number in range(many)
    ]
    story.show(*lines)
    story.check()
    story.show(*[f"{one} It was late." if at % 3 == 0 else one for at, one in enumerate(lines)])
    story.check()
    desk.run("follow.compare")
    panel = desk.reader.versions.panel
    assert "Part 1 of" in panel.view.toPlainText()
    changes = many // 3
    assert panel.count.text().startswith(f"Change 1 of {changes}.")
    first = panel.view.toPlainText()
    panel.step(-1)
    assert panel.count.text().startswith(f"Change {changes} of {changes}.")
    assert panel.part > 0
    assert "Show the part before" in panel.view.toPlainText()
    panel.view.anchorClicked.emit(QUrl(f"{TURN}0"))
    assert panel.view.toPlainText() == first
    desk.bot.mouseClick(panel.beside, Qt.MouseButton.LeftButton)
    desk.settle()
    panel.step(1)
    assert panel.count.text().startswith(f"Change 1 of {changes}.")


@pytest.mark.parametrize("beside", [False, True])
def test_every_change_is_in_a_part_and_no_words_are_lost(beside: bool) -> None:
    old = "\n\n".join(f"Line {number} of the log." for number in range(6_000))
    new = re.sub("[147] of", "8 of", old)
    version = Version("v", "a", "c", 1, datetime.now(UTC), old, "", (), "")
    comparison = compared(old, new, {}, {})
    whole = replace(Sheet.of(version, replace(version, text=new), comparison), beside=beside)
    found = pages(whole)
    assert len(found.parts) > 1
    assert sorted(found.part_of) == list(range(len(comparison.changes)))
    assert list(found.part_of.values()) == sorted(found.part_of.values())
    shown = "".join(re.sub("<[^>]*>", "", part) for part in found.parts)
    assert shown == re.sub("<[^>]*>", "", html(whole))
