"""Spoken in no language at all, every word of ours stands in brackets: what stands outside was left out."""

from __future__ import annotations

import re

import pytest

from app.domain.codes.looks import Refusal
from app.domain.codes.message import Message
from app.domain.codes.troubles import Trouble
from app.settings import rows
from app.wording import said, speak
from app.wording.catalog import ngettext
from app.wording.pseudo import pseudo
from app.wording.said import sentences
from app.wording.settings import help_of, label_of
from tests.wording.test_codes import placeholders

INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")


def bare(words: str) -> str:
    """What stands outside all brackets."""
    while INNERMOST.search(words):
        words = INNERMOST.sub("", words)
    return words


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("Stop", "⟦Štöp~⟧"),
        ("{count} marks in `clipdesk show`", "⟦{count} màrkš îñ `clipdesk show`~~~⟧"),
        ("Give `-` or --url", "⟦Gîvé `-` ör --url~~~⟧"),
    ],
)
def test_what_is_typed_stays_as_it_is(words: str, spoken: str) -> None:
    assert pseudo(words) == spoken


@pytest.mark.parametrize("code", sorted(sentences()))
def test_every_code_is_said_in_the_language_that_is_spoken(code: str) -> None:
    speak("pseudo")
    said_of_it = said(Message(code, **dict.fromkeys(placeholders(code), 7)))
    assert not re.search(r"[^\W\d_]", bare(said_of_it)), said_of_it
    assert "⟦" in said_of_it


def test_a_refused_setting_is_said_whole() -> None:
    speak("pseudo")
    for row in rows():
        why = row.refusal(object())
        assert why is not None
        told = said(Message(Trouble.SETTING_REFUSED, why=why))
        assert not re.search(r"[^\W\d_]", bare(told)), told
        assert bare(help_of(row)) == bare(label_of(row)) == ""
    assert "⟦" in said(Message(Refusal.NO_VALUE))


def test_what_counts_is_marked_too() -> None:
    speak("pseudo")
    assert ngettext("{count} mark", "{count} marks", 2) == "⟦{count} màrkš~~⟧"
