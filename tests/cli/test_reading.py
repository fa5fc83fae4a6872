"""The verbs list, show and search over the sample story."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli import MEMO, RIVER, Cli


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ("", 4),
        ("--state reading", 1),
        ("--state done", 0),
        ("--tag floods", 4),
        ("--tag FLOODS/abroad", 2),
        ("--tag nothing", 0),
        ("--source ortiz", 1),
        ("--limit 3", 3),
        ("--limit 0", 4),
    ],
)
def test_list_filters(cli: Cli, library: Path, options: str, count: int) -> None:
    read = cli("list", *options.split(), "--library", library)
    programs = cli("list", *options.split(), "--library", library, "--json")
    assert (read.code, programs.code) == (0, 0)
    assert len(read.lines) == len(programs.rows) == count
    assert [line[:8] for line in read.lines] == [row["id"][-8:] for row in programs.rows]
    assert bool(read.err) == (count in {0, 3})


@pytest.mark.parametrize("name", ["The Northern Ledger", "the northern ledger"])
def test_list_from_a_publication(cli: Cli, library: Path, name: str) -> None:
    rows = cli("list", "--from", name, "--library", library, "--json").rows
    assert [row["title"] for row in rows] == [RIVER]
    assert rows[0]["tags"] == ["council", "floods/defences"]


@pytest.mark.parametrize(
    ("order", "key"), [("title", "title"), ("published", "published"), ("publication", "publication")]
)
def test_list_sorts(cli: Cli, library: Path, order: str, key: str) -> None:
    values = [row[key] for row in cli("list", "--sort", order, "--library", library, "--json").rows]
    assert values == sorted(values, reverse=order == "published")


def test_a_library_may_be_named_by_its_folder(cli: Cli, library: Path) -> None:
    assert len(cli("list", "--library", library.parent).lines) == 4


@pytest.mark.parametrize(
    "verb", ["list", "show x", "search x", "tag x --add y", "note", "backup", "source list"]
)
def test_a_mistyped_library_is_not_made(cli: Cli, tmp_path: Path, verb: str) -> None:
    done = cli(*verb.split(), "--library", tmp_path / "typo.db")
    assert (done.code, done.out) == (1, "")
    assert "There is no library" in done.err
    assert not (tmp_path / "typo.db").exists()


def test_show(cli: Cli, library: Path) -> None:
    done = cli("show", "river", "budget", "--library", library)
    assert done.code == 0
    assert done.lines[0] == RIVER
    for words in (
        "Ada Marsh · The Northern Ledger",
        "#floods/defences",
        "Marks",
        "Sources",
        "Notes",
        "Lena Ortiz",
    ):
        assert words in done.out
    row = cli("show", RIVER, "--library", library, "--json").json
    assert (row["title"], len(row["marks"]), len(row["notes"])) == (RIVER, 4, 2)
    assert row["marks"][0]["anchor"]["exact"] in row["text"]
    assert row["html"].startswith("<")
    assert {source["name"] for source in row["sources"]} >= {"Lena Ortiz", "Ada Marsh"}


def test_an_article_by_its_id(cli: Cli, library: Path) -> None:
    ids = {row["title"]: row["id"] for row in cli("list", "--library", library, "--json").rows}
    for typed in (
        ids[MEMO],
        ids[MEMO][-8:],
        ids[MEMO][:30],
        ids[MEMO].upper(),
        f"clipdesk:article/{ids[MEMO]}",
    ):
        assert cli("show", typed, "--library", library, "--json").json["title"] == MEMO


@pytest.mark.parametrize(("typed", "code"), [("volcano", 3), ("0000-nothing", 3), (" ", 3), ("a", 1)])
def test_show_what_is_not_there_or_not_clear(cli: Cli, library: Path, typed: str, code: int) -> None:
    for options in ([], ["--json"]):
        done = cli("show", typed, "--library", library, *options)
        assert (done.code, done.out) == (code, "")
        assert done.err.count("\n") == 1


def test_an_unclear_name_offers_what_fits(cli: Cli, library: Path) -> None:
    done = cli("show", "e", "--library", library)
    assert done.err.startswith("clipdesk: 3 articles fit “e”: ")
    assert RIVER in done.err


def test_search(cli: Cli, library: Path) -> None:
    done = cli("search", "walls", "would", "hold", "--library", library)
    assert (done.code, done.err) == (0, "")
    assert {line.split()[0] for line in done.lines if not line.startswith(" ")} >= {"article", "mark"}
    assert "*walls*" in done.out
    rows = cli("search", '"walls would hold"', "tag:floods", "--library", library, "--json").rows
    assert rows[0]["title"] == RIVER
    assert {row["kind"] for row in rows} >= {"article"}


@pytest.mark.parametrize("words", ["volcano", "river -river", "tag:nothing"])
def test_search_that_finds_nothing(cli: Cli, library: Path, words: str) -> None:
    for options in ([], ["--json"]):
        done = cli("search", *words.split(), "--library", library, *options)
        assert (done.code, done.out) == (3, "")


def test_search_leaves_out_and_says_what_it_cannot_read(cli: Cli, library: Path) -> None:
    with_memo = cli("search", "wall", "--library", library, "--json").rows
    without = cli("search", "wall", "-memo", "--library", library, "--json").rows
    assert {row["id"] for row in without} < {row["id"] for row in with_memo}
    hinted = cli("search", "river", "before:someday", "--library", library)
    assert hinted.code == 0
    assert hinted.err.count("\n") == 1


def test_search_says_that_there_is_more(cli: Cli, library: Path) -> None:
    done = cli("search", "the", "--limit", "1", "--library", library)
    assert "--limit" in done.err
    kinds = [line.split()[0] for line in done.lines if not line.startswith(" ")]
    assert len(kinds) == len(set(kinds))
