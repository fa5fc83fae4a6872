"""Rows of one table in; menus, shortcuts, tool tips and the entries of the command palette out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

UNDO, REDO = "edit.undo", "edit.redo"  # their words change with what they would do
MENUS = ("File", "Edit", "View", "Article", "Mark", "Source", "Note", "Library", "Help")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One command: its name in code, its words, its keys, its menu, what it does, and where its keys work.

    `scope` is `window`, or `panel` where the keys work only with the focus inside the panel. `offered` is its place
    among what the list of articles offers on those chosen, from 1; 0 keeps it out.
    """

    name: str
    label: str
    keys: tuple[str, ...]
    menu: str
    run: Callable[[], object]
    scope: str
    offered: int = 0


class Actions:
    """Every command of the window, as Qt's actions, by name."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.by_name: dict[str, QAction] = {}
        self._of_pane: dict[str, list[QAction]] = {}
        self._offered: dict[int, QAction] = {}
        self._menus: dict[str, list[QAction]] = {name: [] for name in MENUS}
        self._submenus: list[tuple[str, str, str, Callable[[QMenu], object]]] = []

    def add(self, rows: Iterable[ActionRow], *, pane: str = "") -> None:
        """Make commands. Those of scope `panel` work inside the pane of that name, once it has come `home`."""
        for row in rows:
            action = QAction(row.label, self._window)
            action.setObjectName(row.name)
            action.setShortcuts([QKeySequence(key) for key in row.keys])
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut if row.scope == "window" else inside)
            action.setToolTip(tip(row.label, row.keys))
            action.triggered.connect(_call(row.run))
            if row.scope == "window":
                self._window.addAction(action)
            else:
                self._of_pane.setdefault(pane, []).append(action)
            self.by_name[row.name] = action
            if row.offered:
                self._offered[row.offered] = action
            self._menus[row.menu].append(action)

    def home(self, pane: str, widget: QWidget) -> None:
        """Let the keys of a pane's commands work inside it: it is made now."""
        widget.addActions(self._of_pane.get(pane, []))

    def submenu(self, menu: str, group: str, label: str, fill: Callable[[QMenu], object]) -> None:
        """Add a menu under a group of commands, which is no menu's last; `fill` makes its entries each time it opens."""
        self._submenus.append((menu, group, label, fill))

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for name, actions in self._menus.items():
            if actions:
                menu = bar.addMenu(name)
                group = ""
                for action in actions:
                    part = action.objectName().split(".")[0]
                    if group and part != group:
                        self._fill_below(name, menu, group)
                        menu.addSeparator()
                    group = part
                    menu.addAction(action)

    def _fill_below(self, name: str, menu: QMenu, group: str) -> None:
        """Make the menus that stand under a group of commands."""
        for within, beneath, label, fill in self._submenus:
            if (within, beneath) == (name, group):
                below = menu.addMenu(label)
                below.setObjectName(label)
                below.aboutToShow.connect(partial(fill, below))

    def on_articles(self) -> list[QAction]:
        """What the list offers on the chosen articles, in order."""
        return [self._offered[place] for place in sorted(self._offered)]

    def entries(self) -> Sequence[tuple[str, str, QAction]]:
        """Menu, words and action of every command, for the palette."""
        return [(name, action.text(), action) for name, actions in self._menus.items() for action in actions]


def _call(run: Callable[[], object]) -> Callable[..., None]:
    def triggered(_checked: bool = False) -> None:
        run()

    return triggered


def tip(label: str, keys: Sequence[str]) -> str:
    """The words of a tool tip, with the first key."""
    if not keys:
        return label
    return f"{label} ({QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)})"
