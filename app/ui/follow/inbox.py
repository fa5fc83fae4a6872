"""What looks at pages brought to light in; the inbox of changes, what was marked first, out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app import wording
from app.domain.changes import Changes
from app.domain.follow.alert import AlertKind
from app.domain.nouns import Noun
from app.ui import labels
from app.ui.choose.rows import Choice, ChoiceList
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from app.domain.follow.alert import Alert
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

SIGNS = {AlertKind.PASSAGE: "❗", AlertKind.HEADLINE: "▲", AlertKind.BODY: "●", AlertKind.PAGE: "○"}
NAMES = {
    AlertKind.PASSAGE: "A passage you marked",
    AlertKind.HEADLINE: "Headline",
    AlertKind.BODY: "Text",
    AlertKind.PAGE: "Page",
}


class InboxDialog(QDialog):
    """Changes nobody has looked at yet, in the order of what they touch; those that were seen below."""

    alert_chosen = Signal(object)  # the Alert

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self.setWindowTitle("Changes")
        self.resize(720, 520)
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self.list = ChoiceList(theme, stacked=True)
        self.list.setAccessibleName("Changes")
        buttons = QDialogButtonBox()
        self.open_button = buttons.addButton("Show what changed", QDialogButtonBox.ButtonRole.AcceptRole)
        self.seen = buttons.addButton("Mark all as seen", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(self.words)
        inner.addWidget(self.list, 1)
        inner.addWidget(buttons)
        buttons.accepted.connect(self._open)
        buttons.rejected.connect(self.close)
        self.seen.clicked.connect(self._see_all)
        self.list.activated.connect(lambda _index: self._open())
        jobs.changed.connect(self._changed)
        self._load()

    def _load(self) -> None:
        self._jobs.read(self, self._services.alerts.inbox, self._show, latest="inbox")

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Noun.ALERT, Noun.LIBRARY):
            self._load()

    def _show(self, alerts: tuple[Alert, ...]) -> None:
        fresh = sum(not alert.seen for alert in alerts)
        if not alerts:
            self.words.setText(
                "Nothing here yet. Watch an article, or check it for changes, and what its publisher edits is told here."
            )
        else:
            self.words.setText(
                f"{labels.counted(fresh, 'change')} to look at, what you marked first."
                if fresh
                else "Nothing new."
            )
        self.list.show_choices([_row(alert) for alert in alerts])
        self.seen.setEnabled(fresh > 0)
        self.open_button.setEnabled(bool(alerts))

    def _open(self) -> None:
        choice = self.list.current()
        if choice is not None:
            self.alert_chosen.emit(choice.value)
            self.close()

    def _see_all(self) -> None:
        ids = [choice.value.id for choice in self.list.choices() if not choice.value.seen]
        self._jobs.write(self, partial(self._services.alerts.see, ids))


def _row(alert: Alert) -> Choice:
    sign = "✓" if alert.seen else SIGNS[alert.kind]
    when = labels.moment(alert.created_at)
    return Choice(
        f"{sign} {alert.article_title}", f"{NAMES[alert.kind]} · {when} · {wording.news(alert)}", alert
    )
