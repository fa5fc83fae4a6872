"""Why there is no page to read in, the words and the buttons that help out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.article.article import Stage
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from app.domain.article.article import Article

LINK = "This is a link that was imported. Its page is fetched when you ask for it."
EMPTY = "Choose an article at the left, or clip one: Ctrl+N, or drop a link or a saved page anywhere in this window."


class Placeholder(QWidget):
    """What stands where the page would be."""

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel()
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setPixelSize(20)
        font.setBold(True)
        self.title.setFont(font)
        self.words = PlainLabel(EMPTY)
        self.words.setObjectName("emptyWords")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = QPushButton("Try again")
        self.retry.setProperty("primary", True)
        self.paste = QPushButton("Paste the text instead")
        buttons = QHBoxLayout()
        buttons.addWidget(self.retry)
        buttons.addWidget(self.paste)
        buttons.addStretch(1)
        column = QWidget()
        column.setMaximumWidth(560)
        inner = QVBoxLayout(column)
        inner.setSpacing(12)
        inner.addWidget(self.title)
        inner.addWidget(self.words)
        inner.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 20)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 64, 32, 32)
        outer.addLayout(middle)
        outer.addStretch(1)
        self.say_empty()

    def say_empty(self) -> None:
        """No article is open."""
        self.title.hide()
        self.words.setText(EMPTY)
        self._offer(again=False)

    def say(self, article: Article) -> None:
        """An article has no text yet, could not be read, or is a link that nobody has asked for."""
        link, running = article.stage is Stage.LINK, article.stage in (Stage.WAITING, Stage.RAW)
        self.title.setText(article.title)
        self.title.show()
        self.retry.setText("Fetch the page" if link else "Try again")
        if link:
            self.words.setText(f"{LINK}\n{article.url}")
            self._offer(again=True)
            return
        kept = "What has arrived is kept." if not running else ""
        problem = article.problem or ("This page is being clipped." if running else "This page was not read.")
        self.words.setText(f"{problem} {kept}".strip())
        self._offer(again=True)

    def _offer(self, *, again: bool) -> None:
        self.retry.setVisible(again)
        self.paste.setVisible(again)
