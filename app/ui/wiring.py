"""The parts of the window in, connected: who hears what from whom, in one place."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.domain.changes import Changes
from app.domain.nouns import COUNTED, NOUNS, Noun
from app.ui.follow import actions as follow_actions
from app.ui.frame import actions as window_actions
from app.ui.frame.upkeep import Upkeep
from app.ui.labels import counted
from app.ui.library import actions as library_actions
from app.ui.notes import actions as notes_actions
from app.ui.reader import actions as reader_actions
from app.ui.sources import actions as sources_actions
from app.ui.tags import actions as tags_actions

if TYPE_CHECKING:
    from app.domain.library import Counts
    from app.domain.query import Hit
    from app.services.notes import Place
    from app.ui.clip.verbs import ClipVerbs
    from app.ui.follow.verbs import FollowVerbs
    from app.ui.frame.looks import Looks
    from app.ui.frame.verbs import WindowVerbs
    from app.ui.notes.panel import NotesPanel
    from app.ui.reader.panel import ReaderPanel
    from app.ui.sources.panel import SourcesPanel
    from app.ui.window import MainWindow

WATCH_AFTER_MS = 20_000  # into the work, when the window has long been quiet
# What the list offers on the chosen articles.
ON_ARTICLES = (
    "library.inbox",
    "library.reading",
    "library.done",
    "library.tag",
    "follow.check",
    "follow.watch",
    "library.retry",
    "library.delete",
)


class Wiring:
    """Carries wishes and facts between the panes."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        window.jobs.failed.connect(lambda error: window.notice.warn(str(error)))
        window.jobs.changed.connect(self.count)
        window.jobs.undo_changed.connect(lambda back, forth: self.verbs.show_undo(back, forth))
        window.library.article_chosen.connect(self.show_article)
        window.library_verbs.retry_wanted.connect(window.clipper.retry)
        window.library_verbs.notice_wanted.connect(window.notice.say)
        window.clipper.article_wanted.connect(self.show_article)
        window.clipper.clipped.connect(self.show_first)
        window.clipper.check_wanted.connect(lambda articles: self.follow.checker.check(articles))
        window.clipper.copies_kept.connect(lambda: self.follow.checker.resume())
        window.search.hit_chosen.connect(self.hit_chosen)
        window.search.left.connect(lambda: window.reader.go())
        window.top.changes.clicked.connect(lambda: self.follow.news.inbox())
        window.top.clip.clicked.connect(lambda: self.clips.new_clip())
        window.top.export.clicked.connect(lambda: self.clips.export_article())
        window.top.fold.clicked.connect(lambda: self.verbs.toggle_library())
        for name, place in window.desk.places.items():
            place.wanted.connect(partial(getattr, window, name))
        self._offer_commands()
        self._watch = QTimer(window, singleShot=True, interval=WATCH_AFTER_MS)
        self._watch.timeout.connect(lambda: self.follow.news.watching.look())
        self._watch.start()
        window.later(self.count)
        window.later(window.clipper.offer_unfinished)
        self.upkeep = Upkeep(window, lambda: self.looks)

    @cached_property
    def looks(self) -> Looks:
        """Themes and sizes."""
        from app.ui.frame.looks import Looks

        return Looks(self._window)

    @cached_property
    def verbs(self) -> WindowVerbs:
        """The window's own commands."""
        from app.ui.frame.verbs import WindowVerbs

        return WindowVerbs(self._window, self.looks)

    @cached_property
    def clips(self) -> ClipVerbs:
        """What comes into the library and leaves it."""
        from app.ui.clip.verbs import ClipVerbs

        return ClipVerbs(self._window, self.show_article)

    @cached_property
    def follow(self) -> FollowVerbs:
        """What is done about pages that change."""
        from app.ui.follow.verbs import FollowVerbs

        return FollowVerbs(self._window, self.show_article)

    def reader(self, pane: ReaderPanel) -> None:
        """Connect the article pane, which is made now."""
        window = self._window
        pane.article_shown.connect(self.article_shown)
        pane.article_gone.connect(lambda: self.article_shown(""))
        pane.link_wanted.connect(window.links.ask)
        pane.retry_wanted.connect(window.clipper.retry)
        pane.look_wanted.connect(lambda: self.verbs.preferences())
        pane.header.receipt_wanted.connect(lambda: self.follow.history())
        pane.versions.export_wanted.connect(lambda old, new: self.follow.export(old, new))
        pane.notice_wanted.connect(window.notice.say)
        pane.instead.paste.clicked.connect(lambda: self.clips.new_clip())
        pane.marking.source_wanted.connect(lambda about: window.sources.ask_source(about))
        pane.marking.quote_wanted.connect(self.quote)

    def sources(self, pane: SourcesPanel) -> None:
        """Connect the sources pane, which is made now."""
        pane.article_wanted.connect(self.show_article)
        pane.asker.mark_made.connect(lambda mark_id: self._window.reader.marking.take(mark_id))
        pane.mark_wanted.connect(self.show_mark)
        pane.note_wanted.connect(lambda note_id: self.show_note(note_id, ""))
        pane.notice_wanted.connect(self._window.notice.say)

    def notes(self, pane: NotesPanel) -> None:
        """Connect the notes pane, which is made now."""
        pane.place_wanted.connect(self.place_wanted)
        pane.link_wanted.connect(self._window.links.ask)
        pane.notice_wanted.connect(self._window.notice.say)
        pane.preview_changed.connect(lambda place: self.looks.keep_preview(place))

    def _offer_commands(self) -> None:
        window, actions = self._window, self._window.actions_by_row
        for row in window_actions.CLIPPING:
            exchange = row.name.startswith("exchange.")
            actions.add((lambda: self.clips.imports) if exchange else (lambda: self.clips), (row,))
        for row in window_actions.WINDOW:
            look = row.name.startswith("look.")
            actions.add((lambda: self.looks) if look else (lambda: self.verbs), (row,))
        actions.add(lambda: window.library_verbs, library_actions.ROWS)
        actions.add(lambda: window.reader, reader_actions.READER, pane="reader")
        actions.add(lambda: window.reader.marking, reader_actions.MARKS, pane="reader")
        for row in follow_actions.ROWS:
            inbox = row.name == "follow.inbox"
            actions.add((lambda: self.follow.news) if inbox else (lambda: self.follow), (row,))
        actions.add(lambda: self.follow, follow_actions.MARKS, pane="reader")
        actions.add(lambda: window.sources, sources_actions.ROWS, pane="sources")
        actions.add(lambda: window.notes, notes_actions.ROWS, pane="notes")
        actions.add(lambda: self.verbs, tags_actions.ROWS)
        actions.submenu("File", "Import", lambda menu: self.clips.imports.fill_import(menu))
        actions.submenu("File", "Export", lambda menu: self.clips.imports.fill_export(menu))
        actions.fill(window.menuBar())
        window.library.table.offered = [actions.by_name[name] for name in ON_ARTICLES]

    def show_article(self, article_id: str, start: int = -1, end: int = -1, version_id: str = "") -> None:
        """Open an article in every pane, in that version or the newest."""
        window = self._window
        window.desk.bring("reader")
        window.reader.show_article(article_id, start, end, version_id=version_id)
        window.library.show_article(article_id)

    def show_first(self, article_id: str) -> None:
        """Open a new clip where nothing is open that it could push aside."""
        if not (self._window.made("reader") and self._window.reader.article_id):
            self.show_article(article_id)

    def article_shown(self, article_id: str) -> None:
        """The article pane shows another article: the panes beside it follow."""
        self._window.sources.show_article(article_id)
        self._window.notes.show_article(article_id)
        self._window.library.show_article(article_id)

    def hit_chosen(self, hit: Hit) -> None:
        """Go to what was found."""
        from app.domain.nouns import Noun

        if hit.kind is Noun.SOURCE:
            self.show_source(hit.id)
        elif hit.kind is Noun.NOTE:
            self.show_note(hit.id, hit.article_id)
        elif hit.kind is Noun.MARK:
            self.show_mark(hit.id)
            self._window.reader.go()
            self._window.reader.marking.current = hit.id
        else:
            self.show_article(hit.article_id, hit.start, hit.end)
            self._window.reader.go()

    def place_wanted(self, place: Place) -> None:
        """Go where a link leads."""
        match str(place.target.kind):
            case "source":
                self.show_source(place.target.id)
            case "note":
                self.show_note(place.target.id, "")
            case _:
                self.show_article(place.article_id, place.start, place.end, place.version_id)

    def show_source(self, source_id: str) -> None:
        """Show the card of a source."""
        self._window.desk.bring("sources")
        self._window.sources.show_source(source_id)

    def show_note(self, note_id: str, article_id: str) -> None:
        """Show a note, its article behind it."""
        if article_id and article_id != self._window.reader.article_id:
            self.show_article(article_id)
        self._window.desk.bring("notes")
        self._window.notes.show_note(note_id)

    def show_mark(self, mark_id: str) -> None:
        """Show the passage of a mark, wherever it is."""
        window = self._window
        window.jobs.read(
            window,
            lambda: window.services.marks.get(mark_id),
            lambda mark: self.show_article(
                mark.article_id, mark.anchor.start, mark.anchor.end, mark.version_id
            ),
        )

    def quote(self, mark_id: str) -> None:
        """Put a passage into the note."""
        self._window.desk.bring("notes")
        self._window.notes.insert_quote(mark_id)

    def count(self, changes: Changes | None = None) -> None:
        """Say at the foot of the window what the library holds; a new one gets its welcome."""
        if changes is None or changes.touches(*COUNTED, Noun.ALERT, Noun.LIBRARY):
            window = self._window
            window.jobs.read(window, window.services.care.counts, self._counted, latest="counts")

    def _counted(self, counts: Counts) -> None:
        window = self._window
        window.status.setText(" · ".join(counted(counts[noun], NOUNS[noun].singular) for noun in COUNTED))
        window.top.show_changes(counts.unseen)
        if counts[Noun.ARTICLE] == 0 and not (window.made("reader") and window.reader.article_id):
            window.reader.stack.setCurrentWidget(window.welcome)
        elif window.made("welcome") and window.reader.stack.currentWidget() is window.welcome:
            window.reader.stack.setCurrentWidget(window.reader.instead)
