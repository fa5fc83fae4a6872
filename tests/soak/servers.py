"""Servers that never end come in; how long a fetch took until its sentence, against 30 seconds, goes out."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from app.clip.fetch import Limits
from app.domain.errors import KnownError
from tests.clip.fetching import get
from tests.clip.test_fetch import FAILURES
from tests.site import Connection, Reply, serve

HELD = "held"
LONGEST_S = 30.0
SPARE_S = 3.0
MOST_AT_ONCE = 12


def _slowly(begin: bytes, piece: bytes) -> Callable[[Connection], None]:
    def behave(connection: Connection) -> None:
        connection.write(begin)
        while not connection.closing.wait(0.05):
            connection.write(piece)

    return behave


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ENDLESS = {
    "a head that drips": Reply(behave=_slowly(OK + b"X-A: ", b"b")),
    "one more header now and then": Reply(behave=_slowly(OK, b"X-A: b\r\n")),
    "a body that drips": Reply(behave=_slowly(OK + b"Content-Length: 900000\r\n\r\n<p>", b"x")),
    "chunks that drip": Reply(behave=_slowly(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n")),
    "continue, without end": Reply(behave=_slowly(b"", b"HTTP/1.1 100 Continue\r\n\r\n")),
    "hints, without end": Reply(behave=_slowly(b"", b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n")),
    "a status line that drips": Reply(behave=_slowly(b"HTTP/1.1 200 ", b"O")),
    "redirects that take their time": Reply(behave=lambda connection: _far(connection)),
}


def _far(connection: Connection) -> None:
    connection.closing.wait(4)
    connection.reply = Reply(status=302, headers={"Location": f"{connection.handler.path}x"})
    connection.head(0)


def _one(name: str, reply: Reply, limits: Limits) -> str:
    began = time.monotonic()
    try:
        with serve({"*": reply}) as site:
            get(site.url(), limits)
            return f"{name}: a page"
    except KnownError:
        over = time.monotonic() - began > limits.total_s + SPARE_S
        return f"{name}: over {limits.total_s:g} s" if over else HELD
    except Exception as error:
        return f"{name}: {type(error).__name__}"


def servers(seconds: int) -> Counter[str]:
    """Every hostile server, each with so many seconds in all, several at once."""
    limits = replace(Limits(), total_s=float(seconds), idle_s=seconds / 2, page_bytes=1_000_000)
    jobs = [*ENDLESS.items(), *((name, reply) for name, (reply, _words) in FAILURES.items())]
    with ThreadPoolExecutor(MOST_AT_ONCE) as pool:
        return Counter(pool.map(lambda job: _one(job[0], job[1], limits), jobs))
