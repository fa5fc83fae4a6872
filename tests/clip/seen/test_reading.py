"""Whole pages come in; the kept blocks of the article say what its reader reads, in text and in HTML alike."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.clip.clean import text_of
from app.clip.extract import extract
from app.domain.article.page import How, Page

FIRST = "The council of the lower town met on Monday evening and voted for a new bridge over the canal, by nine to two."
LAST = "Work is to begin when the ground has thawed, and the old bridge stays open until the new one can be crossed."

SENTENCES = [
    ("note behind a figure", "The bridge costs 2,400<sup>5</sup> crowns a metre.", "costs 2,400[5] crowns"),
    ("note with a link", 'It stood since 1874<sup><a href="#f1">1</a></sup>, she said.', "since 1874[1], she"),
    ("power", "They laid 10<sup>5</sup> stones, and 4 × 10<sup>8</sup> grains of sand.", "10⁵ stones, and 4 × 10⁸ grains"),
    ("fraction", "It is 7<sup>1</sup>/<sub>2</sub> metres wide.", "is 7 1/2 metres"),
    ("withdrawn", "Some <del>thirty</del> fifty people came.", "Some ~~thirty~~ fifty people"),
    ("withdrawn by style", 'Some <span style="text-decoration:line-through">thirty</span> fifty came.', "Some ~~thirty~~ fifty"),
    ("spoken", "She said <q>it will stand</q> and sat down.", "said “it will stand” and"),
    ("term", 'He asked for a <button class="term">load test</button> of the bridge.', "for a load test of"),
    ("formula", "The cost rose by <math><mn>9</mn><mo>%</mo></math> in a year.", "rose by 9% in"),
    ("hidden", 'It costs two million<span style="VISIBILITY : hidden"> SALE </span>, he said.', "costs two million, he"),
    ("for ears", 'Read <a href="/r">the plan<span class="sr-only">, external</span></a> now, she said.', "Read the plan now"),
]  # fmt: skip


def page(body: str) -> Page:
    html = f"<html lang=en><head><title>New bridge</title></head><body>{body}</body></html>"
    return Page(html.encode(), How.FILE, datetime(2026, 5, 1, tzinfo=UTC), content_type="text/html")


@pytest.mark.parametrize(
    ("sentence", "expected"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES]
)
def test_an_article_reads_as_its_page_does(sentence: str, expected: str) -> None:
    found = extract(
        page(f"<article><h1>New bridge</h1><p>{FIRST}</p><p>{sentence}</p><p>{LAST}</p></article>")
    )
    assert expected in found.text
    for block in found.blocks:
        assert text_of(block.html) == block.text


def test_the_questions_of_an_accordion_stay_with_their_answers() -> None:
    parts = "".join(
        f'<h2><button aria-expanded="true">{question}</button></h2><p>{answer}</p>'
        for question, answer in (("Who pays?", FIRST), ("When is it done?", LAST))
    )
    found = extract(page(f"<article><h1>New bridge</h1><p>{FIRST}</p>{parts}</article>"))
    assert [block.text for block in found.blocks if block.kept and block.html.startswith("<h2>")] == [
        "Who pays?",
        "When is it done?",
    ]


def test_an_article_in_a_shadow_root_is_found() -> None:
    inner = f"<div><p>{FIRST}</p><p>{LAST}</p></div>"
    found = extract(
        page(f"<h1>New bridge</h1><x-story><template shadowrootmode=open>{inner}</template></x-story>")
    )
    assert [block.text for block in found.blocks if block.kept] == [FIRST, LAST]
