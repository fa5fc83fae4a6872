"""A theme in; the article pane's parts in their places, without an article, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui.pane import Pane
from app.ui.reader import page
from app.ui.reader.find import FindInPage
from app.ui.reader.header import Header
from app.ui.reader.marks.marklist import MarkList
from app.ui.reader.placeholder import Placeholder
from app.ui.reader.view import ReaderView
from app.ui.theme import reading_families

if TYPE_CHECKING:
    from app.ui.theme import Theme

MARKS_LISTED = "marks"
LIST_FROM = 560  # pixels of the pane's width


class ReaderFrame(Pane):
    """The header over the page, the lists beside it, and what stands there while there is no page.

    It is the article pane as its own parts see it: those verbs of the pane that they ask for are named here.
    """

    article_id = ""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("readerPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Article")
        self._families = tuple(reading_families())
        self._theme = theme
        self.style_of_page = page.PageStyle(theme, self._families, theme.reading_size)
        self.header = Header(theme)
        self.view = ReaderView(theme, self.style_of_page, theme.measure)
        self.list = MarkList(theme)
        self.list.hide()
        self.find_bar = FindInPage()
        self.placeholder = Placeholder()
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.view)
        self.split.addWidget(self.list)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([700, 240])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.placeholder)
        self.stack.addWidget(self.split)
        self._column = inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.header)
        inner.addWidget(self.stack, 1)
        inner.addWidget(self.find_bar)
        self.header.hide()
        self.header.marks_wanted.connect(lambda _wanted: self._show_list())

    def restyle(self) -> None:
        """Take the theme, the size and the line length as they are now; the page must be shown again."""
        self.style_of_page = page.PageStyle(self._theme, self._families, self._theme.reading_size)
        self.view.restyle(self.style_of_page, self._theme.measure)

    def show_article(self, article_id: str, start: int = -1, end: int = -1, *, version_id: str = "") -> None:
        """Open an article, at a passage where one is given (code points), in that version or the newest."""
        raise NotImplementedError

    def show_newest(self) -> None:
        """Show the newest version of the open article."""
        raise NotImplementedError

    def show_page(self) -> None:
        """Show the page of the open article again, where something stood in its place."""
        raise NotImplementedError

    def add_over(self, widget: QWidget) -> None:
        """Put a line between the header and the page."""
        self._column.insertWidget(1, widget)

    def add_beside(self, widget: QWidget) -> None:
        """Put something at the right of the page."""
        self.split.addWidget(widget)

    def kept(self) -> str:
        """Whether the marks are listed."""
        return MARKS_LISTED if self.header.marks.isChecked() else ""

    def restore(self, kept: str) -> None:
        """List the marks as before."""
        self.header.marks.setChecked(kept == MARKS_LISTED)

    @property
    def has_room(self) -> bool:
        """True if the page keeps its own room beside another column."""
        return self.width() >= LIST_FROM

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list of marks room only where the page keeps its own."""
        super().resizeEvent(event)
        self._show_list()

    def _show_list(self) -> None:
        self.list.setVisible(self.header.marks.isChecked() and self.width() >= LIST_FROM)

    def go(self) -> None:
        """Put the focus on the page."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_marks(self) -> None:
        """Show or hide the list of marks."""
        self.header.marks.toggle()
