"""The window's own commands in, done: undo, panes, dialogs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit, QWidget

from app import __version__
from app.ui.actions import REDO, UNDO
from app.ui.long.lines import LONGEST_CHOICE, line
from app.ui.panes import PANES
from app.wording import said, word

if TYPE_CHECKING:
    from app.domain.library import Check
    from app.ui.actions import Actions
    from app.ui.frame.columns import Columns
    from app.ui.frame.palette import CommandPalette
    from app.ui.pane import Context, Pane, PaneRow
    from app.ui.panes import MadePanes
    from app.ui.tags.panel import TagsDialog


class WindowVerbs(QObject):
    """What the Edit, View, Library and Help menus do."""

    def __init__(
        self, context: Context, panes: MadePanes, columns: Columns, actions: Actions, window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._panes = panes
        self._columns = columns
        self._actions = actions
        self._window = window
        self._labels = ("", "")  # what undo and redo would do

    @cached_property
    def palette_box(self) -> CommandPalette:
        """What offers every command."""
        from app.ui.frame.palette import CommandPalette

        return CommandPalette(self._actions, self._context.theme, self._window)

    @cached_property
    def tags(self) -> TagsDialog:
        """The tag tree."""
        from app.ui.tags.panel import TagsDialog

        return TagsDialog(self._context.services, self._context.jobs, self._context.theme, self._window)

    def undo(self) -> None:
        """Take the last change back: of the words being typed, or else of the library."""
        typing = self._typing()
        if typing is not None and typing.isUndoAvailable():
            typing.undo()
            return
        self._flush()
        self._context.jobs.undoing.undo()
        self._say_turned("Undone", self._labels[0], "There is nothing to undo.")

    def redo(self) -> None:
        """Make it again."""
        typing = self._typing()
        if typing is not None and typing.isRedoAvailable():
            typing.redo()
            return
        self._flush()
        self._context.jobs.undoing.redo()
        self._say_turned("Done again", self._labels[1], "There is nothing to redo.")

    def _typing(self) -> QLineEdit | QTextDocument | None:
        """The text that has the focus."""
        focus: QWidget | None = self._window.focusWidget()
        if not isinstance(focus, QLineEdit | QPlainTextEdit) or focus.isReadOnly() or not focus.isVisible():
            return None
        return focus if isinstance(focus, QLineEdit) else focus.document()

    def _flush(self) -> None:
        for pane in self._panes:
            pane.flush()

    def _say_turned(self, done: str, label: str, nothing: str) -> None:
        self._context.say(f"{done}: {line(label, LONGEST_CHOICE)}." if label else nothing)

    def show_undo(self, back: str, forth: str) -> None:
        """Say in the menu what undo and redo would do."""
        self._labels = (back, forth)
        for name, words, label in ((UNDO, "Undo", back), (REDO, "Redo", forth)):
            action = self._actions.by_name[name]
            action.setText(f"{words}: {line(label, LONGEST_CHOICE)}" if label else words)

    def palette(self) -> None:
        """Offer every action."""
        self.palette_box.open()

    def fold(self, pane: PaneRow[Pane]) -> None:
        """Show a pane, or hide it."""
        self._columns.toggle(pane)

    def next_pane(self) -> None:
        """Put the focus into the next pane."""
        focus: QWidget | None = self._window.focusWidget()
        widgets = [self._columns.panes[row.name] for row in PANES]
        at = next((n for n, pane in enumerate(widgets) if focus is not None and pane.isAncestorOf(focus)), -1)
        for step in range(1, len(PANES) + 1):
            place = (at + step) % len(PANES)
            if widgets[place].isVisible():
                self._panes.get(PANES[place]).go()
                return

    def open_tags(self) -> None:
        """Show the tag tree."""
        self.tags.open_tags()

    def backups(self) -> None:
        """Show the backups."""
        from app.ui.frame.backups import BackupsDialog

        context = self._context
        dialog = BackupsDialog(context.services.care, context.jobs, context.theme, self._window)
        dialog.restored.connect(context.jobs.undoing.forget)
        dialog.open()

    def check(self) -> None:
        """Look the library over."""
        self._context.say("Checking the library…")
        care = self._context.services.care
        self._context.jobs.pool(self, lambda: tuple(care.doctor()), self._checked)

    def about(self) -> None:
        """Say what this is."""
        self._tell(
            "About Clipdesk", f"Clipdesk {__version__}. The desktop notes app for newsrooms. MIT licence."
        )

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def _checked(self, checks: tuple[Check, ...]) -> None:
        bad = [check for check in checks if not check.ok]
        lines = "\n".join(
            f"{'✓' if check.ok else '✗'} {word(check.look)}: {said(check.found)}" for check in checks
        )
        self._tell(
            "Check of the library", f"{'All is well.' if not bad else 'Something needs care.'}\n\n{lines}"
        )

    def _tell(self, title: str, words: str) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(title)
        box.setText(words)
        box.open()
