"""An article breaks off where its last sentence does, whatever stands behind it and however its last word is written."""

from __future__ import annotations

import pytest

from app.clip.whole.cuts import begins_only, breaks_off
from app.domain.article.extraction import Doubt
from tests.clip.whole.test_walls import clip
from tests.clip.whole.test_whole import PARAGRAPHS, page

BROKEN = [
    ("a comma inside a closed quotation", "“We will build the pier again so that no winter ever takes it,”"),
    ("a quotation that nobody closes", "The boat leaves at six. Valk said: “The crew was told on Monday"),
    ("a bracket that nobody closes", "The board pays a third of it this year (the survey says that Wester Quay"),
    ("a number", "The pier has room for few. By the end of the winter the board had counted 70"),
    ("one capital behind a per cent sign", "The price of coal rose by 0.35%. One of the island’s New"),
    ("a short line with a small word", "The details of the plan were shown on the"),
    ("a label at its beginning", "Mint: Most insects keep away from it. I used the herb that grows in my garden,"),
    ("a French article", "Le conseil du port estime que les travaux coûteront à la"),
    ("a Spanish preposition", "El puerto pagará un tercio de las obras este año y otro tercio por"),
    ("a German conjunction", "Der Hafenrat will die Arbeiten bezahlen, sobald sie fertig sind und"),
]  # fmt: skip
ENDED = [
    ("a number of a note", "The board pays a third of it this year and a third next year.2"),
    ("a credit", "The pier at low tide, Wester Quay – picture desk"),
    ("an address", "More about the works can be read at https://harbour.example/works"),
    ("an agency", "The board wants the town to pay a third of it. PTI"),
    ("a heart", "Thank you all for reading this and for your many letters to us <3"),
]


@pytest.mark.parametrize("text", [one[1] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_a_sentence_without_its_end_breaks_off(text: str) -> None:
    assert breaks_off(text)


@pytest.mark.parametrize("text", [one[1] for one in ENDED], ids=[one[0] for one in ENDED])
def test_a_line_that_ends_otherwise_does_not(text: str) -> None:
    assert not breaks_off(text)


def test_a_word_that_the_article_writes_small_is_no_name() -> None:
    text = "The boat leaves at six in the morning. Tickets"
    assert not breaks_off(text)
    assert breaks_off(text, common={"tickets"})


def test_a_short_line_among_sentences_is_begun_only() -> None:
    assert begins_only("The harbour board has named nine ways")
    assert not begins_only("Basic Rules For The Harbour")
    assert not begins_only("The harbour board has named nine ways.")


CUT = [
    ("a short last line", "<p>The board has named nine ways</p>", True),
    ("before a promise", "<p>The pilots have asked the board for a</p><p>Get more news like this on the site of the paper, where we write about boats each week of the year.</p>", True),
    ("a list of sentences", "<ul><li>The first boat leaves the pier at six in the morning.</li><li>The second one waits for the bus from the</li></ul>", True),
    ("a list of things", "<ul><li>A warm coat and boots for the crossing in March</li><li>A ticket</li></ul>", False),
    ("a list of lines without stops", "<ul><li>Bring a warm coat and boots for the crossing in March</li><li>Keep the ticket until you have left the boat again</li></ul>", False),
    ("three dots", "<p>The pilots have asked the board for a longer season and for better pay, and they say that...</p>", True),
    ("a heading behind the end", "<h3>What the boats are for and who they belong to</h3>", False),
    ("a credit behind the end", "<p>Reporting by Ada Holm</p>", False),
    ("teasers", "".join(f"<p>The {n} boat of the island was built by hand in a yard that has long been closed and …</p>" for n in ("first", "second", "third")), False),
]  # fmt: skip


@pytest.mark.parametrize(("end", "cut"), [one[1:] for one in CUT], ids=[one[0] for one in CUT])
def test_the_end_of_the_article_is_looked_at_and_not_only_its_last_paragraph(end: str, cut: bool) -> None:
    assert (Doubt.CUT in clip(page(*PARAGRAPHS, after=end)).doubts) is cut
