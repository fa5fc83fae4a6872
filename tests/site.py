"""Pages come in by path; a real web server on loopback that serves them, well or badly, goes out."""

from __future__ import annotations

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType

HTML = MappingProxyType({"Content-Type": "text/html; charset=utf-8"})


@dataclass(frozen=True)
class Reply:
    """One answer. `behave` is '' or one of drip, hang, hang-after-head, cut, silent, or what writes the answer itself."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: HTML)
    behave: str | Callable[[Connection], None] = ""


@dataclass
class Connection:
    """One request as a behaviour sees it: what was asked, where to write, and when the site closes."""

    handler: BaseHTTPRequestHandler
    reply: Reply
    closing: threading.Event

    def write(self, data: bytes) -> None:
        self.handler.wfile.write(data)
        self.handler.wfile.flush()

    def head(self, length: int | None) -> None:
        reply, handler = self.reply, self.handler
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        named = {name.lower() for name in reply.headers}
        if length is not None and not named & {"content-length", "transfer-encoding"}:
            handler.send_header("Content-Length", str(length))
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.flush()


@dataclass
class Site:
    """A running site: `asked` are the paths in order, `requests` their headers."""

    port: int
    scheme: str = "http"
    asked: list[str] = field(default_factory=list)
    requests: list[Mapping[str, str]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"


def whole(connection: Connection) -> None:
    connection.head(len(connection.reply.body))
    connection.write(connection.reply.body)


def drip(connection: Connection) -> None:
    """One byte every few milliseconds, for ever."""
    connection.head(1_000_000)
    while not connection.closing.wait(0.02):
        connection.write(b"x")


def hang(connection: Connection) -> None:
    """Take the request and never answer."""
    connection.closing.wait(30)


def hang_after_head(connection: Connection) -> None:
    connection.head(1000)
    connection.write(connection.reply.body)
    connection.closing.wait(30)


def cut(connection: Connection) -> None:
    """Promise more than comes."""
    connection.head(len(connection.reply.body) + 1000)
    connection.write(connection.reply.body)


def silent(connection: Connection) -> None:
    """Close without a word."""


def endless(connection: Connection) -> None:
    """Body without length and without end."""
    connection.head(None)
    while not connection.closing.is_set():
        connection.write(b"<p>more" * 8192)


def bomb(connection: Connection) -> None:
    """A few KiB that inflate to 64 MiB."""
    packed = gzip.compress(bytes(64 * 1024 * 1024), 1)
    connection.reply = Reply(packed, headers={**HTML, "Content-Encoding": "gzip"})
    whole(connection)


BEHAVIOURS: Mapping[str, Callable[[Connection], None]] = MappingProxyType(
    {
        "": whole,
        "drip": drip,
        "hang": hang,
        "hang-after-head": hang_after_head,
        "cut": cut,
        "silent": silent,
        "endless": endless,
        "bomb": bomb,
    }
)


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # closing waits for every handler, so that no socket stays open
    problems: list[BaseException]

    def handle_error(self, request: object, client_address: object) -> None:
        import sys

        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, OSError):
            self.problems.append(error)


@contextmanager
def serve(pages: Mapping[str, Reply], *, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve `pages` by path (without the query, then "*", or else 404) while the block runs."""
    closing = threading.Event()
    site = Site(0, "https" if tls else "http")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.requests.append(dict(self.headers.items()))
            reply = pages.get(self.path) or pages.get(self.path.partition("?")[0]) or pages.get("*")
            reply = reply or Reply(b"nothing here", 404)
            behave = BEHAVIOURS[reply.behave] if isinstance(reply.behave, str) else reply.behave
            self.close_connection = True
            with suppress(OSError):  # the client may go away at any time
                behave(Connection(self, reply, closing))

        def log_message(self, *_line: object) -> None:
            """Say nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    server.problems = []
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
    assert not server.problems, server.problems
