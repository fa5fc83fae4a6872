"""An article with more than one version in; any two of them beside each other, change by change, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import wording
from app.ui import labels
from app.ui.follow import compare_page
from app.ui.follow.compare_page import FOLD, Pages, Sheet
from app.ui.reader.page import TURN
from app.ui.safety import PlainLabel, SafeBrowser

if TYPE_CHECKING:
    from app.domain.article.version import Version
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.reader.page import PageStyle

BESIDE_FROM = 820  # pixels of the pane's width
SIDE, MOST = 28, 760  # pixels beside the text, and its width in place


def _label(version: Version) -> str:
    again = ", read again" if version.reread else ""
    return f"Version {version.number} · {labels.moment(version.created_at)}{again}"


class ComparePanel(QWidget):
    """What differs between two versions of one article."""

    closed = Signal()
    export_wanted = Signal(str, str)  # the ids of the two versions

    def __init__(self, services: Services, jobs: Jobs, style: PageStyle) -> None:
        super().__init__()
        self._services = services
        self._jobs = jobs
        self._style = style
        self._pages: Pages | None = None
        self.part = 0  # the number of the one that is shown
        self._at = -1
        self.setObjectName("readerPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Comparison of two versions")
        self.old, self.new = self._box("The older version"), self._box("The newer version")
        self.beside = self._button("Side by side", "Show the versions side by side", checkable=True)
        self.back = self._button("↑", "Previous change (Shift+F8)")
        self.next = self._button("↓", "Next change (F8)")
        self.export = QPushButton("Export")
        self.export.setToolTip("Write this comparison as a file")
        self.close_button = QPushButton("Close")
        self.close_button.setToolTip("Back to the article (Esc)")
        self.count = PlainLabel()
        self.count.setWordWrap(True)
        self.count.setObjectName("emptyWords")
        self.view = SafeBrowser()
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName("What differs")
        self._lay_out()
        self._connect()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        return box

    def _button(self, words: str, tip: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setCheckable(checkable)
        return button

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(self.old, 1)
        choice.addWidget(PlainLabel("→"))
        choice.addWidget(self.new, 1)
        verbs = QHBoxLayout()
        verbs.setSpacing(4)
        for part in (self.beside, self.back, self.next):
            verbs.addWidget(part)
        verbs.addStretch(1)
        verbs.addWidget(self.export)
        verbs.addWidget(self.close_button)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addLayout(choice, 1)
        self._head.addLayout(verbs)
        top = QVBoxLayout()
        top.setContentsMargins(16, 8, 16, 8)
        top.setSpacing(6)
        top.addLayout(self._head)
        top.addWidget(self.count)
        line = QFrame()
        line.setProperty("rule", True)
        line.setFixedHeight(1)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(top)
        inner.addWidget(line)
        inner.addWidget(self.view, 1)

    def _connect(self) -> None:
        for box in (self.old, self.new):
            box.currentIndexChanged.connect(lambda _at: self._compare())
        self.beside.toggled.connect(lambda on: self._again(beside=on))
        self.next.clicked.connect(lambda: self.step(1))
        self.back.clicked.connect(lambda: self.step(-1))
        self.close_button.clicked.connect(self.closed)
        self.export.clicked.connect(self._export)
        self.view.anchorClicked.connect(self._clicked)
        for key, call in (
            ("Esc", self.closed.emit),
            ("F8", partial(self.step, 1)),
            ("Shift+F8", partial(self.step, -1)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def restyle(self, style: PageStyle) -> None:
        """Take another theme or size."""
        self._style = style
        self._draw()

    def show_versions(self, versions: Sequence[Version], old_id: str = "", new_id: str = "") -> None:
        """Compare two of an article's versions: the last two, where none are named."""
        for box, chosen, place in ((self.old, old_id, -2), (self.new, new_id, -1)):
            with QSignalBlocker(box):
                box.clear()
                for version in versions:
                    box.addItem(_label(version), version.id)
                at = box.findData(chosen) if chosen else -1
                box.setCurrentIndex(at if at >= 0 else max(0, len(versions) + place))
        self._compare()
        self.view.setFocus()

    def step(self, by: int) -> None:
        """Go to the next change, or to one before."""
        if self._pages is None or not self._pages.sheet.places:
            return
        many = len(self._pages.sheet.places)
        self._at = (self._at + by) % many if self._at >= 0 else 0 if by > 0 else many - 1
        if (part := self._pages.part_of.get(self._at, self.part)) != self.part:
            self.part = part
            self._draw()
        self.view.scrollToAnchor(f"change-{self._at}")
        self._say(self._pages.sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the verbs a line of their own where there is no room, and the page its margins."""
        super().resizeEvent(event)
        wide = event.size().width() >= BESIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(direction)
        self._set_margins()

    def _compare(self) -> None:
        old, new = self.old.currentData(), self.new.currentData()
        if old and new:
            compare, beside = self._services.versions.compare, self.beside.isChecked()

            def work() -> Pages:
                return compare_page.pages(replace(Sheet.of(*compare(old, new)), beside=beside))

            self._jobs.read(self, work, self._arrived, latest="compare")

    def _arrived(self, found: Pages) -> None:
        self._pages, self.part, self._at = found, 0, -1
        self._draw()
        if found.sheet.places:
            self.step(1)
        self.view.verticalScrollBar().setValue(0)

    def _again(self, **values: object) -> None:
        """Set the same comparison otherwise; a long one takes a moment, in which the window goes on."""
        if self._pages is not None:
            sheet = replace(self._pages.sheet, **values)  # type: ignore[arg-type]
            self._jobs.read(self, partial(compare_page.pages, sheet), self._set_again, latest="compare")

    def _set_again(self, found: Pages) -> None:
        self._pages, self.part = found, min(self.part, len(found.parts) - 1)
        if self._at in found.part_of:
            self.part = found.part_of[self._at]
        self._draw()

    def _draw(self) -> None:
        if self._pages is None:
            return
        bar, document = self.view.verticalScrollBar(), self.view.document()
        place = bar.value()
        document.setDefaultStyleSheet(compare_page.style(self._style))
        document.setDocumentMargin(0)
        document.setLayoutEnabled(False)  # the text is laid out once, with its margins
        self.view.setHtml(self._pages.html(self.part))
        self._set_margins()
        document.setLayoutEnabled(True)
        bar.setValue(place)
        self._say(self._pages.sheet)

    def _say(self, sheet: Sheet) -> None:
        many = len(sheet.places)
        for button in (self.next, self.back):
            button.setEnabled(many > 0)
        place = f"Change {self._at + 1} of {many}. " if self._at >= 0 else ""
        self.count.setText(f"{place}{wording.compared(sheet.comparison)}")

    def _set_margins(self) -> None:
        width = self.view.viewport().width()
        beside = self._pages is not None and self._pages.sheet.beside
        side = SIDE if beside else max(SIDE, (width - MOST) // 2)
        frame = self.view.document().rootFrame().frameFormat()
        if round(frame.leftMargin()) == side:
            return
        frame.setLeftMargin(side)
        frame.setRightMargin(side)
        frame.setTopMargin(20)
        frame.setBottomMargin(60)
        self.view.document().rootFrame().setFrameFormat(frame)

    def _clicked(self, url: QUrl) -> None:
        address = url.toString()
        if self._pages is not None and address.startswith(FOLD):
            first = int(address.removeprefix(FOLD))
            self._again(opened=self._pages.sheet.opened | {first})
        elif self._pages is not None and address.startswith(TURN):
            forward = (part := int(address.removeprefix(TURN))) > self.part
            self.part = part
            self._draw()
            bar = self.view.verticalScrollBar()
            bar.setValue(0 if forward else bar.maximum())  # reading goes on where it was

    def _export(self) -> None:
        if self._pages is not None:
            self.export_wanted.emit(self._pages.sheet.old.id, self._pages.sheet.new.id)
