"""A page comes in; its extraction goes out, read in a child process that may hang or die without harm."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from app.clip import wire
from app.domain.article import Extraction, Page
from app.domain.errors import BugError, Cancelled, KnownError

LOOK_S = 0.1
CLOSING_S = 3.0
# The program itself and one child have 400 MiB together; what a page of news takes is a third of a child's.
MEMORY_BYTES = 256 * 1024**2
MOST_CHILDREN = 2
LARGE = 1024**2  # bytes of a page whose child dies of want of memory
TOO_LARGE = "This page is too large to read."
ADVICE = "Try again, or open the page in a browser and paste its text."


class _DiedError(Exception):
    """The child ended before it had answered."""


class _Child:
    """One child process and the pipes to it."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # whatever it prints may hold content of the page
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, frame: bytes, go_on: Callable[[], None]) -> bytes:
        """Send a frame and wait for the answer; whatever `go_on` raises ends the child and the wait."""
        answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()

        def talk() -> None:
            answer = None
            with contextlib.suppress(OSError, EOFError, ValueError):
                wire.write_frame(self._pipe(self._process.stdin), frame)
                answer = wire.read_frame(self._pipe(self._process.stdout))
            answers.put(answer)

        # Writing may block as well as reading, so both are done where nobody waits for them.
        talker = threading.Thread(target=talk, daemon=True, name="extract-talk")
        talker.start()
        try:
            while True:
                go_on()
                with contextlib.suppress(queue.Empty):
                    answer = answers.get(timeout=LOOK_S)
                    break
        except BaseException:
            self.end(talker)
            raise
        if answer is None:
            self.end(talker)
            raise _DiedError
        talker.join()
        return answer

    def end(self, talker: threading.Thread | None = None) -> None:
        """Kill the process and close its pipes."""
        self._process.kill()
        self._process.wait()
        if talker is not None:
            # A pipe must not be closed under the thread that reads it.
            talker.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    @staticmethod
    def _pipe(pipe: object) -> BinaryIO:
        if pipe is None:
            raise BugError("the child has no pipe")
        return pipe  # type: ignore[return-value]


class ExtractWorker:
    """Extracts pages in child processes started from `command`, at most two at a time; for any thread.

    `timeout_s` is what one page may take, a child's start included.
    """

    def __init__(self, command: Sequence[str], timeout_s: float) -> None:
        self._command = tuple(command)
        self._timeout_s = timeout_s
        self._seats = threading.Semaphore(MOST_CHILDREN)
        self._lock = threading.Lock()
        self._idle: list[_Child] = []
        self._busy = 0
        self._closed = False

    def extract(self, page: Page, stop: Callable[[], bool]) -> Extraction:
        """The article in a page, or the KnownError of the extractor; Cancelled once `stop` is true."""
        frame = wire.pack_page(page)
        with self._seat(stop):
            for _ in range(2):
                child = self._child()
                try:
                    answer = child.ask(frame, self._watch(stop))
                except _DiedError:
                    continue
                if len(page.raw) > LARGE:
                    child.end()  # it would keep the memory that it took
                else:
                    self._put_back(child)
                return wire.unpack_extraction(answer)
        if len(page.raw) > LARGE:
            raise KnownError(TOO_LARGE, ADVICE)
        raise KnownError("Reading this page failed.", ADVICE, retry=True)

    def close(self) -> None:
        """End the children; an extraction under way is stopped. Nothing can be extracted afterwards."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()
        # Those at work see the flag within a moment and end their child themselves.
        end = time.monotonic() + CLOSING_S
        done = threading.Event()
        while self._busy and time.monotonic() < end:
            done.wait(0.01)

    @contextlib.contextmanager
    def _seat(self, stop: Callable[[], bool]) -> Iterator[None]:
        while not self._seats.acquire(timeout=LOOK_S):
            if stop() or self._closed:
                raise Cancelled
        with self._lock:
            self._busy += 1
        try:
            if stop() or self._closed:
                raise Cancelled
            yield
        finally:
            with self._lock:
                self._busy -= 1
            self._seats.release()

    def _watch(self, stop: Callable[[], bool]) -> Callable[[], None]:
        end = time.monotonic() + self._timeout_s

        def go_on() -> None:
            if stop() or self._closed:
                raise Cancelled
            if time.monotonic() >= end:
                raise KnownError("This page took too long to read.", ADVICE, retry=True)

        return go_on

    def _child(self) -> _Child:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        try:
            return _Child(self._command)
        except OSError as error:
            raise KnownError("The part of Clipdesk that reads pages could not be started.", ADVICE) from error

    def _put_back(self, child: _Child) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(child)
                return
        child.end()


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """The child's life: limit its memory, then answer frame by frame until the parent closes the pipe."""
    _limit_memory()
    with (
        contextlib.suppress(OSError, EOFError, KeyboardInterrupt),
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
    ):
        answer_all(stdin, stdout)
    return 0


def answer_all(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Read pages from one pipe and write what was found in them to the other, until the end."""
    while (frame := wire.read_frame(stdin)) is not None:
        wire.write_frame(stdout, _answer(frame))


def _answer(frame: bytes) -> bytes:
    try:
        from app.clip.extract import extract

        return wire.pack_extraction(extract(wire.unpack_page(frame)))
    except KnownError as error:
        return wire.pack_known(error)
    except MemoryError:
        return wire.pack_known(KnownError(TOO_LARGE, ADVICE))
    except Exception as error:  # whatever a page can make the extractor do, the next page is to be read
        return wire.pack_bug(error)


def _limit_memory() -> None:
    """Let a page that swells die alone instead of taking the computer with it; Linux only."""
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(hard, MEMORY_BYTES)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
