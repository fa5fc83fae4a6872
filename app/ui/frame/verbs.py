"""The window's own commands in, done: clipping, exporting, undo, panes, dialogs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit, QWidget

from app import __version__
from app.ui.long.lines import LONGEST_CHOICE, line

if TYPE_CHECKING:
    from app.domain.library import Check
    from app.ui.frame.looks import Looks
    from app.ui.tags.panel import TagsDialog
    from app.ui.window import MainWindow

PANES = ("library", "reader", "sources", "notes")


class WindowVerbs(QObject):
    """What the File, Edit, View, Library and Help menus do."""

    def __init__(self, window: MainWindow, looks: Looks) -> None:
        super().__init__(window)
        self._window = window
        self._looks = looks
        self._tags: TagsDialog | None = None
        self._labels = ("", "")  # what undo and redo would do

    def undo(self) -> None:
        """Take the last change back: of the words being typed, or else of the library."""
        self._turn("undo", self._labels[0], self._window.jobs.undo)

    def redo(self) -> None:
        """Make it again."""
        self._turn("redo", self._labels[1], self._window.jobs.redo)

    def _typing(self, verb: str) -> bool:
        """Undo in the text that has the focus; False where none has."""
        focus: QWidget | None = self._window.focusWidget()
        if not isinstance(focus, QLineEdit | QPlainTextEdit) or focus.isReadOnly() or not focus.isVisible():
            return False
        there = focus if isinstance(focus, QLineEdit) else focus.document()
        if not (there.isUndoAvailable() if verb == "undo" else there.isRedoAvailable()):
            return False
        getattr(focus, verb)()
        return True

    def _turn(self, verb: str, label: str, turn: Callable[[], None]) -> None:
        if self._typing(verb):
            return
        if self._window.made("notes"):
            self._window.notes.flush()
        turn()
        done = {"undo": "Undone", "redo": "Done again"}[verb]
        self._window.notice.say(
            f"{done}: {line(label, LONGEST_CHOICE)}." if label else f"There is nothing to {verb}."
        )

    def show_undo(self, back: str, forth: str) -> None:
        """Say in the menu what undo and redo would do."""
        self._labels = (back, forth)
        actions = self._window.actions_by_row.by_name
        for name, words, label in (("edit.undo", "Undo", back), ("edit.redo", "Redo", forth)):
            actions[name].setText(f"{words}: {line(label, LONGEST_CHOICE)}" if label else words)

    def search(self) -> None:
        """Put the focus into the search box."""
        self._window.search.start()

    def palette(self) -> None:
        """Offer every action."""
        self._window.palette_box.open()

    def preferences(self) -> None:
        """Show the settings."""
        from app.ui.frame.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._window.settings.load(), self._window)
        dialog.changed.connect(self._looks.change)
        dialog.open()

    def toggle_library(self) -> None:
        """Show or hide the library."""
        self._window.desk.toggle("library")

    def toggle_sources(self) -> None:
        """Show or hide the sources."""
        self._window.desk.toggle("sources")

    def toggle_notes(self) -> None:
        """Show or hide the notes."""
        self._window.desk.toggle("notes")

    def next_pane(self) -> None:
        """Put the focus into the next pane."""
        panes = [self._window.desk.panes[name] for name in PANES]
        focus: QWidget | None = self._window.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -1)
        goes = (
            lambda: self._window.library.go(),
            lambda: self._window.reader.go(),
            lambda: self._window.sources.go_here(),
            lambda: self._window.notes.write(),
        )
        for step in range(1, len(panes) + 1):
            place = (at + step) % len(panes)
            if panes[place].isVisible():
                goes[place]()
                return

    def open_tags(self) -> None:
        """Show the tag tree."""
        window = self._window
        if self._tags is None:
            from app.ui.tags.panel import TagsDialog

            self._tags = TagsDialog(window.services, window.jobs, window.theme, window)
        self._tags.open_tags()

    def backups(self) -> None:
        """Show the backups."""
        window = self._window
        from app.ui.frame.backups import BackupsDialog

        dialog = BackupsDialog(window.services.care, window.jobs, window.theme, window)
        dialog.restored.connect(window.jobs.forget_undo)
        dialog.open()

    def check(self) -> None:
        """Look the library over."""
        window = self._window
        window.notice.say("Checking the library…")
        window.jobs.pool(window, lambda: tuple(window.services.care.doctor()), self._checked)

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
        lines = "\n".join(f"{'✓' if check.ok else '✗'} {check.name}: {check.sentence}" for check in checks)
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
