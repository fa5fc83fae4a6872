"""The commands that follow pages and marks in, done: checks, watches, versions, marks and receipts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app import wording
from app.domain.changes import Changes
from app.domain.clip import ClipRequest
from app.domain.codes.doings import Label
from app.domain.errors import Cancelled
from app.domain.follow.alert import Checked, Finding
from app.domain.nouns import Noun
from app.ui.follow.checker import Checker
from app.ui.follow.news import News
from app.ui.labels import counted
from app.wording import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.errors import KnownError
    from app.ui.window import MainWindow

NEWS = frozenset({Finding.CHANGED, Finding.MINOR, Finding.BACK})


class FollowVerbs(QObject):
    """What the window does about pages that change."""

    def __init__(self, window: MainWindow, show_article: Callable[..., None]) -> None:
        super().__init__(window)
        self._window = window
        self._show_article = show_article
        self.checker = Checker(window.services, window.jobs, window.tray, self)
        self.news = News(window, show_article)
        self.checker.ended.connect(self._checked)
        self.checker.failed.connect(self._failed)

    def check(self) -> None:
        """Look at the chosen articles again, or at the open one."""
        self._for_chosen(self.checker.check)

    def join(self) -> None:
        """Fetch the further pages of the chosen articles, or of the open one."""
        self._for_chosen(self.checker.join)

    def _for_chosen(self, call: Callable[[Sequence[tuple[str, str]]], object]) -> None:
        ids = self._window.library.chosen() or [self._window.reader.article_id]
        ids = [one for one in ids if one]
        if not ids:
            self._window.notice.say("Choose an article first.")
            return

        def named() -> list[tuple[str, str]]:
            return [(one, self._window.services.articles.get(one).title) for one in ids]

        self._window.jobs.read(self, named, call)

    def toggle_watch(self) -> None:
        """Watch the chosen articles, or stop if all of them are watched."""
        ids = self._window.library.chosen() or [self._window.reader.article_id]
        ids = [one for one in ids if one]
        if not ids:
            self._window.notice.say("Choose an article first.")
            return
        watches, articles = self._window.services.watches, self._window.services.articles

        def turn() -> Changes:
            watched = all(articles.get(one).watched for one in ids)
            return watches.stop(ids) if watched else watches.start(ids)

        self._window.jobs.write(self, turn, self._turned)

    def _turned(self, changes: Changes) -> None:
        if changes.label and changes.label.code == Label.UNWATCH_ARTICLES:
            self._window.notice.say("Not watched any more. Undo takes it back.")
            return
        self._window.notice.say(
            "Watched from now on, while Clipdesk is open. Changes are told in the inbox (Ctrl+4)."
        )
        self.news.watching.look()

    def compare(self) -> None:
        """Show what differs between the last two versions of the open article."""
        self._window.reader.versions.compare()

    def newest(self) -> None:
        """Show the newest version of the open article again."""
        self._window.reader.versions.newest()

    def toggle_tray(self) -> None:
        """Show or hide the marks that need a look."""
        self._window.reader.settling.toggle()

    def accept_current(self) -> None:
        """Let the current mark stand on its new words."""
        self._window.reader.settling.settle("accept", self._window.reader.marking.current)

    def keep_current(self) -> None:
        """Keep the current mark on the old version."""
        self._window.reader.settling.settle("keep", self._window.reader.marking.current)

    def history(self) -> None:
        """Show every look at the page of the open article."""
        from app.ui.follow.history import HistoryDialog

        window = self._window
        article_id = window.reader.article_id
        if not article_id:
            window.notice.say("Open an article first.")
            return
        dialog = HistoryDialog(window.services, window.jobs, window.theme, article_id, window)
        dialog.version_wanted.connect(window.reader.versions.read)
        dialog.compare_wanted.connect(window.reader.versions.compare)
        dialog.paste_wanted.connect(self.paste_copy)
        dialog.pages_wanted.connect(lambda: self.checker.join([(article_id, window.reader.title)]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def paste_copy(self) -> None:
        """Take what was copied as a newer copy of the open article's page."""
        from app.ui.clip import intake

        data = QGuiApplication.clipboard().mimeData()
        requests = intake.from_mime(data) if intake.worth_clipping(data) else []
        if not requests or (requests[0].url and not requests[0].html):
            self._window.notice.say(
                "Copy the whole text of the article in your browser first; then paste it here."
            )
            return
        self.take(requests[0])

    def take(self, request: ClipRequest) -> None:
        """Take a file or a paste as a newer copy of the open article's page."""
        article_id = self._window.reader.article_id
        if not article_id:
            self._window.notice.say("Open the article first that this is a copy of.")
            return
        self.checker.check([(article_id, "a newer copy")], request)

    def offer(self, requests: Sequence[ClipRequest]) -> None:
        """Ask what was meant by a page dropped on the open article."""
        (request,) = requests
        title = self._window.reader.title
        title = title if len(title) <= 60 else f"{title[:57].rstrip()}…"
        self._window.notice.ask(
            f"Is this a newer copy of “{title}”?",
            (
                ("Yes, compare them", lambda: self.take(request)),
                ("No, clip it", lambda: self._window.clipper.clip(requests)),
            ),
        )

    def export(self, old_id: str, new_id: str) -> None:
        """Ask for a place and a format, and write a comparison there."""
        from app.ui.frame.export import ask_where

        window = self._window
        work = partial(window.services.exchange.comparison, old_id, new_id)
        formats = window.services.exchange.formats(Noun.VERSION)
        ask_where(window, window.jobs, "Export the comparison", formats, work, window.notice.say)

    def _checked(self, done: list[Checked]) -> None:
        notice = self._window.notice
        news = [one for one in done if one.finding in NEWS]
        if any(one.version_id and one.article_id == self._window.reader.article_id for one in done):
            self._window.reader.versions.newest()  # she asked for it: no need to ask again
        if len(done) == 1:
            (one,) = done
            verbs = [("Compare", partial(self._compare, one))] if one.version_id else []
            if one.numbers.get("edited") or one.numbers.get("orphans") or one.numbers.get("uncertain"):
                verbs.insert(0, ("Look at the marks", partial(self._look_at_marks, one)))
            notice.ask(wording.news(one), verbs)
            return
        failed = sum(one.finding is Finding.FAILED for one in done)
        said = f"{counted(len(done), 'article')} checked: {len(news)} changed"
        said += f", {failed} without an answer." if failed else "."
        notice.ask(said, (("Show changes", self.news.inbox),) if any(one.alert_id for one in done) else ())

    def _compare(self, checked: Checked) -> None:
        self._show_article(checked.article_id)
        self._window.reader.versions.compare(new_id=checked.version_id)

    def _look_at_marks(self, checked: Checked) -> None:
        self._show_article(checked.article_id)
        self._window.reader.settling.bring()

    def _failed(self, error: KnownError) -> None:
        if isinstance(error, Cancelled):
            self._window.notice.say("Stopped.")
        else:
            self._window.notice.warn(said(error))
