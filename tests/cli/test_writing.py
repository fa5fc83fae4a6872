"""The verbs tag, mark, note and source over the sample story."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.verbs.writing import passage
from app.domain.errors import KnownError
from tests.cli import MEMO, RIVER, Cli
from tests.telling import refused


def test_tag_and_untag(cli: Cli, library: Path) -> None:
    done = cli(
        "tag", RIVER, "wall defects", "--add", "money/town", "--remove", "council", "--library", library
    )
    assert (done.code, done.err) == (0, "")
    assert done.lines == [
        f"{RIVER}: #floods/defences #money/town",
        f"{MEMO}: #floods/defences #money/town",
    ]
    rows = cli(
        "tag", RIVER, "--remove", "floods/defences", "--remove", "money/town", "--json", "--library", library
    ).rows
    assert [(row["title"], row["tags"]) for row in rows] == [(RIVER, [])]
    assert "no tags" in cli("tag", RIVER, "--remove", "none of them", "--library", library).out


@pytest.mark.parametrize(
    "arguments", [["volcano", "--add", "x"], [RIVER, "--add", " / "], [RIVER, "nope", "--add", "x"]]
)
def test_tags_that_cannot_be(cli: Cli, library: Path, arguments: list[str]) -> None:
    done = cli("tag", *arguments, "--library", library)
    assert (done.code, done.out) == (1, "")
    assert "#x" not in cli("list", "--library", library).out


def test_mark(cli: Cli, library: Path) -> None:
    options = [
        "--kind",
        "doubt",
        "--comment",
        "Which land?",
        "--said-by",
        "lena ortiz",
        "--said-by",
        "Nadia Brun",
    ]
    done = cli("mark", RIVER, "--quote", "eleven gardens and a boatyard", *options, "--library", library)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"Marked as doubt in {RIVER}: “eleven gardens and a boatyard”\n"
    shown = cli("show", RIVER, "--library", library, "--json").json
    mark = next(mark for mark in shown["marks"] if mark["comment"] == "Which land?")
    names = {source["id"]: source["name"] for source in shown["sources"]}
    assert {names[one] for one in mark["source_ids"]} == {"Lena Ortiz", "Nadia Brun"}
    assert mark["kind"] == "doubt"
    assert len(cli("source", "list", "ortiz", "--library", library).lines) == 1
    row = cli("mark", RIVER, "--quote", '"we were TOLD  the walls', "--json", "--library", library).json
    assert (row["kind"], row["anchor"]["exact"]) == ("quote", "“We were told the walls")


@pytest.mark.parametrize(
    ("quote", "words"), [("a volcano", "not in the article"), ("the", "times"), (" ", "not in")]
)
def test_words_that_cannot_be_marked(cli: Cli, library: Path, quote: str, words: str) -> None:
    done = cli("mark", RIVER, "--quote", quote, "--said-by", "Nobody New", "--library", library)
    assert (done.code, done.out) == (1, "")
    assert words in done.err
    assert "Nobody New" not in cli("source", "list", "--library", library).out


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("She said yes.", "said", "said"),
        ("She said\n\nyes.", "said yes", "said\n\nyes"),
        ("“No – never,” he’d say", '"no - never," he\'d', "“No – never,” he’d"),
        ("Yes. yes.", "yes", "yes"),
        ("A (big) plan [sic]", "(BIG) plan [sic]", "(big) plan [sic]"),
        ("10\u00a0000 crowns", "10 000 crowns", "10\u00a0000 crowns"),
        ("“It’s the end… for now”", '"It\'s the end... for now"', "“It’s the end… for now”"),
        ("Im Kre\u0301mlin war es", "im Krémlin", "Im Kre\u0301mlin"),
        ("Der De\u00adich\u00adbau ist zu", "Deichbau ist", "De\u00adich\u00adbau ist"),
        ("The o\ufb03ce \ufb02ooded", "office flooded", "o\ufb03ce \ufb02ooded"),
        ("Her name is Łucja Żak.", "Lucja Zak", "Łucja Żak"),
        ("The sea\u200bwall held", "the seawall held", "The sea\u200bwall held"),
        ("A Ｐｉｅｒ of stone", "Pier of", "Ｐｉｅｒ of"),
    ],
)
def test_words_are_found_however_they_were_copied(text: str, quote: str, found: str) -> None:
    start, end = passage(text, quote)
    assert text[start:end] == found


def test_words_in_two_places_are_not_guessed() -> None:
    with refused(KnownError, "2 times"):
        passage("Yes and yes", "YES")


def test_of_two_places_the_one_that_is_written_so_is_meant() -> None:
    text = "Cafe, café and CAFÉ; the o\ufb03ce, the office"
    assert [text[slice(*passage(text, quote))] for quote in ("Cafe", "café", "CAFÉ", "the office")] == [
        "Cafe",
        "café",
        "CAFÉ",
        "the office",
    ]


def test_notes(cli: Cli, library: Path) -> None:
    kept = ["--library", library]
    assert len(cli("note", *kept).lines) == 4
    assert len(cli("note", RIVER, *kept).lines) == 2
    assert len(cli("note", "--free", *kept).lines) == 1
    assert len(cli("note", "--json", *kept).rows) == 4
    added = cli("note", RIVER, "--text", "# Who pays\n\nAsk the town.", *kept)
    assert (added.code, added.out.startswith("Added the note Who pays (")) == (0, True)
    assert "Who pays" in cli("note", RIVER, *kept).out
    assert cli("note", "--show", "who pays", *kept).out == "# Who pays\n\nAsk the town.\n"
    row = cli("note", "--show", "who pays", "--json", *kept).json
    assert (row["title"], row["text"]) == ("Who pays", "# Who pays\n\nAsk the town.")
    assert cli("note", "--show", row["id"][-8:], *kept).code == 0


@pytest.mark.parametrize(
    "arguments", [["--free", "-"], [RIVER, "-"], ["river", "budget", "-"], ["--free", "--text", "-"]]
)
def test_a_note_from_standard_input(cli: Cli, library: Path, arguments: list[str]) -> None:
    words = "# Çà et là\n\nUn mot.\n".encode()
    row = cli("note", *arguments, "--json", "--library", library, stdin=words).json
    assert (row["title"], row["text"]) == ("Çà et là", words.decode())
    assert bool(row["article_id"]) is (arguments[0] != "--free")


def test_notes_that_cannot_be(cli: Cli, library: Path) -> None:
    for arguments in (
        ["--free", "-"],
        ["--free", "--text", " "],
        ["volcano", "--text", "x"],
        ["--show", "volcano"],
    ):
        done = cli("note", *arguments, "--library", library)
        assert (done.code, done.out) == (1, "")
    empty = cli("note", "flood wall", "--library", library)
    assert empty.code == 1
    assert cli("note", "سكان", "--library", library).err == "clipdesk: There is no note here.\n"


def test_sources(cli: Cli, library: Path) -> None:
    kept = ["--library", library]
    assert len(cli("source", "list", *kept).lines) == len(cli("source", "list", "--json", *kept).rows) == 7
    assert len(cli("source", "list", "--kind", "organisation", *kept).lines) == 1
    assert cli("source", "list", "volcano", *kept).err == "clipdesk: There is no source here.\n"
    options = [
        "--kind",
        "organisation",
        "--alias",
        "HB",
        "--role",
        "Port authority",
        "--contacts",
        "a@b.example",
    ]
    added = cli("source", "add", " Harbour  Board ", *options, *kept)
    assert (added.code, added.out.startswith("Added organisation Harbour Board (")) == (0, True)
    row = cli("source", "list", "hb", "--json", *kept).json
    assert (row["name"], row["aliases"], row["contacts"]) == ("Harbour Board", ["HB"], "a@b.example")
    assert cli("source", "add", "One", "--json", *kept).json["kind"] == "person"
    assert cli("source", "add", "  ", *kept).code == 1
