"""The verbs backup, backups, restore and doctor, and every verb over libraries that are not as they should be."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import util
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.main import open_services
from app.store.engine import connection
from tests.cli import RIVER, Cli

INSTALLED = ["Clipdesk", "Window", "Resources", "Settings", "Reading pages"]
KEPT = ["Permissions", "Disk", "Database", "Rows", "Text index", "Backups", "Originals"]


def test_back_up_and_restore(cli: Cli, library: Path) -> None:
    kept = ["--library", library]
    assert cli("backups", *kept).err == "clipdesk: There is no backup yet.\n"
    assert cli("restore", "newest", *kept).code == 1
    made = cli("backup", "--json", *kept).json
    assert sorted(made) == ["created_at", "kind", "name", "path", "sha256", "size"]
    assert Path(made["path"]).stat().st_size == made["size"]
    assert made["name"] in cli("backups", *kept).out
    assert cli("backups", "--json", *kept).json == made
    cli("tag", RIVER, "--add", "afterwards", *kept)
    restored = cli("restore", "newest", *kept)
    assert (restored.code, restored.err) == (0, "")
    assert "#afterwards" not in cli("list", *kept).out
    assert [row["kind"] for row in cli("backups", "--json", *kept).rows] == ["restore", "hand"]
    cli("tag", RIVER, "--add", "once more", *kept)
    assert cli("restore", made["name"][:22], "--json", *kept).json == made
    assert "#once" not in cli("list", *kept).out
    assert cli("backup", *kept).out.startswith("Wrote ")


@pytest.mark.parametrize("name", ["nonsense", "20", " "])
def test_restore_what_is_no_backup(cli: Cli, library: Path, name: str) -> None:
    kept = ["--library", library]
    cli("backup", *kept)
    cli("restore", "newest", *kept)  # which keeps a copy too
    done = cli("restore", name, *kept)
    assert (done.code, done.out) == (1, "")
    assert "clipdesk backups" in done.err


def test_restore_a_damaged_backup(cli: Cli, library: Path) -> None:
    made = Path(cli("backup", "--json", "--library", library).json["path"])
    with made.open("r+b") as file:
        file.seek(5000)
        file.write(b"damage")
    done = cli("restore", "newest", "--library", library)
    assert (done.code, done.err.startswith("clipdesk: This backup is damaged.")) == (1, True)
    assert len(cli("list", "--library", library).lines) == 4
    assert cli("doctor", "--library", library).code == 1


def test_doctor(cli: Cli, library: Path) -> None:
    rows = cli("doctor", "--json", "--library", library).rows
    assert [row["name"] for row in rows] == INSTALLED + KEPT
    assert all(row["ok"] and row["sentence"] for row in rows)
    read = cli("doctor", "--library", library)
    assert (read.code, read.err) == (0, "")
    assert [line[:3] for line in read.lines] == ["ok "] * len(rows)


def test_doctor_mends_the_text_index(cli: Cli, library: Path) -> None:
    db = connection.connect(library, key=None, read_only=False)
    db.execute("DELETE FROM article_fts")
    db.close()
    before = cli("doctor", "--json", "--library", library)
    assert before.code == 1
    assert [row["name"] for row in before.rows if not row["ok"]] == ["Text index"]
    mended = cli("doctor", "--mend", "--json", "--library", library)
    assert mended.code == 0
    assert "Mending" in [row["name"] for row in mended.rows]
    assert cli("search", "tannery", "--library", library).code == 0


def test_doctor_finds_what_is_missing(
    cli: Cli, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == "PySide6" else real(name))
    monkeypatch.setattr("app.paths.resources", lambda: tmp_path / "nowhere")
    monkeypatch.setattr("app.paths.own_command", lambda: (str(tmp_path / "no-such-program"),))
    victim = next(one for one in library.with_suffix(".originals").rglob("*") if one.is_file())
    victim.unlink()
    done = cli("doctor", "--json", "--library", library)
    assert done.code == 1
    assert [row["name"] for row in done.rows if not row["ok"]] == [
        "Window", "Resources", "Reading pages", "Originals",
    ]  # fmt: skip


def not_a_library(path: Path) -> None:
    path.write_bytes(b"just some words, and not a database at all. " * 200)


def damaged(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\x99" * (path.stat().st_size - 100))


def newer(path: Path) -> None:
    db = sqlite.connect(str(path))
    db.execute("PRAGMA user_version = 999")
    db.close()


def of_another_program(path: Path) -> None:
    path.unlink()
    db = sqlite.connect(str(path))
    db.execute("CREATE TABLE song (title TEXT)")
    db.close()


BROKEN = [
    (not_a_library, "not a Clipdesk library"),
    (damaged, "damaged"),
    (newer, "newer Clipdesk"),
    (of_another_program, "another program"),
]
EVERY_VERB = [
    ["list"], ["show", "river"], ["search", "river"], ["tag", "river", "--add", "x"],
    ["mark", "river", "--quote", "x"], ["note"], ["note", "--free", "--text", "x"], ["source", "list"],
    ["source", "add", "x"], ["export", "river"], ["backup"], ["sample"], ["restore", "newest"],
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "words"), BROKEN, ids=[row[0].__name__ for row in BROKEN])
@pytest.mark.parametrize("as_json", [False, True])
def test_broken_libraries(
    cli: Cli, library: Path, spoil: Callable[[Path], None], words: str, as_json: bool
) -> None:
    spoil(library)
    before = library.read_bytes()
    clipped = cli("clip", "-", "--library", library, stdin=b"Some words of a mail.")
    assert (clipped.code, words in clipped.err) == (1, True)
    for verb in EVERY_VERB:
        done = cli(*verb, "--library", library, *(["--json"] if as_json else []))
        assert (done.code, done.out) == (1, ""), verb
        assert words in done.err or verb[0] == "restore", verb
        assert done.err.count("\n") == 1, verb
    assert library.read_bytes() == before
    doctor = cli("doctor", "--json", "--library", library)
    assert doctor.code == 1
    assert next(row["name"] for row in doctor.rows if not row["ok"]) in {"Library", "Database"}


@pytest.mark.parametrize("spoil", [not_a_library, damaged, newer], ids=lambda one: one.__name__)
def test_a_library_that_does_not_open_comes_back(
    cli: Cli, library: Path, spoil: Callable[[Path], None]
) -> None:
    kept = ["--library", library]
    cli("backup", *kept)
    for suffix in ("-wal", "-shm"):
        library.with_name(library.name + suffix).unlink(missing_ok=True)
    spoil(library)
    assert cli("list", *kept).code == 1
    assert len(cli("backups", *kept).lines) == 1
    assert cli("restore", "newest", *kept).code == 0
    assert len(cli("list", *kept).lines) == 4
    assert cli("doctor", *kept).code == 0


def test_a_library_open_elsewhere_can_be_read(cli: Cli, library: Path) -> None:
    with open_services(library, exclusive=True):
        for verb in EVERY_VERB:
            done = cli(*verb, "--library", library)
            reads = verb[0] in {"list", "show", "search", "export", "backup"} or verb in (
                ["note"],
                ["source", "list"],
            )
            if reads:
                assert done.code == 0, verb
            elif verb[0] not in {"mark", "sample", "restore"}:
                assert done.code == 1, verb
                assert "open in another Clipdesk" in done.err, verb
        assert cli("restore", "newest", "--library", library).code == 1
        assert cli("mark", RIVER, "--quote", "eleven gardens", "--library", library).code == 1
        assert cli("clip", "-", "--library", library, stdin=b"some words").code == 1
        assert cli("sample", "--again", "--library", library).code == 1


@pytest.mark.skipif(os.name == "nt", reason="permissions are another matter there")
def test_a_library_that_may_not_be_written(cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library.chmod(0o400)
    if os.geteuid() == 0:  # whom no permission stops
        real = os.access
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    for verb in (["tag", RIVER, "--add", "x"], ["note", "--free", "--text", "x"], ["source", "add", "x"]):
        done = cli(*verb, "--library", library)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith("clipdesk: This library can be read, but not written.")
    for verb in (["list"], ["show", RIVER], ["search", "river"], ["export", RIVER]):
        assert cli(*verb, "--library", library).code == 0
    doctor = cli("doctor", "--json", "--library", library)
    assert "Database" in [row["name"] for row in doctor.rows if row["ok"]]


def test_the_command_line_does_not_load_qt(cli: Cli, library: Path) -> None:
    before = {name for name in sys.modules if name.startswith("PySide6")}
    cli("doctor", "--library", library)
    assert {name for name in sys.modules if name.startswith("PySide6")} == before
