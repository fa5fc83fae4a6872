"""Names of tags in, a row of chips out, each with a way to take it away, and a button that adds one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QToolButton, QWidget

from app.ui.long.lines import line

if TYPE_CHECKING:
    from app.ui.theme import Theme

_GAP = 6
LONGEST_CHIP = 48  # letters


class _Flow(QLayout):
    """Lays its items out like words, in as many lines as they need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        return QSize(
            max((min(size.width(), 60) for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _lay(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 60), 10_000))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + _GAP, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, line = x + size.width() + _GAP, max(line, size.height())
        return y + line - rect.y()


class TagChips(QWidget):
    """The tags of one thing. A click on a chip, or Delete on it, takes the tag away."""

    removed = Signal(str)
    add_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flow = _Flow(self)
        self.add = QToolButton()
        self.add.setText("+ Tag")
        self.add.setAccessibleName("Add a tag")
        self.add.setObjectName("addTag")
        self.add.clicked.connect(self.add_wanted)
        theme.theme_changed.connect(self._dress)
        self._dress()
        self.show_tags(())

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"QToolButton {{ background: {theme.window}; color: {theme.soft}; border: 1px solid transparent;"
            " border-radius: 5px; padding: 1px 6px; font-weight: normal; }"
            f"QToolButton:hover {{ color: {theme.ink}; background: {theme.selection}; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.accent}; padding: 0 5px; }}"
            f"QToolButton#addTag {{ background: transparent; color: {theme.accent}; }}"
        )

    def show_tags(self, names: Sequence[str]) -> None:
        """Show these tags."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.add:
                widget.hide()
                widget.deleteLater()
        for name in names:
            chip = QToolButton(self)
            words = line(name, LONGEST_CHIP)
            chip.setText(f"{words}  ×".replace("&", "&&"))
            chip.setAccessibleName(f"Tag {words}: take away")
            chip.clicked.connect(partial(self.removed.emit, name))
            chip.setToolTip("Take this tag away")
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add)
        for at in range(self._flow.count()):
            shown = self._flow.itemAt(at)
            widget = shown.widget() if shown is not None else None
            if widget is not None:
                widget.show()
        self.updateGeometry()
