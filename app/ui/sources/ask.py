"""A mark or an article in, a source linked to it out: the popup that asks who said it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from app.domain.bounds import NAME
from app.domain.mark import MarkKind, Passage
from app.domain.source import Source, SourceDraft, Suggestion
from app.domain.text.normal import fits, spelled, words_of
from app.ui.choose.popup import ChoicePopup
from app.ui.choose.rows import Choice
from app.ui.sources.likely import by_likelihood
from app.ui.sources.words import KIND_WORDS, who
from app.wording import said

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

_WIDTH = 400
_WORDS = 90  # letters of the mark that the popup repeats


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked about: the article, the mark or the passage of it, and what can be proposed before a key is pressed."""

    article_id: str
    said: str | Passage = ""
    words: str = ""
    proposed: tuple[Source, ...] = ()
    suggested: tuple[Suggestion, ...] = ()
    linked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _New:
    name: str


class SourceAsker(QObject):
    """Completes by name and alias; Enter links the first row, and a name nobody bears yet can be made a source."""

    mark_made = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._asked = _Asked("")
        self._window = parent
        self.popup = ChoicePopup(theme, parent, most=NAME)
        self.popup.typed.connect(self._look)
        self.popup.chosen.connect(self._take)

    def ask_said(self, said: str | Passage) -> None:
        """Ask who said the words of a mark, or of a passage that becomes one with the answer."""
        self._jobs.read(self, partial(_about_words, self._services, said), self._open, latest="ask")

    def ask_article(self, article_id: str, at: QPoint) -> None:
        """Ask for a source to link to an article, in a popup at the point `at` of the screen."""
        work = partial(_about_article, self._services, article_id)
        self._jobs.read(self, work, lambda asked: self._open(asked, at), latest="ask")

    def _open(self, asked: _Asked, at: QPoint | None = None) -> None:
        self._asked = asked
        if asked.said:
            self.popup.ask(f"Who said {asked.words}", "Name or alias", at or self._near_text(), _WIDTH)
        else:
            self.popup.ask("Link a source to this article", "Name or alias", at or self._near_text(), _WIDTH)

    def _near_text(self) -> QPoint:
        """Under the cursor of the text that has the focus, where the eye is; else high in the middle of the window."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QTextEdit | QPlainTextEdit):
            line = focus.cursorRect()
            if focus.viewport().rect().intersects(line):
                return focus.viewport().mapToGlobal(QPoint(line.left(), line.bottom() + 8))
        window = self._window.window()
        return window.mapToGlobal(QPoint((window.width() - _WIDTH) // 2, window.height() // 5))

    def _look(self, typed: str) -> None:
        if not typed.strip():
            self.popup.show_choices(self._proposals())
            return
        work = partial(self._services.sources.complete, typed)
        self._jobs.read(self, work, partial(self._show, typed), latest="complete")

    def _proposals(self) -> list[Choice]:
        known = [_choice(source) for source in self._asked.proposed]
        named = [
            Choice(each.name, f"{said(each.why)} · {'known' if each.source_id else 'new'}", each)
            for each in self._asked.suggested
        ]
        return known + named

    def _show(self, typed: str, sources: tuple[Source, ...]) -> None:
        # Whoever is in the article already comes first among equals.
        here = {source.id for source in self._asked.proposed}
        found = [source for source in sources if source.id not in self._asked.linked]
        choices = [_choice(source) for source in sorted(found, key=lambda source: source.id not in here)]
        known = {spelled(name) for source in sources for name in (source.name, *source.aliases)}
        typed_words = words_of(typed)
        for each in self._asked.suggested:
            if not each.source_id and fits(typed_words, each.name):
                choices.append(Choice(each.name, f"{said(each.why)} · new", each))
                known.add(spelled(each.name))
        name = " ".join(typed.split())
        if spelled(name) not in known:
            choices.append(Choice(f"New source “{name}”", "", _New(name)))
        self.popup.show_choices(choices)

    def _take(self, choice: Choice) -> None:
        asked, sources = self._asked, self._services.sources
        match choice.value:
            case Source(id=source_id):
                self._link(asked, source_id)
            case Suggestion() as suggestion:
                self._write(partial(sources.accept, asked.article_id, suggestion), asked)
            case _New(name=name):
                self._write(partial(sources.add, SourceDraft(name)), asked, is_new=True)

    def _write(self, work: Callable[[], Changes], asked: _Asked, *, is_new: bool = False) -> None:
        """Make the source first, then link the mark to it; an accepted suggestion is linked to the article already."""

        def then(changes: Changes) -> None:
            if changes.made and (asked.said or is_new):
                self._link(asked, changes.made)

        self._jobs.write(self, work, then)

    def _link(self, asked: _Asked, source_id: str) -> None:
        said, marks = asked.said, self._services.marks
        if isinstance(said, Passage):
            work = partial(
                marks.add, said.version_id, said.start, said.end, MarkKind.QUOTE, source_id=source_id
            )
            self._jobs.write(self, work, lambda changes: self.mark_made.emit(changes.made))
        elif said:
            self._jobs.write(self, partial(marks.link, said, source_id))
        elif asked.article_id:
            self._jobs.write(self, partial(self._services.sources.link, asked.article_id, source_id))


def _choice(source: Source) -> Choice:
    return Choice(source.name, who(source) or KIND_WORDS[source.kind].lower(), source)


def _about_words(services: Services, said: str | Passage) -> _Asked:
    if isinstance(said, Passage):
        version, anchor = services.marks.anchored(said.version_id, said.start, said.end)
        article_id, text, linked = version.article_id, version.text, frozenset[str]()
    else:
        mark = services.marks.get(said)
        of_mark = services.articles.version(mark.article_id, mark.version_id)
        text = of_mark.text if of_mark is not None else ""
        article_id, anchor, linked = mark.article_id, mark.anchor, frozenset(mark.source_ids)
    own = [source for source, _roles in services.sources.of_article(article_id)]
    suggested = services.sources.suggestions(article_id)
    known = [services.sources.get(each.source_id) for each in suggested if each.source_id]
    recent = services.sources.complete("")
    candidates = {source.id: source for source in (*own, *known, *recent) if source.id not in linked}
    words = " ".join(anchor.exact.split())
    short = words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()}…"
    return _Asked(
        article_id,
        said,
        f"“{short.strip('“”')}”?",
        tuple(by_likelihood(text, anchor.start, anchor.end, candidates.values())),
        tuple(each for each in suggested if not each.source_id),
        linked,
    )


def _about_article(services: Services, article_id: str) -> _Asked:
    linked = frozenset(source.id for source, _roles in services.sources.of_article(article_id))
    suggested = services.sources.suggestions(article_id)
    known = [services.sources.get(each.source_id) for each in suggested if each.source_id]
    recent = services.sources.complete("")
    candidates = {source.id: source for source in (*known, *recent) if source.id not in linked}
    new = tuple(each for each in suggested if not each.source_id)
    return _Asked(article_id, proposed=tuple(candidates.values()), suggested=new, linked=linked)
