"""The verbs check, watch, changes and versions: pages looked at again, and what became of them said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli import PAGE, Cli
from tests.site import Reply, Site, serve

EDITED = PAGE.replace("310,000 crowns", "470,000 crowns")
TITLE = "Ferry to run again"


@pytest.fixture
def pages() -> dict[str, Reply]:
    return {"/ferry": Reply(PAGE.encode())}


@pytest.fixture
def site(pages: dict[str, Reply]) -> Iterator[Site]:
    with serve(pages) as running:
        yield running


@pytest.fixture
def kept(cli: Cli, site: Site, tmp_path: Path) -> list[object]:
    """The options that name a library with the page, one passage of it marked."""
    options: list[object] = ["--library", tmp_path / "library.db"]
    host = ["--allow-host", f"127.0.0.1:{site.port}"]
    assert cli("clip", site.url("/ferry"), *host, *options).code == 0
    assert cli("mark", TITLE, "--quote", "310,000 crowns", *options).code == 0
    return [*options, *host]


def test_check_says_what_changed_and_what_became_of_the_marks(
    cli: Cli, kept: list[object], pages: dict[str, Reply]
) -> None:
    assert "Nothing changed." in cli("check", TITLE, *kept).out
    pages["/ferry"] = Reply(EDITED.encode())
    done = cli("check", TITLE, *kept)
    assert done.code == 0
    assert "): changed. 1 marked passage changed. 1 word went and 1 word came." in done.out
    pages["/ferry"] = Reply(b"", 404)
    row = cli("check", TITLE, "--json", *kept).json
    assert (row["finding"], row["version_id"]) == ("gone", "")
    library = kept[:2]
    looks = cli("versions", TITLE, *library)
    assert [line.split(" · ")[2:4] for line in looks.lines] == [
        ["version 1", "First clip"],
        ["version 1", "The same text"],
        ["version 2", "The text changed"],
        ["no text", "The page is gone"],
    ]
    rows = cli("versions", TITLE, "--json", *library).rows
    assert [row["version"] for row in rows] == [1, 1, 2, None]
    assert rows[0]["verdict"] == "Complete, as far as the page tells."
    told = cli("changes", *library)
    assert [line.split()[2] for line in told.lines] == ["passage", "page"]
    assert [row["finding"] for row in cli("changes", "--json", "--all", *library).rows] == ["changed", "gone"]


@pytest.mark.parametrize(
    ("passage", "said"),
    [
        ("310,000 crowns", "1 marked passage struck out. 2 words struck out."),
        ("decided on Wednesday", "changed. 3 words struck out."),
    ],
)
def test_words_that_are_struck_out_are_said_to_be(
    cli: Cli, kept: list[object], pages: dict[str, Reply], passage: str, said: str
) -> None:
    assert passage in PAGE
    pages["/ferry"] = Reply(PAGE.replace(passage, f"<s>{passage}</s>").encode())
    assert said in cli("check", TITLE, *kept).out
    assert "struck out" in cli("changes", *kept[:2]).out


def test_check_takes_a_newer_copy_from_a_file(cli: Cli, kept: list[object], tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(EDITED, "utf8")
    assert "1 marked passage changed" in cli("check", TITLE, "--file", saved, *kept).out


def test_watch_begins_lists_looks_and_stops(cli: Cli, kept: list[object], pages: dict[str, Reply]) -> None:
    library = kept[:2]
    assert cli("watch", *library).err == "clipdesk: No article is watched. `clipdesk watch ARTICLE` begins.\n"
    assert TITLE in cli("watch", TITLE, *library).out
    pages["/ferry"] = Reply(EDITED.encode())
    assert "1 marked passage changed" in cli("watch", "--once", *kept).out
    again = cli("watch", "--once", *kept)
    assert (again.code, again.out, again.err) == (0, "", "clipdesk: No watched page has its turn yet.\n")
    assert cli("watch", "--json", *library).json["robots"] == "allowed"
    cli("watch", TITLE, "--stop", *library)
    assert cli("watch", *library).out == ""


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["watch", "--once", "ferry"], ["check", "--tag", "no such tag"]],
    ids=lambda words: " ".join(words),
)
def test_wrong_use_is_said(cli: Cli, kept: list[object], arguments: list[str]) -> None:
    done = cli(*arguments, *kept)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_a_site_that_does_not_answer_is_a_failure(
    cli: Cli, kept: list[object], pages: dict[str, Reply]
) -> None:
    pages["/ferry"] = Reply(b"", 503)
    done = cli("check", TITLE, *kept)
    assert done.code == 1
    assert "127.0.0.1 is overloaded or closed for maintenance" in done.out


def test_clipping_again_is_a_look_at_what_is_there(
    cli: Cli, kept: list[object], site: Site, pages: dict[str, Reply]
) -> None:
    canonical = f'<link rel="canonical" href="{site.url("/ferry")}"></head>'
    pages["/other"] = Reply(EDITED.replace("</head>", canonical).encode())
    done = cli("clip", site.url("/other"), *kept)
    assert "Already there" in done.out
    assert [line.split(" · ")[2] for line in cli("versions", TITLE, *kept[:2]).lines] == [
        "version 1",
        "version 2",
    ]


def test_compare_writes_what_differs_between_two_versions(
    cli: Cli, kept: list[object], pages: dict[str, Reply], tmp_path: Path
) -> None:
    library = kept[:2]
    assert cli("compare", TITLE, *library).code == 2
    pages["/ferry"] = Reply(EDITED.encode())
    cli("check", TITLE, *kept)
    told = cli("compare", TITLE, *library)
    assert told.code == 0
    line = next(line for line in told.lines if "470,000" in line)
    assert "~~−310,000~~" in line
    assert "**+470,000**" in line
    assert cli("compare", TITLE, "--format", "html", "--to", tmp_path, *library).code == 0
    (written,) = tmp_path.glob("*.html")
    assert "<del>−310,000</del>" in written.read_text("utf8")
    assert "2 versions" in cli("compare", TITLE, "--old", 1, "--new", 7, *library).err
    assert "html, md" in cli("compare", TITLE, "--format", "pdf", *library).err
    assert cli("search", "is:changed", "is:article", "--json", *library).rows[0]["title"].startswith(TITLE)
    assert cli("search", "is:changed", "is:mark", *library).code == 0
    assert cli("search", "is:watched", *library).code == 3
    cli("watch", TITLE, *library)
    assert cli("search", "is:watched", *library).code == 0
    assert cli("search", "is:incomplete", *library).code == 3
