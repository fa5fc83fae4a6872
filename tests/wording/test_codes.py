"""Every code that is told has words, every word is told somewhere, and the facts fit."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

from app.clip.readers import READERS
from app.domain.codes import doings, imports, looks, pages, troubles
from app.domain.codes.looks import Refusal
from app.domain.codes.message import Message, from_plain, to_plain
from app.domain.codes.troubles import FileKind, Span, Trouble
from app.domain.errors import BECAUSE, GONE
from app.domain.nouns import Noun
from app.wording import listed, said, sentence
from app.wording.said import sentences, tables
from app.wording.things import WORDS
from app.wording.troubles import SAVE_AS
from app.wording.words import Plural

APP = Path(__file__).parents[2] / "app"
ENUMS = [
    one
    for room in (doings, imports, looks, pages, troubles)
    for one in vars(room).values()
    if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
]
NAMES = {one.__name__: one for one in ENUMS}
CODES = [code for one in ENUMS for code in one]
# What makes a message of a code and the facts beside it.
MAKERS = {"KnownError", "Unreadable", "Damaged", "Message", "NothingFound", "_good", "_bad"}
OUR_OWN = {"retry", "helps"}


def sources() -> Iterator[tuple[Path, ast.AST]]:
    """Every module but those of the wording."""
    for path in APP.rglob("*.py"):
        if "wording" not in path.parts and "codes" not in path.parts:
            yield path, ast.parse(path.read_text("utf8"))


def code_in(node: ast.AST) -> StrEnum | None:
    """The code that an expression such as `Trouble.DAMAGED` names."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in NAMES:
        return NAMES[node.value.id].__members__.get(node.attr)  # a room may have a class of the same name
    return None


def placeholders(code: str) -> set[str]:
    """The facts that the words of a code ask for."""
    words = sentences()[code]
    parts = [part for one in words for part in (one[:2] if isinstance(one, Plural) else (one,))]
    asked = {name for part in parts for _text, name, _spec, _how in Formatter().parse(part) if name}
    return asked | {one.by for one in words if isinstance(one, Plural)}


def test_every_code_is_one_of_its_kind() -> None:
    assert [code for code, n in Counter(map(str, [*CODES, *Noun])).items() if n > 1] == []
    assert sum(map(len, tables())) == len(sentences())


@pytest.mark.parametrize("one", ENUMS, ids=lambda one: one.__name__)
def test_every_code_has_words(one: type[StrEnum]) -> None:
    assert [code for code in one if code not in sentences()] == []


def test_every_code_is_told_somewhere() -> None:
    named = {code for _path, tree in sources() for node in ast.walk(tree) if (code := code_in(node))}
    # What only a library of before the codes kept.
    kept = {FileKind.PICTURE_OR_SOUND_FILE, FileKind.FILM_FILE}
    assert {code for code in CODES if code not in named} == kept


def test_the_facts_of_a_message_are_those_that_its_words_ask_for() -> None:
    for path, tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            maker = node.func.id if isinstance(node.func, ast.Name) else ""
            code = next((found for one in node.args if (found := code_in(one))), None)
            if maker not in MAKERS or code is None or any(one.arg is None for one in node.keywords):
                continue
            if maker in {"_good", "_bad"}:
                code = next((found for one in node.args[1:] if (found := code_in(one))), None)
                if code is None:
                    continue
            given = {one.arg for one in node.keywords} - OUR_OWN
            if isinstance(code, Refusal) and path.name == "records.py":
                given |= {"setting"}  # whose field it is, the table of settings says
            assert given == placeholders(code), f"{path.name}:{node.lineno} {code}"


def test_both_forms_of_a_plural_ask_for_facts_that_both_have() -> None:
    for words in sentences().values():
        for one in words:
            if isinstance(one, Plural):
                assert (
                    set(Formatter().parse(one.many)) and "{" + one.by + "}" in one.many
                ) or one.by == "count"


@pytest.mark.parametrize("code", [*BECAUSE.values(), *GONE.values()])
def test_tables_of_the_core_name_codes_without_facts(code: str) -> None:
    assert placeholders(code) == set()


MESSAGES = [
    Message(Trouble.NO_ARTICLE_ON_PAGE),
    Message(Trouble.OTHER_THAN_PAGE, kind=FileKind.PDF_FILE),
    Message(
        Trouble.ASKED_TO_WAIT,
        answer=Message(Trouble.STATUS_429, host="quay.example"),
        wait=Message(Span.MINUTES, count=2),
    ),
    Message(Trouble.LEADS_ON, places=("https://a.example/", "https://b.example/"), count=2),
]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: str(message.code))
def test_a_message_that_was_kept_says_the_same(message: Message) -> None:
    kept = from_plain(to_plain(message))
    assert said(kept) == said(message)
    assert to_plain(kept) == to_plain(message)


@pytest.mark.parametrize("kept", [None, [], "x", {}, {"code": 1}, {"code": "x", "fact": None}])
def test_what_is_no_message_is_none(kept: object) -> None:
    with pytest.raises(ValueError, match="no "):
        from_plain(kept)


def test_words_of_a_later_clipdesk_are_shown_by_their_code() -> None:
    assert sentence(Message("moon_in_the_way")) == "moon_in_the_way"


SAID = [
    (MESSAGES[1], "This is a PDF file, not a web page. Clip the address of an article, or paste its text."),
    (
        MESSAGES[2],
        "quay.example says that it was asked too often. It asks to wait 2 minutes. Try again in 2 minutes.",
    ),
    (
        MESSAGES[3],
        "This page sends its reader on to https://a.example/ and https://b.example/. Clip the one with the text instead.",
    ),
    (Message(Trouble.ROWS_MISFIT, count=1200), "This library is damaged: 1,200 rows do not fit."),
    (Message(Noun.ALERT, count=1), "1 change"),
]


@pytest.mark.parametrize(("message", "words"), SAID, ids=lambda one: str(getattr(one, "code", "")))
def test_a_message_is_said_with_its_facts(message: Message, words: str) -> None:
    assert said(message).startswith(words)


# Rooms whose words are still their own: what stands inside files that are written for others.
NOT_YET = {"ui", "cli", "exchange", "preview.py", "main.py"}
COMES_IN = {"incoming", "library"}  # of the exchange
A_SENTENCE = re.compile(r"[A-Z][\w'’]*(?: [^\s(]+){2,}[.!?]")


def test_the_core_holds_no_sentence() -> None:
    for path, tree in sources():
        parts = {*path.relative_to(APP).parts}
        if NOT_YET & parts and not ("exchange" in parts and COMES_IN & parts):
            continue
        about = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        marked = {
            id(one)
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"
            for one in node.args
        }
        found = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in about | marked
        ]
        told = [one for one in found if A_SENTENCE.fullmatch(one)]
        assert told == [] or path.name == "m08_codes.py", f"{path.name}: {told}"


@pytest.mark.parametrize("one", WORDS, ids=lambda one: one.__name__)
def test_every_word_of_an_enumeration_can_be_said(one: type[StrEnum]) -> None:
    assert [*one] == [word for word in one if word in WORDS[one]]


def test_the_advice_on_files_names_every_kind_that_can_be_read() -> None:
    assert [one.name for one in READERS if one.name not in SAVE_AS] == []
    assert f"Clipdesk opens {listed([one.name for one in READERS])}." == SAVE_AS


def test_no_phrase_of_a_table_stands_in_the_core() -> None:
    """A phrase of several words that a table has, and a code should tell."""
    phrases = {str(words.sentence) for words in sentences().values() if " " in str(words.sentence)}
    for path, tree in sources():
        if {"ui", "cli"} & {*path.relative_to(APP).parts} or path.name == "m08_codes.py":
            continue
        told = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        assert [one for one in told if isinstance(one, str) and one in phrases] == [], path.name
