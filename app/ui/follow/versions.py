"""The open article in; its other versions, and what differs between them, out."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.ui import labels
from app.ui.safety import PlainLabel

if TYPE_CHECKING:
    from app.domain.article.version import Version
    from app.services.record import Services
    from app.ui.follow.compare import ComparePanel
    from app.ui.jobs import Jobs
    from app.ui.reader.frame import ReaderFrame
    from app.ui.reader.load import Shown


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

    def __init__(self, services: Services, jobs: Jobs, page: ReaderFrame) -> None:
        super().__init__(page)
        self._services = services
        self._jobs = jobs
        self._page = page
        self._shown: Shown | None = None

    @cached_property
    def bar(self) -> OldVersionBar:
        """The line over an old version."""
        bar = OldVersionBar()
        bar.newest.clicked.connect(self.newest)
        bar.compare.clicked.connect(self._compare_shown)
        self._page.add_over(bar)
        return bar

    @cached_property
    def panel(self) -> ComparePanel:
        """The comparison."""
        from app.ui.follow.compare import ComparePanel

        panel = ComparePanel(self._services, self._jobs, self._page.style_of_page)
        panel.closed.connect(self._close_panel)
        panel.export_wanted.connect(self.export_wanted)
        self._page.stack.addWidget(panel)
        return panel

    def restyle(self) -> None:
        """Take the reader's new style, if there is anything to show it."""
        if "panel" in vars(self):
            self.panel.restyle(self._page.style_of_page)

    def show(self, shown: Shown) -> None:
        """Take the article and the version that the pane shows now."""
        self._shown = shown
        old = shown.version is not None and not shown.newest
        if old or "bar" in vars(self):
            self.bar.setVisible(old)
        if old and shown.version is not None:
            self.bar.words.setText(
                f"You read version {shown.version.number} of {shown.versions},"
                f" captured {labels.moment(shown.version.created_at)}."
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
            self._page.show_article(self._shown.article.id, version_id=version_id)

    def newest(self) -> None:
        """Show the newest version of the open article."""
        self._close_panel()
        self._page.show_newest()

    def compare(self, old_id: str = "", new_id: str = "") -> None:
        """Show what differs between two versions of the open article: the last two where none are named."""
        article_id = self._page.article_id
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
        self._page.stack.setCurrentWidget(self.panel)
        self.panel.show_versions(versions, old_id, new_id)

    def _close_panel(self) -> None:
        if "panel" in vars(self) and self._page.stack.currentWidget() is self.panel:
            self._page.show_page()
