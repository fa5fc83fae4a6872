"""A verb's signature and what was typed come in; its values, or a sentence, come out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.arguments import Argument, Option, WrongUse, help_of, read
from app.cli.verbs.table import VERBS


class Tide(StrEnum):
    HIGH = "high"
    LOW = "low"


def sail(
    boats: Annotated[list[str], Argument(metavar="BOAT...", help="Which boats.")],
    tide: Annotated[Tide, Option(help="At which tide.")] = Tide.HIGH,
    crew: Annotated[int, Option(least=1, help="How many go.")] = 3,
    to: Annotated[Path | None, Option("--to", metavar="PLACE", help="Where to.")] = None,
    say: Annotated[str, Option(metavar="WORDS", help="What to say.")] = "",
    cargo: Annotated[Sequence[str], Option(metavar="THING", help="What is carried.")] = (),
    at_night: Annotated[bool, Option(help="In the dark.")] = False,
) -> int:
    """Sail, once."""
    del boats, tide, crew, to, say, cargo, at_night
    return 0


def find(
    words: Annotated[list[str], Argument(metavar="WORDS", help="Words.", loose=True)],
    limit: Annotated[int, Option(least=0, help="At most so many.")] = 20,
) -> int:
    """Find words, and none behind a minus."""
    del words, limit
    return 0


READ: list[tuple[str, list[str], dict[str, Any]]] = [
    ("one word", ["Ada"], {"boats": ["Ada"], "tide": Tide.HIGH, "crew": 3, "to": None, "at_night": False}),
    ("options among words", ["Ada", "--crew", "5", "Bea"], {"boats": ["Ada", "Bea"], "crew": 5}),
    ("an option with a sign of equality", ["Ada", "--tide=low"], {"tide": Tide.LOW}),
    ("a value that begins with a minus", ["Ada", "--say", "--and so"], {"say": "--and so"}),
    ("a value that is a minus", ["Ada", "--say", "-"], {"say": "-"}),
    ("a minus for standard input", ["-"], {"boats": ["-"]}),
    ("an option many times", ["Ada", "--cargo", "oil", "--cargo", "salt"], {"cargo": ["oil", "salt"]}),
    ("no value of many", ["Ada"], {"cargo": ()}),
    ("a flag", ["Ada", "--at-night"], {"at_night": True}),
    ("a path", ["Ada", "--to", "a/b"], {"to": Path("a/b")}),
    ("words behind two dashes", ["--", "--crew", "-x"], {"boats": ["--crew", "-x"], "crew": 3}),
]

REFUSED: list[tuple[str, list[str], str]] = [
    ("nothing", [], "Missing: BOAT"),
    ("an option nobody knows", ["Ada", "--wind"], "Unrecognized arguments: --wind"),
    ("the beginning of an option", ["Ada", "--cre", "5"], "--cre"),
    ("no number", ["Ada", "--crew", "many"], "--crew: “many” is not a whole number"),
    ("too small a number", ["Ada", "--crew", "-1"], "--crew: -1 is less than 1"),
    ("no member", ["Ada", "--tide", "slack"], "--tide: “slack” is not one of high|low"),
    ("a value left out", ["Ada", "--say"], "--say"),
]


@pytest.mark.parametrize(("title", "words", "expected"), READ, ids=[row[0] for row in READ])
def test_words_become_values(title: str, words: list[str], expected: dict[str, Any]) -> None:
    values = read(sail, "sail", words)
    assert {name: values[name] for name in expected} == expected


@pytest.mark.parametrize(("title", "words", "sentence"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_does_not_fit_is_said(title: str, words: list[str], sentence: str) -> None:
    with pytest.raises(WrongUse) as caught:
        read(sail, "sail", words)
    assert sentence in str(caught.value)


def test_a_search_takes_words_behind_a_minus() -> None:
    values = read(find, "find", ["-ferry", "river", "--limit", "3", "-n"])
    assert values == {"words": ["-ferry", "river", "-n"], "limit": 3}
    with pytest.raises(WrongUse, match="--nonsense"):
        read(find, "find", ["river", "--nonsense"])


@given(st.lists(st.text(min_size=1).filter(lambda word: "\0" not in word), min_size=1))
def test_any_words_pass_unchanged_behind_two_dashes(words: list[str]) -> None:
    assert read(find, "find", ["--", *words])["words"] == words


@given(st.text().filter(lambda word: "\0" not in word))
def test_any_value_of_an_option_passes_unchanged(value: str) -> None:
    assert read(sail, "sail", ["Ada", "--say", value])["say"] == value


def test_help_names_every_parameter() -> None:
    text = help_of(sail, "sail")
    assert text.startswith("Usage: clipdesk sail [OPTIONS] BOAT...\n\nSail, once.\n")
    for words in ("--tide high|low", "--crew NUMBER", "--to PLACE", "--at-night", "What is carried."):
        assert words in text


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_of_the_table_is_there(verb: Any) -> None:
    assert verb.load().__doc__
