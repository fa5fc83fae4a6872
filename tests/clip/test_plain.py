"""Pasted text, bare or with the clutter of its page, becomes an article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.clip.clutter import reason_of
from app.clip.facts.bylines import is_byline
from app.clip.pasted.cut import parts_of
from app.clip.reading.plain import extract_plain
from app.domain.article.extraction import Extraction

LEAD = "The council voted on Monday to close the pool, which was built in 1961, after a debate of four hours."
QUOTE = "“We will fight this to the end,” said Maria Lopez."
LAST = "The mayor said no. He left the room at noon."
STANDFIRST = "Residents say the decision will leave children without a place to learn to swim."
PASTED = f"""News
Council votes to close the last village pool
{STANDFIRST}
By Anna Berg and John Doe
12 March 2024
Share this
This article is more than 2 years old
{LEAD}
{QUOTE}
Why it matters
Sign up to our newsletter
More about
Swimming pools close across the north
What the budget means for you
{LAST}
Photo: Jane Roe/Reuters
■
Other stories you might like
Five things to do this weekend
How the river was lost
Send us news
"""


def read(text: str) -> Extraction:
    return extract_plain(text)


def paragraphs(text: str) -> list[str]:
    return [part.text for part in parts_of(text)]


def test_a_pasted_page_loses_its_clutter() -> None:
    found = read(PASTED)
    assert found.title == "Council votes to close the last village pool"
    assert found.standfirst == STANDFIRST
    assert found.authors == ("Anna Berg", "John Doe")
    assert found.published == "2024-03-12"
    assert found.text.split("\n\n") == [STANDFIRST, LEAD, QUOTE, "Why it matters", LAST]
    assert {block.text: block.reason for block in found.dropped} == {
        "News": "menu",
        "Council votes to close the last village pool": "repeated headline",
        "By Anna Berg and John Doe": "byline",
        "12 March 2024": "date line",
        "Share this": "share bar",
        "This article is more than 2 years old": "age notice",
        "Sign up to our newsletter": "newsletter line",
        "More about": "related stories",
        "Swimming pools close across the north": "related stories",
        "What the budget means for you": "related stories",
        "Photo: Jane Roe/Reuters": "picture credit",
        "■": "end mark",
        "Other stories you might like": "related stories",
        "Five things to do this weekend": "related stories",
        "How the river was lost": "related stories",
        "Send us news": "call for contact",
    }


WAYS = [
    ("windows line ends", PASTED.replace("\n", "\r\n")),
    ("blank lines between", PASTED.replace("\n", "\n\n")),
    ("spaces that do not break", PASTED.replace("Monday to", "Monday\u00a0to")),
    ("spaces at the ends", PASTED.replace("\n", "  \n  ")),
]


@pytest.mark.parametrize("text", [row[1] for row in WAYS], ids=[row[0] for row in WAYS])
def test_the_way_the_lines_end_makes_no_difference(text: str) -> None:
    assert [b.reason for b in read(text).blocks] == [b.reason for b in read(PASTED).blocks]


WRAPPED = (
    "The council has decided on Tuesday to sell the old house at the lake\n"
    "to a buyer from the city. The people of the village are against it\n"
    "and want to vote on it in the autumn, when all will be back from the\n"
    "holidays.\n\n"
    "“We will not give up,” said the woman who speaks for them in the\n"
    "evening at the inn, where about a hundred people had come together\n"
    "to hear what was to be done.\n"
)


def test_wrapped_lines_are_joined() -> None:
    first, second = paragraphs(WRAPPED)
    assert first.startswith("The council has decided on Tuesday to sell the old house at the lake to a buyer")
    assert first.endswith("from the holidays.")
    assert second.endswith("where about a hundred people had come together to hear what was to be done.")


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    assert paragraphs(f"{LEAD}\n{QUOTE}\n{LAST}") == [LEAD, QUOTE, LAST]


REASONS = [
    ("Dieser Artikel ist älter als ein Jahr", "age notice"),
    ("Cet article date de plus de 2 ans", "age notice"),
    ("Este artículo tiene más de 3 años", "age notice"),
    ("Das könnte Sie auch interessieren", "related stories"),
    ("À lire aussi : la piscine ferme", "related stories"),
    ("Te puede interesar", "related stories"),
    ("Leggi anche: chiude la piscina", "related stories"),
    ("Leia também", "related stories"),
    ("Lees ook: zwembad dicht", "related stories"),
    ("Jetzt unseren Newsletter abonnieren", "newsletter line"),
    ("Inscrivez-vous à notre newsletter", "newsletter line"),
    ("Suscríbete a nuestra newsletter", "newsletter line"),
    ("Meld je aan voor onze nieuwsbrief", "newsletter line"),
    ("Teilen", "share bar"),
    ("Partager", "share bar"),
    ("Condividi su Facebook", "share bar"),
    ("Werbung", "advertisement"),
    ("Publicidad", "advertisement"),
    ("###", "end mark"),
    ("-30-", "end mark"),
    ("ENDS", "end mark"),
    ("®", "end mark"),
    ("12. März 2024, 10:05 Uhr", "date line"),
    ("Published 3 May 2024 at 10:05 BST", "date line"),
    ("2 hours ago", "date line"),
    ("Getty Images", "picture credit"),
    ("Foto: dpa", "picture credit"),
    ("5 min read", "reading time"),
    ("Lesezeit: 3 Minuten", "reading time"),
    ("32 comments", "comments"),
    ("© 2024 The Paper", "copyright line"),
    ("The newsletter of the party was printed in Leeds until 1980, she said.", ""),
    ("Share prices fell on Monday.", ""),
    ("More than forty people came to the meeting.", ""),
    ("Twitter said on Monday that it would close its office.", ""),
    ("Read the report before you vote, the mayor said.", ""),
    ("He left at noon.", ""),
    ("End of an era", ""),
    ("Photographs were not allowed in court.", ""),
    ("", ""),
]


@pytest.mark.parametrize(("line", "reason"), REASONS, ids=[row[0] for row in REASONS])
def test_lines_of_clutter_are_known_and_prose_is_not(line: str, reason: str) -> None:
    assert reason_of(line) == reason


BYLINES = [
    ("By Anna Berg", True),
    ("Von Anna Berg und Jörg Meier", True),
    ("Par Jean de La Tour", True),
    ("Door Jan van den Berg | Brussel", True),
    ("By Monday the water had gone down.", False),
    ("By the river", False),
    ("Von allen guten Geistern verlassen", False),
]


@pytest.mark.parametrize(("line", "expected"), BYLINES, ids=[row[0] for row in BYLINES])
def test_bylines_are_known(line: str, expected: bool) -> None:
    assert is_byline(line) is expected


def test_a_bare_paragraph_has_no_headline() -> None:
    found = read(LEAD)
    assert (found.title, found.text) == ("", LEAD)


def test_text_from_right_to_left_keeps_its_marks() -> None:
    line = "קבוצת \u200fABC\u200f הודיעה ביום שני כי תסגור את הבריכה האחרונה בכפר."
    assert line in read(f"כותרת קצרה של הידיעה\n{line}\n{line}").text


def test_markup_in_text_stays_text() -> None:
    block = read("He wrote a < b && c > d, she said.").blocks[0]
    assert block.html == "<p>He wrote a &lt; b &amp;&amp; c &gt; d, she said.</p>"
    assert block.text == "He wrote a < b && c > d, she said."


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PASTED.split("\n"), "\x0b", "\u2028", "x" * 300, "<b>", "\u00ad-", "1. a"]),
        max_size=30,
    )
)
def test_no_word_of_a_text_is_lost(lines: list[str]) -> None:
    found = read("\n".join(lines))
    words = "".join("".join(block.text.split()) for block in found.blocks)
    assert words == "".join("\n".join(lines).replace("\ufeff", "").split())


LONG = "The ferry did not sail on Sunday, as the harbour master had found a crack in the ramp that reaches from the quay to the deck, and nobody on the island could say when a welder would come."
UNDER = [
    ("a short line without a full stop", "No welder is to be had before the feast", True),
    ("a short sentence", "The harbour master found a crack in the ramp.", True),
    ("several sentences", "The ferry did not sail. A welder is awaited on Monday.", False),
    ("a long sentence", LONG, False),
]


@pytest.mark.parametrize(("title", "line", "expected"), UNDER, ids=[row[0] for row in UNDER])
def test_the_first_paragraph_is_no_standfirst(title: str, line: str, expected: bool) -> None:
    found = read(
        f"Ferry stays in the harbour\n\n{line}\n\n{LONG} Boats bring the milk.\n\n{LONG} It is cold."
    )
    assert (found.standfirst == line) is expected
