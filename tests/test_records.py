"""A file of any content comes in; every field that fits counts, every other one is at its default, and nothing fails."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import records
from app.records import Bounds
from app.settings import Settings
from app.ui.state import WindowState


@dataclass(frozen=True)
class Boat:
    name: str = "Ada"
    crew: int = records.row(3, Bounds(least=1, most=9))
    flag: str = records.row("red", Bounds(choices=("red", "blue")))
    afloat: bool = True
    ports: tuple[str, ...] = ()
    sails: tuple[int, ...] = records.row((1, 2), Bounds(least=0, most=50, items=2))


FITS: list[tuple[str, dict[str, Any], Boat]] = [
    ("every kind", {"name": "Bea", "crew": 9, "flag": "blue", "afloat": False, "ports": ["Quay"], "sails": [5, 6]},
     Boat("Bea", 9, "blue", False, ("Quay",), (5, 6))),
    ("one strange value costs its own default only", {"name": "Bea", "crew": "many"}, Boat("Bea")),
    ("a truth is no number", {"crew": True}, Boat()),
    ("a number is no truth", {"afloat": 1}, Boat()),
    ("a huge number", {"crew": 10**30, "name": "Bea"}, Boat("Bea")),
    ("a number with a point", {"crew": 3.0}, Boat()),
    ("out of its range", {"crew": 0}, Boat()),
    ("no choice", {"flag": "pink"}, Boat()),
    ("half a character", {"name": "\ud800"}, Boat()),
    ("a nul", {"name": "a\0b"}, Boat()),
    ("half a character in a list", {"ports": ["Quay", "\udfff"]}, Boat()),
    ("too few of them", {"sails": [1]}, Boat()),
    ("one of them out of range", {"sails": [1, 10**9]}, Boat()),
    ("a list of lists", {"ports": [["Quay"]]}, Boat()),
    ("a name as long as a book", {"name": "a" * 5000}, Boat()),
    ("a list without end", {"ports": ["a"] * 5000}, Boat()),
    ("names nobody knows", {"": 1, "__class__": "x", "crew ": 4}, Boat()),
]  # fmt: skip


@pytest.mark.parametrize(("title", "kept", "expected"), FITS, ids=[row[0] for row in FITS])
def test_what_fits_counts(title: str, kept: dict[str, Any], expected: Boat, tmp_path: Path) -> None:
    path = tmp_path / "boat.json"
    path.write_text(json.dumps(kept), "utf8")
    assert records.load(path, Boat()) == expected


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[1]", b"null", b"\xff\xfe{}", b"\0\0", b"[" * 100_000, b'{"a":' * 50_000, b"NaN",
        b'{"name": "Bea"' + b" " * 2_000_000 + b"}", b'{"crew": 1' + b"0" * 10_000 + b"}",
    ],
    ids=["empty", "cut off", "a list", "null", "not UTF-8", "nuls", "deep", "deep objects", "NaN", "huge", "long number"],
)  # fmt: skip
def test_a_file_of_rubbish_says_nothing(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "boat.json"
    path.write_bytes(raw)
    assert records.load(path, Boat()) == Boat()


@pytest.mark.skipif(os.name == "nt", reason="named pipes are files here only on POSIX")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    assert [records.load(tmp_path / name, Boat()) for name in ("pipe", "folder", "nothing")] == [Boat()] * 3


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=8,
)


@pytest.mark.parametrize("empty", [Settings(), WindowState(), Boat()], ids=lambda empty: type(empty).__name__)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_any_value_fits_or_costs_its_own_default(
    empty: Settings | WindowState | Boat, data: st.DataObject, tmp_path: Path
) -> None:
    kept = data.draw(
        st.dictionaries(st.sampled_from([one.name for one in fields(empty)]), VALUES, max_size=5)
    )
    path = tmp_path / "any.json"
    path.write_text(json.dumps(kept), "utf8")
    found = records.load(path, empty)
    for one in fields(empty):
        value = getattr(found, one.name)
        assert value == one.default or (one.name in kept and not records.problem(one, value))


def test_a_file_is_written_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "boat.json"
    records.write(path, {"name": "Bea", "ports": ("Quay",)})
    assert records.load(path, Boat()) == Boat("Bea", ports=("Quay",))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["boat.json"]
