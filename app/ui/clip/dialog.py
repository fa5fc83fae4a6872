"""An address, a text or files in, requests for clips out: the window behind New clip."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.clip import ClipRequest
from app.ui.clip import intake
from app.ui.long.fields import SHOWN
from app.ui.long.lines import shown
from app.ui.safety import PlainLabel
from app.wording import _, upper

ASKED = "Paste an address, or the text of an article. Several addresses go on lines of their own."
MOST_WRITTEN = 20_000  # letters that are shown to be written on; of more, the beginning


def files() -> str:
    """The kinds of file that can be read, as a dialog offers them."""
    from app.services.clipping.readable import (
        READABLE,  # no window should wait for the table before it is asked
    )

    every = [suffix for suffixes in READABLE.values() for suffix in suffixes]
    named = {upper(_(name)): suffixes for name, suffixes in READABLE.items()}
    rows = {"Everything that can be read": every, **named}
    lines = (f"{name} ({' '.join(f'*{suffix}' for suffix in suffixes)})" for name, suffixes in rows.items())
    return ";;".join((*lines, "All files (*)"))


class _Box(QPlainTextEdit):
    """Takes a paste as it was copied: its HTML is kept beside the text that is shown, and all of a long one."""

    long_pasted = Signal(int)  # so many letters, of which the beginning is shown; 0 when they are gone again

    def __init__(self) -> None:
        super().__init__()
        self.pasted: QMimeData | None = None
        self._whole = ""

    def text(self) -> str:
        """What is to be clipped, all of it."""
        return self._whole or self.toPlainText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Remember what was pasted into an empty box; a text too long to write on replaces what stands there."""
        text = source.text()
        if not self.toPlainText().strip() and source.hasHtml():
            self.pasted = QMimeData()
            self.pasted.setHtml(source.html())
            self.pasted.setText(text)
        if len(text) + self.document().characterCount() <= MOST_WRITTEN:
            super().insertFromMimeData(source)
            return
        before = "" if self.textCursor().hasSelection() else self.toPlainText()
        self._whole = f"{before}{text}"
        self.setPlainText(shown(self._whole, SHOWN))
        self.setReadOnly(True)
        self.long_pasted.emit(len(self._whole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace or Delete takes a long text away; another paste takes its place."""
        if self._whole and event.matches(QKeySequence.StandardKey.Paste):
            self._empty()
            self.paste()
        elif self._whole and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._empty()
        else:
            super().keyPressEvent(event)

    def _empty(self) -> None:
        self._whole, self.pasted = "", None
        self.setReadOnly(False)
        self.clear()
        self.long_pasted.emit(0)


class ClipDialog(QDialog):
    """New clip."""

    clip_wanted = Signal(object)  # a list of ClipRequest

    def __init__(self, parent: QWidget, *, for_article: str = "") -> None:
        super().__init__(parent)
        self._for_article = for_article
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("New clip")
        self.resize(560, 260)
        self.words = PlainLabel(ASKED)
        self.words.setWordWrap(True)
        self.box = _Box()
        self.box.setAccessibleName("Address or text to clip")
        self.box.setPlaceholderText("https://…")
        self.box.setTabChangesFocus(True)
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self._typed)
        self.box.long_pasted.connect(self._say_long)
        buttons = QDialogButtonBox()
        self.clip = buttons.addButton("Clip", QDialogButtonBox.ButtonRole.AcceptRole)
        self.clip.setProperty("primary", True)
        self.files = buttons.addButton("Choose files…", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.close)
        self.files.clicked.connect(self._choose_files)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(self.words)
        inner.addWidget(self.box, 1)
        inner.addWidget(buttons)
        copied = QGuiApplication.clipboard().text().strip()
        if len(copied) < 2_000 and intake.is_address(copied):
            self.box.setPlainText(copied)
            self.box.selectAll()
        self._typed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter clips where an address is typed; Ctrl+Enter always."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and (control or intake.is_address(self.box.toPlainText())):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self.clip.setEnabled(bool(self.box.toPlainText().strip()))

    def _say_long(self, letters: int) -> None:
        self.words.setText(
            f"A text of {letters:,} letters, all of which will be clipped. Its beginning stands here; Backspace takes it away."
            if letters
            else ASKED
        )

    def _take(self) -> None:
        text = self.box.text()
        pasted = self.box.pasted
        if pasted is not None and pasted.text().split() == text.split():
            requests = intake.from_mime(pasted)
        else:
            requests = intake.from_text(text)
        if requests:
            self.clip_wanted.emit(requests)
            self.close()

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, "Choose saved pages", "", files())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.open()

    def _files_chosen(self, names: list[str]) -> None:
        self.clip_wanted.emit([ClipRequest(path=Path(name)) for name in names])
        self.close()
