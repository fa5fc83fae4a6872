"""A source's fields in, a draft of them out: the form of the card."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.bounds import LINE, NAME, TEXT
from app.domain.source import Source, SourceDraft, SourceKind
from app.ui.long.fields import BoundedText
from app.ui.safety import PlainLabel
from app.ui.sources.words import KIND_WORDS


class SourceForm(QWidget):
    """The fields of one source; `saved` is emitted by the button and Ctrl+Enter, `left` by Cancel and Escape."""

    saved = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = SourceDraft("")
        self.name = _line("Name", "", NAME)
        self.kind = QComboBox()
        self.kind.setAccessibleName("Kind")
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(words, kind.value)
        self.aliases = _line("Also called", "apart by semicolons", 2 * LINE)
        self.role = _line("Role", "engineer, spokesman", NAME)
        self.organisation = _line("Organisation", "", NAME)
        self.contacts = _text("Contacts", "phone, mail, when to call")
        self.note = _text("Note", "")
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for field in (
            self.name,
            self.kind,
            self.aliases,
            self.role,
            self.organisation,
            self.contacts,
            self.note,
        ):
            label = PlainLabel(field.accessibleName())
            label.setObjectName("fieldLabel")
            label.setBuddy(field)
            form.addRow(label, field)
        self.save = QPushButton("Save")
        self.save.setToolTip("Save (Ctrl+Enter)")
        cancel = QPushButton("Cancel")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 8, 16, 16)
        inner.setSpacing(12)
        inner.addLayout(form)
        inner.addLayout(buttons)
        inner.addStretch(1)
        self.missing = _warning("A source needs a name.")
        inner.insertWidget(0, self.missing)
        self.full = _warning("")
        inner.insertWidget(1, self.full)
        cancel.clicked.connect(self.left)
        self._connect()

    def _connect(self) -> None:
        for text in (self.contacts, self.note):
            text.full.connect(self._say_full)
        self.name.textChanged.connect(self._named)
        self.save.clicked.connect(self.saved)

    def _named(self, name: str) -> None:
        there = bool(name.strip())
        self.save.setEnabled(there)
        self.missing.setVisible(not there)

    def _say_full(self, sentence: str) -> None:
        self.full.setText(sentence)
        self.full.show()

    def show_draft(self, draft: SourceDraft) -> None:
        """Show these fields."""
        self.name.setText(draft.name)
        self.kind.setCurrentIndex(self.kind.findData(draft.kind.value))
        self.aliases.setText("; ".join(draft.aliases))
        self.role.setText(draft.role)
        self.organisation.setText(draft.organisation)
        self.contacts.show_text(draft.contacts)
        self.note.show_text(draft.note)
        self.full.hide()
        self.save.setEnabled(bool(draft.name.strip()))
        self.missing.hide()
        self._shown = self.draft()

    def draft(self) -> SourceDraft:
        """The fields as they stand."""
        return SourceDraft(
            name=self.name.text().strip(),
            kind=SourceKind(self.kind.currentData()),
            aliases=tuple(alias.strip() for alias in self.aliases.text().split(";") if alias.strip()),
            role=self.role.text().strip(),
            organisation=self.organisation.text().strip(),
            contacts=self.contacts.text().strip(),
            note=self.note.text().strip(),
        )

    def changed(self) -> bool:
        """True if a field was changed, and there is a name to keep it under."""
        return bool(self.draft().name) and self.draft() != self._shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from every field, Enter from a line; Escape leaves the source as it was."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.save.isEnabled():
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _warning(words: str) -> PlainLabel:
    label = PlainLabel(words)
    label.setWordWrap(True)
    label.setObjectName("missing")
    label.hide()
    return label


def draft_of(source: Source) -> SourceDraft:
    """A source's fields."""
    return SourceDraft(
        source.name,
        source.kind,
        source.aliases,
        source.role,
        source.organisation,
        source.contacts,
        source.note,
    )


def _line(name: str, hint: str, most: int) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(most)
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    return line


class _Text(BoundedText):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()  # the form saves
        else:
            super().keyPressEvent(event)


def _text(name: str, hint: str) -> BoundedText:
    text = _Text(TEXT)
    text.setAccessibleName(name)
    text.setPlaceholderText(hint)
    text.setTabChangesFocus(True)
    text.setFixedHeight(64)
    return text
