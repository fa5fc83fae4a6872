"""A command and frames of bytes in; answers out, given by child processes that may hang, swell or die without harm."""

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

from app.domain.errors import BugError, Cancelled

LENGTH_BYTES = 8
LARGEST_FRAME = 512 * 1024 * 1024
LOOK_S = 0.1
CLOSING_S = 3.0

# So that glibc gives back what is large as soon as it is freed, and keeps no memory apart for each thread.
GIVEN_BACK = 256 * 1024
FREED = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": str(GIVEN_BACK)}
_ROUNDED = 1e-9

Stop = Callable[[], bool]


class ChildDiedError(Exception):
    """The child ended before it had answered."""


class ChildTooSlowError(Exception):
    """The child did not answer in its time, and was ended."""


class Children:
    """Child processes started from `command`; for any thread.

    `timeout_s` is what one answer may take, a child's start included. As many answers are worked on at a time as have
    their `share` of one whole. A child that nothing was asked of for `idle_s` is ended, and at once where it has more
    than `kept_bytes` in memory after an answer.
    """

    def __init__(self, command: Sequence[str], timeout_s: float, *, idle_s: float, kept_bytes: int) -> None:
        self._command = tuple(command)
        self._timeout_s = timeout_s
        self._idle_s = idle_s
        self._kept_bytes = kept_bytes
        self._room = Room()
        self._lock = threading.Lock()
        self._idle: list[_Child] = []
        self._ending: threading.Timer | None = None
        self._busy = 0
        self._closed = False

    def ask(self, parts: Sequence[bytes], stop: Stop, *, share: float = 1.0) -> bytes:
        """The answer of a child to one frame, given in parts; of another child where the first dies.

        With a share of 1 no other child is there meanwhile, and this one is not kept.
        ChildDiedError, ChildTooSlowError, OSError where none can be started, Cancelled once `stop` is true.
        """
        with self._counted(), self._room.taken(share, lambda: stop() or self._closed):
            if share >= 1:
                self._end_idle()
            for _ in range(2):
                child = self._child()
                with contextlib.suppress(ChildDiedError):
                    answer = child.ask(parts, self._watch(stop))
                    if share < 1 and child.resident_bytes() <= self._kept_bytes:
                        self._put_back(child)
                    else:
                        child.end()
                    return answer
        raise ChildDiedError

    @contextlib.contextmanager
    def _counted(self) -> Iterator[None]:
        with self._lock:
            self._busy += 1
        try:
            yield
        finally:
            with self._lock:
                self._busy -= 1

    def close(self) -> None:
        """End the children; what is under way is stopped. Nothing can be asked afterwards."""
        with self._lock:
            self._closed = True
        self._end_idle()
        # Those at work see the flag within a moment and end their child themselves.
        end = time.monotonic() + CLOSING_S
        done = threading.Event()
        while self._busy and time.monotonic() < end:
            done.wait(0.01)

    def _end_idle(self) -> None:
        """End the children that have nothing to do."""
        with self._lock:
            idle, self._idle = self._idle, []
            if self._ending is not None:
                self._ending.cancel()
                self._ending = None
        for child in idle:
            child.end()

    def _watch(self, stop: Stop) -> Callable[[], None]:
        end = time.monotonic() + self._timeout_s

        def go_on() -> None:
            if stop() or self._closed:
                raise Cancelled
            if time.monotonic() >= end:
                raise ChildTooSlowError

        return go_on

    def _child(self) -> _Child:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return _Child(self._command)

    def _put_back(self, child: _Child) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(child)
                if self._ending is not None:
                    self._ending.cancel()
                self._ending = threading.Timer(self._idle_s, self._end_idle)
                self._ending.daemon = True
                self._ending.start()
                return
        child.end()


class Room:
    """One whole, of which each user takes a share; whoever came first gets its share first."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._changed = threading.Condition()
        self._free = 1.0

    @contextlib.contextmanager
    def taken(self, share: float, stop: Callable[[], bool]) -> Iterator[None]:
        """Wait for a share and have it; Cancelled once `stop` is true."""
        while not self._turn.acquire(timeout=LOOK_S):
            _check(stop)
        try:
            with self._changed:
                while self._free < share - _ROUNDED:
                    _check(stop)
                    self._changed.wait(LOOK_S)
                self._free -= share
        finally:
            self._turn.release()
        try:
            _check(stop)
            yield
        finally:
            with self._changed:
                self._free += share
                self._changed.notify_all()


def _check(stop: Callable[[], bool]) -> None:
    if stop():
        raise Cancelled


class _Child:
    """One child process and the pipes to it."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # whatever it prints may hold content of the page
            env={**os.environ, **FREED},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, parts: Sequence[bytes], go_on: Callable[[], None]) -> bytes:
        """Send a frame and wait for the answer; whatever `go_on` raises ends the child and the wait."""
        answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()

        def talk() -> None:
            answer = None
            with contextlib.suppress(OSError, EOFError, ValueError):
                write_frame(self._pipe(self._process.stdin), *parts)
                answer = read_frame(self._pipe(self._process.stdout))
            answers.put(answer)

        # Writing may block as well as reading, so both are done where nobody waits for them.
        talker = threading.Thread(target=talk, daemon=True, name="child-talk")
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
            raise ChildDiedError
        talker.join()
        return answer

    def resident_bytes(self) -> int:
        """What the process has in memory; 0 where the system does not tell."""
        try:
            pages = int(Path(f"/proc/{self._process.pid}/statm").read_text("ascii").split()[1])
        except (OSError, ValueError, IndexError):
            return 0
        return pages * os.sysconf("SC_PAGE_SIZE")

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


def serve(stdin: BinaryIO, stdout: BinaryIO, answer: Callable[[bytes], bytes], memory_bytes: int) -> int:
    """The child's life: limit its memory, then answer frame by frame until the parent closes the pipe."""
    _limit_memory(memory_bytes)
    with (
        contextlib.suppress(OSError, EOFError, KeyboardInterrupt),
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
    ):
        answer_all(stdin, stdout, answer)
    return 0


def answer_all(stdin: BinaryIO, stdout: BinaryIO, answer: Callable[[bytes], bytes]) -> None:
    """Read frames from one pipe and write the answers to the other, until the end."""
    while (frame := read_frame(stdin)) is not None:
        write_frame(stdout, answer(frame))


def write_frame(pipe: BinaryIO, *parts: bytes) -> None:
    """Write one frame: its length, then its bytes, which may come in parts."""
    pipe.write(sum(map(len, parts)).to_bytes(LENGTH_BYTES, "big"))
    for part in parts:
        pipe.write(part)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> bytes | None:
    """The next frame, or None at a clean end; EOFError in the middle of one or if it cannot be one."""
    head = _exactly(pipe, LENGTH_BYTES)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH_BYTES or length > LARGEST_FRAME:
        raise EOFError
    body = _exactly(pipe, length)
    if len(body) < length:
        raise EOFError
    return body


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    parts = []
    while count and (part := pipe.read(count)):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def give_memory_back() -> None:
    """Let this process do what `FREED` tells its children; with glibc only, before its threads are started."""
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        set_option = ctypes.CDLL(None).mallopt
        for option, value in ((-8, 2), (-3, GIVEN_BACK)):  # M_ARENA_MAX, M_MMAP_THRESHOLD
            set_option(option, value)


def _limit_memory(most: int) -> None:
    """Let what swells die alone instead of taking the computer with it; Linux only."""
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(
            resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(hard, most), hard)
        )
