"""All sources in, the one to open out: a box, a kind and a tag narrow the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.nouns import Noun
from app.domain.source import SourceKind
from app.ui.long.lines import LONGEST_CHOICE, line
from app.ui.safety import LONGEST_LINE
from app.ui.sources.rows import Row, RowList
from app.ui.sources.words import KIND_WORDS, all_row

if TYPE_CHECKING:
    from app.domain.tag import Tag
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme


class SourcesList(QWidget):
    """Every source of the library, by name."""

    source_wanted = Signal(str)
    count_changed = Signal(int)

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._stale = True
        self.box = QLineEdit()
        self.box.setMaxLength(LONGEST_LINE)
        self.box.setPlaceholderText("Name or alias")
        self.box.setAccessibleName("Sources with this in their name or alias")
        self.box.setClearButtonEnabled(True)
        self.kind = _combo("Kind of source", "Every kind")
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(words, kind.value)
        self.tag = _combo("Tag of sources", "Any tag")
        self.list = RowList(theme)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("All sources")
        self.empty = QLabel()
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setObjectName("emptyWords")
        self.empty.setMargin(16)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        choices = QHBoxLayout()
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(8)
        choices.addWidget(self.kind, 1)
        choices.addWidget(self.tag, 1)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 8)
        top.setSpacing(8)
        top.addWidget(self.box)
        top.addLayout(choices)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(top)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.empty, 1)
        self.box.textChanged.connect(lambda _text: self.refresh())
        self.box.installEventFilter(self)
        self.kind.currentIndexChanged.connect(lambda _at: self.refresh())
        self.tag.currentIndexChanged.connect(lambda _at: self.refresh())
        self.list.activated.connect(lambda index: self._open(index.data(Qt.ItemDataRole.UserRole)))
        jobs.changed.connect(self._changed)
        self._show(())

    def refresh(self) -> None:
        """Read the list again."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        kind = SourceKind(self.kind.currentData()) if self.kind.currentData() else None
        work = partial(self._services.sources.all, self.box.text(), kind, self.tag.currentData() or "")
        # The words of the rows are made off the window's thread too.
        self._jobs.read(self, lambda: tuple(map(all_row, work())), self._show, latest="all")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list with the focus in the box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.list.choose_first()
                    self._open(self.list.current())
                    return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the list was out of sight."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
            self._read_tags()

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Noun.SOURCE, Noun.TAG):
            self.refresh()
        if changes.touches(Noun.TAG) and self.isVisible():
            self._read_tags()

    def _read_tags(self) -> None:
        self._jobs.read(self, self._services.tags.all, self._show_tags, latest="tags")

    def _show_tags(self, tags: tuple[Tag, ...]) -> None:
        chosen = self.tag.currentData()
        self.tag.blockSignals(True)
        while self.tag.count() > 1:
            self.tag.removeItem(1)
        for tag in tags:
            if tag.source_count:
                self.tag.addItem(line(tag.name, LONGEST_CHOICE), tag.id)
        at = self.tag.findData(chosen)
        self.tag.setCurrentIndex(max(0, at))
        self.tag.blockSignals(False)
        if chosen and at < 0:
            self.refresh()

    def _open(self, row: Row | None) -> None:
        if row is not None:
            self.source_wanted.emit(row.id)

    def _show(self, rows: tuple[Row, ...]) -> None:
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        narrowed = bool(self.box.text() or self.kind.currentData() or self.tag.currentData())
        self.empty.setText(
            "No source fits. Clear the box and the choices to see all."
            if narrowed
            else "People, organisations, publications and documents you learn things from belong here. + Add makes one."
        )
        self.count_changed.emit(len(rows))


def _combo(name: str, first: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.addItem(first, "")
    combo.setMinimumContentsLength(6)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo
