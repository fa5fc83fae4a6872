"""What is typed in, the hit to open out: the one box over everything, with its results below it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from app.ui.safety import LONGEST_LINE
from app.wording import said

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from app.services.record import Services
    from app.services.search import Results
    from app.ui.jobs import Jobs
    from app.ui.search.panel import SearchResults
    from app.ui.theme import Theme

WAIT_MS = 60  # after a key, so that a quick typist asks once
MOST_HEIGHT = 560
TYPING, RANKED = 6, 40  # hits of each kind
HELP = 'Words, "a phrase", -without, a OR b, tag: source: by: from: before: after: is: has:'


class SearchBox(QLineEdit):
    """Ctrl+K comes here. Results as you type; Enter opens the chosen one, Ctrl+Enter ranks everything."""

    hit_chosen = Signal(object)  # the Hit
    left = Signal()

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._services = services
        self._jobs = jobs
        self._window = window
        self.setMaxLength(LONGEST_LINE)
        self._waiting_enter = False
        self._answered = ""
        self.setPlaceholderText("Search articles, marks, notes, sources")
        self.setAccessibleName("Search articles, marks, notes, sources")
        self.setToolTip("Search (Ctrl+K)")
        self._theme = theme
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)
        self.textChanged.connect(self._changed)
        window.installEventFilter(self)

    @cached_property
    def panel(self) -> SearchResults:
        """The results, made when there are first any."""
        from app.ui.search.panel import SearchResults

        panel = SearchResults(self._theme, self._window)
        panel.list.clicked.connect(lambda _index: self._open())
        panel.all.clicked.connect(self.rank)
        return panel

    def _changed(self, text: str) -> None:
        self.setClearButtonEnabled(True)  # here, and not before there is a first text: it is dear to make
        if not text:
            self._hide()

    def _hide(self) -> None:
        if "panel" in self.__dict__:
            self.panel.hide()

    def start(self) -> None:
        """Put the focus into the box, with what was searched last ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if self.text().strip():
            self._ask()
        else:
            self._say(HELP)

    def again(self, words: str) -> None:
        """Search for words that were searched before."""
        self.setText(words)
        self.start()

    def rank(self) -> None:
        """Show everything that is found, best first."""
        self._timer.stop()
        text = self.text()
        work = partial(self._services.search.ranked, text, RANKED)
        self._jobs.read(self, work, partial(self._show, text, True), latest="search", stoppable=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open the results with the focus in the box."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rank() if control else self._enter()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if not self.panel.isVisible() and self.text().strip():
                self._ask()
            self.panel.list.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the results under the box, and take them away at a click elsewhere."""
        if event.type() == QEvent.Type.Resize and "panel" in self.__dict__:
            self._place()
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._hide()
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: object) -> None:
        """Take the results away when the work goes on elsewhere."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._hide()

    def _typed(self, text: str) -> None:
        self._waiting_enter = False
        if text.strip():
            self._timer.start()
        else:
            self._say(HELP)

    def _ask(self) -> None:
        self._timer.stop()
        text = self.text()
        if text.strip():
            work = partial(self._services.search.typing, text, TYPING)
            self._jobs.read(self, work, partial(self._show, text, False), latest="search", stoppable=True)

    def _show(self, text: str, ranked: bool, results: Results) -> None:
        if text != self.text():
            return
        self._answered = text
        self.panel.list.show_hits(results.hits)
        hint = " ".join(said(hint.told) for hint in results.hints)
        nothing = "" if results.hits else "Nothing found. Try fewer words, or a part of a word."
        self.panel.words.setText(" ".join(part for part in (hint, nothing) if part))
        self.panel.words.setVisible(bool(hint or nothing))
        self.panel.list.setVisible(bool(results.hits))
        self.panel.all.setVisible(bool(results.hits) and not ranked)
        self._place()
        if self.hasFocus():
            self.panel.show()
            self.panel.raise_()
        if self._waiting_enter:
            self._open()

    def _say(self, words: str) -> None:
        self.panel.words.setText(words)
        self.panel.words.show()
        self.panel.list.hide()
        self.panel.all.hide()
        self._place()
        self.panel.show()
        self.panel.raise_()

    def _enter(self) -> None:
        # Enter may come before the answer: it then opens the first hit of the answer.
        if self.text().strip() and self._answered != self.text():
            self._waiting_enter = True
            self._ask()
        else:
            self._open()

    def _open(self) -> None:
        self._waiting_enter = False
        hit = self.panel.list.hit()
        if hit is not None and self.panel.list.isVisibleTo(self.panel):
            self.panel.hide()
            self.hit_chosen.emit(hit)

    def _leave(self) -> None:
        if self.panel.isVisible():
            self.panel.hide()
        self.left.emit()

    def _place(self) -> None:
        at = self.mapTo(self._window, QPoint(0, self.height() + 4))
        width = max(self.width(), min(560, self._window.width() - 32))
        room = max(120, self._window.height() - at.y() - 40)
        rows = self.panel.list.whole_height() + 4 if self.panel.list.isVisibleTo(self.panel) else 0
        words = self.panel.words.heightForWidth(width) + 4 if self.panel.words.isVisibleTo(self.panel) else 0
        button = self.panel.all.sizeHint().height() if self.panel.all.isVisibleTo(self.panel) else 0
        left = max(8, min(at.x() + (self.width() - width) // 2, self._window.width() - width - 8))
        self.panel.setGeometry(left, at.y(), width, min(MOST_HEIGHT, room, rows + words + button + 2))
