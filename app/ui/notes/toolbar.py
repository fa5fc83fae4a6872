"""The few verbs over the text in, wishes out: emphasis, link, task, quote, preview, and a menu with the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

Verb = Callable[[], object]
_VERBS = (
    ("Bold", "Bold (Ctrl+B)"),
    ("Link", "Link (Ctrl+K; type [[ to link to something in the library)"),
    ("Task", "Task (Ctrl+Shift+T)"),
    ("Quote", "Quote (Ctrl+Shift+.)"),
)
_PREVIEWS = (("beside", "Preview beside"), ("below", "Preview below"), ("off", "No preview"))
_MORE = ("History…", "Move to…", "Export…", "Copy as rich text", "Find in note", "Delete note")


class Toolbar(QWidget):
    """Words for buttons; at the right, whether the note is saved."""

    preview_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteToolbar")
        self._verbs = [_button(words, tip) for words, tip in _VERBS]
        self._rest = [QAction(words, self) for words in _MORE]
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(0)
        for button in self._verbs:
            row.addWidget(button)
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

    def offer(self, verbs: Sequence[Verb], rest: Sequence[Verb]) -> None:
        """Take what bold, link, task and quote do, and what each row of the menu does."""
        for button, verb in zip(self._verbs, verbs, strict=True):
            button.clicked.connect(lambda _on=False, verb=verb: verb())
        for action, verb in zip(self._rest, rest, strict=True):
            action.triggered.connect(lambda _on=False, verb=verb: verb())

    def show_preview(self, place: str) -> None:
        """Tick where the preview stands."""
        for action in self._previews.actions():
            action.setChecked(action.data() == place)

    def say(self, sentence: str, standing: str = "") -> None:
        """Say whether the note is saved, or else what is `standing`; a long sentence is whole in the tool tip."""
        sentence = sentence or standing
        self.saved.setText(sentence)
        self.saved.setToolTip("" if len(sentence) < 12 else sentence.replace("<", "‹"))

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
        menu.addActions(self._rest)
        button.setMenu(menu)
        return button


def _button(words: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setToolTip(tip)
    button.setAccessibleName(words)
    button.setAutoRaise(True)
    return button
