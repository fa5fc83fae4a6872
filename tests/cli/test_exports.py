"""The verbs export and reattach: what leaves the library, and passages found again for other programs."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.cli import RIVER, Cli

WORDS = "We were told the walls would hold"


@pytest.mark.parametrize(
    ("what", "format_name", "start"),
    [
        (RIVER, "md", '---\ntitle: "Council'),
        (RIVER, "html", "<!doctype html"),
        (RIVER, "json", "{"),
        (RIVER, "txt", "Council"),
        ("River memo", "md", "# River memo"),
        ("River memo", "html", "<!doctype html"),
    ],
)
def test_export(cli: Cli, library: Path, tmp_path: Path, what: str, format_name: str, start: str) -> None:
    choice = ["--format", format_name, "--library", library]
    printed = cli("export", what, *choice)
    assert (printed.code, printed.err) == (0, "")
    assert printed.out.lower().startswith(start.lower())
    piped = cli("export", what, *choice, "--json").json
    assert sorted(piped) == ["format", "name", "text"]
    assert piped["name"].endswith(f".{format_name}")
    file = tmp_path / "out.file"
    assert cli("export", what, *choice, "--to", file).out == f"Wrote {file}\n"
    assert file.read_bytes().decode().rstrip("\n") == printed.out.rstrip("\n")
    written = cli("export", what, *choice, "--to", tmp_path, "--json").json
    assert (written["file"], written["bytes"]) == (str(tmp_path / piped["name"]), file.stat().st_size)
    second = cli("export", what, *choice, "--to", tmp_path, "--json").json
    assert Path(second["file"]).stem.endswith(" 2")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["volcano"], 1),
        (["e"], 1),
        ([RIVER, "--format", "pdf"], 2),
        (["River memo", "--format", "json"], 2),
        ([RIVER, "--to", "no/such/folder/file.md"], 1),
        ([RIVER, "--to", "no-such-folder/"], 1),
    ],
)
def test_export_that_cannot_be(cli: Cli, library: Path, arguments: list[str], code: int) -> None:
    done = cli("export", *arguments, "--library", library)
    assert (done.code, done.out) == (code, "")
    assert done.err.count("\n") == 1


def test_an_id_names_a_note_too(cli: Cli, library: Path) -> None:
    note = next(
        row for row in cli("note", "--json", "--library", library).rows if row["title"] == "River memo"
    )
    for typed in (note["id"], note["id"][-8:]):
        assert cli("export", typed, "--library", library).out.startswith("# River memo")


OLD = "The weir will be rebuilt in June. The council voted on Friday. Nobody asked the tannery."
NEW = "It was a long debate. The weir will be rebuilt in June. The council voted late on Friday night."
CASES = [
    ("whole", "The weir will be rebuilt in June.", "unchanged"),
    ("edited", "The council voted on Friday.", "edited"),
    ("gone", "Nobody asked the tannery.", "orphan"),
]


def lines() -> bytes:
    rows = [
        {"id": name, "old": OLD, "new": NEW, "start": OLD.index(words), "end": OLD.index(words) + len(words)}
        for name, words, _outcome in CASES
    ]
    return "\n".join(json.dumps(row) for row in rows).encode() + b"\n\n"


@pytest.mark.parametrize("way", ["plain", "packed", "piped", "--json"])
def test_reattach(cli: Cli, tmp_path: Path, way: str) -> None:
    file = tmp_path / ("cases.jsonl.gz" if way == "packed" else "cases.jsonl")
    file.write_bytes(gzip.compress(lines()) if way == "packed" else lines())
    place = "-" if way == "piped" else file
    done = cli("reattach", place, *(["--json"] if way == "--json" else []), stdin=lines())
    assert (done.code, done.err) == (0, "")
    assert [list(row) for row in done.rows] == [["id", "span", "outcome"]] * 3
    assert [(row["id"], row["outcome"]) for row in done.rows] == [
        (name, outcome) for name, _, outcome in CASES
    ]
    spans = [row["span"] for row in done.rows]
    assert NEW[slice(*spans[0])] == CASES[0][1]
    assert NEW[slice(*spans[1])].startswith("The council voted late on Friday")
    assert spans[2] is None


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense",
        b"[]",
        b'{"id": 1}',
        b'{"id": 1, "old": "a", "new": "b", "start": 0, "end": 5}',
        b'{"id": 1, "old": "a", "new": "b", "start": true, "end": 1}',
        b'{"id": 1, "old": "a", "new": "b", "start": -1, "end": 1}',
    ],
)
def test_a_line_that_is_no_case_does_not_stop_the_others(cli: Cli, tmp_path: Path, line: bytes) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(line + b"\n" + lines())
    done = cli("reattach", file)
    assert (done.code, len(done.rows)) == (1, 3)
    assert done.err.startswith("clipdesk: Line 1 ")


def test_files_of_cases_that_cannot_be_read(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.gz").write_bytes(b"no gzip")
    (tmp_path / "cut.gz").write_bytes(gzip.compress(lines())[:-20])
    (tmp_path / "latin.jsonl").write_bytes(b"\xff\xfe\xe9")
    for file in ("gone.jsonl", "bad.gz", "cut.gz", "latin.jsonl", "."):
        done = cli("reattach", tmp_path / file)
        assert done.code == 1
        assert done.err.count("\n") == 1
