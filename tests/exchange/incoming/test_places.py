"""Places that somebody else made: what of them is read, what is refused and why, and that nothing outside is reached."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from app.domain.codes.imports import Left
from app.domain.codes.message import Message
from app.domain.errors import KnownError
from app.exchange.incoming import places
from app.exchange.incoming.places import LINKED, SWELLS, Unreadable, opened
from app.wording import sentence


def zipped(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries:
            packed.writestr(name, data, zipfile.ZIP_DEFLATED)
    return path


def link_to(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info


def test_a_folder_gives_its_plain_files_and_names_the_others(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / ".hidden").mkdir()
    (tmp_path / "in" / ".hidden" / "a.md").write_text("x")
    (tmp_path / "in" / "deep" / "a.md").write_text("words")
    (tmp_path / "secret.md").write_text("secret")
    (tmp_path / "in" / "link.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "in" / "round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "in" / "pipe.md")
    with opened(tmp_path / "in") as place:
        assert place.names == ("deep/a.md",)
        assert place.read("deep/a.md", 10) == b"words"
        assert {one.name: one.why for one in place.refused} == {
            "link.md": LINKED,
            "round": LINKED,
            "pipe.md": Message(Left.NOT_PLAIN_FILE),
        }
        for name in ("link.md", "pipe.md", "not there.md"):
            with pytest.raises(Unreadable):
                place.read(name, 10)
        with pytest.raises(Unreadable, match="larger"):
            place.read("deep/a.md", 4)


REFUSED = [
    ("a name that climbs", "../out.md", "leads out"),
    ("a name from the root", "/etc/out.md", "leads out"),
    ("a name of Windows", "C:out.md", "leads out"),
    ("a name with backslashes", "..\\out.md", "leads out"),
    ("a name with a line's end", "a\nb.md", "leads out"),
    ("a name without end", "a" * 2_000 + ".md", "leads out"),
]


@pytest.mark.parametrize(("name", "why"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_no_name_in_a_zip_leads_out_of_it(tmp_path: Path, name: str, why: str) -> None:
    path = zipped(tmp_path / "a.zip", (zipfile.ZipInfo(name), b"out"), ("in.md", b"in"))
    with opened(path) as place:
        assert place.names == ("in.md",)
        assert why in sentence(place.refused[0].why)


def test_links_and_what_swells_are_not_unpacked(tmp_path: Path) -> None:
    words = b"".join(os.urandom(200_000) for _ in range(40))
    path = zipped(
        tmp_path / "a.zip",
        (link_to("link.md"), b"/etc/passwd"),
        ("zeros.md", bytes(5 << 20)),
        ("words.bin", words),
    )
    with opened(path) as place:
        assert place.names == ("words.bin",)
        assert [one.why for one in place.refused] == [LINKED, SWELLS]
        assert place.size("words.bin") == len(words)


def test_a_zip_that_lies_about_a_size_gives_no_more_than_was_asked_for(tmp_path: Path) -> None:
    raw = zipped(tmp_path / "a.zip", ("a.md", b"0123456789" * 5_000)).read_bytes()
    lying = raw.replace(struct.pack("<I", 50_000), struct.pack("<I", 10))
    (tmp_path / "b.zip").write_bytes(lying)
    with opened(tmp_path / "b.zip") as place, suppress(Unreadable):
        assert len(place.read("a.md", 100)) <= 100


def test_parts_that_lie_over_one_another_are_counted_each(tmp_path: Path) -> None:
    """One part that many entries of the list point at: a small file that would fill any disk."""
    raw = bytearray(zipped(tmp_path / "a.zip", ("a.md", bytes(1 << 20))).read_bytes())
    end = raw.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", raw[end + 16 : end + 20])[0]
    entry = bytes(raw[start:end])
    many = b"".join(entry.replace(b"a.md", f"{number:04}".encode()) for number in range(9_000))
    tail = bytearray(raw[end:])
    tail[8:10] = tail[10:12] = struct.pack("<H", 9_000)
    tail[12:16] = struct.pack("<I", len(many))
    (tmp_path / "b.zip").write_bytes(bytes(raw[:start]) + many + bytes(tail))
    with pytest.raises(KnownError, match="swell"), opened(tmp_path / "b.zip"):
        pass


def test_a_list_of_files_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", *((f"{number}.md", b"x") for number in range(50)))
    monkeypatch.setattr(places, "DIRECTORY_BYTES", 1_000)
    with pytest.raises(KnownError, match="zip_too_many"), opened(path):
        pass


DAMAGED = [
    ("cut off", lambda raw: raw[:-30]),
    ("the beginning alone", lambda raw: raw[:40]),
    ("only the mark", lambda raw: b"PK\x03\x04"),
]


@pytest.mark.parametrize("harm", [row[1] for row in DAMAGED], ids=[row[0] for row in DAMAGED])
def test_a_damaged_zip_is_said_to_be_so(tmp_path: Path, harm: object) -> None:
    raw = zipped(tmp_path / "a.zip", ("a.md", b"words")).read_bytes()
    assert callable(harm)
    (tmp_path / "b.zip").write_bytes(harm(raw))
    with pytest.raises(KnownError, match="damaged"), opened(tmp_path / "b.zip"):
        pass


def test_a_damaged_part_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    raw = bytearray(
        zipped(tmp_path / "a.zip", ("a.md", b"first words " * 100), ("b.md", b"second")).read_bytes()
    )
    at = raw.index(b"a.md") + 4
    raw[at : at + 8] = b"\xff" * 8
    (tmp_path / "b.zip").write_bytes(bytes(raw))
    with opened(tmp_path / "b.zip") as place:
        assert place.read("b.md", 100) == b"second"
        with pytest.raises(Unreadable, match="damaged"):
            place.read("a.md", 10_000)


def test_names_in_utf8_that_do_not_say_so_are_read_as_such(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("Ärger.md".encode().decode("cp437"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr(info, b"x")
    raw = buffer.getvalue()
    (tmp_path / "a.zip").write_bytes(raw)
    with opened(tmp_path / "a.zip") as place:
        assert place.names in {("Ärger.md",), ("├ärger.md",)}


@pytest.mark.parametrize("kind", ["nothing", "fifo"])
def test_what_cannot_be_opened_is_said(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    if kind == "fifo":
        os.mkfifo(path)
    with pytest.raises(KnownError), opened(path):
        pass
