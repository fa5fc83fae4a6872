"""Every string of the program is in every catalog, translated, with its facts and as the language sets it."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from app.domain.codes.doings import Label
from app.domain.codes.message import Message
from app.domain.codes.troubles import Span, Trouble
from app.domain.mark import MarkKind
from app.domain.nouns import Noun
from app.wording import counted, day, listed, moment, number, said, speak, spoken
from app.wording.catalog import LANGUAGES
from tools.messages import FOLDER, catalog_of, compiled, languages, template, whole

NARROW = "\N{NARROW NO-BREAK SPACE}"
# What a person types stays as it is in every language.
TYPED = re.compile(r"\{\w*\}|`[^`]*`|--[a-z-]+")
STRINGS = {message.id for message in template() if message.id}


def forms(words: object) -> tuple[str, ...]:
    """A string, or both forms of one that counts."""
    return (words,) if isinstance(words, str) else tuple(words)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", languages())
def test_every_string_is_translated(language: str) -> None:
    catalog = catalog_of(language)
    kept = {message.id for message in catalog if message.id}
    assert kept == STRINGS, "run `make messages`"
    assert [message.id for message in catalog if message.id and not whole(message)] == []


@pytest.mark.parametrize("language", languages())
def test_a_translation_has_the_facts_of_its_source(language: str) -> None:
    for message in catalog_of(language):
        if message.id:
            sources = forms(message.id)
            for n, form in enumerate(forms(message.string)):
                source = sources[min(n, len(sources) - 1)]
                assert set(TYPED.findall(form)) == set(TYPED.findall(source)), form


@pytest.mark.parametrize("language", languages())
def test_what_is_packed_is_what_was_translated(language: str) -> None:
    packed = (FOLDER / language / "LC_MESSAGES/clipdesk.mo").read_bytes()
    assert packed == compiled(catalog_of(language)), "run `make messages`"


def test_french_is_set_as_french_is() -> None:
    for message in catalog_of("fr"):
        for form in forms(message.string) if message.id else ():
            plain = TYPED.sub("x", form)
            assert not re.search(r" [;:!?»]|« |'|“|”", plain), form
            assert not re.search(rf"(?<!{NARROW})»|«(?!{NARROW})", plain), form


SAID = [
    ("en", Message(Label.DELETE_ARTICLES, count=1), "Delete 1 article"),
    ("en", Message(Label.DELETE_ARTICLES, count=0), "Delete 0 articles"),
    ("fr", Message(Label.DELETE_ARTICLES, count=0), "Supprimer 0 article"),
    ("fr", Message(Label.DELETE_ARTICLES, count=1234), f"Supprimer 1{NARROW}234 articles"),
    ("fr", Message(Label.CHANGE_MARKS, count=2, kind=MarkKind.DOUBT), "Changer 2 marques en doute"),
    ("fr", Message(Trouble.NO_SETTING, name="x"), f"Il n’y a pas de réglage appelé «{NARROW}x{NARROW}»."),
    (
        "fr",
        Message(
            Trouble.ASKED_TO_WAIT,
            answer=Message(Trouble.STATUS_429, host="quai.example"),
            wait=Message(Span.HOURS, count=2),
        ),
        "quai.example dit avoir été interrogé trop souvent. Il demande d’attendre 2 heures. Réessayez dans 2 heures.",
    ),
]


@pytest.mark.parametrize(("language", "message", "words"), SAID)
def test_a_message_is_said_in_the_language_that_is_spoken(
    language: str, message: Message, words: str
) -> None:
    speak(language)
    assert said(message).startswith(words)


@pytest.mark.parametrize(
    ("language", "numbers", "at", "list_", "things"),
    [
        ("en", ["1,234,567", "12.5", "0"], "2026-03-02 09:05", "a, b and c", "1 mark"),
        ("fr", [f"1{NARROW}234{NARROW}567", "12,5", "0"], "02/03/2026 09:05", "a, b et c", "1 marque"),
    ],
)
def test_numbers_days_and_lists_are_those_of_the_language(
    language: str, numbers: list[str], at: str, list_: str, things: str
) -> None:
    speak(language)
    assert [number(1_234_567), number(12.46), number(0)] == numbers
    when = datetime(2026, 3, 2, 9, 5)
    assert (moment(when), day(when)) == (at, at.split()[0])
    assert (listed(["a", "b", "c"]), counted(1, Noun.MARK)) == (list_, things)
    assert (listed([]), listed(["a"])) == ("", "a")


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "fr"}, "fr"),
        ({"LANG": "fr_FR", "LANGUAGE": "nl:en:fr"}, "en"),
        ({"LANGUAGE": "nl:fr-BE"}, "fr"),
    ],
)
def test_the_system_says_which_language_is_spoken(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert speak("system") == language == spoken()


def test_every_language_has_a_catalog_but_the_source() -> None:
    assert [*languages(), "en"] == sorted([*LANGUAGES], key=lambda one: one == "en")
    assert speak("klingon") == "en"
