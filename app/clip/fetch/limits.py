"""The limits of one fetch come in; a clock that ends it in time, or when the user stops it, goes out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.codes.message import Message
from app.domain.codes.troubles import Span, Trouble
from app.domain.errors import Cancelled, KnownError

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long one fetch may take. Bytes count after inflating and on the wire alike.

    A server that drips a byte now and then never reaches `idle_s` and is ended by `total_s`.
    """

    page_bytes: int = 30 * MIB
    picture_bytes: int = 20 * MIB
    total_s: float = 30.0
    idle_s: float = 15.0
    connect_s: float = 10.0
    redirects: int = 10
    look_s: float = 0.2  # how often `stop` is looked at while nothing comes


class Clock:
    """Counts the time of one fetch, and asks `stop` whether to go on."""

    def __init__(self, limits: Limits, stop: Callable[[], bool]) -> None:
        self._limits = limits
        self._stop = stop
        self._end = time.monotonic() + limits.total_s

    def check(self, host: str) -> None:
        """Raise Cancelled if the user stopped, KnownError if the whole fetch took too long."""
        if self._stop():
            raise Cancelled
        if time.monotonic() >= self._end:
            raise KnownError(
                Trouble.HOST_TOO_SLOW, host=host, time=_seconds(self._limits.total_s), retry=True
            )

    def wait(self, host: str, ready: Callable[[float], bool], limit_s: float) -> bool:
        """Call `ready` with short waits until it is true; False when `limit_s` are over without it."""
        end = time.monotonic() + limit_s
        while True:
            self.check(host)
            now = time.monotonic()
            if ready(max(0.0, min(self._limits.look_s, end - now, self._end - now))):
                return True
            if time.monotonic() >= end:
                return False


def _seconds(count: float) -> Message:
    return Message(Span.SECONDS, count=int(count) if count == int(count) else count)
