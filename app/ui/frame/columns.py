"""The table of panes and the bar over them in; the panes side by side, folded as the window narrows, out."""

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

from app.ui.pane import Place
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from app.ui.pane import Pane, PaneRow
    from app.ui.search.box import SearchBox

TABS_BELOW, FOLD_BELOW = 1100, 944  # pixels of the window's width


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

    wanted = Signal(object)  # the PaneRow

    def __init__(self, row: PaneRow[Pane]) -> None:
        super().__init__()
        self._row = row
        self.setObjectName(f"{row.name}Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = PlainLabel(row.invitation)
        words.setObjectName("emptyWords")
        words.setWordWrap(True)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the pane."""
        super().mousePressEvent(event)
        self.wanted.emit(self._row)


class Columns(QWidget):
    """The panes side by side. Each can be hidden; the right ones become tabs where there is no room for both."""

    wanted = Signal(object)  # the PaneRow of a pane whose empty place was clicked

    def __init__(self, top: TopBar, rows: Sequence[PaneRow[Pane]], made: dict[str, QWidget]) -> None:
        super().__init__()
        self._rows = {row.name: row for row in rows}
        self._right = [row for row in rows if row.place is Place.RIGHT]
        self.panes = {row.name: made.get(row.name) or self._place(row) for row in rows}
        self._hidden: set[str] = set()
        self._tabbed = False
        self._folded = False  # the left panes, for want of room
        self._narrow = False
        self.across = QSplitter()
        self.across.setObjectName("columns")
        self.across.setHandleWidth(1)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.setHandleWidth(1)
        self.right.setChildrenCollapsible(False)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(" and ".join(row.title for row in self._right).capitalize())
        self.side = QWidget()
        inside = QVBoxLayout(self.side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.right)
        inside.addWidget(self.tabs)
        self.tabs.hide()
        for row in sorted(rows, key=lambda row: row.place.value):
            pane = self.panes[row.name]
            if row.place is Place.RIGHT:
                self.right.addWidget(pane)
                continue
            pane.setMinimumWidth(row.width)
            self.across.addWidget(pane)
            self.across.setStretchFactor(self.across.count() - 1, int(row.place is Place.MIDDLE))
        self.side.setMinimumWidth(max((row.width for row in self._right), default=0))
        self.across.addWidget(self.side)
        self.across.setStretchFactor(self.across.count() - 1, 0)
        self.across.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        line = QFrame()
        line.setProperty("rule", True)
        line.setFixedHeight(1)
        outer.addWidget(line)
        outer.addWidget(self.across, 1)

    def _place(self, row: PaneRow[Pane]) -> QWidget:
        place = PanePlace(row)
        place.wanted.connect(self.wanted)
        return place

    def put(self, row: PaneRow[Pane], pane: QWidget) -> None:
        """Put a pane in its place, where nothing stood so far."""
        before, self.panes[row.name] = self.panes[row.name], pane
        sizes = self.right.sizes()
        if row.place is not Place.RIGHT:
            pane.setMinimumWidth(row.width)
            self.across.replaceWidget(self.across.indexOf(before), pane)
        elif self._tabbed:
            at = self.tabs.indexOf(before)
            self.tabs.removeTab(at)
            self.tabs.insertTab(at, pane, row.title)
            self.tabs.setCurrentIndex(self.tabs.count() - 1)
        else:
            self.right.replaceWidget(self.right.indexOf(before), pane)
        before.deleteLater()
        self._show()
        self.right.setSizes(sizes)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The panes that the user hid, by name."""
        return tuple(sorted(self._hidden))

    def hide_panes(self, names: tuple[str, ...]) -> None:
        """Hide these panes and show the others."""
        self._hidden = set(names) & set(self.panes)
        self._show()

    def toggle(self, row: PaneRow[Pane]) -> None:
        """Show a pane, or hide it."""
        if row.place is Place.LEFT and self._folded:
            self._folded = False
        elif row.name in self._hidden:
            self._hidden.discard(row.name)
        else:
            self._hidden.add(row.name)
        self._show()

    def bring(self, row: PaneRow[Pane]) -> None:
        """Make sure that a pane can be seen."""
        self._hidden.discard(row.name)
        if self._tabbed and row.place is Place.RIGHT:
            self.tabs.setCurrentWidget(self.panes[row.name])
        self._show()

    def fit(self, width: int) -> None:
        """Fold and unfold for a window of that width."""
        tabbed = width < TABS_BELOW
        if tabbed != self._tabbed:
            self._tabbed = tabbed
            for row in self._right:
                if tabbed:
                    self.tabs.addTab(self.panes[row.name], row.title)
                else:
                    self.right.addWidget(self.panes[row.name])
            if tabbed:
                self.tabs.setCurrentIndex(self.tabs.count() - 1)
        folded = width < FOLD_BELOW
        if folded != self._narrow:
            self._narrow = folded
            self._folded = folded
        self._show()

    def _show(self) -> None:
        crowded = False
        for row in self._rows.values():
            pane, shown = self.panes[row.name], row.name not in self._hidden
            if row.place is not Place.RIGHT:
                pane.setVisible(shown and not (row.place is Place.LEFT and self._folded))
                # In a narrow window the left panes take the place of the right ones while they are looked at.
                crowded = crowded or (self._narrow and row.place is Place.LEFT and pane.isVisibleTo(self))
        right = {row.name for row in self._right} - self._hidden
        self.side.setVisible(bool(right) and not crowded)
        self.tabs.setVisible(self._tabbed and bool(right))
        self.right.setVisible(not self._tabbed and bool(right))
        for row in self._right:
            if self._tabbed:
                self.tabs.setTabVisible(self.tabs.indexOf(self.panes[row.name]), row.name in right)
            else:
                self.panes[row.name].setVisible(row.name in right)
