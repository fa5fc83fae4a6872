"""The open note in, what can be done with a whole note out: history, moving, export, copying, deleting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication

from app.domain.note import Completion
from app.domain.nouns import Noun
from app.ui.choose.popup import ChoicePopup
from app.ui.choose.rows import Choice
from app.ui.exchange.export import ask_where
from app.ui.long.copies import copied
from app.ui.notes.revisions import RevisionsDialog

if TYPE_CHECKING:
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.notes.page import NotePage
    from app.ui.theme import Theme

_MOST_ARTICLES = 12


class NoteVerbs(QObject):
    """Each verb first saves what was typed, so that it works on the note as it is on screen."""

    said = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, page: NotePage) -> None:
        super().__init__(page)
        self._services = services
        self._jobs = jobs
        self._theme = theme
        self._page = page
        self._open_article = ""
        self.mover = ChoicePopup(theme, page)
        self.mover.typed.connect(self._offer_articles)
        self.mover.chosen.connect(lambda choice: self._move(choice.value))

    def history(self) -> None:
        """Show the kept revisions."""
        self._page.saver.flush()
        page = self._page
        dialog = RevisionsDialog(
            self._services.notes,
            self._jobs,
            self._theme,
            page.editor.font(),
            page.note_id,
            page.editor.text(),
            page,
        )
        dialog.restore_wanted.connect(self._restore)
        dialog.open()

    def move(self, article_id: str) -> None:
        """Ask where the note belongs: to the open article, another one, or none."""
        self._page.saver.flush()
        self._open_article = article_id
        at = self._page.toolbar.mapToGlobal(QPoint(8, self._page.toolbar.height()))
        self.mover.ask("Move this note to", "Title of an article", at, max(280, self._page.width() - 16))

    def export(self) -> None:
        """Ask for a place and a format, and write the note there."""
        self._page.saver.flush()
        exchange = self._services.exchange
        work = partial(exchange.note, self._page.note_id)
        ask_where(self._page, self._jobs, "Export note", exchange.formats(Noun.NOTE), work, self.said.emit)

    def copy(self) -> None:
        """Put the note on the clipboard, as rich text and as Markdown."""
        self._page.saver.flush()
        text = self._page.editor.text()
        self._jobs.read(self, partial(self._services.exchange.rich_text, text), partial(self._copied, text))

    def delete(self) -> None:
        """Take the note out of sight."""
        self._page.saver.flush()
        note_id = self._page.note_id
        self._page.saver.forget(note_id)
        self._jobs.write(
            self,
            partial(self._services.notes.delete, [note_id]),
            lambda _changes: self.said.emit("Note deleted. Undo brings it back."),
        )

    def _restore(self, note_id: str, revision_id: str) -> None:
        self._jobs.write(
            self,
            partial(self._services.notes.restore, note_id, revision_id),
            lambda _changes: self.said.emit("Restored. The text it replaced is kept in the history."),
        )

    def _offer_articles(self, typed: str) -> None:
        work = partial(self._services.notes.complete, typed, 50)
        self._jobs.read(self, work, partial(self._show_articles, typed), latest="articles")

    def _show_articles(self, typed: str, completions: tuple[Completion, ...]) -> None:
        choices = [
            Choice(each.label, each.detail, each.target.id)
            for each in completions
            if each.target.kind is Noun.ARTICLE
        ][:_MOST_ARTICLES]
        if not typed:
            first = [Choice("No article", "a free note", "")]
            if self._open_article:
                first.insert(0, Choice("The open article", "", self._open_article))
            choices = first + [each for each in choices if each.value != self._open_article]
        self.mover.show_choices(choices)

    def _move(self, article_id: str) -> None:
        self._jobs.write(self, partial(self._services.notes.move, self._page.note_id, article_id))

    def _copied(self, text: str, html: str) -> None:
        QGuiApplication.clipboard().setMimeData(copied(text, html))
        self.said.emit("Copied as rich text.")
