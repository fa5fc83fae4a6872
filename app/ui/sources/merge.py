"""A source in, the other one that is the same person or thing asked for, and both made one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.ui.choose.popup import ChoicePopup
from app.ui.choose.rows import Choice
from app.ui.sources.words import who

if TYPE_CHECKING:
    from app.domain.source import Source
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

_WIDTH = 340


class Merger(QObject):
    """Asks with completion; the one that was asked about keeps its name."""

    said = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._keep_id = ""
        self.popup = ChoicePopup(theme, parent)
        self.popup.typed.connect(self._offer)
        self.popup.chosen.connect(lambda choice: self._merge(choice.value))

    def ask(self, keep_id: str, under: QWidget) -> None:
        """Ask which other source goes up in `keep_id`, right-aligned under a button."""
        self._keep_id = keep_id
        at = under.mapToGlobal(QPoint(under.width() - _WIDTH, under.height() + 4))
        self.popup.ask("Which source is the same? Its name and links come here.", "Name or alias", at, _WIDTH)

    def _offer(self, typed: str) -> None:
        self._jobs.read(self, partial(self._services.sources.complete, typed), self._show, latest="merge")

    def _show(self, sources: tuple[Source, ...]) -> None:
        others = [source for source in sources if source.id != self._keep_id]
        self.popup.show_choices([Choice(source.name, who(source), source) for source in others])

    def _merge(self, other: Source) -> None:
        self._jobs.write(
            self,
            partial(self._services.sources.merge, self._keep_id, other.id),
            lambda _changes: self.said.emit(f"{other.name} is merged. Undo takes them apart again."),
        )
