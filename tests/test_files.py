"""A file is written whole or not at all, whatever stands in its place and however long its name is."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from app.files import EVERYBODY, write_whole


@pytest.mark.parametrize("before", [None, b"", b"longer words than those that come"])
def test_the_new_bytes_take_the_place_of_the_old(before: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "file"
    if before is not None:
        path.write_bytes(before)
    write_whole(path, b"new words")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"file": b"new words"}


@pytest.mark.skipif(os.name == "nt", reason="rights are another thing there")
def test_a_file_is_its_owners_alone_unless_it_is_meant_for_others(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "own", b"x")
        write_whole(tmp_path / "given", b"x", EVERYBODY)
    finally:
        os.umask(mask)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("own", "given")] == [0o600, 0o644]


def test_a_name_may_be_as_long_as_the_disk_takes(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 250 + ".html")
    write_whole(path, b"x")
    assert path.read_bytes() == b"x"


def test_what_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder" / "with a file").mkdir(parents=True)
    with pytest.raises(OSError, match="irectory"):
        write_whole(tmp_path / "folder", b"x")
    with pytest.raises(OSError, match="No such file"):
        write_whole(tmp_path / "nowhere" / "file", b"x")
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_of_two_writers_at_once_one_is_whole(tmp_path: Path) -> None:
    path, pieces = tmp_path / "file", [bytes([65 + number]) * 200_000 for number in range(6)]
    threads = [threading.Thread(target=write_whole, args=(path, piece)) for piece in pieces]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in pieces
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
