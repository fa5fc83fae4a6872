"""Requests in, clips under way out: asks before a second clip of the same address, and tells how each one ended."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.article.article import Stage
from app.domain.errors import Cancelled, InsideAddress, KnownError
from app.domain.nouns import Noun
from app.ui.clip.turns import Turn, Turns

if TYPE_CHECKING:
    from app.domain.article.article import Article
    from app.domain.clip import Clipped, ClipRequest
    from app.ui.clip.tray import ClipTray
    from app.ui.pane import Context


class Clipper(QObject):
    """Runs the clips of the window."""

    clipped = Signal(str)  # a new article is there
    check_wanted = Signal(
        list
    )  # of pairs: the id and title of an article whose page is to be looked at again
    copies_kept = Signal()  # a clip became copies of an article that was there: they are to be read

    def __init__(self, context: Context, tray: ClipTray, parent: QObject) -> None:
        super().__init__(parent)
        self._services = context.services
        self._jobs = context.jobs
        self._settings = context.settings
        self._say = context.say
        self._open = partial(context.open, Noun.ARTICLE)
        self._turns: Turns[Clipped] = Turns(context.jobs, tray)

    def clip(self, requests: Sequence[ClipRequest]) -> None:
        """Clip these; one whose address is in the library already is asked about first."""
        for request in requests:
            if request.url and not (request.html or request.text):
                work = partial(self._services.clips.known, request.url)
                self._jobs.read(self, work, partial(self._known, request))
            else:
                self._begin(request)

    def retry(self, article_id: str) -> None:
        """Go on with a stub from what is kept of it."""
        if article_id:
            self._begin(_retry_of(article_id))

    def offer_unfinished(self) -> None:
        """Go on with what an earlier run left unfinished."""
        self._jobs.read(self, self._services.articles.unfinished, self._found_unfinished)
        self._jobs.read(self, self._services.articles.copies_unread, self._found_copies)

    def _found_copies(self, there: bool) -> None:
        if there:
            self.copies_kept.emit()

    def _found_unfinished(self, stubs: tuple[Article, ...]) -> None:
        for stub in stubs:
            self._begin(_retry_of(stub.id))
        if stubs:
            many = "A clip was" if len(stubs) == 1 else f"{len(stubs)} clips were"
            self._say(f"{many} not finished last time. Clipdesk goes on with what is kept.")

    def _known(self, request: ClipRequest, article: Article | None) -> None:
        if article is None or article.stage is Stage.LINK:
            self._begin(request if article is None else _retry_of(article.id))
            return
        self._say.ask(
            f"“{_short(article.title)}” is in the library already.",
            (
                ("Open it", lambda: self._open(article.id)),
                ("Check for changes", lambda: self.check_wanted.emit([(article.id, article.title)])),
                ("Clip again", lambda: self._begin(request)),
            ),
        )

    def _begin(self, request: ClipRequest) -> None:
        make = partial(self._services.clips.steps, request)
        self._turns.add(Turn(_name(request), make, self._ended, partial(self._failed, request)))

    def _ended(self, clipped: Clipped) -> None:
        article = clipped.article
        if clipped.already is not None:
            already = clipped.already
            self._say.ask(
                f"“{_short(article.title)}” was in the library already.",
                (
                    ("Open the first", lambda: self._open(already.id)),
                    ("Keep only the first", lambda: self._keep_one(already.id, article.id)),
                    ("Keep both", lambda: self._open(article.id)),
                ),
            )
            return
        self.clipped.emit(article.id)
        beside = "" if clipped.beside is None else " Another story has the same address; both are kept."
        self._say.ask(
            f"Clipped “{_short(article.title)}”.{beside}",
            (("Open", lambda: self._open(article.id)),),
        )

    def _keep_one(self, keep_id: str, drop_id: str) -> None:
        self._jobs.write(
            self,
            partial(self._services.clips.keep_one, keep_id, drop_id),
            lambda _changes: self._kept_one(keep_id),
        )

    def _kept_one(self, keep_id: str) -> None:
        self._open(keep_id)
        self.copies_kept.emit()

    def _failed(self, request: ClipRequest, error: KnownError) -> None:
        if isinstance(error, Cancelled):
            self._say("Stopped.")
        elif isinstance(error, InsideAddress):
            host = error.host
            self._say.ask(str(error), (("Allow this host", lambda: self._allow(host, request)),))
        else:
            self._say.warn(str(error))

    def _allow(self, host: str, request: ClipRequest) -> None:
        def save() -> None:
            hosts = self._settings.load().allowed_hosts
            self._settings.save({"allowed_hosts": tuple(dict.fromkeys((*hosts, host)))})

        self._jobs.pool(self, save, lambda _none: self._begin(request))


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"


def _retry_of(article_id: str) -> ClipRequest:
    from app.domain.clip import ClipRequest

    return ClipRequest(article_id=article_id)


def _name(request: ClipRequest) -> str:
    if request.path is not None:
        return request.path.name
    if request.article_id:
        return "Trying again"
    return request.url or "Pasted text"
