"""The few verbs over the text in, wishes out: emphasis, link, task, quote, preview, and a menu with the rest."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

_VERBS = (
    ("bold", "Bold", "Bold (Ctrl+B)"),
    ("link", "Link", "Link (Ctrl+K; type [[ to link to something in the library)"),
    ("task", "Task", "Task (Ctrl+Shift+T)"),
    ("quote", "Quote", "Quote (Ctrl+Shift+.)"),
)
_PREVIEWS = (("beside", "Preview beside"), ("below", "Preview below"), ("off", "No preview"))
_MORE = (
    ("history", "History…"),
    ("move", "Move to…"),
    ("export", "Export…"),
    ("copy", "Copy as rich text"),
    ("find", "Find in note"),
    ("delete", "Delete note"),
)


class Toolbar(QWidget):
    """Words for buttons; at the right, whether the note is saved."""

    wanted = Signal(str)  # the name of a verb of the panel
    preview_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteToolbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(0)
        for name, words, tip in _VERBS:
            row.addWidget(self._button(name, words, tip))
        self.saved = QLabel()
        self.saved.setTextFormat(Qt.TextFormat.PlainText)
        self.saved.setObjectName("smallPrint")
        self.saved.setAccessibleName("Saved or not")
        self.saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.saved.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.saved.setMinimumWidth(0)
        row.addWidget(self.saved, 1)
        self._previews = QActionGroup(self)
        self._previews.triggered.connect(lambda action: self.preview_wanted.emit(action.data()))
        row.addWidget(self._more())

    def show_preview(self, place: str) -> None:
        """Tick where the preview stands."""
        for action in self._previews.actions():
            action.setChecked(action.data() == place)

    def say(self, sentence: str, standing: str = "") -> None:
        """Say whether the note is saved, or else what is `standing`; a long sentence is whole in the tool tip."""
        sentence = sentence or standing
        self.saved.setText(sentence)
        self.saved.setToolTip("" if len(sentence) < 12 else sentence.replace("<", "‹"))

    def _button(self, name: str, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self.wanted.emit(name))
        return button

    def _more(self) -> QToolButton:
        button = QToolButton()
        button.setText("More")
        button.setAccessibleName("More to do with this note")
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for place, words in _PREVIEWS:
            action = QAction(words, self)
            action.setCheckable(True)
            action.setData(place)
            self._previews.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        for name, words in _MORE:
            action = menu.addAction(words)
            action.triggered.connect(partial(self.wanted.emit, name))
        button.setMenu(menu)
        return button
