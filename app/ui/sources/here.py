"""The open article in, who is in it out: its sources, and under them those it seems to name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.nouns import Noun
from app.ui.sources.rows import Row, RowList
from app.ui.sources.words import here_row, suggestion_row

if TYPE_CHECKING:
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class _Found:
    linked: tuple[Row, ...]
    suggested: tuple[Row, ...]


class HereList(QWidget):
    """The sources of one article. Enter opens a source, or links a suggestion; Delete takes a link away."""

    source_wanted = Signal(str)
    count_changed = Signal(int)
    said = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self.article_id = ""
        self.list = RowList(theme)
        self.list.setAccessibleName("Sources in this article")
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.empty = QLabel()
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setObjectName("emptyWords")
        self.empty.setMargin(16)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.list)
        inner.addWidget(self.empty, 1)
        self.list.activated.connect(self._activated)
        self.list.verb_clicked.connect(self._accept)
        self.list.customContextMenuRequested.connect(self._menu)
        jobs.changed.connect(self._changed)
        self._show(_Found((), ()))

    def show_article(self, article_id: str) -> None:
        """Show the sources of an article; empty: no article is open."""
        self.article_id = article_id
        if not article_id:
            self._show(_Found((), ()))
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        if self.article_id:
            work = partial(_find, self._services, self.article_id)
            self._jobs.read(self, work, self._show, latest="here")

    def _accept(self, row: Row) -> None:
        """Link a suggestion to the article."""
        if (suggestion := row.suggestion) is not None:
            self._jobs.write(self, partial(self._services.sources.accept, self.article_id, suggestion))

    def accept_next(self) -> None:
        """Link the suggestion that is chosen, or else the first one."""
        chosen = self.list.current()
        rows = [
            self.list.rows.index(at).data(Qt.ItemDataRole.UserRole) for at in range(self.list.rows.rowCount())
        ]
        offered = [row for row in rows if row.suggested]
        if chosen is not None and chosen in offered:
            self._accept(chosen)
        elif offered:
            self._accept(offered[0])

    def unlink(self) -> None:
        """Take the link between the chosen source and the article away, and from its marks too."""
        row = self.list.current()
        if row is None or row.noun is not Noun.SOURCE or row.suggested:
            return
        self._jobs.write(
            self,
            partial(self._services.sources.unlink, self.article_id, row.id),
            lambda _changes: self.said.emit(
                f"{row.title} is no longer linked to this article. Undo links it again."
            ),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen link away."""
        if event.key() == Qt.Key.Key_Delete:
            self.unlink()
        else:
            super().keyPressEvent(event)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Noun.SOURCE, Noun.MARK) or self.article_id in changes.ids(Noun.ARTICLE):
            self.refresh()

    def _show(self, found: _Found) -> None:
        rows = list(found.linked)
        if found.suggested:
            rows += [Row(None, "Suggested from the text"), *found.suggested]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.empty.setText(
            "Nobody is linked to this article yet. Press S on a mark to say who said it, or + Add."
            if self.article_id
            else "Open an article to see who is in it."
        )
        self.count_changed.emit(len(found.linked))

    def _activated(self, index: QModelIndex) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        if row.suggested:
            self._accept(row)
        elif row.noun is Noun.SOURCE:
            self.source_wanted.emit(row.id)

    def _menu(self, at: QPoint) -> None:
        row = self.list.current()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row.suggested:
            menu.addAction("Link to this article").triggered.connect(lambda: self._accept(row))
        else:
            menu.addAction("Open").triggered.connect(lambda: self.source_wanted.emit(row.id))
            menu.addAction("Unlink from this article").triggered.connect(self.unlink)
        menu.popup(self.list.viewport().mapToGlobal(at))


def _find(services: Services, article_id: str) -> _Found:
    marks = services.marks.of_article(article_id)
    linked = services.sources.of_article(article_id)
    return _Found(
        tuple(here_row(source, roles, marks) for source, roles in linked),
        tuple(suggestion_row(each) for each in services.sources.suggestions(article_id)),
    )
