"""The tag tree in, a tree put in order out: counts, rename, merge, delete."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.bounds import NAME
from app.domain.changes import Changes
from app.domain.nouns import Noun
from app.domain.tag import Tag, tag_id, tidy_tag
from app.domain.text.normal import folded
from app.ui.choose.popup import ChoicePopup
from app.ui.choose.rows import Choice
from app.ui.long.fields import LineDelegate
from app.ui.safety import LONGEST_LINE, PlainLabel
from app.wording import said

if TYPE_CHECKING:
    from app.domain.errors import KnownError
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

_TAG = Qt.ItemDataRole.UserRole


class TagsDialog(QDialog):
    """Every tag as a tree of its path's steps. It stays open beside the window."""

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._tags: tuple[Tag, ...] = ()
        self.setWindowTitle("Tags")
        self.setModal(False)
        self.resize(460, 520)
        self.box = QLineEdit()
        self.box.setMaxLength(LONGEST_LINE)
        self.box.setPlaceholderText("Tags with this in their name")
        self.box.setAccessibleName("Tags with this in their name")
        self.box.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["Tag", "Articles", "Sources"])
        self.tree.setAccessibleName("Tags")
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.tree.setUniformRowHeights(True)
        self.tree.setItemDelegateForColumn(0, LineDelegate(NAME, self.tree))
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self.undo = QPushButton("Undo")
        self.undo.hide()
        self.buttons = {
            name: QPushButton(words)
            for name, words in (("rename", "Rename"), ("merge", "Merge into…"), ("delete", "Delete"))
        }
        self.merger = ChoicePopup(theme, self)
        self._lay_out()
        self._connect()
        self._choose()

    def _lay_out(self) -> None:
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        for button in self.buttons.values():
            verbs.addWidget(button)
        verbs.addStretch(1)
        said = QHBoxLayout()
        said.addWidget(self.words, 1)
        said.addWidget(self.undo)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(self.box)
        inner.addWidget(self.tree, 1)
        inner.addLayout(verbs)
        inner.addLayout(said)

    def _connect(self) -> None:
        self.box.textChanged.connect(lambda _text: self._show(self._tags))
        self.tree.itemChanged.connect(self._renamed)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._choose())
        self.buttons["rename"].clicked.connect(self.rename)
        self.buttons["merge"].clicked.connect(self.merge)
        self.buttons["delete"].clicked.connect(self.delete)
        self.undo.clicked.connect(self._undo)
        self.merger.typed.connect(self._offer)
        self.merger.chosen.connect(lambda choice: self._merge(choice.value))
        self._jobs.changed.connect(self._changed)

    def open_tags(self) -> None:
        """Show the tree as it is now."""
        self.refresh()
        self.show()
        self.raise_()
        self.activateWindow()
        self.tree.setFocus()

    def refresh(self) -> None:
        """Read the tags again."""
        self._jobs.read(self, self._services.tags.all, self._show, latest="tags")

    def rename(self) -> None:
        """Write another name for the chosen tag, in its place."""
        if (item := self.tree.currentItem()) is not None:
            self.tree.setFocus()
            self.tree.editItem(item, 0)

    def merge(self) -> None:
        """Ask into which other tag the chosen one goes."""
        if (tag := self._current()) is not None:
            button = self.buttons["merge"]
            at = button.mapToGlobal(QPoint(0, button.height() + 4))
            self.merger.ask(f"Whatever has “{tag.name}” gets", "Another tag", at, 300)

    def delete(self) -> None:
        """Take the chosen tag, and all below it, from everything."""
        if (tag := self._current()) is not None:
            self._write(partial(self._services.tags.delete, tag.id), f"“{tag.name}” is deleted.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes, Enter renames nothing by accident, Escape closes."""
        if event.key() == Qt.Key.Key_Delete and self.tree.hasFocus():
            self.delete()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _current(self) -> Tag | None:
        item = self.tree.currentItem()
        tag: Tag | None = item.data(0, _TAG) if item is not None else None
        return tag

    def _choose(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(self._current() is not None)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Noun.TAG) and self.isVisible():
            self.refresh()

    def _show(self, tags: tuple[Tag, ...]) -> None:
        """Fill the tree; a tag that fits the box is shown with the path that leads to it."""
        self._tags = tags
        chosen, wanted = self._current(), folded(self.box.text())
        fitting = [tag for tag in tags if wanted in folded(tag.name)]
        by_id = {tag.id: tag for tag in tags}
        items: dict[str, QTreeWidgetItem] = {}
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for tag in fitting:
                _place(self.tree, items, by_id, tag.name)
            self.tree.expandAll()
            if chosen is not None and chosen.id in items:
                self.tree.setCurrentItem(items[chosen.id])
        self._choose()
        if not tags:
            self.words.setText("No tags yet. T in the list of articles gives an article its first one.")

    def _renamed(self, item: QTreeWidgetItem) -> None:
        """A new last step keeps the path before it; a name with slashes is a whole new path."""
        tag: Tag = item.data(0, _TAG)
        typed = tidy_tag(item.text(0))
        above, slash, last = tag.name.rpartition("/")
        name = typed if "/" in typed else f"{above}{slash}{typed}"
        if not typed or typed == last or name == tag.name:
            self._show(self._tags)
            return
        merges = tag_id(name) != tag.id and any(other.id == tag_id(name) for other in self._tags)
        sentence = f"“{tag.name}” is now {'one with' if merges else ''} “{name}”.".replace("  ", " ")
        self._write(partial(self._services.tags.rename, tag.id, name), sentence)

    def _offer(self, typed: str) -> None:
        self._jobs.read(self, partial(self._services.tags.complete, typed), self._show_offer, latest="merge")

    def _show_offer(self, tags: tuple[Tag, ...]) -> None:
        current = self._current()
        self.merger.show_choices(
            [Choice(tag.name, "", tag) for tag in tags if current is not None and tag.id != current.id]
        )

    def _merge(self, into: Tag) -> None:
        if (tag := self._current()) is not None:
            work = partial(self._services.tags.merge, tag.id, into.id)
            self._write(work, f"“{tag.name}” went up in “{into.name}”.")

    def _write(self, work: Callable[[], Changes], sentence: str) -> None:
        def then(_changes: Changes) -> None:
            self.words.setText(sentence)
            self.undo.show()

        def failed(error: KnownError) -> None:
            self.words.setText(said(error))
            self.undo.hide()
            self.refresh()

        self._jobs.write(self, work, then, failed=failed)

    def _undo(self) -> None:
        self.undo.hide()
        self.words.setText("")
        self._jobs.undoing.undo()


def _place(tree: QTreeWidget, items: dict[str, QTreeWidgetItem], by_id: dict[str, Tag], name: str) -> None:
    """Put a tag into the tree, its parents before it."""
    key = tag_id(name)
    if key in items:
        return
    above, _slash, last = name.rpartition("/")
    parent: QTreeWidget | QTreeWidgetItem = tree
    if above:
        _place(tree, items, by_id, above)
        parent = items[tag_id(above)]
    tag = by_id.get(key, Tag(key, name))
    counts = [f"{count:,}" if count else "" for count in (tag.article_count, tag.source_count)]
    item = QTreeWidgetItem(parent, [last, *counts])
    item.setData(0, _TAG, tag)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    for column in (1, 2):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    items[key] = item
