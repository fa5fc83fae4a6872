"""The record of all services, one a noun: what the composition root hands to the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.clip.fetch import Fetcher
    from app.clip.worker import ExtractWorker
    from app.services.articles import Articles
    from app.services.care import Care
    from app.services.clips import Clips
    from app.services.exchange import Exchange
    from app.services.follow.alerts import Alerts
    from app.services.follow.checks import Checks
    from app.services.follow.versions import Versions
    from app.services.follow.watches import Watches
    from app.services.imports.verb import Imports
    from app.services.marks import Marks
    from app.services.notes import Notes
    from app.services.search import Search
    from app.services.sources import Sources
    from app.services.tags import Tags
    from app.services.undo import Undo
    from app.services.whole.everything import Everything
    from app.store.library import Library


class Services:
    """One small service a noun, over one library.

    Each is made, and its room read from the disk, when it is first asked for: a window that shows a list need not
    wait for Markdown, nor `clipdesk list` for the network. `pictures` says, each time it is asked, whether they are kept.
    """

    def __init__(
        self,
        library: Library,
        fetcher: Callable[[], Fetcher],
        worker: Callable[[], ExtractWorker],
        pictures: Callable[[], bool],
    ) -> None:
        self._library = library
        self._fetcher = fetcher
        self._worker = worker
        self._pictures = pictures

    @cached_property
    def articles(self) -> Articles:
        """The library's articles."""
        from app.services.articles import Articles

        return Articles(self._library)

    @cached_property
    def clips(self) -> Clips:
        """Clipping."""
        from app.services.clips import Clips

        fetcher, worker = self._readers
        return Clips(self._library, fetcher, worker, self._pictures)

    @cached_property
    def _readers(self) -> tuple[Fetcher, ExtractWorker]:
        """What asks the network and what reads pages, one of each for all who need them."""
        return self._fetcher(), self._worker()

    @cached_property
    def checks(self) -> Checks:
        """Looking at articles again."""
        from app.services.follow.checks import Checks

        fetcher, worker = self._readers
        return Checks(self._library, fetcher, worker, self._pictures)

    @cached_property
    def watches(self) -> Watches:
        """Watching articles."""
        from app.services.follow.watches import Watches

        return Watches(self._library, self.checks, self._readers[0])

    @cached_property
    def versions(self) -> Versions:
        """The versions of articles, and the marks on them."""
        from app.services.follow.versions import Versions

        return Versions(self._library)

    @cached_property
    def alerts(self) -> Alerts:
        """The inbox of changes."""
        from app.services.follow.alerts import Alerts

        return Alerts(self._library)

    @cached_property
    def marks(self) -> Marks:
        """The marks on articles."""
        from app.services.marks import Marks

        return Marks(self._library)

    @cached_property
    def sources(self) -> Sources:
        """The library's sources."""
        from app.services.sources import Sources

        return Sources(self._library)

    @cached_property
    def tags(self) -> Tags:
        """The tag tree."""
        from app.services.tags import Tags

        return Tags(self._library)

    @cached_property
    def notes(self) -> Notes:
        """The library's notes."""
        from app.services.notes import Notes

        return Notes(self._library)

    @cached_property
    def search(self) -> Search:
        """One box over everything."""
        from app.services.search import Search

        return Search(self._library)

    @cached_property
    def exchange(self) -> Exchange:
        """What leaves the library."""
        from app.services.exchange import Exchange

        return Exchange(self._library)

    @cached_property
    def imports(self) -> Imports:
        """What comes into the library as files."""
        from app.services.imports.verb import Imports

        return Imports(self._library, lambda: self._readers[1])

    @cached_property
    def everything(self) -> Everything:
        """The library itself as files."""
        from app.services.whole.everything import Everything

        return Everything(self._library)

    @cached_property
    def undo(self) -> Undo:
        """What takes changes back."""
        from app.services.undo import Undo

        return Undo(self._library)

    @cached_property
    def care(self) -> Care:
        """What looks after the library."""
        from app.services.care import Care

        return Care(self._library)
