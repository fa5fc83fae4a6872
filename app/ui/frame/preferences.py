"""The rows of the settings' table in, the form that changes them out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.settings import Row, Settings, rows
from app.ui.safety import LONGEST_LINE, PlainLabel
from app.wording import _, said
from app.wording.settings import choice_of, help_of, label_of


class _Number(QSpinBox):
    """A number that can be typed beyond its bounds, so that the form can say what they are."""

    refused = Signal(str)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Let any number be typed; one out of bounds does not count."""
        found = super().validate(text, at)
        if found[0] == QValidator.State.Invalid and text.removeprefix("-").isdecimal():
            return QValidator.State.Intermediate, text, at
        return found

    def fixup(self, text: str) -> str:
        """Say that a number was refused; the one before comes back."""
        self.refused.emit(text)
        return text


class PreferencesDialog(QDialog):
    """Each change counts at once, unless it is out of bounds: then the form says what they are. Close only closes."""

    changed = Signal(str, object)  # the row's name and its new value

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Preferences")
        self.setMinimumWidth(520)
        self.words: dict[str, PlainLabel] = {}
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(8)
        group, form = "", QFormLayout()
        for row in rows():
            if row.group != group:
                group = row.group
                heading = PlainLabel(_(group))
                font = heading.font()
                font.setBold(True)
                heading.setFont(font)
                inner.addWidget(heading)
                form = QFormLayout()
                form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
                form.setContentsMargins(0, 0, 0, 8)
                inner.addLayout(form)
            field = self._field(row, getattr(settings, row.name))
            field.setObjectName(row.name)
            field.setAccessibleName(label_of(row))
            field.setMinimumHeight(28)  # a form that is short of room would squeeze its fields first
            words = self.words[row.name] = PlainLabel(help_of(row))
            words.setWordWrap(True)
            words.setObjectName("emptyWords")
            form.addRow(label_of(row), field)
            form.addRow("", words)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addWidget(buttons)
        outer.addLayout(foot)
        self.resize(560, 640)

    def _field(self, row: Row, value: object) -> QWidget:
        if isinstance(value, bool):
            box = QCheckBox()
            box.setChecked(value)
            box.toggled.connect(lambda on: self._take(row, on))
            return box
        if isinstance(value, int):
            spin = _Number()
            spin.setKeyboardTracking(False)  # a number counts when it is whole
            spin.setRange(row.bounds.least, row.bounds.most)
            spin.setValue(value)
            spin.valueChanged.connect(lambda number: self._take(row, number))
            spin.refused.connect(lambda text: self._take(row, row.typed(text)))
            return spin
        if row.bounds.choices:
            choice = QComboBox()
            for name in row.bounds.choices:
                choice.addItem(choice_of(name), name)
            choice.setCurrentIndex(choice.findData(value))
            choice.currentIndexChanged.connect(lambda _at: self._take(row, choice.currentData()))
            return choice
        words = row.written(value)
        line = QLineEdit(words)
        line.setMaxLength(max(LONGEST_LINE, len(words)))
        line.editingFinished.connect(lambda: self._take(row, row.typed(line.text())))
        return line

    def _take(self, row: Row, value: object) -> None:
        refusal = row.refusal(value)
        words = self.words[row.name]
        words.setText(said(refusal) or help_of(row))
        if refusal:  # a screen reader would not find it by itself
            QAccessible.updateAccessibility(QAccessibleEvent(words, QAccessible.Event.Alert))
        if not refusal:
            self.changed.emit(row.name, value)
