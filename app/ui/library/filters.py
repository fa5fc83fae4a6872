"""Tags, sources and publications in; the filter and order of the list out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from app.domain.changes import Changes
from app.domain.listing import ArticleFilter, Order
from app.domain.nouns import Noun
from app.ui.long.lines import LONGEST_CHOICE, line

if TYPE_CHECKING:
    from app.services.record import Services
    from app.ui.jobs import Jobs

ORDERS = {
    Order.NEWEST: "Newest clip first",
    Order.OLDEST: "Oldest clip first",
    Order.PUBLISHED: "Newest published first",
    Order.TITLE: "By title",
    Order.PUBLICATION: "By publication",
}


class Filters(QWidget):
    """Three boxes that narrow the list, and one that sorts it."""

    changed = Signal()

    def __init__(self, services: Services, jobs: Jobs) -> None:
        super().__init__()
        self._services = services
        self._jobs = jobs
        self._stale = True
        self.boxes: dict[str, QComboBox] = {}
        rows = QFormLayout(self)
        rows.setContentsMargins(16, 4, 16, 8)
        rows.setSpacing(6)
        for name, label, every in (
            ("tag", "Tag", "Every tag"),
            ("source", "Source", "Every source"),
            ("publication", "From", "Every publication"),
            ("order", "Sort", ""),
        ):
            box = QComboBox()
            box.setAccessibleName(f"{label} of the articles shown" if every else "Order of the articles")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            if every:
                box.addItem(every, "")
            else:
                for order, words in ORDERS.items():
                    box.addItem(words, str(order))
            box.currentIndexChanged.connect(lambda _at: self.changed.emit())
            rows.addRow(label, box)
            self.boxes[name] = box
        jobs.changed.connect(self._library_changed)

    def narrow(self, state: str) -> ArticleFilter:
        """The filter as the boxes stand, with a state beside them."""
        return ArticleFilter(state, self._chosen("tag"), self._chosen("source"), self._chosen("publication"))

    def order(self) -> Order:
        """The order that is chosen."""
        return Order(self._chosen("order"))

    def any(self) -> bool:
        """True if a box narrows the list."""
        return any(self._chosen(name) for name in ("tag", "source", "publication"))

    def clear(self) -> None:
        """Let every box show everything."""
        for name in ("tag", "source", "publication"):
            with QSignalBlocker(self.boxes[name]):
                self.boxes[name].setCurrentIndex(0)
        self.changed.emit()

    def choose(self, name: str, value: str, words: str) -> None:
        """Narrow by one thing, which may not be among the choices yet."""
        box = self.boxes[name]
        at = box.findData(value)
        if at < 0:
            box.addItem(line(words, LONGEST_CHOICE), value)
            at = box.count() - 1
        box.setCurrentIndex(at)

    def refresh(self) -> None:
        """Read the choices again, if anything changed since."""
        if self._stale:
            self._stale = False
            self._jobs.read(self, partial(_choices, self._services), self._show, latest="choices")

    def _library_changed(self, changes: Changes) -> None:
        if changes.touches(Noun.TAG, Noun.SOURCE, Noun.ARTICLE, Noun.LIBRARY):
            self._stale = True
            if self.isVisible():
                self.refresh()

    def _chosen(self, name: str) -> str:
        return str(self.boxes[name].currentData() or "")

    def _show(self, choices: dict[str, list[tuple[str, str]]]) -> None:
        for name, rows in choices.items():
            box = self.boxes[name]
            chosen, words = self._chosen(name), box.currentText()
            with QSignalBlocker(box):
                while box.count() > 1:
                    box.removeItem(1)
                for label, value in rows:
                    box.addItem(line(label, LONGEST_CHOICE), value)
                if chosen and box.findData(chosen) < 0:
                    box.addItem(words, chosen)
                box.setCurrentIndex(max(0, box.findData(chosen)))


def _choices(services: Services) -> dict[str, list[tuple[str, str]]]:
    return {
        "tag": [(tag.name, tag.id) for tag in services.tags.all()],
        "source": [(source.name, source.id) for source in services.sources.all()],
        "publication": [(name, name) for name in services.articles.publications()],
    }
