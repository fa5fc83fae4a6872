"""Saved files and pictures: what is read, what is refused without waiting, and that no picture comes from elsewhere."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.clip import snapshot
from app.clip.fetch import Fetcher
from app.clip.snapshot import Snapshot, collect_pictures, read_file
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page
from app.domain.errors import Cancelled, KnownError
from tests.clip.fetching import PAGE, PNG, checked, fetcher
from tests.site import Reply, serve

JPEG = b"\xff\xd8\xff\xe0" + b"\x01" * 40
SAVED = b"<!doctype html>\n<!-- saved from url=(0027)https://news.example/a/b?c=1 -->\n<html><p>Something to read."
MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://news.example/story
Subject: A page
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----edge"

------edge
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable

p { color: red }
------edge
Content-Type: text/html; charset="windows-1252"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://news.example/story

<!doctype html><p>Caf=E9 a=
nd more</p>
------edge--
"""
PICTURE = {"Content-Type": "image/png"}


def refusal(path: Path) -> KnownError:
    with pytest.raises(KnownError) as caught:
        read_file(path)
    return checked(caught.value)


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.html", "text/html"),
        ("A.HTM", "text/html"),
        ("a.xhtml", "application/xhtml+xml"),
        ("a.txt", "text/plain"),
        ("a.md", "text/plain"),
        ("a", "text/html"),
        ("a.php", "text/html"),
    ],
)
def test_a_saved_file_is_a_page(tmp_path: Path, name: str, content_type: str) -> None:
    (tmp_path / name).write_bytes(PAGE)
    page = read_file(tmp_path / name)
    assert (page.raw, page.how, page.name, page.content_type) == (PAGE, How.FILE, name, content_type)
    assert (page.url, page.final_url, page.status) == ("", "", 0)


@pytest.mark.parametrize(
    ("name", "raw", "content_type"),
    [
        ("weir.png", PNG, "image/png"),
        ("weir.jpg", JPEG, "image/jpeg"),
        ("weir.html", JPEG, "image/jpeg"),
        ("weir", PNG, "image/png"),
        ("saved", MHTML, "multipart/related"),
    ],
)
def test_a_picture_and_a_page_without_a_name_are_known_by_their_bytes(
    tmp_path: Path, name: str, raw: bytes, content_type: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    page = read_file(tmp_path / name)
    assert (page.raw, page.how, page.name, page.content_type) == (raw, How.FILE, name, content_type)


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        (SAVED, "https://news.example/a/b?c=1"),
        (b"<!-- saved from url=(0016)http://localhost -->" + PAGE, "http://localhost/"),
        (b"<!-- saved from url=(0014)about:internet -->" + PAGE, ""),
        (b"<!-- saved from url=(0019)file:///etc/passwd -->" + PAGE, ""),
        (b"<!-- saved from url=(0019)http://\xff\xfe -->" + PAGE, ""),
        (PAGE + b" " * 9000 + SAVED, ""),
    ],
)
def test_the_address_is_the_one_the_browser_wrote_down(tmp_path: Path, raw: bytes, url: str) -> None:
    (tmp_path / "a.html").write_bytes(raw)
    assert read_file(tmp_path / "a.html").url == url


def test_a_text_file_has_no_address(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SAVED)
    assert read_file(tmp_path / "a.txt").url == ""


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht"])
def test_the_page_of_an_mhtml_file_is_taken(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(MHTML.replace(b"\n", b"\r\n"))
    page = read_file(tmp_path / name)
    assert page.raw == MHTML.replace(b"\n", b"\r\n")  # the whole file is kept, with its pictures
    assert page.content_type == "multipart/related"
    assert page.url == "https://news.example/story"


@pytest.mark.parametrize(
    "raw",
    [
        b"no mail at all",
        b"Content-Type: text/plain\n\nwords",
        b"Content-Type: text/html\n\n",
        b"Content-Type: multipart/related; boundary=a\n\n--a\n",
        b"Content-Type: multipart/related; boundary=a\n\n" + b"--a\n" * 1_000_000,
        b"Content-Type: multipart/related; boundary=a\n\n" + b"--a\nX: y\n\n\n" * 1_000_000,
        b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+!!!A",
        b"X: y\n" * 1_000_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
    ],
)
def test_a_broken_mhtml_file_is_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.mhtml").write_bytes(raw)
    assert "a.mhtml" in refusal(tmp_path / "a.mhtml").sentence


@pytest.mark.parametrize(
    ("name", "raw", "word"),
    [
        ("a.html", b"", "empty"),
        ("a.html", b" \n", "empty"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.html", b"%PDF-1.7", "PDF"),
        ("a.bin", b"RIFF\x10\0\0\0WAVEfmt ", "sound"),
        ("a.docx", b"PK\x03\x04", "packed"),
        ("a.xyz", b"just words", "a.xyz is not a kind"),
    ],
)
def test_other_files_are_named_and_refused(tmp_path: Path, name: str, raw: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(raw)
    assert word in refusal(tmp_path / name).sentence


def test_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    assert "no file a.html" in refusal(tmp_path / "a.html").sentence
    assert "folder" in refusal(tmp_path).sentence
    (tmp_path / "a").write_bytes(PAGE)
    assert "could not be read" in refusal(tmp_path / "a" / "b.html").sentence


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFOs there")
def test_fifos_devices_and_endless_links_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.html")
    (tmp_path / "link.html").symlink_to(tmp_path / "fifo.html")
    (tmp_path / "circle.html").symlink_to(tmp_path / "circle.html")
    for path in (tmp_path / "fifo.html", tmp_path / "link.html", Path("/dev/zero")):
        assert "not a file with text" in refusal(path).sentence
    assert "could not be read" in refusal(tmp_path / "circle.html").sentence


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFOs there")
def test_a_file_that_becomes_a_fifo_is_refused_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    before = (tmp_path / "a.html").stat()
    (tmp_path / "a.html").unlink()
    os.mkfifo(tmp_path / "a.html")
    monkeypatch.setattr(Path, "stat", lambda *_args, **_kwargs: before)
    assert "not a file with text" in refusal(tmp_path / "a.html").sentence


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything may be read here")
def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "a.html").chmod(0)
    assert "may not be read" in refusal(tmp_path / "a.html").sentence


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.html").open("wb") as file:
        file.truncate(31 * 1024 * 1024)
    assert "larger than 30 MiB" in refusal(tmp_path / "a.html").sentence


def page_at(url: str) -> Page:
    from datetime import UTC, datetime

    return Page(raw=b"", how=How.FETCH, fetched_at=datetime.now(UTC), url=url)


def collect(
    pictures: Sequence[str], *, url: str = "", folder: Path | None = None, one: Fetcher | None = None
) -> Snapshot:
    return collect_pictures(
        Extraction(pictures=tuple(pictures)),
        page_at(url),
        one or fetcher(),
        folder=folder,
        stop=lambda: False,
        progress=lambda _done, _total: None,
    )


def test_pictures_come_in_order_and_the_others_are_counted() -> None:
    told: list[tuple[int, int | None]] = []
    pages = {
        "/1.png": Reply(PNG, headers=PICTURE),
        "/2.svg": Reply(b"<svg/>", headers={"Content-Type": "image/svg+xml"}),
        "/3.jpg": Reply(JPEG, headers=PICTURE),
        "/5.png": Reply(PNG, behave="cut", headers=PICTURE),
    }
    with serve(pages) as site:
        addresses = tuple(site.url(path) for path in ("/1.png", "/2.svg", "/3.jpg", "/4.png", "/5.png"))
        found = collect_pictures(
            Extraction(pictures=addresses),
            page_at(site.url("/story")),
            fetcher(),
            folder=None,
            stop=lambda: False,
            progress=lambda done, total: told.append((done, total)),
        )
    assert [(p.src, p.raw, p.media_type) for p in found.pictures] == [
        (addresses[0], PNG, "image/png"),
        (addresses[2], JPEG, "image/jpeg"),
    ]
    assert found.missing == 3
    assert told == [(n, 5) for n in range(1, 6)]
    assert all(request["Referer"] == site.url("/story") for request in site.requests)


def test_no_pictures_are_none() -> None:
    assert collect([]) == Snapshot((), 0)


def test_no_more_than_sixty_pictures_are_fetched() -> None:
    with serve({"*": Reply(PNG, headers=PICTURE)}) as site:
        found = collect([site.url(f"/{n}") for n in range(65)])
    assert (len(found.pictures), found.missing, len(site.asked)) == (60, 5, 60)


def test_all_pictures_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "ALL_PICTURE_BYTES", 3 * len(PNG))
    with serve({"*": Reply(PNG, headers=PICTURE)}) as site:
        found = collect([site.url(f"/{n}") for n in range(5)])
    assert (len(found.pictures), found.missing) == (3, 2)


def test_slow_pictures_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "PICTURES_S", 1.0)
    with serve({"/1": Reply(PNG, headers=PICTURE), "*": Reply(behave="drip", headers=PICTURE)}) as site:
        found = collect([site.url(f"/{n}") for n in range(9)])
    assert (len(found.pictures), found.missing) == (1, 8)


def test_stopping_ends_the_pictures() -> None:
    stopped = threading.Event()

    def hang(_done: int, _total: int | None) -> None:
        stopped.set()

    with (
        serve({"/1": Reply(PNG, headers=PICTURE), "*": Reply(behave="hang")}) as site,
        pytest.raises(Cancelled),
    ):
        collect_pictures(
            Extraction(pictures=tuple(site.url(f"/{n}") for n in range(9))),
            page_at(""),
            fetcher(),
            folder=None,
            stop=stopped.is_set,
            progress=hang,
        )


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """The folder of a saved page, with a secret beside it."""
    folder = tmp_path / "saved"
    (folder / "story_files").mkdir(parents=True)
    (folder / "story_files" / "a b.png").write_bytes(PNG)
    (folder / "story_files" / "drawing.png").write_bytes(b"<svg/>")
    (folder / "story_files" / "up.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "secret.png").write_bytes(PNG)
    if sys.platform != "win32":
        os.mkfifo(folder / "story_files" / "fifo.png")
    return folder


@pytest.mark.parametrize(
    "src",
    [
        "story_files/a b.png",
        "./story_files/a%20b.png?v=2#x",
        "https://news.example/x/story_files/a%20b.png",
        "FILE",
        "story_files/../story_files/a%20b.png",
    ],
)
def test_pictures_beside_a_saved_page_are_read(saved: Path, src: str) -> None:
    src = (saved / "story_files" / "a b.png").as_uri() if src == "FILE" else src
    found = collect([src], url="https://news.example/x/story.html", folder=saved)
    assert [(p.src, p.raw, p.media_type) for p in found.pictures] == [(src, PNG, "image/png")]


@pytest.mark.parametrize(
    "src",
    [
        "../secret.png",
        "story_files/../../secret.png",
        "%2e%2e/secret.png",
        "..%2fsecret.png",
        "..\\secret.png",
        "story_files/up.png",
        "story_files/drawing.png",
        "story_files/fifo.png",
        "story_files",
        "story_files/none.png",
        "story_files/a%00b.png",
        "",
        "FILE",
        "PLAIN",
        "file://server/share/a.png",
        "//server/share/a.png",
        "\\\\server\\share\\a.png",
        "file:///dev/zero",
        "/dev/zero",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "http://[::1/a.png",
        "a" * 5000,
    ],
)
def test_nothing_outside_the_folder_is_read(saved: Path, src: str) -> None:
    secret = saved.parent / "secret.png"
    src = {"FILE": secret.as_uri(), "PLAIN": str(secret)}.get(src, src)
    assert collect([src], folder=saved) == Snapshot((), 1)


def test_without_a_folder_no_file_is_read(saved: Path) -> None:
    picture = saved / "story_files" / "a b.png"
    assert collect([picture.as_uri(), str(picture), "story_files/a b.png"]).missing == 3


def test_what_does_not_lie_beside_a_saved_page_is_fetched(saved: Path) -> None:
    with serve({"/x/story_files/none.png": Reply(JPEG, headers=PICTURE)}) as site:
        src = site.url("/x/story_files/none.png")
        found = collect([src], url=site.url("/x/story.html"), folder=saved)
    assert [p.raw for p in found.pictures] == [JPEG]
