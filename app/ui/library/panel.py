"""The articles of the library in, the ones chosen out; with the verbs on them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.article.article import State
from app.domain.listing import ArticleFilter, Order
from app.domain.nouns import Noun
from app.ui.choose.pills import Pills
from app.ui.library.model import ArticleModel
from app.ui.library.painter import ROW, ArticlePainter
from app.ui.pane import Pane
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent

    from app.domain.article.article import Article
    from app.domain.changes import Changes
    from app.domain.library import Counts
    from app.ui.library.filters import Filters
    from app.ui.library.verbs import LibraryVerbs
    from app.ui.pane import Context
    from app.ui.theme import Theme

ALL = "all"
SETTLE_MS = 90  # how long a row must stay chosen before its article is opened
PILLS = ((State.INBOX, "Inbox"), (State.READING, "Reading"), (State.DONE, "Done"), ("", "All"))


class ArticleTable(QTableView):
    """A list of one column; Delete and the context menu are told, arrows open nothing twice."""

    delete_wanted = Signal()
    tag_wanted = Signal()

    def __init__(self, model: ArticleModel, theme: Theme) -> None:
        super().__init__()
        self.offered: list[QAction] = []
        self.setModel(model)
        self.painter = ArticlePainter(theme)
        self.painter.setParent(self)
        self.setItemDelegate(self.painter)
        self.setAccessibleName("Articles")
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes, T tags; the rest is Qt's."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.tag_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without opening anything: Qt would make the first row current."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.selectionModel().clearCurrentIndex()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen articles."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.offered)
        menu.popup(event.globalPos())

    def place_of_row(self) -> QPoint:
        """Where on the screen a popup for the chosen rows belongs."""
        bottom = max(0, min(self.visualRect(self.currentIndex()).bottom(), self.height()))
        return self.viewport().mapToGlobal(QPoint(16, bottom))


class LibraryPanel(Pane):
    """The library pane."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._services = services = context.services
        self._jobs = jobs = context.jobs
        theme = context.theme
        self._current = ""
        self.setObjectName("libraryPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Library")
        self.model = ArticleModel(services.articles, jobs)
        self.pills = Pills(PILLS, theme)
        self.more = QToolButton()
        self.more.setText("▾")
        self.more.setCheckable(True)
        self.more.setAccessibleName("Filter and sort")
        self.more.setToolTip("Filter and sort (Ctrl+Shift+F)")
        self.table = ArticleTable(self.model, theme)
        self.empty = PlainLabel()
        self.empty.setObjectName("emptyWords")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(16, 12, 16, 12)
        self.empty.hide()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 6)
        head.setSpacing(2)
        head.addWidget(self.pills)
        head.addStretch(1)
        head.addWidget(self.more)
        self._column = inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(head)
        self._filters_at = inner.count()
        inner.addWidget(self.table, 1)
        inner.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.pills.chosen.connect(lambda _name: self._narrowed())
        self.more.toggled.connect(self._show_filters)
        self.model.loaded.connect(self._loaded)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._settle.start())
        self.table.activated.connect(lambda _index: self._open())
        self._settle.timeout.connect(self._open)
        self._jobs.changed.connect(self._changed)
        self.table.delete_wanted.connect(lambda: self.verbs.delete())
        self.table.tag_wanted.connect(lambda: self.verbs.tag())

    def add_below(self, widget: QWidget) -> None:
        """Let something stand under the list."""
        self._column.addWidget(widget)

    @cached_property
    def verbs(self) -> LibraryVerbs:
        """What can be done with the chosen articles."""
        from app.ui.library.verbs import LibraryVerbs

        return LibraryVerbs(self._context, self.chosen, self.table.place_of_row, self)

    def restore(self, kept: str) -> None:
        """Show the list for the first time: which of inbox, reading, done or all."""
        self.pills.choose("" if kept == ALL else kept if kept in set(State) else State.INBOX)
        self._narrowed()

    def kept(self) -> str:
        """Which of inbox, reading, done or all is shown."""
        return self.pills.name() or ALL

    def follow(self, article_id: str) -> None:
        """Let the row of an article that was opened elsewhere be the chosen one."""
        self._current = article_id
        self._choose_row()

    def chosen(self) -> list[str]:
        """The ids of the chosen articles; of the open one where none is chosen."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        found = [article.id for row in rows if (article := self.model.article(row)) is not None]
        return found or ([self._current] if self._current else [])

    def go(self) -> None:
        """Put the focus into the list."""
        self.show()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_everything(self) -> None:
        """Take every filter away."""
        self.pills.choose("")
        if "filters" in self.__dict__:
            self.filters.clear()
        else:
            self._narrowed()

    def step(self, by: int) -> None:
        """Open the article that many rows below."""
        row = self.table.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _narrowed(self) -> None:
        state = self.pills.name()
        if "filters" not in self.__dict__:
            self.model.show(ArticleFilter(state), Order.NEWEST)
            return
        self.more.setText("▾ •" if self.filters.any() else "▾")
        self.model.show(self.filters.narrow(state), self.filters.order())

    @cached_property
    def filters(self) -> Filters:
        """The boxes that narrow the list, made when they are first wanted."""
        from app.ui.library.filters import Filters

        filters = Filters(self._services, self._jobs)
        filters.hide()
        self._column.insertWidget(self._filters_at, filters)
        filters.changed.connect(self._narrowed)
        return filters

    def _show_filters(self, wanted: bool) -> None:
        self.filters.setVisible(wanted)
        if wanted:
            self.filters.refresh()

    def _loaded(self) -> None:
        there = self.model.rowCount() > 0
        self.table.setVisible(there)
        self.empty.setVisible(not there)
        if not there:
            narrowed = self.model.narrow != ArticleFilter(self.model.narrow.state)
            self.empty.setText(_empty_words(self.model.narrow.state, narrowed=narrowed))
        self._choose_row()
        self._jobs.read(self, self._services.care.counts, self._show_counts, latest="counts")

    def _show_counts(self, counts: Counts) -> None:
        waiting = counts.states.get(State.INBOX, 0)
        for name, words in PILLS:
            self.pills.label(
                name, f"{words} {compact(waiting)}" if waiting and name == State.INBOX else words
            )

    def _choose_row(self) -> None:
        row = self.model.row_of(self._current) if self._current else -1
        if row >= 0 and row != self.table.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.table.selectionModel().setCurrentIndex(self.model.index(row, 0), flags)
            self._settle.stop()

    def _open(self) -> None:
        self._settle.stop()
        article: Article | None = self.table.currentIndex().data(Qt.ItemDataRole.UserRole)
        if article is not None and article.id != self._current:
            self._current = article.id
            self._context.open(Noun.ARTICLE, article.id)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Noun.ARTICLE, Noun.MARK, Noun.NOTE, Noun.TAG, Noun.LIBRARY):
            self.model.refresh()


def compact(number: int) -> str:
    """A number in few letters: 812, 2k, 1.2m."""
    if number < 1_000:
        return str(number)
    return f"{number // 1_000}k" if number < 1_000_000 else f"{number / 1_000_000:.1f}m"


def _empty_words(state: str, *, narrowed: bool) -> str:
    if narrowed:
        return "No article fits this filter. Ctrl+0 shows every article again."
    return {
        "": "No articles yet. Ctrl+N clips one; a link or a file can be dropped anywhere.",
        State.INBOX: "The inbox is empty. What you clip (Ctrl+N) comes here first.",
        State.READING: "Nothing is being read. Ctrl+Alt+2 moves an article here.",
        State.DONE: "Nothing is done yet. Ctrl+D moves an article here.",
    }[state]
