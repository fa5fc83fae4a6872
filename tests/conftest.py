"""What holds for every test: an offscreen window, no network beyond loopback, and no warning left unsaid."""

from __future__ import annotations

import ipaddress
import logging
import os
import socket
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest

from app.wording import speak

# The same examples in every run: a property that fails does so for everybody, and never by chance.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.load_profile("same")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "0")


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test a home of its own, so that none reads or writes the user's library."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):  # whatever whoever tests speaks
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """After a test that speaks another language, English is spoken again."""
    yield
    speak("en")


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that looks up a name or connects to a host that is not this machine."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def outside(host: object) -> bool:
        name = host.decode() if isinstance(host, bytes) else host
        if not isinstance(name, str) or name in {"", "localhost"}:
            return False
        try:
            return not ipaddress.ip_address(name.partition("%")[0]).is_loopback
        except ValueError:
            return True

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and outside(address[0]):
            raise AssertionError(f"a test reached for {address[0]}")
        connect(self, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        if outside(host):
            raise AssertionError(f"a test looked up {host!r}")
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_logged_warning() -> Iterator[None]:
    """Fail a test during which anything was logged as a warning or worse."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    assert not handler.lines, f"logged: {handler.lines}"
