"""The open article in, its sources out: who is in it, all sources there are, and a card for each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.domain.nouns import Noun
from app.ui.choose.pills import Pills
from app.ui.pane import Pane
from app.ui.sources.ask import SourceAsker
from app.ui.sources.card import SourceCard
from app.ui.sources.here import HereList
from app.ui.sources.listing import SourcesList
from app.ui.sources.merge import Merger

if TYPE_CHECKING:
    from app.domain.mark import Passage
    from app.ui.pane import Context, Span


class SourcesPanel(Pane):
    """The sources pane: two lists, and the card of a source over them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        services, jobs, theme = context.services, context.jobs, context.theme
        self.setAccessibleName("Sources")
        self.setObjectName("sourcesPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pills = Pills((("here", "In this article"), ("all", "All sources")), theme)
        self.add = QToolButton()
        self.add.setText("+ Add")
        self.add.setAutoRaise(True)
        self.add.setAccessibleName("Add a source")
        self.add.setToolTip("Link a source to this article, or make one (Ctrl+Shift+S)")
        self.here = HereList(services, jobs, theme)
        self.listing = SourcesList(services, jobs, theme)
        self.card = SourceCard(services, jobs, theme)
        self.asker = SourceAsker(services, jobs, theme, self)
        self.merger = Merger(services, jobs, theme, self)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 6)
        head.addWidget(self.pills)
        head.addStretch(1)
        head.addWidget(self.add)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.here)
        self.lists.addWidget(self.listing)
        listed = QWidget()
        listed_rows = QVBoxLayout(listed)
        listed_rows.setContentsMargins(0, 0, 0, 0)
        listed_rows.setSpacing(0)
        listed_rows.addLayout(head)
        listed_rows.addWidget(self.lists, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(listed)
        self.stack.addWidget(self.card)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.stack)
        self._connect()

    def _connect(self) -> None:
        open_, say = self._context.open, self._context.say
        self.pills.chosen.connect(self._choose_list)
        self.add.clicked.connect(self.add_source)
        self.here.count_changed.connect(self._count)
        for part in (self.here, self.listing):
            part.source_wanted.connect(partial(open_, Noun.SOURCE))
        for said in (self.here.said, self.card.said, self.merger.said):
            said.connect(say)
        self.card.back_wanted.connect(self.back)
        self.card.gone.connect(self.back)
        self.card.merge_wanted.connect(self.merge)
        self.card.linked.article_wanted.connect(partial(open_, Noun.ARTICLE))
        self.card.linked.mark_wanted.connect(partial(open_, Noun.MARK))
        self.card.linked.note_wanted.connect(partial(open_, Noun.NOTE))
        self.asker.mark_made.connect(self._context.wishes.mark_made)

    def reveal(self, noun: Noun, noun_id: str, span: Span) -> None:
        """Show the card of a source."""
        self.show_source(noun_id)

    def go(self) -> None:
        """Go to the sources of the open article."""
        self.go_here()

    def follow(self, article_id: str) -> None:
        """Show who is in an article; an open card is saved and left. Empty: no article is open."""
        self.card.leave()
        self.stack.setCurrentIndex(0)
        self.here.show_article(article_id)

    def show_source(self, source_id: str) -> None:
        """Show the card of a source."""
        self.card.show_source(source_id)
        self.stack.setCurrentWidget(self.card)
        self.card.back.setFocus()

    def ask_source(self, about: str | Passage) -> None:
        """Ask who said the words of a mark, or of a passage that becomes one with the answer."""
        self.asker.ask_said(about)

    def add_source(self) -> None:
        """Link a source to the open article; where none is open, or in the list of all, make one."""
        at_home = self.stack.currentIndex() == 0 and self.pills.name() == "here"
        if self.here.article_id and (at_home or not self.isVisible()):
            corner = self.add.mapToGlobal(QPoint(self.add.width(), self.add.height() + 4))
            self.asker.ask_article(self.here.article_id, corner - QPoint(400, 0))
        else:
            self.card.show_new()
            self.stack.setCurrentWidget(self.card)
            self.card.form.name.setFocus()

    def accept_suggestion(self) -> None:
        """Link the suggestion that is chosen, or the first one."""
        self.here.accept_next()

    def all_sources(self) -> None:
        """Show the list of all sources, with the cursor in its box."""
        self.back()
        self.pills.choose("all")
        self._choose_list("all")

    def go_here(self) -> None:
        """Go to the sources of the open article."""
        self.back()
        self.pills.choose("here")
        self._choose_list("here")

    def do(self, verb: Callable[[SourcesPanel], object]) -> None:
        """Do something with the source on the card, if there is one."""
        if self.stack.currentWidget() is self.card and self.card.source_id:
            verb(self)

    def merge(self) -> None:
        """Ask which other source is the same as the one on the card."""
        self.merger.ask(self.card.source_id, self.card.more)

    def flush(self) -> None:
        """Save what stands in the form now."""
        self.card.leave()

    def back(self) -> None:
        """Leave the card for the list."""
        self.card.leave()
        self.stack.setCurrentIndex(0)
        self._focus_list()

    def _choose_list(self, name: str) -> None:
        self.lists.setCurrentWidget(self.here if name == "here" else self.listing)
        self._focus_list()

    def _focus_list(self) -> None:
        if self.pills.name() == "all":
            self.listing.box.setFocus()
        else:
            self.here.list.setFocus()
            self.here.list.choose_first()

    def _count(self, number: int) -> None:
        self.pills.label("here", f"In this article {number}" if number else "In this article")
