"""A host and port come in, checked against the user's own network; a connection to that very address goes out."""

from __future__ import annotations

import os
import queue
import selectors
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

import httpcore

from app.clip.fetch import sentences
from app.clip.fetch.limits import Clock, Limits
from app.clip.fetch.ranges import is_outside
from app.domain.errors import InsideAddress, KnownError

WEB_PORTS = frozenset({80, 443})
T = TypeVar("T")
Resolver = Callable[[str, int], Sequence[str]]


def look_up(host: str, port: int) -> Sequence[str]:
    """The addresses of a name, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(row[4][0]) for row in found))


class Guarded(httpcore.NetworkBackend):
    """Opens connections for httpcore: each name is looked up once, checked, and that address is used."""

    def __init__(self, allowed: frozenset[str], resolve: Resolver, clock: Clock, limits: Limits) -> None:
        self._allowed = frozenset(entry.strip().lower() for entry in allowed)
        self._resolve = resolve
        self._clock = clock
        self._limits = limits

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Open a connection to a checked address of `host`, or raise a KnownError."""
        addresses = self._addresses(host, port)
        self._guard(host, port, addresses)
        problem: KnownError = sentences.unknown_name(host)
        for address in addresses:
            try:
                return self._connect(host, address, port)
            except TimeoutError:
                problem = sentences.no_connection(host, "silent")
            except ConnectionRefusedError:
                problem = sentences.no_connection(host, "refused")
            except OSError:
                problem = sentences.no_connection(host, "unreachable")
        raise problem

    def sleep(self, seconds: float) -> None:
        """Never called: nothing here is tried twice."""
        raise NotImplementedError

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """Look the name up on a thread of its own: the system's call can neither be stopped nor timed."""
        answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

        def work() -> None:
            try:
                answers.put(self._resolve(host, port))
            except Exception as error:  # whatever it is, it belongs to the thread that waits
                answers.put(error)

        threading.Thread(target=work, daemon=True, name="look-up").start()
        answer: list[Sequence[str] | Exception] = []

        def ready(wait_s: float) -> bool:
            with suppress(queue.Empty):
                answer.append(answers.get(timeout=max(wait_s, 0.001)))
            return bool(answer)

        if not self._clock.wait(host, ready, self._limits.idle_s):
            raise sentences.unknown_name(host)
        found = answer[0]
        if isinstance(found, Exception):
            raise sentences.unknown_name(host) if isinstance(found, OSError | ValueError) else found
        if not found:
            raise sentences.unknown_name(host)
        return found

    def _guard(self, host: str, port: int, addresses: Sequence[str]) -> None:
        bracketed = f"[{host}]" if ":" in host else host
        if self._allowed & {host, bracketed, f"{bracketed}:{port}"}:
            return
        if not all(is_outside(address) for address in addresses):
            raise InsideAddress(host)
        if port not in WEB_PORTS:
            raise sentences.closed_port(host, port)

    def _connect(self, host: str, address: str, port: int) -> httpcore.NetworkStream:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(0)
            with suppress(BlockingIOError):
                sock.connect((address, port))
            stream = Stream(sock, host, self._clock, self._limits)
            stream.connected()
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except BaseException:
            sock.close()
            raise
        return stream


class Stream(httpcore.NetworkStream):
    """One connection that looks at the clock while it waits; the sentences for the user name `host`."""

    def __init__(self, sock: socket.socket, host: str, clock: Clock, limits: Limits) -> None:
        self._sock = sock
        self._host = host
        self._clock = clock
        self._limits = limits

    def connected(self) -> None:
        """Wait until the connection stands; OSError if it does not."""
        if not self.wait(selectors.EVENT_WRITE, self._limits.connect_s):
            raise TimeoutError
        if code := self._sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(code, os.strerror(code))

    def wait(self, event: int, limit_s: float) -> bool:
        """Wait until the socket is ready for `event`; False when `limit_s` are over."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._sock, event)
            return self._clock.wait(self._host, lambda wait_s: bool(selector.select(wait_s)), limit_s)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes, or none at the end."""
        try:
            return self._patiently(lambda: self._sock.recv(max_bytes))
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of `buffer`."""
        rest = memoryview(buffer)
        try:
            while rest:
                rest = rest[self._patiently(partial(self._sock.send, rest), selectors.EVENT_WRITE) :]
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        """Close the socket."""
        self._sock.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Make the connection secure; the certificate must be for the name, whatever address was used."""
        try:
            secure = ssl_context.wrap_socket(
                self._sock, server_hostname=server_hostname, do_handshake_on_connect=False
            )
            self._sock = secure
            self._patiently(secure.do_handshake)
        except KnownError:
            self.close()
            raise
        except (OSError, ValueError) as error:
            self.close()
            reason = getattr(error, "reason", "") or ""
            raise sentences.tls_error(self._host, str(reason)) from error
        return self

    def get_extra_info(self, info: str) -> Any:
        """The TLS socket and the plain one, which httpcore asks for."""
        if info == "ssl_object":
            return self._sock if isinstance(self._sock, ssl.SSLSocket) else None
        return self._sock if info == "socket" else None

    def _patiently(self, call: Callable[[], T], event: int = selectors.EVENT_READ) -> T:
        while True:
            self._clock.check(self._host)
            wanted = event
            try:
                return call()
            except ssl.SSLWantReadError:
                wanted = selectors.EVENT_READ
            except ssl.SSLWantWriteError:
                wanted = selectors.EVENT_WRITE
            except BlockingIOError:
                pass
            if not self.wait(wanted, self._limits.idle_s):
                raise sentences.silent(self._host)
