"""An article in, the page to read and mark out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.domain.changes import Changes
from app.domain.nouns import Noun
from app.ui.follow.versions import VersionView
from app.ui.pane import WHOLE, Span
from app.ui.pictures.loading import PictureLoader
from app.ui.reader.frame import ReaderFrame
from app.ui.reader.load import Shown, load, load_marks
from app.ui.reader.marks.marking import Marking
from app.ui.reader.marks.review import Review
from app.ui.reader.verbs import PageVerbs
from app.ui.reader.view import top_of

if TYPE_CHECKING:
    from app.domain.mark import Mark
    from app.ui.pane import Context


class ReaderPanel(ReaderFrame):
    """The article pane: the page, or words that say why there is none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._services = services = context.services
        self._jobs = jobs = context.jobs
        theme = context.theme
        self._shown: Shown | None = None
        self._wanted: tuple[str, int, int] = ("", -1, -1)
        self._version_id = ""  # the version in view; empty until one is, for the newest
        self.article_id = ""
        self.marking = Marking(services, jobs, theme, self.view, self.list)
        self.versions = VersionView(services, jobs, self)
        self.pictures = PictureLoader(services, jobs, self)
        self.verbs = PageVerbs(context, self, lambda: self._shown)
        self.review = Review(services.versions, jobs, theme, self)
        self._connect()

    def _connect(self) -> None:
        wishes, say = self._context.wishes, self._context.say
        self.header.dropped_wanted.connect(self.verbs.show_dropped)
        self.header.preferences_wanted.connect(wishes.preferences)
        self.header.receipt_wanted.connect(wishes.receipts)
        self.header.versions_wanted.connect(self.versions.offer)
        self.header.tray_wanted.connect(self.review.toggle)
        self.view.link_clicked.connect(wishes.address)
        self.view.pictures_wanted.connect(self.pictures.want)
        self.pictures.come.connect(self.view.take_pictures)
        self.find_bar.found.connect(self.view.show_found)
        self.find_bar.closed.connect(self.view.setFocus)
        self.marking.source_wanted.connect(wishes.said_by)
        self.marking.quote_wanted.connect(wishes.quote)
        self.versions.export_wanted.connect(wishes.export_versions)
        for part in (self.marking, self.versions, self.review):
            part.notice_wanted.connect(say)
        self.placeholder.retry.clicked.connect(lambda: wishes.retry.emit(self.article_id))
        self.placeholder.paste.clicked.connect(wishes.clip)
        self._jobs.changed.connect(self._changed)
        self._theme.theme_changed.connect(self.restyle)
        self._theme.sizes_changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the theme, the size and the line length as they are now; the page stays where it is."""
        super().restyle()
        self.versions.restyle()
        if self._shown is not None and self.stack.currentWidget() in (self.split, self.placeholder):
            self._show(self._shown)

    @property
    def title(self) -> str:
        """The title of the open article."""
        return self._shown.article.title if self._shown is not None else ""

    def reveal(self, noun: Noun, noun_id: str, span: Span) -> None:
        """Show an article, or the passage of a mark."""
        if noun is not Noun.MARK:
            self.show_article(noun_id, span.start, span.end, version_id=span.version_id)
            return
        self._jobs.read(self, partial(self._services.marks.get, noun_id), self._reveal_mark, latest="mark")

    def _reveal_mark(self, mark: Mark) -> None:
        self.show_article(mark.article_id, mark.anchor.start, mark.anchor.end, version_id=mark.version_id)
        self.marking.current = mark.id

    def place(self) -> Span:
        """The passage at the top of the page, to read on at; the whole page where that is its beginning."""
        shown = self._shown
        if shown is None or shown.version is None or self.stack.currentWidget() is not self.split:
            return WHOLE
        version_id = "" if shown.newest else shown.version.id
        start = top_of(self.view)
        return Span(start, start, version_id) if start > 0 else Span(version_id=version_id)

    def end(self) -> None:
        """Let go of the child that decodes pictures."""
        self.pictures.close()

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
            self.placeholder.say_empty()
            self.stack.setCurrentWidget(self.placeholder)
            return
        self._read()

    def _read(self) -> None:
        work = partial(load, self._services, self.article_id, self._version_id)
        self._jobs.read(self, work, self._arrived, latest="article", failed=lambda _error: self._gone())

    def _gone(self) -> None:
        self.show_article("")
        self._context.wishes.article_shown.emit("")

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
            self._context.wishes.article_shown.emit(shown.article.id)

    def _show(self, shown: Shown, *, stay: bool = True) -> None:
        article, version = shown.article, shown.version
        self.header.show()
        self.versions.show(shown)
        self.review.show(shown)
        self._show_header(shown)
        if version is None or shown.page is None:
            self.placeholder.say(article)
            self.stack.setCurrentWidget(self.placeholder)
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
        self.header.show_article(shown.article, shown.version, shown.versions, standing, self.review.waiting)

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
        self.review.show(self._shown)
        self._show_header(self._shown)
