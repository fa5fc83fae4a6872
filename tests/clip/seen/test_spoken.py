"""Words spoken in `q` come in; they stand in the quotation marks of their language."""

from __future__ import annotations

import pytest

from app.clip.seen.spoken import QUOTES, marks_of
from tests.clip.seen.pages import read

NESTED = "<p>x <q>one <q>two</q> three</q> y</p>"
LANGUAGES = [
    ("en", "x “one ‘two’ three” y"),
    ("de", "x „one ‚two‘ three“ y"),
    ("de-CH", "x «one ‹two› three» y"),
    ("fr", "x «\u202fone “two” three\u202f» y"),
    ("es", "x «one “two” three» y"),
    ("ja", "x 「one 『two』 three」 y"),
    ("pl", "x „one «two» three” y"),
    ("ru", "x «one „two“ three» y"),
    ("sv", "x ”one ’two’ three” y"),
    ("da", "x »one ›two‹ three« y"),
    ("nl", "x “one ‘two’ three” y"),
    ("tlh", "x “one ‘two’ three” y"),
]


@pytest.mark.parametrize(("language", "expected"), LANGUAGES, ids=[row[0] for row in LANGUAGES])
def test_marks_are_those_of_the_page(language: str, expected: str) -> None:
    assert read(NESTED, language=language) == expected


WRITTEN = [
    ("language of the words round it", '<p lang="de">sagte <q>nein</q></p>', "sagte „nein“"),
    ("not that of the quotation", '<p>said <q lang="de">nein</q></p>', "said “nein”"),
    ("marks beside", "<p>said “<q>no</q>”</p>", "said “no”"),
    ("marks inside", "<p>said <q>“no”</q></p>", "said “no”"),
    ("other marks inside", "<p>said <q>‘no’ and ‘never’</q></p>", "said “‘no’ and ‘never’”"),
    ("link inside", '<p>said <q><a href="https://x.example/">no</a></q>.</p>', "said “no”."),
    ("nothing said", "<p>said <q></q> nothing</p>", "said nothing"),
]


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_marks_are_written_once(html: str, expected: str) -> None:
    assert read(html) == expected


def test_every_language_has_four_marks() -> None:
    assert all(len(marks_of(language)) == 4 and all(marks_of(language)) for language in QUOTES)
