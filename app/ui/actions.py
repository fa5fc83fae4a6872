"""Rows of one table in; menus, shortcuts, tool tips and the entries of the command palette out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

MENUS = ("File", "Edit", "View", "Article", "Mark", "Source", "Note", "Library", "Help")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One command: its name in code, its words, its keys, its menu, the method it calls, and where its keys work.

    `scope` is `window`, or `panel` where the keys work only with the focus inside the panel.
    """

    name: str
    label: str
    keys: tuple[str, ...]
    menu: str
    method: str
    scope: str


class Actions:
    """Every command of the window, as Qt's actions, by name."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.by_name: dict[str, QAction] = {}
        self._menus: dict[str, list[QAction]] = {name: [] for name in MENUS}

    def add(self, target: QObject, rows: Iterable[ActionRow], *, focus: QWidget | None = None) -> None:
        """Make the commands of one target; those of scope `panel` work inside `focus`, or inside the target."""
        for row in rows:
            # The menu shows the key; the action belongs to the panel its keys work in.
            owner = focus if row.scope == "panel" and focus is not None else self._window
            if row.scope == "panel" and focus is None and isinstance(target, QWidget):
                owner = target
            action = QAction(row.label, owner)
            action.setObjectName(row.name)
            action.setShortcuts([QKeySequence(key) for key in row.keys])
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut if row.scope == "window" else inside)
            action.setToolTip(tip(row.label, row.keys))
            action.triggered.connect(_without_argument(getattr(target, row.method)))
            owner.addAction(action)
            self.by_name[row.name] = action
            self._menus[row.menu].append(action)

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for name, actions in self._menus.items():
            if actions:
                menu = bar.addMenu(name)
                group = ""
                for action in actions:
                    part = action.objectName().split(".")[0]
                    if group and part != group:
                        menu.addSeparator()
                    group = part
                    menu.addAction(action)

    def entries(self) -> Sequence[tuple[str, str, QAction]]:
        """Menu, words and action of every command, for the palette."""
        return [(name, action.text(), action) for name, actions in self._menus.items() for action in actions]


def _without_argument(call: Callable[[], object]) -> Callable[..., None]:
    def run(_checked: bool = False) -> None:
        call()

    return run


def tip(label: str, keys: Sequence[str]) -> str:
    """The words of a tool tip, with the first key."""
    if not keys:
        return label
    return f"{label} ({QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)})"
