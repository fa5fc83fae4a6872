"""A mark's comment in, the comment as it was written anew out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.bounds import TEXT
from app.ui.long.fields import BoundedText
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from app.domain.mark import Passage
    from app.ui.theme import Theme


HINT = "Enter saves, Shift+Enter begins a new line, Esc leaves it"


class CommentBox(QFrame):
    """A small box over the page. Enter saves, Shift+Enter begins a line, Escape leaves all as it was."""

    written = Signal(object, str)  # the mark's id or the passage, the comment

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setObjectName("commentBox")
        self.setAccessibleName("Comment on the mark")
        self._about: str | Passage = ""
        self.text = BoundedText(TEXT)
        self.text.setAccessibleName("Comment on the mark")
        self.text.setPlaceholderText("What should you remember about this passage?")
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.hint = PlainLabel(HINT)
        self.hint.setObjectName("emptyWords")
        self.text.full.connect(self.hint.setText)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.addWidget(self.text)
        inner.addWidget(self.hint)
        self.resize(340, 130)
        theme.theme_changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"#commentBox {{ background: {theme.panel}; border: 1px solid {theme.line}; }}"
            f"QPlainTextEdit {{ border: 1px solid {theme.line}; border-radius: 7px; }}"
        )

    def ask(self, about: str | Passage, comment: str, at: QPoint) -> None:
        """Open at the point `at` of the screen with the comment as it stands."""
        self._about = about
        self.text.show_text(comment)
        self.hint.setText(HINT)
        self.text.selectAll()
        room = self.screen().availableGeometry()
        self.move(
            max(room.left(), min(at.x(), room.right() - self.width())),
            max(room.top(), min(at.y(), room.bottom() - self.height())),
        )
        self.show()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self.hide()
                self.written.emit(self._about, self.text.text())
                return True
        return super().eventFilter(watched, event)
