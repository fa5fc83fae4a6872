"""One source in, its card out: who it is, its tags, what it is linked to, and the form to change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Changes
from app.domain.nouns import Noun
from app.domain.source import Source, SourceDraft
from app.ui.long.breaks import LONGEST_WORD
from app.ui.long.lines import shown
from app.ui.safety import PlainLabel
from app.ui.sources.form import SourceForm, draft_of
from app.ui.sources.linked import LinkedList
from app.ui.sources.rows import RowList, initials
from app.ui.sources.words import who
from app.ui.tags.chips import TagChips
from app.ui.tags.picker import TagPicker

if TYPE_CHECKING:
    from app.domain.errors import KnownError
    from app.services.record import Services
    from app.services.sources import Linked
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class _Known:
    source: Source
    linked: Linked


class SourceCard(QWidget):
    """Shows a source; `edit` opens its form, and whatever is in the form is saved when the card is left."""

    back_wanted = Signal()
    merge_wanted = Signal()
    gone = Signal()
    said = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._source: Source | None = None
        self.source_id = ""
        self.about = _About(theme)
        self.linked = LinkedList(theme)
        self.form = SourceForm()
        self.picker = TagPicker(services, jobs, theme, self)
        self.back, self.edit_button, self.more = _button("‹ Back"), _button("Edit"), _button("More")
        self.back.setAccessibleName("Back to the list")
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 8, 4)
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.edit_button)
        head.addWidget(self.more)
        shown = QWidget()
        body = QVBoxLayout(shown)
        body.setContentsMargins(0, 0, 0, 8)
        body.setSpacing(0)
        body.addWidget(self.about)
        body.addWidget(self.linked)
        body.addStretch(1)
        self.reading, self.writing = _scroll(shown), _scroll(self.form)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.reading)
        self.stack.addWidget(self.writing)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(head)
        inner.addWidget(self.stack, 1)
        self._connect()

    def _connect(self) -> None:
        menu = QMenu(self.more)
        menu.addAction("Merge with…").triggered.connect(self.merge_wanted.emit)
        menu.addAction("Delete source").triggered.connect(self.delete)
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.back.clicked.connect(self.back_wanted)
        self.edit_button.clicked.connect(self.edit)
        self.form.saved.connect(self._save_and_show)
        self.form.left.connect(self._cancel)
        self.about.tags.add_wanted.connect(self.add_tag)
        self.about.tags.removed.connect(partial(self._retag, self._services.tags.untag_sources))
        self.picker.picked.connect(partial(self._retag, self._services.tags.tag_sources))
        _keep_in_sight(self.reading, self.linked.list)
        self._jobs.changed.connect(self._changed)

    def show_source(self, source_id: str) -> None:
        """Show a source; what was changed of the last one is saved first."""
        self.leave()
        self.source_id = source_id
        self._source = None
        self.stack.setCurrentWidget(self.reading)
        self._read()

    def show_new(self) -> None:
        """Show an empty form for a source of its own."""
        self.leave()
        self.source_id, self._source = "", None
        self.form.show_draft(SourceDraft(""))
        self._write()

    def edit(self) -> None:
        """Open the form of the source that is shown."""
        if self._source is not None:
            self.form.show_draft(draft_of(self._source))
            self._write()

    def leave(self) -> None:
        """Save what is in the form, if anything was changed."""
        if self.stack.currentWidget() is self.writing:
            if self.form.changed():
                self._save()
            self.stack.setCurrentWidget(self.reading)

    def delete(self) -> None:
        """Take the source out of sight."""
        if not self.source_id or self._source is None:
            return
        self.form.show_draft(draft_of(self._source))  # what was changed in the form goes with it
        name = self._source.name
        self._jobs.write(
            self,
            partial(self._services.sources.delete, [self.source_id]),
            lambda _changes: self.said.emit(
                f"{name} is deleted. Undo brings the source back with its links."
            ),
        )

    def add_tag(self) -> None:
        """Ask for tags."""
        if self._source is not None:
            self.picker.open_under(self.about.tags.add, self._source.tags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Backspace lead back."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _write(self) -> None:
        self.edit_button.setVisible(False)
        self.more.setVisible(bool(self.source_id))
        self.stack.setCurrentWidget(self.writing)
        self.form.name.setFocus()

    def _save(self) -> None:
        draft = self.form.draft()
        sources = self._services.sources
        if self.source_id:
            self._jobs.write(self, partial(sources.edit, self.source_id, draft))
        else:
            self._jobs.write(self, partial(sources.add, draft), self._made)
        self.form.show_draft(draft)

    def _save_and_show(self) -> None:
        if self.form.changed():
            self._save()
        self._cancel()

    def _cancel(self) -> None:
        self.stack.setCurrentWidget(self.reading)
        self.edit_button.setVisible(True)
        if not self.source_id:
            self.back_wanted.emit()
        self.edit_button.setFocus()

    def _made(self, changes: Changes) -> None:
        self.said.emit("The new source is kept.")
        if not self.source_id and self.isVisible():
            self.show_source(changes.made)

    def _retag(self, verb: Callable[[Sequence[str], str], Changes], name: str) -> None:
        self._jobs.write(self, partial(verb, [self.source_id], name))

    def _changed(self, changes: Changes) -> None:
        if self.source_id and changes.touches(Noun.SOURCE, Noun.MARK, Noun.NOTE, Noun.TAG, Noun.ARTICLE):
            self._read()

    def _read(self) -> None:
        sources, source_id = self._services.sources, self.source_id
        self._jobs.read(
            self,
            lambda: _Known(sources.get(source_id), sources.linked(source_id)),
            self._show,
            latest="card",
            failed=self._not_there,
        )

    def _show(self, known: _Known) -> None:
        if known.source.id != self.source_id:
            return
        self._source = known.source
        self.about.show_source(known.source)
        self.linked.show_linked(known.linked)
        writing = self.stack.currentWidget() is self.writing
        self.edit_button.setVisible(not writing)
        self.more.setVisible(True)

    def _not_there(self, _error: KnownError) -> None:
        self.source_id, self._source = "", None
        self.gone.emit()


class _About(QWidget):
    """Name, what it is, tags, and what is known besides."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.badge, self.name, self.who = _label("badge"), _label("cardName"), _label("smallPrint")
        self.badge.setFixedSize(44, 44)
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.badge.setWordWrap(False)
        self.tags = TagChips(theme)
        self.more = _label("cardMore", LONGEST_WORD)
        for label in (self.name, self.who, self.more):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.who)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 4, 16, 8)
        inner.setSpacing(10)
        inner.addLayout(top)
        inner.addWidget(self.tags)
        inner.addWidget(self.more)
        theme.theme_changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"QLabel#badge {{ background: {theme.accent_wash}; color: {theme.accent}; border-radius: 22px;"
            " font-weight: bold; }"
            "QLabel#cardName { font-size: 16px; font-weight: 600; }"
            f"QLabel#smallPrint {{ color: {theme.soft}; }}"
        )

    def show_source(self, source: Source) -> None:
        self.badge.setText(initials(source.name))
        self.name.setText(source.name)
        self.who.setText(who(source))
        self.who.setVisible(bool(self.who.text()))
        self.tags.show_tags(source.tags)
        also = shown(f"Also called {', '.join(source.aliases)}.") if source.aliases else ""
        self.more.setText("\n\n".join(part for part in (also, source.contacts, source.note) if part))
        self.more.setVisible(bool(self.more.text()))


def _label(name: str, word: int = 60) -> PlainLabel:
    label = PlainLabel(word=word)
    label.setWordWrap(True)
    label.setObjectName(name)
    return label


def _button(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setAccessibleName(words)
    button.setAutoRaise(True)
    return button


def _scroll(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area


def _keep_in_sight(area: QScrollArea, rows: RowList) -> None:
    """Let the page follow the row chosen in a list that does not scroll itself."""

    def follow(now: QModelIndex) -> None:
        rect = rows.visualRect(now)
        inside = area.widget()
        if inside is None:
            return
        middle = rows.mapTo(inside, rect.center())
        area.ensureVisible(middle.x(), middle.y(), 0, rect.height())

    rows.selectionModel().currentChanged.connect(follow)
