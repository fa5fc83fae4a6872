"""The window's frame and its panes in, connected: who hears what from whom, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.domain.changes import Changes
from app.domain.nouns import COUNTED, Noun
from app.ui.actions import Actions
from app.ui.clip.clipper import Clipper
from app.ui.clip.tray import ClipTray
from app.ui.follow import actions as follow_actions
from app.ui.frame import actions as frame_actions
from app.ui.frame.open_link import LinkOpener
from app.ui.frame.upkeep import Upkeep
from app.ui.pane import Span
from app.ui.panes import LIBRARY, NOTES, PANES, READER, SOURCES
from app.wording import counted, said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from app.domain.library import Counts
    from app.domain.query import Hit
    from app.ui.clip.verbs import ClipVerbs
    from app.ui.exchange.imports import ImportVerbs
    from app.ui.follow.verbs import FollowVerbs
    from app.ui.frame.appearance import Appearance
    from app.ui.frame.columns import Columns, TopBar
    from app.ui.frame.navigation import Navigation
    from app.ui.frame.verbs import WindowVerbs
    from app.ui.frame.welcome import Welcome
    from app.ui.pane import Context, Pane, PaneRow
    from app.ui.panes import MadePanes
    from app.ui.reader.panel import ReaderPanel
    from app.ui.safety import PlainLabel
    from app.ui.search.box import SearchBox
    from app.ui.theme import Themes

WATCH_AFTER_MS = 20_000  # into the work, when the window has long been quiet


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round the panes; `window` is Qt's, the parent of dialogs."""

    window: QMainWindow
    top: TopBar
    columns: Columns
    search: SearchBox
    status: PlainLabel
    themes: Themes
    sample: Path


class Wiring:
    """Carries wishes and facts between the panes and the frame, and makes what no pane is when it is wanted."""

    def __init__(self, context: Context, frame: Frame, panes: MadePanes, navigation: Navigation) -> None:
        self._context = context
        self._frame = frame
        self._panes = panes
        self._navigation = navigation
        self.tray = ClipTray()
        panes.get(LIBRARY).add_below(self.tray)
        self.clipper = Clipper(context, self.tray, frame.window)
        self.actions = Actions(frame.window)
        self._offer_commands()
        self._hear_jobs()
        self._hear_clips()
        self._hear_frame()
        self._hear_panes()
        self._watch = QTimer(frame.window, singleShot=True, interval=WATCH_AFTER_MS)
        self._watch.timeout.connect(lambda: self.follow.news.watching.look())
        self._watch.start()
        QTimer.singleShot(0, self.count)
        QTimer.singleShot(0, self.clipper.offer_unfinished)
        self.upkeep = Upkeep(context, lambda: self.appearance, frame.window)

    @cached_property
    def appearance(self) -> Appearance:
        """Themes, sizes and settings."""
        from app.ui.frame.appearance import Appearance

        appearance = Appearance(self._context, self._frame.themes, self._frame.window)
        appearance.kept.connect(self._setting_kept)
        return appearance

    @cached_property
    def verbs(self) -> WindowVerbs:
        """The window's own commands."""
        from app.ui.frame.verbs import WindowVerbs

        frame = self._frame
        return WindowVerbs(self._context, self._panes, frame.columns, self.actions, frame.window)

    @cached_property
    def clips(self) -> ClipVerbs:
        """What comes into the library and leaves it."""
        from app.ui.clip.verbs import ClipVerbs

        library, frame = self._panes.get(LIBRARY), self._frame
        return ClipVerbs(
            self._context, self.clipper, self.tray, self._reader, library, frame.sample, frame.window
        )

    @cached_property
    def imports(self) -> ImportVerbs:
        """What comes from other programs, and the library as files."""
        from app.ui.exchange.imports import ImportVerbs

        return ImportVerbs(self._context, self.tray, self._panes, self.actions, self._frame.window)

    @cached_property
    def follow(self) -> FollowVerbs:
        """What is done about pages that change."""
        from app.ui.follow.verbs import FollowVerbs

        library = self._panes.get(LIBRARY)
        return FollowVerbs(self._context, self.clipper, self.tray, self._reader, library, self._frame.window)

    @cached_property
    def welcome(self) -> Welcome:
        """What a new library shows in place of an article."""
        from app.ui.frame.welcome import Welcome

        welcome = Welcome()
        self._reader().stack.addWidget(welcome)
        welcome.sample_wanted.connect(self.clips.add_sample)
        welcome.clip_wanted.connect(self.clips.new_clip)
        return welcome

    def _reader(self) -> ReaderPanel:
        return self._panes.get(READER)

    def _offer_commands(self) -> None:
        panes, actions = self._panes, self.actions
        actions.add(frame_actions.clipping(lambda: self.clips, lambda: self.imports))
        actions.submenu("File", "exchange", "Import", lambda menu: self.imports.fill_import(menu))
        actions.submenu("File", "exchange", "Export", lambda menu: self.imports.fill_export(menu))
        actions.add(
            frame_actions.actions(
                lambda: self.verbs,
                lambda: self.appearance,
                lambda: self._navigation,
                self._frame.search.start,
            )
        )
        for row in PANES:
            actions.add(row.actions(panes), pane=row.name)
        actions.add(follow_actions.actions(lambda: self.follow, self._reader))
        actions.add(follow_actions.on_marks(self._reader), pane=READER.name)
        actions.add(frame_actions.last(lambda: self.verbs))
        actions.fill(self._frame.window.menuBar())
        panes.get(LIBRARY).table.offered = actions.on_articles()

    def _hear_jobs(self) -> None:
        jobs = self._context.jobs
        jobs.failed.connect(lambda error: self._context.say.warn(said(error)))
        jobs.changed.connect(self.count)
        jobs.undoing.labels_changed.connect(lambda back, forth: self.verbs.show_undo(back, forth))

    def _hear_clips(self) -> None:
        self.clipper.clipped.connect(self._show_first)
        self.clipper.check_wanted.connect(lambda articles: self.follow.checker.check(articles))
        self.clipper.copies_kept.connect(lambda: self.follow.checker.resume())

    def _hear_frame(self) -> None:
        frame = self._frame
        frame.search.hit_chosen.connect(self._hit_chosen)
        frame.search.left.connect(lambda: self._reader().go())
        frame.top.changes.clicked.connect(lambda: self.follow.news.inbox())
        frame.top.clip.clicked.connect(lambda: self.clips.new_clip())
        frame.top.export.clicked.connect(lambda: self.clips.export_article())
        frame.top.fold.clicked.connect(lambda: frame.columns.toggle(LIBRARY))
        frame.columns.wanted.connect(self._panes.get)
        self._panes.placed = self._placed
        frame.window.windowHandle().installEventFilter(self._navigation)

    def _hear_panes(self) -> None:
        wishes = self._context.wishes
        wishes.article_shown.connect(self._navigation.article_shown)
        wishes.address.connect(LinkOpener(self._context.say).ask)
        wishes.clip.connect(lambda: self.clips.new_clip())
        wishes.retry.connect(self.clipper.retry)
        wishes.preferences.connect(lambda: self.appearance.ask())
        wishes.receipts.connect(lambda: self.follow.history())
        wishes.export_versions.connect(lambda old, new: self.follow.export(old, new))
        wishes.said_by.connect(lambda about: self._panes.get(SOURCES).ask_source(about))
        wishes.mark_made.connect(lambda mark_id: self._reader().marking.take(mark_id))
        wishes.quote.connect(self._quote)
        wishes.preview.connect(lambda place: self.appearance.keep_preview(place))

    def _placed(self, row: PaneRow[Pane], pane: Pane) -> None:
        self._frame.columns.put(row, pane)
        self.actions.home(row.name, pane)

    def _setting_kept(self, name: str) -> None:
        notes = self._panes.made(NOTES)
        if name == "daily_backup":
            self.upkeep.back_up()
        elif name == "preview" and notes is not None:
            notes.set_preview(self._context.settings.load().preview)

    def _show_first(self, article_id: str) -> None:
        """Open a new clip where nothing is open that it could push aside."""
        reader = self._panes.made(READER)
        if reader is None or not reader.article_id:
            self._context.open(Noun.ARTICLE, article_id)

    def _hit_chosen(self, hit: Hit) -> None:
        """Go to what was found."""
        self._navigation.searched(self._frame.search.text())
        row = self._panes.of(hit.kind)
        if row is READER and hit.kind is not Noun.MARK:
            self._context.open(Noun.ARTICLE, hit.article_id, Span(hit.start, hit.end))
        else:
            self._navigation.open(hit.kind, hit.id, beside=hit.article_id)
        if row is READER:
            self._reader().go()

    def _quote(self, mark_id: str) -> None:
        """Put a passage into the note."""
        self._frame.columns.bring(NOTES)
        self._panes.get(NOTES).insert_quote(mark_id)

    def count(self, changes: Changes | None = None) -> None:
        """Say at the foot of the window what the library holds; a new one gets its welcome."""
        if changes is None or changes.touches(*COUNTED, Noun.ALERT, Noun.LIBRARY):
            context = self._context
            context.jobs.read(
                self._frame.window, context.services.care.counts, self._counted, latest="counts"
            )

    def _counted(self, counts: Counts) -> None:
        frame, reader = self._frame, self._panes.made(READER)
        frame.status.setText(" · ".join(counted(counts[noun], noun) for noun in COUNTED))
        frame.top.show_changes(counts.unseen)
        if counts[Noun.ARTICLE] == 0 and not (reader is not None and reader.article_id):
            self._reader().stack.setCurrentWidget(self.welcome)
        elif "welcome" in vars(self) and self._reader().stack.currentWidget() is self.welcome:
            self._reader().stack.setCurrentWidget(self._reader().placeholder)
