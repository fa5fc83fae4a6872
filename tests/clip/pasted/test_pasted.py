"""Pasted text becomes the article it was, whatever program it was copied from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.clip.clutter import reason_of
from app.clip.ending import without_end_sign
from app.clip.page.markup import is_html
from app.clip.pasted.cut import parts_of
from app.clip.reading.plain import extract_plain
from app.domain.article.extraction import Extraction

TITLE = "Harbour wall work goes on"
LEAD = "The harbour office said the work would go on all winter, and that the ferry would run every day except in storms."
REST = "Those who live in the lower town were told on Monday that the road stays closed until the wall is finished."


def read(*paragraphs: str) -> Extraction:
    return extract_plain("\n\n".join(paragraphs))


def kept(*paragraphs: str) -> list[str]:
    return [block.html for block in read(*paragraphs).blocks if block.kept]


STANDFIRSTS = [
    ("under the headline", ["The ferry runs on as the town waits for spring"]),
    (
        "before the byline and the day",
        ["The ferry runs on as the town waits for spring", "By Anna Berg", "3 March 2026"],
    ),
    (
        "behind the byline and the day",
        ["By Anna Berg", "3 March 2026", "The ferry runs on as the town waits for spring"],
    ),
    (
        "behind both in one line",
        ["By Anna Berg | 3 March 2026", "The ferry runs on as the town waits for spring"],
    ),
]


@pytest.mark.parametrize("lines", [row[1] for row in STANDFIRSTS], ids=[row[0] for row in STANDFIRSTS])
def test_a_short_line_without_a_full_stop_is_the_standfirst(lines: list[str]) -> None:
    found = read(TITLE, *lines, LEAD, REST)
    assert found.title == TITLE
    assert found.standfirst == "The ferry runs on as the town waits for spring"
    assert found.authors == (("Anna Berg",) if len(lines) > 1 else ())
    assert found.published == ("2026-03-03" if len(lines) > 1 else "")


def test_a_line_that_leads_on_is_no_standfirst() -> None:
    assert read(TITLE, "The mayor of the town said to them:", "“We stay.”", LEAD, REST).standfirst == ""


def test_the_day_of_a_change_is_not_that_of_coming_out() -> None:
    found = read(TITLE, "Updated 9 March 2026", "Published 3 March 2026", LEAD, REST)
    assert found.published == "2026-03-03"
    assert read(TITLE, "Last updated 9 March 2026", LEAD, REST).published == ""


SIGNS = [
    ("It is done.®", "It is done."),
    ("It is done. Ⓡ", "It is done."),
    ("It is done.ⓡ", "It is done."),
    ("It is done. 🅁", "It is done."),
    ("The lift in block Ⓡ", "The lift in block Ⓡ"),
    ("It is done. ■", "It is done."),
    ("It is done □", "It is done"),
    ("“It is done.” ◆", "“It is done.”"),
    ("It is done. ♦", "It is done."),
    ("It is done. ●", "It is done."),
    ("It is done. ENDS", "It is done."),
    ("It is done. (ends)", "It is done."),
    ("It is done. -30-", "It is done."),
    ("It is done. ###", "It is done."),
    ("It is done. //", "It is done."),
    ("It is done. +++", "It is done."),
    ("It is done. ***", "It is done."),
    ("It was all made by Lego®", "It was all made by Lego®"),
    ("It was all made by Lego®.", "It was all made by Lego®."),
    ("It is written in C#", "It is written in C#"),
    ("This is how it ENDS", "This is how it ENDS"),
    ("It stood at https://", "It stood at https://"),
]


@pytest.mark.parametrize(("last", "left"), SIGNS, ids=[row[0] for row in SIGNS])
def test_the_sign_that_ends_a_story_goes_and_a_trademark_stays(last: str, left: str) -> None:
    assert read(TITLE, LEAD, last).text.split("\n\n")[-1] == left


def test_a_sign_goes_with_the_elements_that_hold_nothing_else() -> None:
    assert without_end_sign("<p>It is done.<sup>®</sup></p>") == "<p>It is done.</p>"
    assert without_end_sign("<p><em>It is done. <strong>■</strong></em></p>") == "<p><em>It is done.</em></p>"


def test_after_the_sign_other_stories_do_not_take_the_last_paragraph_along() -> None:
    found = read(TITLE, LEAD, "Other stories", "A crane falls", "It is done, he said. +++", "Call the desk")
    assert found.text.split("\n\n") == [LEAD, "It is done, he said."]


# The words that lead to a quotation, its paragraphs as they stand, and how many of them there are.
QUOTATIONS = [
    ("He argued:", ["“We stay. We have lived here for years.”"], 1),
    ("The politicians said:", ["“We stay.", "“We have lived here for years.”"], 2),
    ("The politicians said:", ["“We stay.”", "“We have lived here for years.”"], 2),
    ("Die Politiker erklärten:", ["„Wir bleiben.", "Wir leben hier seit Jahren.“"], 2),
    ("Er schrieb:", ["»Wir bleiben.«"], 1),
    ("Le maire a écrit :", ["« Nous restons. »"], 1),
    ("El alcalde dijo:", ["«Nos quedamos»."], 1),
    ("Il sindaco ha detto:", ["“Restiamo”."], 1),
    ("O prefeito afirmou:", ["“Ficamos.”"], 1),
    ("De burgemeester zei:", ["‘Wij blijven.’"], 1),
    ("The mayor wrote:", ["We stay, and we say so to all who ask."], 1),
]


@pytest.mark.parametrize(
    ("lead", "quotation", "count"), QUOTATIONS, ids=[row[0] + row[1][0] for row in QUOTATIONS]
)
def test_a_quotation_that_stands_alone_is_kept_as_one(lead: str, quotation: list[str], count: int) -> None:
    blocks = kept(TITLE, LEAD, lead, *quotation, REST)
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in quotation[:count])
    assert blocks[1:] == [f"<p>{lead}</p>", f"<blockquote>{inner}</blockquote>", f"<p>{REST}</p>"]


NO_QUOTATIONS = [
    ["He argued:", "“We stay,” said the mayor, and left."],
    ["“We stay,” said the mayor.", "“We go,” said she, and added “soon.”"],
    ["These are the ports:", "the old one", "the new one"],
    ["She said: “We stay.”", "They left."],
]


@pytest.mark.parametrize("lines", NO_QUOTATIONS, ids=[row[0] for row in NO_QUOTATIONS])
def test_speech_within_the_story_is_no_quotation_of_its_own(lines: list[str]) -> None:
    assert not any(html.startswith("<blockquote>") for html in kept(TITLE, LEAD, *lines, REST))


PRINTED = """The harbour office said the work would go on through the winter, con-
struction of the well-
known wall having been put off, and that the ferry would run as it has
done for years, which is a long time for those who wait and may

The Quay 12

take until May. The construction was stopped on Monday by the Hafen-
und Werftarbeiter and by those who live in the lower town.

The Quay 13

Those who live there were told on Monday that the road beside the
quay stays closed until the wall is finished.
"""


def test_lines_broken_by_a_printer_are_whole_again() -> None:
    found = read(PRINTED)
    first, last = found.text.split("\n\n")
    assert "construction of the well-known wall" in first
    assert "who wait and may take until May." in first
    assert "Hafen- und Werftarbeiter" in first
    assert last.endswith("that the road beside the quay stays closed until the wall is finished.")
    assert [block.text for block in found.dropped] == ["The Quay 12", "The Quay 13"]


HYPHENS = [
    ("con-", "struction", "construction"),
    ("so-", "cial", "social"),
    ("long-", "term", "long-term"),
    ("vice-", "president", "vice-president"),
    ("Müller-", "Lüden", "Müller-Lüden"),
    ("2020-", "2024", "2020-2024"),
    ("quay-", "side", "quay-side"),
]


@pytest.mark.parametrize(("end", "start", "whole"), HYPHENS, ids=[row[2] for row in HYPHENS])
def test_a_hyphen_stays_where_it_is_of_the_word(end: str, start: str, whole: str) -> None:
    text = (
        f"The office of the harbour said on Monday that it knows of the {end}\n{start} in the town and of the quay-side\n"
        "road, which is closed to all who come from the lower town in the\nevening of the day."
    )
    assert f"knows of the {whole} in the town" in read(text).text


ANSWERED = """Anna Berg wrote to the desk:
> The harbour office said the work would go on through the winter, and
> that the ferry would run every day except in storms.
>
> > The road is closed.
I do not think so, and I have said so to the office more than once."""


def test_what_is_answered_in_a_mail_is_a_quotation() -> None:
    blocks = kept(ANSWERED)
    assert blocks[1].startswith("<blockquote><p>The harbour office said")
    assert "and that the ferry" in blocks[1]
    assert blocks[2] == "<p>I do not think so, and I have said so to the office more than once.</p>"


def test_a_mail_that_is_answered_whole_is_the_text() -> None:
    assert kept("> " + LEAD, "> " + REST) == [f"<p>{LEAD}</p>", f"<p>{REST}</p>"]


def test_markdown_is_read_as_such() -> None:
    found = read(
        "# Harbour *wall*",
        "*By Anna Berg*",
        f"{LEAD} See **the plan** and [the map](https://quay.example/map).",
        "## Why it matters",
        "- the ferry\n- the road",
        "> We stay.",
        "```\na  <b>\n```",
    )
    assert (found.title, found.authors) == ("Harbour wall", ("Anna Berg",))
    assert [block.html for block in found.blocks if block.kept] == [
        f'<p>{LEAD} See <strong>the plan</strong> and <a href="https://quay.example/map">the map</a>.</p>',
        "<h2>Why it matters</h2>",
        "<ul><li>the ferry</li><li>the road</li></ul>",
        "<blockquote><p>We stay.</p></blockquote>",
        "<pre>a  &lt;b&gt;</pre>",
    ]


def test_stars_of_a_text_that_is_no_markdown_stay() -> None:
    assert (
        "a rating of 3* and 5*" in read(TITLE, LEAD, "It has a rating of 3* and 5* by those who know.").text
    )


@pytest.mark.parametrize(
    ("lines", "html"),
    [
        ("• the ferry\n• the road", "<ul><li>the ferry</li><li>the road</li></ul>"),
        ("- the ferry\n- the road", "<ul><li>the ferry</li><li>the road</li></ul>"),
        ("- Vi ger inte upp, säger hon.", "<p>- Vi ger inte upp, säger hon.</p>"),
    ],
)
def test_signs_before_lines_make_a_list_but_not_of_speech(lines: str, html: str) -> None:
    assert html in kept(TITLE, LEAD, lines, REST)


HTML = [
    ("The desk puts each line in a <p> and never in a <table>.", False),
    ("<p> is the tag for a paragraph, she said.", False),
    ("<p> and </p> are tags.", False),
    ("Write <b>bold</b> and <i>slanted</i> words.", False),
    ("Use `<p class=a>`, `<div class=b>` and `<a href=c>`.", False),
    ("a < b and c > d", False),
    ("<p>The wall stands.</p>", True),
    ("<!doctype html><p>The wall", True),
    ("Wall\n<p>The wall stands.</p>\n<p>It will.</p>", True),
    ("The <a href='/w'>wall</a> stands.<br>It will.<br>Yes.", True),
]


@pytest.mark.parametrize(("text", "expected"), HTML, ids=[row[0] for row in HTML])
def test_a_text_that_speaks_of_tags_is_no_html(text: str, expected: bool) -> None:
    assert is_html(text) is expected


# What pages put around their text, in the languages of the table.
CLUTTER = {
    "age notice": [
        "This story was first published in 2019", "Published more than a year ago", "Dieser Text wurde vor über einem Jahr aktualisiert",
        "Cet article a été publié il y a plus de 6 mois", "Este artículo fue publicado hace más de 2 años",
        "Questo articolo è stato pubblicato più di un anno fa", "Este texto foi publicado há mais de 1 ano", "Dit bericht is ouder dan een jaar",
    ],
    "related stories": [
        "More about", "More about ferries", "Mehr zum Thema", "Andere Artikel", "En savoir plus sur", "Autres articles", "Más sobre", "Otras historias",
        "Per saperne di più", "Altre storie", "Saiba mais sobre", "Outras histórias", "Meer over dit onderwerp", "Andere verhalen",
    ],
    "call for contact": [
        "Send us news", "Got a story? Email the desk", "Know more? Contact our reporters", "Schicken Sie uns Ihre Hinweise", "Haben Sie Hinweise? Schreiben Sie uns",
        "Vous avez une information ? Écrivez-nous", "¿Tienes una historia? Escríbenos", "Hai una notizia? Scrivici", "Envie sua notícia", "Stuur ons nieuws",
    ],
    "picture credit": ["Photograph: Jane Roe/The Quay", "Foto di Jane Roe", "Crédito: Jane Roe"],
    "newsletter line": ["Subscreva a nossa newsletter", "Recevez notre newsletter"],
    "end mark": ["ENDS", "(ends)", "//", "+++", "♦", "(Fin)", "-30-"],
    "": [
        "More about the ferry is known since Monday, when it sank.", "Photo by photo, the album tells the story of the town.", "Call me what you like, he said.",
        "Have you got a story for the children? she asked.", "The end of the line", "Andere Artikel wurden nicht verkauft.", "Other ports have closed",
        "Autres temps, autres mœurs, dit le maire.", "Weitere Fähren fallen aus",
    ],
}  # fmt: skip
LINES = [(line, reason) for reason, lines in CLUTTER.items() for line in lines]


@pytest.mark.parametrize(("line", "reason"), LINES, ids=[row[0] for row in LINES])
def test_lines_around_a_story_are_known_in_the_languages_of_the_table(line: str, reason: str) -> None:
    assert reason_of(line) == reason


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["a wall", "> b", "He said:", "“c", "c”", "# d", "", "e-", "12", "f. ■", "**g**", "`h", "```"]
        ),
        max_size=14,
    )
)
def test_any_lines_are_survived(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert all(part.text.strip() for part in parts_of(text))
    for block in extract_plain(text).blocks:
        assert block.html.startswith("<")
