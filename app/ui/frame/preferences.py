"""The rows of the settings' table in, the form that changes them out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
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


class PreferencesDialog(QDialog):
    """Each change counts at once; Close only closes."""

    changed = Signal(str, object)  # the row's name and its new value

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Preferences")
        self.setMinimumWidth(520)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(8)
        group, form = "", QFormLayout()
        for row in rows():
            if row.group != group:
                group = row.group
                heading = PlainLabel(group)
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
            field.setAccessibleName(row.label)
            field.setMinimumHeight(28)  # a form that is short of room would squeeze its fields first
            words = PlainLabel(row.help)
            words.setWordWrap(True)
            words.setObjectName("emptyWords")
            form.addRow(row.label, field)
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

    def _field(self, row: Row, value: Any) -> QWidget:
        if isinstance(value, bool):
            box = QCheckBox()
            box.setChecked(value)
            box.toggled.connect(lambda on: self.changed.emit(row.name, on))
            return box
        if isinstance(value, int):
            spin = QSpinBox()
            spin.setRange(row.bounds.least, row.bounds.most)
            spin.setValue(value)
            spin.valueChanged.connect(lambda number: self.changed.emit(row.name, number))
            return spin
        if row.bounds.choices:
            choice = QComboBox()
            for name in row.bounds.choices:
                choice.addItem(name.capitalize(), name)
            choice.setCurrentIndex(choice.findData(value))
            choice.currentIndexChanged.connect(lambda _at: self.changed.emit(row.name, choice.currentData()))
            return choice
        words = ", ".join(value) if isinstance(value, tuple) else value
        line = QLineEdit(words)
        line.setMaxLength(max(LONGEST_LINE, len(words)))
        line.editingFinished.connect(lambda: self.changed.emit(row.name, _listed(line.text())))
        return line


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
