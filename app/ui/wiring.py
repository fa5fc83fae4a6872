"""The parts of the window in, connected: who hears what from whom, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.changes import Changes, Noun
from app.domain.query import Hit, HitKind
from app.ui.clip.verbs import ClipVerbs
from app.ui.follow import actions as follow_actions
from app.ui.follow.verbs import FollowVerbs
from app.ui.frame import actions as window_actions
from app.ui.frame.looks import Looks
from app.ui.frame.verbs import WindowVerbs
from app.ui.labels import counted
from app.ui.library import actions as library_actions
from app.ui.notes import actions as notes_actions
from app.ui.reader import actions as reader_actions
from app.ui.sources import actions as sources_actions
from app.ui.tags import actions as tags_actions

if TYPE_CHECKING:
    from app.domain.library import Counts
    from app.services.notes import Place
    from app.ui.window import MainWindow


class Wiring:
    """Carries wishes and facts between the panes."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def show_article(self, article_id: str, start: int = -1, end: int = -1, version_id: str = "") -> None:
        """Open an article in every pane, in that version or the newest."""
        window = self._window
        window.desk.bring("reader")
        window.reader.show_article(article_id, start, end, version_id=version_id)
        window.library.show_article(article_id)

    def article_shown(self, article_id: str) -> None:
        """The article pane shows another article: the panes beside it follow."""
        self._window.sources.show_article(article_id)
        self._window.notes.show_article(article_id)
        self._window.library.show_article(article_id)

    def hit_chosen(self, hit: Hit) -> None:
        """Go to what was found."""
        if hit.kind is HitKind.SOURCE:
            self.show_source(hit.id)
        elif hit.kind is HitKind.NOTE:
            self.show_note(hit.id, hit.article_id)
        elif hit.kind is HitKind.MARK:
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
        if changes is None or changes.touches(Noun.ARTICLE, Noun.MARK, Noun.NOTE, Noun.SOURCE, Noun.LIBRARY):
            window = self._window
            window.jobs.read(window, window.services.care.counts, self._counted, latest="counts")

    def _counted(self, counts: Counts) -> None:
        window = self._window
        window.status.setText(
            " · ".join(
                counted(number, noun)
                for number, noun in (
                    (counts.articles, "article"),
                    (counts.marks, "mark"),
                    (counts.sources, "source"),
                    (counts.notes, "note"),
                )
            )
        )
        stack = window.reader.stack
        if counts.articles == 0 and not window.reader.article_id:
            stack.setCurrentWidget(window.welcome)
        elif stack.currentWidget() is window.welcome:
            stack.setCurrentWidget(window.reader.instead)


def wire(window: MainWindow) -> None:
    """Connect everything."""
    wiring = Wiring(window)
    looks = Looks(window)
    verbs = WindowVerbs(window, looks)
    clips = ClipVerbs(window, wiring.show_article)
    window.follow = follow = FollowVerbs(window, wiring.show_article)
    _actions(window, verbs, looks, clips)
    window.jobs.failed.connect(lambda error: window.notice.warn(str(error)))
    window.jobs.changed.connect(wiring.count)
    window.jobs.undo_changed.connect(verbs.show_undo)
    window.library.article_chosen.connect(wiring.show_article)
    window.library_verbs.retry_wanted.connect(window.clipper.retry)
    window.library_verbs.notice_wanted.connect(window.notice.say)
    window.reader.article_shown.connect(wiring.article_shown)
    window.reader.article_gone.connect(lambda: wiring.article_shown(""))
    window.reader.link_wanted.connect(window.links.ask)
    window.reader.retry_wanted.connect(window.clipper.retry)
    window.reader.look_wanted.connect(verbs.preferences)
    window.reader.header.receipt_wanted.connect(follow.history)
    window.reader.notice_wanted.connect(window.notice.say)
    window.reader.instead.paste.clicked.connect(clips.new_clip)
    window.reader.marking.source_wanted.connect(window.sources.ask_source)
    window.reader.marking.quote_wanted.connect(wiring.quote)
    window.sources.article_wanted.connect(wiring.show_article)
    window.sources.asker.mark_made.connect(window.reader.marking.take)
    window.sources.mark_wanted.connect(wiring.show_mark)
    window.sources.note_wanted.connect(lambda note_id: wiring.show_note(note_id, ""))
    window.sources.notice_wanted.connect(window.notice.say)
    window.notes.place_wanted.connect(wiring.place_wanted)
    window.notes.link_wanted.connect(window.links.ask)
    window.notes.notice_wanted.connect(window.notice.say)
    window.notes.preview_changed.connect(looks.keep_preview)
    window.clipper.article_wanted.connect(wiring.show_article)
    window.clipper.check_wanted.connect(follow.checker.check)
    window.clipper.copies_kept.connect(follow.checker.resume)
    window.top.changes.clicked.connect(follow.news.inbox)
    window.search.hit_chosen.connect(wiring.hit_chosen)
    window.search.left.connect(window.reader.go)
    window.top.clip.clicked.connect(clips.new_clip)
    window.top.export.clicked.connect(clips.export_article)
    window.top.fold.clicked.connect(verbs.toggle_library)
    window.welcome.sample_wanted.connect(clips.add_sample)
    window.welcome.clip_wanted.connect(clips.new_clip)
    window.later(wiring.count)
    window.later(window.clipper.offer_unfinished)
    window.later(follow.checker.resume)
    window.later(follow.news.count)


def _actions(window: MainWindow, verbs: WindowVerbs, looks: Looks, clips: ClipVerbs) -> None:
    actions = window.actions_by_row
    actions.add(clips, window_actions.CLIPPING)
    for row in window_actions.WINDOW:
        actions.add(looks if row.name.startswith("look.") else verbs, (row,))
    actions.add(window.library_verbs, library_actions.ROWS)
    actions.add(window.reader, reader_actions.READER)
    actions.add(window.reader.marking, reader_actions.MARKS, focus=window.reader)
    for row in follow_actions.ROWS:
        actions.add(window.follow.news if row.name == "follow.inbox" else window.follow, (row,))
    actions.add(window.follow, follow_actions.MARKS, focus=window.reader)
    actions.add(window.sources, sources_actions.ROWS)
    actions.add(window.notes, notes_actions.ROWS)
    actions.add(verbs, tags_actions.ROWS)
    actions.fill(window.menuBar())
    names = (
        "library.inbox",
        "library.reading",
        "library.done",
        "library.tag",
        "follow.check",
        "follow.watch",
        "library.retry",
        "library.delete",
    )
    window.library.table.offered = [actions.by_name[name] for name in names]
