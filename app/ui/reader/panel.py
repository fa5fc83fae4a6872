"""An article in, the page to read and mark out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from app.domain.article import Stage
from app.domain.changes import Changes
from app.domain.nouns import Noun
from app.domain.text.normal import Folded
from app.ui.breaks import BREAK
from app.ui.follow.versions import VersionView
from app.ui.pictures.loading import PictureLoader
from app.ui.reader.frame import ReaderFrame
from app.ui.reader.load import Shown, load, load_marks
from app.ui.reader.marks.marking import Marking
from app.ui.reader.marks.settling import Settling

if TYPE_CHECKING:
    from app.domain.mark import Mark
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

FOLDED_AT_ONCE = 100_000  # letters: a longer text is made ready to be searched away from the window


class ReaderPanel(ReaderFrame):
    """The article pane: the page, or words that say why there is none."""

    article_shown = Signal(str)
    article_gone = Signal()
    link_wanted = Signal(str)
    retry_wanted = Signal(str)
    look_wanted = Signal()
    notice_wanted = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, theme: Theme) -> None:
        super().__init__(theme)
        self._services = services
        self._jobs = jobs
        self._shown: Shown | None = None
        self._wanted: tuple[str, int, int] = ("", -1, -1)
        self._version_id = ""  # the version in view; empty until one is, for the newest
        self.article_id = ""
        self.marking = Marking(services, jobs, theme, self.view, self.list)
        self.versions = VersionView(services, jobs, self)
        self.pictures = PictureLoader(services, jobs, self)
        self.settling = Settling(services.versions, jobs, theme, self)
        self.find_next, self.find_previous = self.find_bar.next, self.find_bar.previous  # for their keys
        self._connect()

    def _connect(self) -> None:
        self.header.dropped_wanted.connect(self.show_dropped)
        self.header.look_wanted.connect(self.look_wanted)
        self.view.link_clicked.connect(self.link_wanted)
        self.view.pictures_wanted.connect(self.pictures.want)
        self.pictures.come.connect(self.view.take_pictures)
        self.find_bar.found.connect(self.view.show_found)
        self.find_bar.closed.connect(self.view.setFocus)
        self.marking.notice_wanted.connect(self.notice_wanted)
        self.versions.notice_wanted.connect(self.notice_wanted)
        self.header.versions_wanted.connect(self.versions.offer)
        self.header.tray_wanted.connect(self.settling.toggle)
        self.settling.notice_wanted.connect(self.notice_wanted)
        self.instead.retry.clicked.connect(lambda: self.retry_wanted.emit(self.article_id))
        self._jobs.changed.connect(self._changed)
        self._theme.theme_changed.connect(self.restyle)
        self._theme.sizes_changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the theme, the size and the line length as they are now; the page stays where it is."""
        super().restyle()
        self.versions.restyle()
        if self._shown is not None and self.stack.currentWidget() in (self.split, self.instead):
            self._show(self._shown)

    @property
    def title(self) -> str:
        """The title of the open article."""
        return self._shown.article.title if self._shown is not None else ""

    def show_newest(self) -> None:
        """Show the newest version of the open article, which may have come in a moment ago."""
        if self.article_id:
            self._version_id = ""
            self._read()

    def show_page(self) -> None:
        """Show the page of the open article again, where something stood in its place."""
        if self._shown is not None:
            self._show(self._shown)
            self.go()

    def show_article(self, article_id: str, start: int = -1, end: int = -1, *, version_id: str = "") -> None:
        """Open an article, at a passage where one is given (code points), in that version or the newest.

        Asked for the open article alone, it stays as it is. Empty: close what is open.
        """
        shown = self._shown
        if article_id and article_id == self.article_id and shown is not None:
            wanted = version_id or (shown.article.version_id if start >= 0 else self._version_id)
            if wanted == self._version_id:
                if start >= 0 and shown.version is not None:
                    self.show_page()
                    self.view.go_to(start, end)
                return
            version_id = wanted
        self.article_id = article_id
        self._version_id = version_id
        self._wanted = (article_id, start, end)
        if not article_id:
            self._shown = None
            self.header.hide()
            self.instead.say_empty()
            self.stack.setCurrentWidget(self.instead)
            return
        self._read()

    def find_words(self) -> None:
        """Find words on the page."""
        shown = self._shown
        if shown is not None and shown.version is not None:
            words = self.view.textCursor().selectedText().replace(BREAK, "")
            open_on = partial(self._find_in, shown, words if "\u2029" not in words else "")
            if len(shown.version.text) <= FOLDED_AT_ONCE:
                open_on(Folded(shown.version.text))
            else:
                self._jobs.read(self, partial(Folded, shown.version.text), open_on, latest="find")

    def _find_in(self, shown: Shown, words: str, text: Folded) -> None:
        if shown is self._shown:
            self.find_bar.open_on(text, words)

    def show_dropped(self) -> None:
        """Show what was left out, with a way back."""
        if self._shown is None or self._shown.version is None:
            return
        article_id = self.article_id
        from app.ui.reader.dropped import DroppedDialog

        dialog = DroppedDialog(self._shown.version.blocks, self)
        dialog.put_back_wanted.connect(
            lambda number: self._jobs.write(
                self, partial(self._services.articles.put_back, article_id, number)
            )
        )
        dialog.open()

    def copy_address(self) -> None:
        """Put the article's address on the clipboard."""
        if self._shown is not None and self._shown.article.url:
            QGuiApplication.clipboard().setText(self._shown.article.url)
            self.notice_wanted.emit("Address copied.")

    def open_page(self) -> None:
        """Ask for the page to be opened in the browser."""
        if self._shown is not None and self._shown.article.url:
            self.link_wanted.emit(self._shown.article.url)

    def _read(self) -> None:
        work = partial(load, self._services, self.article_id, self._version_id)
        self._jobs.read(self, work, self._arrived, latest="article", failed=lambda _error: self._gone())

    def _gone(self) -> None:
        self.show_article("")
        self.article_gone.emit()

    def _arrived(self, shown: Shown) -> None:
        if shown.article.id != self.article_id:
            return
        same = self._shown is not None and self._shown.article.id == shown.article.id
        # What is read stays in view when a newer version comes in: the reporter turns the page, not the publisher.
        self._version_id = shown.version.id if shown.version is not None else ""
        self._shown = shown
        self._show(shown, stay=same)
        wanted, start, end = self._wanted
        if wanted == shown.article.id and start >= 0 and shown.version is not None:
            self.view.go_to(start, end)
        self._wanted = ("", -1, -1)
        if not same:
            self.article_shown.emit(shown.article.id)

    def _show(self, shown: Shown, *, stay: bool = True) -> None:
        article, version = shown.article, shown.version
        self.header.show()
        self.versions.show(shown)
        self.settling.show(shown)
        self._show_header(shown)
        if version is None or shown.page is None:
            self.instead.say(article, running=article.stage in (Stage.WAITING, Stage.RAW))
            self.stack.setCurrentWidget(self.instead)
            return
        bar = self.view.verticalScrollBar()
        place, part = (bar.value(), self.view.part) if stay else (0, 0)
        self.stack.setCurrentWidget(self.split)
        self.find_bar.hide()
        self.view.show_page(shown.page, part)
        self.marking.show_marks(version.id, shown.marks, shown.names)
        bar.setValue(place)

    def _show_header(self, shown: Shown) -> None:
        standing = sum(mark.version_id == self._version_id for mark in shown.marks)
        self.header.show_article(
            shown.article, shown.version, shown.versions, standing, self.settling.waiting
        )

    def _changed(self, changes: Changes) -> None:
        if not self.article_id or self._shown is None:
            if self.article_id and self.article_id in changes.ids(Noun.ARTICLE):
                self._read()
            return
        if self.article_id in changes.ids(Noun.ARTICLE) or changes.touches(Noun.LIBRARY):
            only_marks = changes.touches(Noun.MARK) and not changes.touches(Noun.VERSION)
            if only_marks:
                self._read_marks()
            else:
                self._read()
        elif changes.touches(Noun.SOURCE):
            self._read_marks()

    def _read_marks(self) -> None:
        work = partial(load_marks, self._services, self.article_id, self._version_id)
        self._jobs.read(self, work, self._marks_arrived, latest="marks")

    def _marks_arrived(self, loaded: tuple[tuple[Mark, ...], Mapping[str, str]]) -> None:
        shown = self._shown
        version = shown.version if shown is not None else None
        if shown is None or version is None:
            return
        marks, names = loaded
        self._shown = replace(shown, marks=marks, names=names)
        self.marking.show_marks(version.id, marks, names)
        self.settling.show(self._shown)
        self._show_header(self._shown)
