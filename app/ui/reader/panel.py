"""An article in, the page to read and mark out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.article import Stage
from app.domain.changes import Changes, Noun
from app.ui.follow.versions import VersionView
from app.ui.reader import page
from app.ui.reader.dropped import DroppedDialog
from app.ui.reader.find import FindBar
from app.ui.reader.header import Header
from app.ui.reader.instead import Instead
from app.ui.reader.load import Shown, load, load_marks
from app.ui.reader.marking import Marking
from app.ui.reader.marklist import MarkList
from app.ui.reader.view import ReaderView
from app.ui.theme import Theme, reading_families

if TYPE_CHECKING:
    from app.domain.mark import Mark
    from app.services.record import Services
    from app.settings import Settings
    from app.ui.jobs import Jobs

LIST_FROM = 560  # pixels of the pane's width


class ReaderPanel(QWidget):
    """The article pane: the page, or words that say why there is none."""

    article_shown = Signal(str)
    article_gone = Signal()
    link_wanted = Signal(str)
    retry_wanted = Signal(str)
    look_wanted = Signal()
    notice_wanted = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._services = services
        self._jobs = jobs
        self._shown: Shown | None = None
        self._wanted: tuple[str, int, int] = ("", -1, -1)
        self._version_id = ""  # the version in view; empty until one is, for the newest
        self.article_id = ""
        self.setObjectName("readerPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Article")
        self._families = tuple(reading_families())
        self.look = page.Look(theme, self._families, settings.reading_size)
        self.header = Header(theme)
        self.view = ReaderView(theme, self.look, settings.measure)
        self.list = MarkList(theme)
        self.list.hide()
        self.find_bar = FindBar()
        self.instead = Instead()
        self.marking = Marking(services, jobs, theme, self.view, self.list)
        self.versions = VersionView(services, jobs, theme, self)
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.view)
        self.split.addWidget(self.list)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([700, 240])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.instead)
        self.stack.addWidget(self.split)
        self._column = inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.header)
        inner.addWidget(self.stack, 1)
        inner.addWidget(self.find_bar)
        self.header.hide()
        self.find_next, self.find_previous = self.find_bar.next, self.find_bar.previous  # for their keys
        self._connect()

    def _connect(self) -> None:
        self.header.dropped_wanted.connect(self.show_dropped)
        self.header.marks_wanted.connect(lambda _wanted: self._show_list())
        self.header.look_wanted.connect(self.look_wanted)
        self.view.anchorClicked.connect(lambda url: self.link_wanted.emit(url.toString()))
        self.find_bar.found.connect(self.view.show_found)
        self.find_bar.closed.connect(self.view.setFocus)
        self.marking.notice_wanted.connect(self.notice_wanted)
        self.versions.notice_wanted.connect(self.notice_wanted)
        self.header.versions_wanted.connect(self.versions.offer)
        self.header.tray_wanted.connect(self.versions.toggle_tray)
        self.instead.retry.clicked.connect(lambda: self.retry_wanted.emit(self.article_id))
        self._jobs.changed.connect(self._changed)

    def set_look(self, theme: Theme, settings: Settings) -> None:
        """Take another theme, size or line length; the page stays where it is."""
        self.look = page.Look(theme, self._families, settings.reading_size)
        self.view.set_look(theme, self.look, settings.measure)
        for part in (self.header, self.list, self.marking, self.versions):
            part.set_theme(theme)
        if self._shown is not None and self.stack.currentWidget() in (self.split, self.instead):
            self._show(self._shown)

    def add_over(self, widget: QWidget) -> None:
        """Put a line between the header and the page."""
        self._column.insertWidget(1, widget)

    def add_beside(self, widget: QWidget) -> None:
        """Put something at the right of the page."""
        self.split.addWidget(widget)

    @property
    def has_room(self) -> bool:
        """True if the page keeps its own room beside another column."""
        return self.width() >= LIST_FROM

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list of marks room only where the page keeps its own."""
        super().resizeEvent(event)
        self._show_list()

    def _show_list(self) -> None:
        self.list.setVisible(self.header.marks.isChecked() and self.width() >= LIST_FROM)

    def go(self) -> None:
        """Put the focus on the page."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_words(self) -> None:
        """Find words on the page."""
        if self._shown is not None and self._shown.version is not None:
            words = self.view.textCursor().selectedText()
            self.find_bar.open_on(self._shown.version.text, words if "\u2029" not in words else "")

    def toggle_marks(self) -> None:
        """Show or hide the list of marks."""
        self.header.marks.toggle()

    def show_dropped(self) -> None:
        """Show what was left out, with a way back."""
        if self._shown is None or self._shown.version is None:
            return
        article_id = self.article_id
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
        self._show_header(shown)
        if version is None:
            self.instead.say(article, running=article.stage in (Stage.WAITING, Stage.RAW))
            self.stack.setCurrentWidget(self.instead)
            return
        bar = self.view.verticalScrollBar()
        place = bar.value() if stay else 0
        self.stack.setCurrentWidget(self.split)
        self.find_bar.hide()
        widths = {name: image.width() for name, image in shown.pictures.items()}
        html = page.html(article, version, widths, self.view.measure())
        self.view.show_page(html, version.text, shown.pictures)
        self.marking.show_marks(version.id, shown.marks, shown.names)
        bar.setValue(place)

    def _show_header(self, shown: Shown) -> None:
        standing = sum(mark.version_id == self._version_id for mark in shown.marks)
        self.header.show_article(
            shown.article, shown.version, shown.versions, standing, self.versions.waiting
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
        self.versions.show(self._shown)
        self._show_header(self._shown)
