"""The guard of fetching: nothing inside is reached, whoever leads there, and stopping ends every wait."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clip.fetch import Limits
from app.clip.fetch.ranges import SPECIAL_V4, SPECIAL_V6, is_outside
from app.domain.errors import Cancelled, InsideAddress, KnownError
from tests.clip.fetching import IMPATIENT, PAGE, checked, fetcher, get, never
from tests.site import Reply, serve
from tests.telling import refused

INSIDE = """
127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1 240.0.0.1
198.18.0.1 192.0.2.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8
64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1:: 2002:a00:1:: 2001:0:1::1 2001:db8::1 ::7f00:1 nonsense
192.0.0.192 192.0.0.9 192.88.99.1 192.31.196.1 3fff::1 3fff:fff:ffff::1 100::1 100:0:0:1::1 5f00::1 4000::1 2001:2::1 2001:20::1
64:ff9b::c000:c0 2002:c058:6301:: 2002:808:808::1
"""
OUTSIDE = """
8.8.8.8 93.184.215.14 2606:4700:4700::1111 64:ff9b::808:808 1.1.1.1 192.0.1.1 192.88.98.1 100.63.255.255
100.128.0.0 172.15.255.255 172.32.0.0 223.255.255.255 2001:200::1 2a00:1450::1 3ffe:ffff::1
"""


@pytest.mark.parametrize("address", INSIDE.split())
def test_an_address_inside_is_refused(address: str) -> None:
    assert not is_outside(address)
    look_ups = fetcher(allowed=frozenset(), resolve=lambda _host, _port: ["8.8.8.8", address])
    with pytest.raises(InsideAddress) as caught:
        look_ups.fetch("https://news.example/", progress=lambda _d, _t: None, stop=never)
    assert caught.value.host == "news.example"


@pytest.mark.parametrize("address", OUTSIDE.split())
def test_an_address_outside_is_not(address: str) -> None:
    assert is_outside(address)


@pytest.mark.parametrize("network", [*SPECIAL_V4, *SPECIAL_V6], ids=str)
def test_the_ends_of_every_special_range_are_inside(network: IPv4Network | IPv6Network) -> None:
    assert not is_outside(str(network[0]))
    assert not is_outside(str(network[-1]))


@given(st.ip_addresses())
def test_nothing_is_outside_that_the_interpreter_calls_private(ip: IPv4Address | IPv6Address) -> None:
    if ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_unspecified:
        assert not is_outside(str(ip))


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost:9/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/"],
)
def test_loopback_is_inside_however_it_is_written(url: str) -> None:
    def resolve(host: str, _port: int) -> Sequence[str]:
        return {"[::1]": ["::1"], "::1": ["::1"]}.get(host, ["127.0.0.1"])

    with pytest.raises(InsideAddress):
        fetcher(allowed=frozenset(), resolve=resolve).fetch(url, progress=lambda _d, _t: None, stop=never)


def test_a_redirect_that_leads_inside_is_refused() -> None:
    with serve({"/": Reply(status=302, headers={"Location": "http://inside.example/"})}) as site:
        one = fetcher(resolve=lambda host, _port: ["192.168.1.1"] if host == "inside.example" else [host])
        with pytest.raises(InsideAddress) as caught:
            one.fetch(site.url(), progress=lambda _d, _t: None, stop=never)
    assert caught.value.host == "inside.example"


def test_the_address_that_was_checked_is_the_one_connected_to() -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> Sequence[str]:
        # A name server that changes its mind after the check.
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with serve({"/": Reply(PAGE)}) as site:
        one = fetcher(allowed=frozenset({"News.Example"}), resolve=resolve)
        page = one.fetch(site.url(host="news.example"), progress=lambda _d, _t: None, stop=never)
    assert page.raw == PAGE
    assert asked == ["news.example"]
    assert site.requests[0]["Host"] == f"news.example:{site.port}"


def test_a_host_may_be_allowed_for_one_port() -> None:
    with serve({"/": Reply(PAGE)}) as site:
        one = fetcher(allowed=frozenset({f"127.0.0.1:{site.port}"}))
        assert one.fetch(site.url(), progress=lambda _d, _t: None, stop=never).raw == PAGE
        other = fetcher(allowed=frozenset({"127.0.0.1:1"}))
        with pytest.raises(InsideAddress):
            other.fetch(site.url(), progress=lambda _d, _t: None, stop=never)


def test_ports_other_than_the_usual_are_refused() -> None:
    one = fetcher(allowed=frozenset(), resolve=lambda _host, _port: ["8.8.8.8"])
    with refused(KnownError, "port 22 of news") as caught:
        one.fetch("http://news.example:22/", progress=lambda _d, _t: None, stop=never)
    assert not isinstance(checked(caught.value), InsideAddress)


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with serve({"/": Reply(PAGE)}) as site:
        assert get(site.url()).raw == PAGE


def test_a_name_that_nobody_knows() -> None:
    def resolve(_host: str, _port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    def resolve_to_none(_host: str, _port: int) -> Sequence[str]:
        return []

    for answer in (resolve, resolve_to_none):
        with refused(KnownError, r"No site named news\.example") as caught:
            fetcher(resolve=answer).fetch("https://news.example/", progress=lambda _d, _t: None, stop=never)
        assert checked(caught.value).retry


def test_a_port_where_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with refused(KnownError, "refused the connection") as caught:
            get(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert checked(caught.value).retry


def test_the_next_address_is_tried_when_one_is_dead() -> None:
    with serve({"/": Reply(PAGE)}) as site:
        one = fetcher(
            allowed=frozenset({"news.example"}), resolve=lambda _host, _port: ["127.0.0.2", "127.0.0.1"]
        )
        assert one.fetch(site.url(host="news.example"), progress=lambda _d, _t: None, stop=never).raw == PAGE


def test_a_server_that_never_takes_the_connection() -> None:
    with socket.socket() as server, socket.socket() as first, socket.socket() as second:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        for waiting in (first, second):
            waiting.settimeout(0)
            with pytest.raises(BlockingIOError):
                waiting.connect(server.getsockname())
        with refused(KnownError, r"did not answer in time|stopped answering"):
            get(f"http://127.0.0.1:{server.getsockname()[1]}/", IMPATIENT)


@pytest.mark.parametrize("behave", ["hang", "hang-after-head", "drip", "endless"])
def test_stopping_ends_a_fetch_at_once(behave: str) -> None:
    stopped = threading.Event()
    with serve({"/": Reply(PAGE, behave=behave)}) as site:
        timer = threading.Timer(0.1, stopped.set)
        timer.start()
        started = time.monotonic()
        with pytest.raises(Cancelled):
            fetcher(Limits(page_bytes=10**12)).fetch(
                site.url(), progress=lambda _d, _t: None, stop=stopped.is_set
            )
        assert time.monotonic() - started < 5
        timer.join()


def test_stopping_ends_even_a_slow_look_up() -> None:
    release, stopped = threading.Event(), threading.Event()

    def resolve(_host: str, _port: int) -> Sequence[str]:
        stopped.set()
        release.wait(5)
        return []

    with pytest.raises(Cancelled):
        fetcher(resolve=resolve).fetch(
            "https://a.example/", progress=lambda _d, _t: None, stop=stopped.is_set
        )
    with refused(KnownError, "No site named"):
        fetcher(IMPATIENT, resolve=resolve).fetch(
            "https://a.example/", progress=lambda _d, _t: None, stop=never
        )
    release.set()
