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

    from PySide6.QtWidgets import QWidget

    from app.domain.errors import KnownError
    from app.ui.clip.clipper import Clipper
    from app.ui.clip.tray import ClipTray
    from app.ui.library.panel import LibraryPanel
    from app.ui.pane import Context
    from app.ui.reader.panel import ReaderPanel

NEWS = frozenset({Finding.CHANGED, Finding.MINOR, Finding.BACK})


class FollowVerbs(QObject):
    """What the window does about pages that change."""

    def __init__(
        self,
        context: Context,
        clipper: Clipper,
        tray: ClipTray,
        reader: Callable[[], ReaderPanel],
        library: LibraryPanel,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._clipper = clipper
        self._reader = reader
        self._library = library
        self._window = window
        self.checker = Checker(context.services, context.jobs, tray, self)
        self.news = News(context, reader, window)
        self.checker.ended.connect(self._checked)
        self.checker.failed.connect(self._failed)

    def check(self) -> None:
        """Look at the chosen articles again, or at the open one."""
        self._for_chosen(self.checker.check)

    def join(self) -> None:
        """Fetch the further pages of the chosen articles, or of the open one."""
        self._for_chosen(self.checker.join)

    def _for_chosen(self, call: Callable[[Sequence[tuple[str, str]]], object]) -> None:
        ids = [one for one in self._library.chosen() or [self._reader().article_id] if one]
        if not ids:
            self._context.say("Choose an article first.")
            return

        def named() -> list[tuple[str, str]]:
            return [(one, self._context.services.articles.get(one).title) for one in ids]

        self._context.jobs.read(self, named, call)

    def toggle_watch(self) -> None:
        """Watch the chosen articles, or stop if all of them are watched."""
        ids = [one for one in self._library.chosen() or [self._reader().article_id] if one]
        if not ids:
            self._context.say("Choose an article first.")
            return
        watches, articles = self._context.services.watches, self._context.services.articles

        def turn() -> Changes:
            watched = all(articles.get(one).watched for one in ids)
            return watches.stop(ids) if watched else watches.start(ids)

        self._context.jobs.write(self, turn, self._turned)

    def _turned(self, changes: Changes) -> None:
        if changes.label and changes.label.code == Label.UNWATCH_ARTICLES:
            self._context.say("Not watched any more. Undo takes it back.")
            return
        self._context.say(
            "Watched from now on, while Clipdesk is open. Changes are told in the inbox (Ctrl+4)."
        )
        self.news.watching.look()

    def history(self) -> None:
        """Show every look at the page of the open article."""
        from app.ui.follow.history import HistoryDialog

        context, reader = self._context, self._reader()
        article_id = reader.article_id
        if not article_id:
            context.say("Open an article first.")
            return
        dialog = HistoryDialog(context.services, context.jobs, context.theme, article_id, self._window)
        dialog.version_wanted.connect(reader.versions.read)
        dialog.compare_wanted.connect(reader.versions.compare)
        dialog.paste_wanted.connect(self.paste_copy)
        dialog.pages_wanted.connect(lambda: self.checker.join([(article_id, reader.title)]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def paste_copy(self) -> None:
        """Take what was copied as a newer copy of the open article's page."""
        from app.ui.clip import intake

        data = QGuiApplication.clipboard().mimeData()
        requests = intake.from_mime(data) if intake.worth_clipping(data) else []
        if not requests or (requests[0].url and not requests[0].html):
            self._context.say("Copy the whole text of the article in your browser first; then paste it here.")
            return
        self.take(requests[0])

    def take(self, request: ClipRequest) -> None:
        """Take a file or a paste as a newer copy of the open article's page."""
        article_id = self._reader().article_id
        if not article_id:
            self._context.say("Open the article first that this is a copy of.")
            return
        self.checker.check([(article_id, "a newer copy")], request)

    def offer(self, requests: Sequence[ClipRequest]) -> None:
        """Ask what was meant by a page dropped on the open article."""
        (request,) = requests
        title = self._reader().title
        title = title if len(title) <= 60 else f"{title[:57].rstrip()}…"
        self._context.say.ask(
            f"Is this a newer copy of “{title}”?",
            (
                ("Yes, compare them", lambda: self.take(request)),
                ("No, clip it", lambda: self._clipper.clip(requests)),
            ),
        )

    def export(self, old_id: str, new_id: str) -> None:
        """Ask for a place and a format, and write a comparison there."""
        from app.ui.exchange.export import ask_where

        context = self._context
        work = partial(context.services.exchange.comparison, old_id, new_id)
        formats = context.services.exchange.formats(Noun.VERSION)
        ask_where(self._window, context.jobs, "Export the comparison", formats, work, context.say)

    def _checked(self, done: list[Checked]) -> None:
        say = self._context.say
        news = [one for one in done if one.finding in NEWS]
        if any(one.version_id and one.article_id == self._reader().article_id for one in done):
            self._reader().versions.newest()  # she asked for it: no need to ask again
        if len(done) == 1:
            (one,) = done
            verbs = [("Compare", partial(self._compare, one))] if one.version_id else []
            if one.numbers.get("edited") or one.numbers.get("orphans") or one.numbers.get("uncertain"):
                verbs.insert(0, ("Look at the marks", partial(self._review_marks, one)))
            say.ask(wording.news(one), verbs)
            return
        failed = sum(one.finding is Finding.FAILED for one in done)
        said = f"{counted(len(done), 'article')} checked: {len(news)} changed"
        said += f", {failed} without an answer." if failed else "."
        say.ask(said, (("Show changes", self.news.inbox),) if any(one.alert_id for one in done) else ())

    def _compare(self, checked: Checked) -> None:
        self._context.open(Noun.ARTICLE, checked.article_id)
        self._reader().versions.compare(new_id=checked.version_id)

    def _review_marks(self, checked: Checked) -> None:
        self._context.open(Noun.ARTICLE, checked.article_id)
        self._reader().review.bring()

    def _failed(self, error: KnownError) -> None:
        if isinstance(error, Cancelled):
            self._context.say("Stopped.")
        else:
            self._context.say.warn(said(error))
