"""Work for other threads in, its results on the window's thread out: the only bridge between the two.

One long-lived thread owns the writing; a small pool reads, fetches and parses. The window never waits for either.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, overload

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.domain.codes.troubles import Trouble
from app.domain.errors import Cancelled, Damaged, KnownError
from app.domain.steps import Lane, Watcher
from app.wording import said

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.steps import Step, Steps
    from app.services.undo import Undo

    # Takes the changes back; then tells what would undo that, or that it could not.
    TakeBack = Callable[[Changes, Callable[[Changes], None], Callable[[], None]], None]

T = TypeVar("T")
Made = TypeVar("Made", covariant=True)
Changed = TypeVar("Changed", bound="Changes")
Failed = Callable[[KnownError], object]
MOST_UNDONE = 200  # changes kept for undo


class Stoppable(Protocol[Made]):
    """Work that looks at `stop` now and then, and ends early where it is true."""

    def __call__(self, *, stop: Callable[[], bool]) -> Made:
        """Do it."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of one piece of work, on its way back to the window: `then` has its result."""

    owner: QObject
    then: Callable[[], object] | None
    failed: Failed | None
    error: BaseException | None
    latest: tuple[int, str] | None
    number: int


class StepsJob(QObject):
    """A long piece of work in steps, driven between the lanes."""

    said = Signal(str)
    progressed = Signal(object, object)  # done and total; total is None where nobody knows
    ended = Signal(object)  # the outcome
    failed = Signal(object)  # the KnownError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopped = threading.Event()
        self.changed: Callable[[Changes], None] = lambda _changes: None

    def stop(self) -> None:
        """Ask for an end; what is kept already stays."""
        self._stopped.set()

    def watcher(self) -> Watcher:
        """What the work tells its progress to."""
        return Watcher(self.progressed.emit, self._stopped.is_set, self.changed)


class Undoing(QObject):
    """What was done, to be taken back, and what was taken back, to be done again."""

    taking_back = Signal(object)  # the Changes that undo is about to take back
    labels_changed = Signal(str, str)  # of what undo and redo would do

    def __init__(self, take_back: TakeBack, parent: QObject) -> None:
        super().__init__(parent)
        self._take_back = take_back
        self._back: list[Changes] = []
        self._forth: list[Changes] = []

    def keep(self, changes: Changes) -> None:
        """Take up what was done, if it can be taken back."""
        if changes.undoable:
            self._back = [*self._back[-MOST_UNDONE:], changes]
            self._forth = []
        self._tell()

    def undo(self) -> None:
        """Take the last change back."""
        if self._back:
            self.taking_back.emit(self._back[-1])
        self._turn(self._back, self._forth)

    def redo(self) -> None:
        """Make the change that was taken back last again."""
        self._turn(self._forth, self._back)

    def forget(self) -> None:
        """Let go of what could be undone: another database stands there now."""
        self._back, self._forth = [], []
        self._tell()

    def _turn(self, from_: list[Changes], to: list[Changes]) -> None:
        if not from_:
            return

        def turned(inverse: Changes) -> None:
            to.append(inverse)
            self._tell()

        self._take_back(from_.pop(), turned, self._tell)

    def _tell(self) -> None:
        back, forth = (said(some[-1].label) if some else "" for some in (self._back, self._forth))
        self.labels_changed.emit(back, forth)


class Jobs(QObject):
    """The bridge. `changed` tells every change once, after it is on the disk."""

    changed = Signal(object)  # Changes
    failed = Signal(object)  # KnownError, where nobody else took it
    damaged = Signal(object)  # Damaged, whoever took it: the library itself is in question
    _done = Signal(object)
    _told = Signal(object)

    def __init__(self, undo: Callable[[], Undo], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo = undo
        self._numbers: dict[tuple[int, str], int] = {}
        self._stops: dict[tuple[int, str], threading.Event] = {}
        self.undoing = Undoing(self._take_back, self)
        self._running: list[StepsJob] = []
        self._closing = False
        self._pending = 0  # asked for and not answered yet; counted on the window's thread
        self._pool = ThreadPoolExecutor(max_workers=4, thread_name_prefix="clipdesk-pool")
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._store = threading.Thread(target=self._store_loop, name="clipdesk-store", daemon=True)
        self._store.start()
        self._done.connect(self._arrived)
        self._told.connect(self._tell)

    @overload
    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        *,
        latest: str = "",
        failed: Failed | None = None,
    ) -> None: ...

    @overload
    def read(
        self,
        owner: QObject,
        work: Stoppable[T],
        then: Callable[[T], object] | None = None,
        *,
        latest: str,
        failed: Failed | None = None,
        stoppable: Literal[True],
    ) -> None: ...

    def read(
        self,
        owner: QObject,
        work: Callable[..., T],
        then: Callable[[T], object] | None = None,
        *,
        latest: str = "",
        failed: Failed | None = None,
        stoppable: bool = False,
    ) -> None:
        """Read in the pool. Of one owner's jobs with the same `latest` only the last one's result arrives.

        A `stoppable` work is called with `stop`, which turns true as soon as a later one is asked for.
        """
        key = (id(owner), latest) if latest else None
        number = 0
        if key is not None:
            number = self._numbers[key] = self._numbers.get(key, 0) + 1
            if key in self._stops:
                self._stops[key].set()
            if stoppable:
                self._stops[key] = stop = threading.Event()
                work = partial(work, stop=stop.is_set)
        self._submit(owner, work, then, failed, key, number)

    def pool(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        *,
        failed: Failed | None = None,
    ) -> None:
        """Do what takes time, such as parsing or writing an export, away from the window and the store."""
        self._submit(owner, work, then, failed, None, 0)

    def write(
        self,
        owner: QObject,
        work: Callable[[], Changed],
        then: Callable[[Changed], object] | None = None,
        *,
        failed: Failed | None = None,
    ) -> None:
        """Change the library, after every change asked for before; the work returns its `Changes`."""

        def kept(changes: Changed) -> None:
            self._tell(changes)
            if then is not None and shiboken6.isValid(owner):
                then(changes)

        self._put(lambda: self._run(owner, work, kept, failed, None, 0))

    def steps(self, make: Callable[[Watcher], Steps[object]]) -> StepsJob:
        """Drive a long piece of work, such as a clip; connect to the job before the event loop goes on."""
        job = StepsJob(self)
        job.changed = self._told.emit
        self._running.append(job)
        steps = make(job.watcher())
        self.pool(job, lambda: None, lambda _none: self._advance(job, steps, None, None))
        return job

    @property
    def idle(self) -> bool:
        """True if everything asked for was answered."""
        return not self._pending and not self._running

    def close(self) -> None:
        """End: what was asked of the store is still written, what is long is stopped."""
        self._closing = True
        for job in self._running:
            job.stop()
        for stop in self._stops.values():
            stop.set()
        self._queue.put(None)
        self._store.join()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _take_back(
        self, changes: Changes, turned: Callable[[Changes], None], failed: Callable[[], None]
    ) -> None:
        def told(inverse: Changes) -> None:
            turned(inverse)
            self.changed.emit(inverse)

        def refused(error: KnownError) -> None:
            failed()
            self.failed.emit(error)

        self._put(lambda: self._run(self, lambda: self._undo().apply(changes), told, refused, None, 0))

    def _submit(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object] | None,
        failed: Failed | None,
        key: tuple[int, str] | None,
        number: int,
    ) -> None:
        if not self._closing:
            self._pending += 1
            self._pool.submit(self._run, owner, work, then, failed, key, number)

    def _put(self, work: Callable[[], None]) -> None:
        if not self._closing:
            self._pending += 1
            self._queue.put(work)

    def _store_loop(self) -> None:
        while (work := self._queue.get()) is not None:
            work()

    def _run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object] | None,
        failed: Failed | None,
        key: tuple[int, str] | None,
        number: int,
    ) -> None:
        """On another thread: do the work, and send what came of it."""
        arrived, error = None, None
        try:
            result = work()
            arrived = partial(then, result) if then is not None else None
        except Exception as problem:
            error = problem
        if shiboken6.isValid(self):
            self._done.emit(_Done(owner, arrived, failed, error, key, number))

    def _arrived(self, done: _Done) -> None:
        self._pending -= 1
        if isinstance(done.error, Damaged):
            self.damaged.emit(done.error)
        if not shiboken6.isValid(done.owner):
            return
        if done.latest is not None and self._numbers.get(done.latest) != done.number:
            return
        if isinstance(done.error, KnownError):
            if done.failed is not None:
                done.failed(done.error)
            elif not isinstance(done.error, Cancelled):
                self.failed.emit(done.error)
        elif done.error is not None:
            raise done.error
        elif done.then is not None:
            done.then()

    def _tell(self, changes: Changes) -> None:
        """Tell a change, and keep it where it can be taken back."""
        self.undoing.keep(changes)
        self.changed.emit(changes)

    def _advance(self, job: StepsJob, steps: Steps[object], result: object, error: Exception | None) -> None:
        if self._closing:
            return
        try:
            step: Step = steps.send(result) if error is None else steps.throw(error)
        except StopIteration as end:
            self._end(job)
            job.ended.emit(end.value)
            return
        except KnownError as problem:
            if isinstance(problem, Damaged):
                self.damaged.emit(problem)
            self._end(job)
            job.failed.emit(problem)
            return
        except Exception:
            self._end(job)
            job.failed.emit(KnownError(Trouble.OUR_FAULT))
            raise
        job.said.emit(said(step.doing))

        def work() -> tuple[object, Exception | None]:
            try:
                return step.work(), None
            except Exception as problem:
                return None, problem

        def then(pair: tuple[object, Exception | None]) -> None:
            self._advance(job, steps, *pair)

        if step.lane is Lane.STORE:
            self._put(lambda: self._run(job, work, then, None, None, 0))
        else:
            self.pool(job, work, then)

    def _end(self, job: StepsJob) -> None:
        self._running.remove(job)
        job.deleteLater()
