"""The three panes and the bar over them in; one window that folds them as it narrows out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from app.ui.search.box import SearchBox

TABS_BELOW, FOLD_BELOW = 1100, 944  # pixels of the window's width
READER = 400  # the least width of the article pane
NAMES = ("library", "reader", "sources", "notes")
PLACES = {
    "reader": "Choose an article at the left, or clip one: Ctrl+N, or drop a link or a saved page anywhere in this window.",
    "sources": "The sources of the article you open stand here. Click to see all of them.",
    "notes": "The notes on the article you open stand here. Click to see all of them, or press Ctrl+Shift+N for a new one.",
}


class TopBar(QWidget):
    """The library's name, the one search box, and the two verbs of every day."""

    def __init__(self, name: str, search: SearchBox) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        self.fold = QToolButton()
        self.fold.setText("☰")
        self.fold.setAccessibleName("Show or hide the library")
        self.fold.setToolTip("Show or hide the library (F9)")
        self.title = PlainLabel(name)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        search.setMaximumWidth(520)
        search.setMinimumWidth(120)
        self.export = QPushButton("Export")
        self.export.setToolTip("Export this article with its marks")
        self.changes = QPushButton("Changes")
        self.changes.setToolTip("What changed on pages (Ctrl+4)")
        self.changes.hide()
        self.clip = QPushButton("Clip")
        self.clip.setProperty("primary", True)
        self.clip.setToolTip("Clip an article (Ctrl+N)")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.fold)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(search, 6)
        row.addStretch(1)
        row.addWidget(self.changes)
        row.addWidget(self.export)
        row.addWidget(self.clip)

    def show_changes(self, waiting: int) -> None:
        """Say how many changes on pages nobody has looked at yet."""
        self.changes.setText(f"{waiting:,} {'change' if waiting == 1 else 'changes'}")
        self.changes.setVisible(waiting > 0)


class PanePlace(QWidget):
    """A pane's place before the pane is made: its colour, and what belongs there. A click makes it."""

    wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = PlainLabel(PLACES[name])
        words.setObjectName("emptyWords")
        words.setWordWrap(True)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the pane."""
        super().mousePressEvent(event)
        self.wanted.emit()


class Desk(QWidget):
    """The panes side by side. Each can be hidden; the right ones become tabs where there is no room for both."""

    def __init__(self, top: TopBar, library: QWidget) -> None:
        super().__init__()
        self.panes: dict[str, QWidget] = {"library": library}
        self.places = {name: PanePlace(name) for name in NAMES[1:]}
        self.panes |= self.places
        self._hidden: set[str] = set()
        self._tabbed = False
        self._folded = False  # the library, for want of room
        self._narrow = False
        self.columns = QSplitter()
        self.columns.setObjectName("columns")
        self.columns.setHandleWidth(1)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.setHandleWidth(1)
        self.right.setChildrenCollapsible(False)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Sources and notes")
        self.side = QWidget()
        inside = QVBoxLayout(self.side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.right)
        inside.addWidget(self.tabs)
        self.right.addWidget(self.panes["sources"])
        self.right.addWidget(self.panes["notes"])
        self.tabs.hide()
        for part in (library, self.panes["reader"], self.side):
            self.columns.addWidget(part)
        self.columns.setChildrenCollapsible(False)
        library.setMinimumWidth(292)
        self.panes["reader"].setMinimumWidth(READER)
        self.side.setMinimumWidth(240)
        for at, stretch in enumerate((0, 1, 0)):
            self.columns.setStretchFactor(at, stretch)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        line = QFrame()
        line.setProperty("rule", True)
        line.setFixedHeight(1)
        outer.addWidget(line)
        outer.addWidget(self.columns, 1)

    def furnish(self, name: str, pane: QWidget) -> None:
        """Put a pane in its place, where nothing stood so far."""
        before, self.panes[name] = self.panes[name], pane
        if name == "reader":
            pane.setMinimumWidth(READER)
            self.columns.replaceWidget(1, pane)
        elif self._tabbed:
            at = self.tabs.indexOf(before)
            title = self.tabs.tabText(at)
            self.tabs.removeTab(at)
            self.tabs.insertTab(at, pane, title)
            self.tabs.setCurrentIndex(self.tabs.count() - 1)
        else:
            self.right.replaceWidget(self.right.indexOf(before), pane)
        before.deleteLater()
        self._show()

    @property
    def hidden(self) -> tuple[str, ...]:
        """The panes that the user hid, by name."""
        return tuple(sorted(self._hidden))

    def hide_panes(self, names: tuple[str, ...]) -> None:
        """Hide these panes and show the others."""
        self._hidden = set(names) & set(NAMES)
        self._show()

    def toggle(self, name: str) -> None:
        """Show a pane, or hide it."""
        if name == "library" and self._folded:
            self._folded = False
        elif name in self._hidden:
            self._hidden.discard(name)
        else:
            self._hidden.add(name)
        self._show()

    def bring(self, name: str) -> None:
        """Make sure that a pane can be seen."""
        self._hidden.discard(name)
        if self._tabbed and name in {"sources", "notes"}:
            self.tabs.setCurrentWidget(self.panes[name])
        self._show()

    def fit(self, width: int) -> None:
        """Fold and unfold for a window of that width."""
        tabbed = width < TABS_BELOW
        if tabbed != self._tabbed:
            self._tabbed = tabbed
            for name, title in (("sources", "Sources"), ("notes", "Notes")):
                if tabbed:
                    self.tabs.addTab(self.panes[name], title)
                else:
                    self.right.addWidget(self.panes[name])
            if tabbed:
                self.tabs.setCurrentWidget(self.panes["notes"])
        folded = width < FOLD_BELOW
        if folded != self._narrow:
            self._narrow = folded
            self._folded = folded
        self._show()

    def _show(self) -> None:
        self.panes["library"].setVisible("library" not in self._hidden and not self._folded)
        self.panes["reader"].setVisible("reader" not in self._hidden)
        right = {"sources", "notes"} - self._hidden
        # In a narrow window the library takes the place of the right panes while it is looked at.
        crowded = self._narrow and self.panes["library"].isVisibleTo(self)
        self.side.setVisible(bool(right) and not crowded)
        self.tabs.setVisible(self._tabbed and bool(right))
        self.right.setVisible(not self._tabbed and bool(right))
        for name in ("sources", "notes"):
            if self._tabbed:
                self.tabs.setTabVisible(self.tabs.indexOf(self.panes[name]), name in right)
            else:
                self.panes[name].setVisible(name in right)
