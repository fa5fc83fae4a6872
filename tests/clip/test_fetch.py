"""Fetching: pages and pictures as they come, every refusal and failure in one sentence, and always an end."""

from __future__ import annotations

import gzip
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.clip.fetch import Limits
from app.domain.article.page import How
from app.domain.errors import KnownError
from tests.clip.fetching import AGENT, HURRIED, IMPATIENT, PAGE, PNG, SMALL, checked, fetcher, get, never
from tests.site import HTML, Connection, Reply, serve


def failure(reply: Reply, limits: Limits | None = SMALL) -> KnownError:
    """Fetch one page that cannot be had, and check what every error keeps to."""
    with serve({"/": reply}) as site, pytest.raises(KnownError) as caught:
        get(site.url("/"), limits)
    return checked(caught.value)


def raw(data: bytes) -> Reply:
    """An answer that is not made by the rules."""
    return Reply(behave=lambda connection: connection.write(data))


def test_a_page_comes_with_all_that_is_known_about_it() -> None:
    told: list[tuple[int, int | None]] = []
    before = datetime.now(UTC)
    with serve({"/news/a?b=%C3%A4": Reply(PAGE)}) as site:
        url = site.url("/news/a?b=%C3%A4#part")
        page = fetcher().fetch(url, progress=lambda done, total: told.append((done, total)), stop=never)
        asked, headers = site.asked, site.requests[0]
    assert (page.raw, page.how, page.url, page.status) == (PAGE, How.FETCH, url, 200)
    assert page.final_url == url
    assert page.redirects == ()
    assert page.content_type == "text/html; charset=utf-8"
    assert ("Content-Length", str(len(PAGE))) in page.headers
    assert before <= page.fetched_at <= datetime.now(UTC)
    assert told[-1] == (len(PAGE), len(PAGE))
    assert asked == ["/news/a?b=%C3%A4"]
    assert headers["User-Agent"] == AGENT
    assert headers["Host"] == f"127.0.0.1:{site.port}"


def test_redirects_are_followed_and_told() -> None:
    pages = {
        "/1": Reply(status=301, headers={"Location": "/2"}),
        "/2": Reply(status=307, headers={"Location": "3?x=ä#part"}),
        "/3": Reply(PAGE),
    }
    with serve(pages) as site:
        page = get(site.url("/1"))
    assert page.raw == PAGE
    assert page.redirects == (site.url("/2"), site.url("/3?x=%C3%A4"))
    assert page.final_url == page.redirects[-1]
    assert page.url == site.url("/1")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("GZIP", gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])),
        ("gzip", gzip.compress(PAGE) + b"\0" * 100),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("identity", PAGE),
    ],
    ids=range(7),
)
def test_packed_pages_are_unpacked(encoding: str, body: bytes) -> None:
    with serve({"/": Reply(body, headers={**HTML, "Content-Encoding": encoding})}) as site:
        assert get(site.url()).raw == PAGE


def test_a_packed_page_that_comes_byte_by_byte_is_whole() -> None:
    def by_bytes(connection: Connection) -> None:
        packed = gzip.compress(PAGE)
        connection.head(len(packed))
        for byte in packed:
            connection.write(bytes([byte]))

    with serve({"/": Reply(headers={**HTML, "Content-Encoding": "gzip"}, behave=by_bytes)}) as site:
        assert get(site.url()).raw == PAGE


def test_chunks_and_bodies_without_a_length_are_read() -> None:
    chunked = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>on\r\n2\r\ne!\r\n0\r\n\r\n"
    with serve({"/chunks": raw(chunked), "/open": raw(b"HTTP/1.0 200 OK\r\n\r\n<p>two")}) as site:
        assert get(site.url("/chunks")).raw == b"<p>one!"
        assert get(site.url("/open")).raw == b"<p>two"


def test_no_more_than_the_stated_length_is_taken_as_in_browsers() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<p>one and more"
    with serve({"/": raw(answer)}) as site:
        assert get(site.url()).raw == b"<p>one"


def test_a_cookie_goes_back_to_its_own_origin_and_ends_a_detour() -> None:
    pages = {"/": Reply(behave=lambda connection: door(connection)), "/far": Reply(PAGE)}

    def door(connection: Connection) -> None:
        if "seen=1" in connection.handler.headers.get("Cookie", ""):
            connection.reply = Reply(status=302, headers={"Location": other.url("/far")})
        else:
            connection.reply = Reply(status=302, headers={"Location": "/", "Set-Cookie": "seen=1; Path=/"})
        connection.head(0)

    with serve({"/far": Reply(PAGE)}) as other, serve(pages) as site:
        assert get(site.url()).raw == PAGE
        assert "Cookie" not in other.requests[0]
        assert site.requests[1]["Cookie"] == "seen=1"


STATUSES = [
    (401, "log in", False),
    (403, "does not let", False),
    (404, "no page", False),
    (410, "for good", False),
    (418, "418", False),
    (429, "too often", True),
    (451, "legal", False),
    (500, "fault", True),
    (503, "maintenance", True),
    (599, "599", True),
    (304, "without a page", False),
]


@pytest.mark.parametrize(("status", "word", "retry"), STATUSES)
def test_each_status_has_a_sentence(status: int, word: str, retry: bool) -> None:
    error = failure(Reply(b"", status))
    assert word in error.sentence
    assert "127.0.0.1" in error.sentence
    assert error.retry is retry


@pytest.mark.parametrize(
    ("retry_after", "words"),
    [
        ("1", "1 second"),
        ("90", "2 minutes"),
        ("7200", "2 hours"),
        ("soon", ""),
        ("-5", ""),
        ("9" * 400, ""),
        ("Thu, 01 Jan 1970 00:00:00 GMT", ""),
    ],
)
def test_the_time_to_wait_is_said(retry_after: str, words: str) -> None:
    error = failure(Reply(b"", 429, {"Retry-After": retry_after}))
    assert error.retry
    assert f"to wait {words}." in error.sentence if words else "wait" not in error.sentence


def test_the_hour_to_wait_for_is_said_as_a_time_to_wait() -> None:
    hour = format_datetime(datetime.now(UTC) + timedelta(hours=30), usegmt=True)
    assert "to wait 2 days." in failure(Reply(b"", 503, {"Retry-After": hour})).sentence


@pytest.mark.parametrize(
    ("body", "content_type", "word"),
    [
        (b"%PDF-1.7 x", "application/pdf", "PDF"),
        (b"%PDF-1.7 x", "text/html", "PDF"),
        (b"<svg/>", "image/svg+xml", "picture"),
        (b"II*\0", "image/png", "unknown"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "video/mp4", "video"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "application/octet-stream", "video"),
        (b"ID3\x04", "audio/mpeg", "sound"),
        (b"{}", "application/json", "data"),
        (b"<rss/>", "application/rss+xml", "feed"),
        (b"PK\x03\x04", "application/octet-stream", "packed"),
        (b"\x01\x02\x03 nothing", "application/octet-stream", "unknown"),
        (b"x", "application/vnd.oasis.opendocument.text", "office"),
    ],
)
def test_what_is_no_page_is_named(body: bytes, content_type: str, word: str) -> None:
    error = failure(Reply(body, headers={"Content-Type": content_type}))
    assert word in error.sentence
    assert "not a web page" in error.sentence


@pytest.mark.parametrize("said", ["image/png", "text/html", "image/jpeg", "application/octet-stream", ""])
def test_a_picture_is_taken_and_its_bytes_say_of_which_kind_it_is(said: str) -> None:
    with serve({"/": Reply(PNG, headers={"Content-Type": said})}) as site:
        page = get(site.url())
    assert (page.raw, page.content_type) == (PNG, "image/png")


def test_a_page_that_is_served_as_a_picture_is_a_page() -> None:
    with serve({"/": Reply(PAGE, headers={"Content-Type": "image/png"})}) as site:
        assert get(site.url()).raw == PAGE


@pytest.mark.parametrize(
    "content_type", ["", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream"]
)
def test_what_may_be_a_page_is_taken(content_type: str) -> None:
    with serve({"/": Reply(PAGE, headers={"Content-Type": content_type} if content_type else {})}) as site:
        assert get(site.url()).raw == PAGE


def brokenly_packed(body: bytes, encoding: str = "gzip") -> Reply:
    return Reply(body, headers={**HTML, "Content-Encoding": encoding})


FAILURES = {
    "empty": (Reply(b""), "empty page"),
    "blank": (Reply(b" \n "), "empty page"),
    "no content": (Reply(b"", 204), "empty page"),
    "too large": (Reply(bytes(1_000_001)), "larger than"),
    "endless": (Reply(behave="endless"), "larger than"),
    "bomb": (Reply(behave="bomb"), "larger than"),
    "two gigabytes": (
        Reply(headers={**HTML, "Content-Length": str(2 * 1024**3)}, behave="hang-after-head"),
        "larger than",
    ),
    "cut off": (Reply(PAGE, behave="cut"), "broke off"),
    "cut off in a chunk": (
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<p>"),
        "broke off",
    ),
    "cut off in the head": (raw(b"HTTP/1.1 200 OK\r\nContent-Ty"), "without an answer"),
    "no word": (Reply(behave="silent"), "without an answer"),
    "no http": (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "cannot be understood"),
    "endless head": (raw(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 100_000), "cannot be understood"),
    "length is no number": (Reply(PAGE, headers={**HTML, "Content-Length": "many"}), "cannot be understood"),
    "length is negative": (Reply(PAGE, headers={**HTML, "Content-Length": "-1"}), "cannot be understood"),
    "two lengths": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n<p>"),
        "cannot be understood",
    ),
    "length is absurd": (Reply(PAGE, headers={**HTML, "Content-Length": "9" * 5000}), "cannot be understood"),
    "another protocol": (raw(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n<p>"), "cannot be understood"),
    "hints without end": (raw(b"HTTP/1.1 103 Hints\r\n\r\n" * 50_000), "without an answer"),
    "broken chunks": (
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>\r\n"),
        "cannot be understood",
    ),
    "not gzip": (brokenly_packed(PAGE), "packed"),
    "gzip breaks off": (brokenly_packed(gzip.compress(PAGE)[:-9]), "packed"),
    "gzip is one byte": (brokenly_packed(b"\x1f"), "packed"),
    "gzip is broken inside": (brokenly_packed(gzip.compress(PAGE)[:20] + b"\xff" * 50), "packed"),
    "gzip of nothing again and again": (brokenly_packed(gzip.compress(b"") * 5000), "packed"),
    "gzip of nothing": (brokenly_packed(gzip.compress(b"")), "empty page"),
    "unknown packing": (brokenly_packed(PAGE, "br"), "packed"),
    "packed twice": (brokenly_packed(PAGE, "gzip, gzip"), "packed"),
    "never a word": (Reply(behave="hang"), "stopped answering"),
    "stops in the middle": (Reply(PAGE, behave="hang-after-head"), "stopped answering"),
    "drip": (Reply(behave="drip"), "did not come within 0.6 seconds"),
    "circle": (Reply(status=302, headers={"Location": "/"}), "in a circle"),
    "to a mail program": (Reply(status=302, headers={"Location": "mailto:a@example.com"}), "not a web page"),
    "to a script": (Reply(status=302, headers={"Location": "javascript:alert(1)"}), "not a web page"),
    "to a file": (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "not a web page"),
    "to nonsense": (Reply(status=302, headers={"Location": "http://[::1/"}), "not a web page"),
    "to nowhere": (Reply(status=302, headers={}), "without a page"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_each_failure_ends_soon_with_its_sentence(name: str) -> None:
    reply, words = FAILURES[name]
    limits = {"stopped answering": IMPATIENT, "did not come within 0.6 seconds": HURRIED}.get(words, SMALL)
    started = time.monotonic()
    assert words in failure(reply, limits).sentence
    assert time.monotonic() - started < 10


@given(
    st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\nLocation: ", b"HTTP/1.1 429 \r\nRetry-After: "]),
    st.lists(
        st.sampled_from(
            [b"Content-Length: ", b"Content-Encoding: gzip\r\n", b"Transfer-Encoding: chunked\r\n", b"Set-Cookie: ", b"\r\n",
             b"\r\n\r\n", b"5", b"<p>", b"http://", b"\x1f\x8b\x08", b"//[", b": "]
        )
        | st.binary(max_size=12),
        max_size=12,
    ).map(b"".join),
)  # fmt: skip
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_server_says_is_a_page_or_a_known_error(start: bytes, rest: bytes) -> None:
    with serve({"*": raw(start + rest)}) as site:
        try:
            assert get(site.url("/"), IMPATIENT).raw.strip()
        except KnownError as error:
            checked(error)


def test_a_gzip_stream_without_an_end_or_a_byte_of_page_ends() -> None:
    def empty_blocks(connection: Connection) -> None:
        connection.head(None)
        packer = zlib.compressobj(wbits=31)
        while not connection.closing.is_set():
            connection.write(
                b"".join(packer.flush(zlib.Z_FULL_FLUSH) or b"\0\0\0\xff\xff" for _ in range(9000))
            )

    error = failure(Reply(headers={**HTML, "Content-Encoding": "gzip"}, behave=empty_blocks), HURRIED)
    assert "larger than" in error.sentence or "did not come" in error.sentence or "packed" in error.sentence


def test_more_redirects_than_allowed_are_refused() -> None:
    pages = {f"/{n}": Reply(status=302, headers={"Location": f"/{n + 1}"}) for n in range(20)}
    with serve(pages) as site, pytest.raises(KnownError, match="more than 10 times"):
        get(site.url("/0"))
    assert len(site.asked) == 11


@pytest.mark.parametrize(
    "url", ["", "example.com", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http://[::1/"]
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    with pytest.raises(KnownError, match="not an address"):
        get(url)


@pytest.mark.parametrize(
    ("raw_picture", "media_type"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "image/jpeg"),
        (b"GIF89a" + bytes(20), "image/gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(20), "image/webp"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + bytes(20), "image/avif"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif" + bytes(20), "image/avif"),
    ],
)
def test_pictures_are_known_by_their_bytes(raw_picture: bytes, media_type: str) -> None:
    with serve({"/p": Reply(raw_picture, headers={"Content-Type": "text/html"})}) as site:
        picture = fetcher().fetch_picture(site.url("/p"), referer=site.url("/a?b=1"), stop=never)
    assert (picture.src, picture.raw, picture.media_type) == (site.url("/p"), raw_picture, media_type)
    assert site.requests[0]["Referer"] == site.url("/a?b=1")


@pytest.mark.parametrize(
    "body", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"]
)
def test_what_is_no_picture_is_refused(body: bytes) -> None:
    with serve({"/p": Reply(body, headers={"Content-Type": "image/png"})}) as site:
        with pytest.raises(KnownError, match="not a picture"):
            fetcher().fetch_picture(site.url("/p"), referer="", stop=never)
        assert "Referer" not in site.requests[0]


def test_a_picture_has_its_own_limit_and_others_learn_only_the_site() -> None:
    with serve({"/p": Reply(PNG), "/large": Reply(PNG + bytes(600_000))}) as site:
        one = fetcher(SMALL)
        one.fetch_picture(site.url("/p"), referer="http://paper.example/secret?x=1", stop=never)
        one.fetch_picture(site.url("/p"), referer="https://paper.example/secret?x=1", stop=never)
        with pytest.raises(KnownError, match="larger than"):
            one.fetch_picture(site.url("/large"), referer="", stop=never)
    assert site.requests[0]["Referer"] == "http://paper.example/"
    assert "Referer" not in site.requests[1]
