"""The open article and its marks in; its other versions, what differs, and the marks that need a look, out."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.domain.mark import Decision, Mark
from app.ui import labels
from app.ui.follow.compare import ComparePanel
from app.ui.follow.tray import MarkTray
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from app.domain.article import Version
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.reader.load import Shown
    from app.ui.reader.panel import ReaderPanel
    from app.ui.theme import Theme


class OldVersionBar(QWidget):
    """Says that the page in view is not the newest, and leads back."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("oldVersion")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self.compare = QPushButton("Compare with the newest")
        self.newest = QPushButton("Read the newest")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.compare)
        row.addWidget(self.newest)


class VersionView(QObject):
    """What the article pane shows beside the newest text."""

    export_wanted = Signal(str, str)  # the ids of two versions
    notice_wanted = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, reader: ReaderPanel) -> None:
        super().__init__(reader)
        self._services = services
        self._jobs = jobs
        self._theme = theme
        self._reader = reader
        self._shown: Shown | None = None
        self._tray_wanted: bool | None = None  # None: as it is needed
        self._attaching = ""  # the mark whose words are to be selected

    @cached_property
    def bar(self) -> OldVersionBar:
        """The line over an old version."""
        bar = OldVersionBar()
        bar.newest.clicked.connect(self.newest)
        bar.compare.clicked.connect(self._compare_shown)
        self._reader.add_over(bar)
        return bar

    @cached_property
    def tray(self) -> MarkTray:
        """The marks that need a look."""
        tray = MarkTray(self._theme)
        tray.verb_wanted.connect(self.settle)
        tray.all_accepted.connect(lambda ids: self._decide("accept", ids))
        self._reader.add_beside(tray)
        return tray

    @cached_property
    def panel(self) -> ComparePanel:
        """The comparison."""
        panel = ComparePanel(self._services, self._jobs, self._reader.look)
        panel.closed.connect(self._close_panel)
        panel.export_wanted.connect(self.export_wanted)
        self._reader.stack.addWidget(panel)
        return panel

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; what was made already takes it too."""
        self._theme = theme
        made = vars(self)
        if "tray" in made:
            self.tray.set_theme(theme)
        if "panel" in made:
            self.panel.set_look(self._reader.look)

    def show(self, shown: Shown) -> None:
        """Take the article, the version and the marks that the pane shows now."""
        if self._shown is None or self._shown.article.id != shown.article.id:
            self._tray_wanted, self._attaching = None, ""
        self._shown = shown
        old = shown.version is not None and not shown.newest
        if old or "bar" in vars(self):
            self.bar.setVisible(old)
        if old and shown.version is not None:
            self.bar.words.setText(
                f"You read version {shown.version.number} of {shown.versions},"
                f" captured {labels.moment(shown.version.created_at)}."
            )
        self._show_tray()

    def _waiting(self) -> tuple[Mark, ...]:
        shown = self._shown
        if shown is None or not shown.newest:
            return ()
        kept = (mark for mark in shown.marks if mark.decision is Decision.KEPT and not mark.needs_a_look)
        return (*(mark for mark in shown.marks if mark.needs_a_look), *kept)

    @property
    def waiting(self) -> int:
        """How many marks of the open article need a look."""
        return sum(mark.needs_a_look for mark in self._waiting())

    def _show_tray(self) -> None:
        marks = self._waiting()
        wanted = self.waiting > 0 if self._tray_wanted is None else self._tray_wanted
        if (wanted and marks) or "tray" in vars(self):
            self.tray.setVisible(wanted and bool(marks) and self._reader.has_room)
        if marks and "tray" in vars(self):
            self.tray.show_marks(marks, self._shown.names if self._shown is not None else {})

    def toggle_tray(self) -> None:
        """Show or hide the marks that need a look."""
        if not self._waiting():
            self.notice_wanted.emit("No mark of this article needs a look.")
            return
        visible = "tray" in vars(self) and self.tray.isVisible()
        self._tray_wanted = not visible
        self._show_tray()

    def show_tray(self) -> None:
        """Show the marks that need a look."""
        self._tray_wanted = True
        self._show_tray()

    def settle(self, verb: str, mark_id: str) -> None:
        """Do what a card of the tray, or a key on the current mark, says."""
        shown = self._shown
        mark = next((one for one in shown.marks if one.id == mark_id), None) if shown is not None else None
        if mark is None:
            self.notice_wanted.emit("Click a mark first.")
        elif verb == "old":
            self._reader.show_article(mark.article_id, *_span(mark), version_id=mark.made_on)
        elif verb == "attach":
            self._attach(mark)
        elif not mark.needs_a_look and mark.decision is Decision.ACCEPTED and verb == "accept":
            self.notice_wanted.emit("This mark stands where it should.")
        else:
            self._decide(verb, [mark_id])

    def _attach(self, mark: Mark) -> None:
        span, shown = self._reader.view.span(), self._shown
        if span is None or shown is None or shown.version is None:
            self._attaching = mark.id
            self.notice_wanted.emit("Select the words it belongs to now, then press the button again.")
            return
        work = partial(self._services.versions.attach, mark.id, shown.version.id, *span)
        self._jobs.write(self, work)

    def _decide(self, verb: str, mark_ids: list[str]) -> None:
        shown = self._shown
        if shown is None or shown.version is None:
            return
        versions = self._services.versions
        call = versions.accept if verb == "accept" else versions.keep
        self._jobs.write(
            self,
            partial(call, mark_ids, shown.version.id),
            lambda changes: self.notice_wanted.emit(f"{changes.label}. Undo takes it back."),
        )

    def offer(self, menu: QMenu) -> None:
        """Fill a menu with the versions of the open article."""
        if self._shown is not None:
            work = partial(self._services.versions.of_article, self._shown.article.id)
            self._jobs.read(self, work, partial(self._fill, menu), latest="menu")

    def _fill(self, menu: QMenu, versions: tuple[Version, ...]) -> None:
        menu.clear()
        for version in reversed(versions):
            action = menu.addAction(f"Version {version.number} · {labels.moment(version.created_at)}")
            action.triggered.connect(lambda _on=False, one=version.id: self.read(one))

    def read(self, version_id: str) -> None:
        """Show that version of the open article."""
        if self._shown is not None:
            self._reader.show_article(self._shown.article.id, version_id=version_id)

    def newest(self) -> None:
        """Show the newest version of the open article."""
        self._close_panel()
        self._reader.show_newest()

    def compare(self, old_id: str = "", new_id: str = "") -> None:
        """Show what differs between two versions of the open article: the last two where none are named."""
        article_id = self._reader.article_id
        if not article_id:
            self.notice_wanted.emit("Open an article first.")
            return
        work = partial(self._services.versions.of_article, article_id)
        self._jobs.read(self, work, partial(self._compared, old_id, new_id), latest="versions")

    def _compare_shown(self) -> None:
        shown = self._shown
        if shown is not None and shown.version is not None:
            self.compare(shown.version.id, shown.article.version_id)

    def _compared(self, old_id: str, new_id: str, versions: tuple[Version, ...]) -> None:
        if len(versions) < 2:
            self.notice_wanted.emit("There is one version only: nothing has changed since it was clipped.")
            return
        numbers = {version.id: version.number for version in versions}
        if new_id and not old_id:
            before = numbers.get(new_id, len(versions)) - 1
            old_id = next((one.id for one in versions if one.number == before), "")
        self._reader.stack.setCurrentWidget(self.panel)
        self.panel.show_versions(versions, old_id, new_id)

    def _close_panel(self) -> None:
        if "panel" in vars(self) and self._reader.stack.currentWidget() is self.panel:
            self._reader.show_page()


def _span(mark: Mark) -> tuple[int, int]:
    anchor = mark.made_at or mark.anchor
    return anchor.start, anchor.end
