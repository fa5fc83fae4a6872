"""A source in, everything it is linked to out, as one list with jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.nouns import Noun
from app.domain.source import SourceRole
from app.ui.labels import counted
from app.ui.sources.rows import Row, RowList

if TYPE_CHECKING:
    from app.services.sources import Linked
    from app.ui.theme import Theme

_ROLE_WORDS = {SourceRole.AUTHOR: "author", SourceRole.PUBLISHER: "publisher", SourceRole.MENTIONED: ""}


class LinkedList(QWidget):
    """Marks first, for they are what a source said; then articles, then notes. Enter jumps."""

    article_wanted = Signal(str)
    mark_wanted = Signal(str)
    note_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList(theme)
        self.list.setAccessibleName("Linked to this source")
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.list)
        self.list.activated.connect(self._jump)

    def show_linked(self, linked: Linked) -> None:
        """Show what a source is linked to."""
        rows = []
        if linked.marks:
            rows.append(Row(None, counted(len(linked.marks), "mark")))
        for each in linked.marks:
            words = " ".join(each.mark.anchor.exact.split())
            rows.append(Row(Noun.MARK, words, each.article_title, id=each.mark.id, mark_kind=each.mark.kind))
        if linked.articles:
            rows.append(Row(None, counted(len(linked.articles), "article")))
        for article, roles in linked.articles:
            parts = (article.publication, ", ".join(filter(None, (_ROLE_WORDS[role] for role in roles))))
            small = " · ".join(part for part in parts if part)
            rows.append(Row(Noun.ARTICLE, article.title, small, "¶", id=article.id))
        if linked.notes:
            rows.append(Row(None, counted(len(linked.notes), "note")))
        rows.extend(
            Row(Noun.NOTE, note.title, " ".join(note.snippet.split()), "✎", id=note.note_id)
            for note in linked.notes
        )
        if not rows:
            rows.append(Row(None, "Nothing is linked to this source yet. S on a mark links it."))
        self.list.show_rows(rows)
        self.list.setFixedHeight(self.list.whole_height())

    def _jump(self, index: QModelIndex) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        wishes = {
            Noun.MARK: self.mark_wanted,
            Noun.ARTICLE: self.article_wanted,
            Noun.NOTE: self.note_wanted,
        }
        if row.noun is not None:
            wishes[row.noun].emit(row.id)
