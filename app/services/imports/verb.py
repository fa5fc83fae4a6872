"""The verb import: a file, folder or zip in; what it holds in the library, batch by batch, and a report of it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.codes.doings import Doing, Label
from app.domain.codes.imports import Taken
from app.domain.codes.message import Fact, Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import Cancelled, KnownError
from app.domain.imports import ImportReport
from app.domain.steps import Lane, Step
from app.exchange.formats import FORMATS, Format
from app.exchange.incoming.items import Incoming, Link, Refused, SavedPage, Written
from app.exchange.incoming.places import Place, opened
from app.exchange.incoming.vault import web_address
from app.exchange.library.parts import ArticlePart, NotePart, SourcePart, TagPart
from app.services.imports.copies import Copies
from app.services.imports.links import take_links
from app.services.imports.pages import Pages
from app.services.imports.taking import Taking
from app.services.imports.vault import Vault, note_id_of

if TYPE_CHECKING:
    from app.clip.worker import ExtractWorker
    from app.domain.steps import Steps, Watcher
    from app.store.library import Library

AT_ONCE = 500  # rows in one transaction
BYTES_AT_ONCE = 16 << 20


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One format as the import menu and the command line show it; `label` is marked for the catalogs. `folder` says that it may be a folder or a zip."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    folder: bool


class _Import:
    """One import on its way through the two lanes."""

    def __init__(self, library: Library, worker: Callable[[], ExtractWorker], taking: Taking) -> None:
        self._library = library
        self._taking = taking
        self._pages = Pages(library, worker, taking)
        self._vault = Vault(library, self._pages, taking)
        self._copies = Copies(library, taking)

    def all_of(self, chosen: Format, place: Place) -> Steps[None]:
        """Everything that a reader finds, in the order in which it finds it."""
        watcher = self._taking.watcher
        if chosen.linked:
            yield Step(Lane.POOL, Message(Doing.LOOKING_AT_FILES), lambda: self._look_ahead(chosen, place))
        found, done = chosen.found(place), 0
        total = len(place.names) if len(place.names) > 1 else None
        while True:
            batch = yield Step(
                Lane.POOL, Message(Doing.READING_NAMED, name=place.name), lambda: self._pull(found)
            )
            if not batch:
                return
            for kind, items in groupby(batch, key=type):
                yield from self._take(kind, list(items))
            done += len(batch)
            watcher.progress(done, total)

    def _look_ahead(self, chosen: Format, place: Place) -> None:
        for item in chosen.found(place):
            if self._taking.watcher.stop():
                raise Cancelled
            if isinstance(item, Written) and not web_address(item.front):
                self._vault.plan(item.name, note_id_of(item))

    def _pull(self, found: Iterator[Incoming]) -> list[Incoming]:
        batch: list[Incoming] = []
        size = 0
        for item in found:
            if self._taking.watcher.stop():
                raise Cancelled
            batch.append(item)
            size += item.size if isinstance(item, SavedPage | Written | ArticlePart) else 0
            if len(batch) >= AT_ONCE or size >= BYTES_AT_ONCE:
                break
        return batch

    def _take(self, kind: type[Incoming], items: Sequence[Incoming]) -> Steps[None]:
        if self._taking.watcher.stop():
            raise Cancelled
        for one in items:
            if isinstance(one, Refused):
                self._taking.leave(one.name, one.why)
            elif isinstance(one, SavedPage):
                yield from self._pages.take(one.name, one.raw, one.beside)
            elif isinstance(one, Written) and web_address(one.front):
                yield from self._vault.take_article(one)
        links = [one for one in items if isinstance(one, Link)]
        if links:
            yield Step(
                Lane.STORE,
                Message(Doing.KEEPING_LINKS),
                lambda: take_links(self._library, links, self._taking),
            )
        written = [one for one in items if isinstance(one, Written) and not web_address(one.front)]
        if written:
            yield from self._vault.take_notes(written)
        if issubclass(kind, ArticlePart | NotePart | SourcePart | TagPart):
            yield from self._copies.take(items)


class Imports:
    """What comes into the library as files of other programs, or of ours."""

    def __init__(self, library: Library, worker: Callable[[], ExtractWorker]) -> None:
        self._library = library
        self._worker = worker

    def formats(self) -> tuple[ReaderRow, ...]:
        """The formats that can be read."""
        return tuple(
            ReaderRow(one.name, one.label, one.suffixes, one.folder)
            for one in FORMATS
            if one.read is not None
        )

    def steps(self, path: Path, watcher: Watcher, format_name: str = "") -> Steps[ImportReport]:
        """The steps of one import; without a format it is the first one that knows the file for its own.

        KnownError where nothing of it can be read; whatever happens later is in the report. What was taken is whole, each
        batch in one transaction, and the same import again takes what is missing.
        """
        taking, stack, path = Taking(watcher), ExitStack(), path.absolute()
        problem, stopped = None, False
        try:
            place = yield Step(
                Lane.POOL, Message(Doing.LOOKING_AT_FILES), lambda: stack.enter_context(opened(path))
            )
            chosen = yield Step(
                Lane.POOL, Message(Doing.LOOKING_AT_FILES), lambda: _chosen(place, format_name)
            )
            try:
                yield from _Import(self._library, self._worker, taking).all_of(chosen, place)
            except Cancelled:
                stopped = True
            except KnownError as error:
                problem = error.message
        finally:
            stack.close()
        kinds = [noun for noun, number in taking.taken.items() if number]
        what = Message(kinds[0] if len(kinds) == 1 else Taken.THING, count=sum(taking.taken.values()))
        changes = taking.together(Message(Label.IMPORT, what=what))
        if taking.taken:
            watcher.changed(changes)
        return ImportReport(
            path.name, chosen.label, dict(taking.taken), tuple(taking.not_taken), stopped, problem, changes
        )


def _chosen(place: Place, name: str) -> Format:
    readers = [one for one in FORMATS if one.read is not None]
    if name:
        chosen = next((one for one in readers if one.name == name), None)
        if chosen is None:
            names = ", ".join(one.name for one in readers)
            raise KnownError(Trouble.NO_FORMAT, name=name, formats=names)
        return chosen
    if not place.names:
        raise _nothing(Trouble.NOTHING_TO_READ, Trouble.NOTHING_TO_READ_BUT, place)
    for one in readers:
        if one.knows(place):
            return one
    labels = tuple(Message(one.label) for one in readers)
    raise _nothing(Trouble.NOT_IMPORTABLE, Trouble.NOT_IMPORTABLE_BUT, place, formats=labels)


def _nothing(code: Trouble, but: Trouble, place: Place, **facts: Fact) -> KnownError:
    """That nothing comes of a place; `but` says what of it was refused first, where something was."""
    facts["place"] = place.name
    if place.refused:
        code = but
        facts |= {"name": place.refused[0].name, "why": place.refused[0].why}
    return KnownError.of(Message(code, **facts))
