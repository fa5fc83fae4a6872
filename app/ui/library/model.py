"""A filter and an order in; rows of articles for Qt's view out, a page at a time, however many there are."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.domain.listing import ArticleFilter, Order
from app.ui.long.lines import line

if TYPE_CHECKING:
    from app.domain.article.article import Article
    from app.services.articles import Articles
    from app.ui.jobs import Jobs

Index = QModelIndex | QPersistentModelIndex
PAGE = 60  # rows read at once
PAGES_KEPT = 40


class ArticleModel(QAbstractTableModel):
    """One column of articles. A row not read yet is empty for a moment; nothing is read on the window's thread."""

    loaded = Signal()

    def __init__(self, articles: Articles, jobs: Jobs) -> None:
        super().__init__()
        self._articles = articles
        self._jobs = jobs
        self._narrow = ArticleFilter()
        self._order = Order.NEWEST
        self._count = 0
        self._keys: array[int] | None = None
        self._pages: OrderedDict[int, tuple[Article, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._reading = 0  # counts what was asked for: an answer to an earlier question is not taken

    @property
    def narrow(self) -> ArticleFilter:
        """The filter in force."""
        return self._narrow

    @property
    def order(self) -> Order:
        """The order in force."""
        return self._order

    def show(self, narrow: ArticleFilter, order: Order) -> None:
        """Take another filter and order."""
        self._narrow, self._order = narrow, order
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; what is on screen stays until the answer is there."""
        self._reading += 1
        work = partial(_first, self._articles, self._narrow, self._order)
        self._jobs.read(self, work, partial(self._opened, self._reading), latest="open")

    def _opened(self, reading: int, answer: tuple[int, tuple[Article, ...]]) -> None:
        if reading != self._reading:
            return
        count, first = answer
        same = count == self._count and self._keys is not None
        if not same:
            self.beginResetModel()
        self._count = count
        self._pages.clear()
        self._pages[0] = first
        self._asked.clear()
        self._keys = None if count > PAGE else array("q")
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(max(0, count - 1), 0))
        else:
            self.endResetModel()
        if count > PAGE:
            # Shown with OFFSET at once; the keys of the whole list, 8 bytes each, come behind for quick jumps.
            work = partial(self._articles.keys, self._narrow, self._order)
            self._jobs.read(self, work, partial(self._keyed, reading), latest="keys")
        self.loaded.emit()

    def _keyed(self, reading: int, keys: array[int]) -> None:
        if reading == self._reading and len(keys) == self._count:
            self._keys = keys

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many articles there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The article itself for the painter, its title and words for screen readers."""
        if not index.isValid():
            return None
        article = self.article(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return article
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and article is not None:
            return ", ".join(line(part) for part in (article.title, article.publication) if part)
        return None

    def article(self, row: int) -> Article | None:
        """The article of a row; None while it is read."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            self._ask(number)
            return None
        self._pages.move_to_end(number)
        at = row % PAGE
        return page[at] if at < len(page) else None

    def row_of(self, article_id: str) -> int:
        """The row of an article, among those that were read; -1 if it is not among them."""
        for number, page in self._pages.items():
            for at, article in enumerate(page):
                if article.id == article_id:
                    return number * PAGE + at
        return -1

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        first = number * PAGE
        if self._keys:
            work: Callable[[], Sequence[Article]] = partial(
                self._articles.rows, list(self._keys[first : first + PAGE])
            )
        else:
            work = partial(self._articles.page, self._narrow, self._order, first, PAGE)
        self._jobs.read(self, work, partial(self._came, self._reading, number))

    def _came(self, reading: int, number: int, page: Sequence[Article]) -> None:
        if reading != self._reading:
            return
        self._asked.discard(number)
        self._pages[number] = tuple(page)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min(self._count, (number + 1) * PAGE) - 1
        if last >= number * PAGE:
            self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, 0))


def _first(articles: Articles, narrow: ArticleFilter, order: Order) -> tuple[int, tuple[Article, ...]]:
    return articles.count(narrow), articles.page(narrow, order, 0, PAGE)
