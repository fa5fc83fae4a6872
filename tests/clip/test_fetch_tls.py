"""Fetching over TLS: names and certificates are checked by name, whatever address was connected to."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.clip.fetch import Fetcher, Limits
from app.domain.errors import KnownError
from tests.site import Reply, Site, serve
from tests.telling import refused

PAGE = b"<!doctype html><p>Something to read."
NAME = "news.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for NAME that signs itself, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "site.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def site(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serve({"/": Reply(PAGE), "/hang": Reply(behave="hang")}, tls=context) as running:
        yield running


def resolve(_host: str, _port: int) -> Sequence[str]:
    return ["127.0.0.1"]


def fetch(url: str, trusted: Path | None, idle_s: float = 20.0) -> bytes:
    def tls() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=trusted)

    allowed = frozenset({NAME, "other.example", "127.0.0.1"})
    limits = Limits(idle_s=idle_s)
    fetcher = Fetcher(
        lambda: allowed, "Clipdesk-Test/1", limits, resolve=resolve, tls=tls if trusted else None
    )
    return fetcher.fetch(url, progress=lambda _done, _total: None, stop=lambda: False).raw


def test_a_page_comes_over_tls_by_the_name_of_the_host(site: Site, certificate: Path) -> None:
    assert fetch(site.url(host=NAME), certificate) == PAGE
    assert site.requests[0]["Host"] == f"{NAME}:{site.port}"


@pytest.mark.parametrize("host", ["other.example", "127.0.0.1"])
def test_a_certificate_for_another_name_is_refused(site: Site, certificate: Path, host: str) -> None:
    with refused(KnownError, "certificate is not valid"):
        fetch(site.url(host=host), certificate)
    assert site.asked == []


def test_a_certificate_that_nobody_signed_is_refused(site: Site) -> None:
    with refused(KnownError, "certificate is not valid") as caught:
        fetch(site.url(host=NAME), None)
    assert not caught.value.retry


def test_a_site_without_tls_is_told_apart(certificate: Path) -> None:
    with serve({}) as plain, refused(KnownError, "secure connection"):
        fetch(plain.url(host=NAME).replace("http:", "https:"), certificate)


def test_a_site_that_never_begins_tls_is_left(certificate: Path) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with refused(KnownError, "stopped answering"):
            fetch(f"https://{NAME}:{server.getsockname()[1]}/", certificate, idle_s=0.3)


@pytest.mark.parametrize(
    "limits", [Limits(total_s=0.6, idle_s=5), Limits(idle_s=5)], ids=["in time", "stopped"]
)
def test_a_site_that_never_begins_tls_is_left_when_time_is_up_or_the_user_stops(limits: Limits) -> None:
    began = time.monotonic()

    def stop() -> bool:
        return limits.total_s > 1 and time.monotonic() > began + 0.6

    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        one = Fetcher(lambda: frozenset({NAME}), "Clipdesk-Test/1", limits, resolve=resolve)
        with refused(KnownError, r"Stopped\.|did not come within 0\.6 seconds"):
            one.fetch(f"https://{NAME}:{server.getsockname()[1]}/", progress=lambda _d, _t: None, stop=stop)


def test_a_silent_site_is_left_over_tls_too(site: Site, certificate: Path) -> None:
    with refused(KnownError, "stopped answering"):
        fetch(site.url("/hang", host=NAME), certificate, idle_s=0.5)
