"""Those who wrote the article are named, each once, and no one else."""

from __future__ import annotations

import pytest

from app.clip.facts.people import split_names
from tests.clip.facts.pages import PROSE, linked, meta, read, story

# A line as it stands on pages, and the names in it.
LINES = [
    ("Harlan Webbe, Jr. and Ona Tiller", ["Harlan Webbe Jr.", "Ona Tiller"]),
    ("Harlan Webbe III", ["Harlan Webbe III"]),
    ("Mira Oldfen, PhD", ["Mira Oldfen"]),
    ("Mira Oldfen, M.D., and Ona Tiller, Ph.D.", ["Mira Oldfen", "Ona Tiller"]),
    ("Dr. med. Mira Oldfen", ["Dr. med. Mira Oldfen"]),
    ("Institute for Ports, Tides and Trade", ["Institute for Ports, Tides and Trade"]),
    ("Bread and Harbour Alliance", ["Bread and Harbour Alliance"]),
    ("Ministry of Tides and Harbour Works", ["Ministry of Tides and Harbour Works"]),
    ("Tiller & Sons Ltd", ["Tiller & Sons Ltd"]),
    ("Ona and Harlan", ["Ona", "Harlan"]),
    ("Tiller, Ona and Webbe, Harlan", ["Ona Tiller", "Harlan Webbe"]),
    ("Von Karl von und zu Hohenfels und Eva Meier", ["Karl von und zu Hohenfels", "Eva Meier"]),
    ("By Anna van der Meer and Sean O'Dell", ["Anna van der Meer", "Sean O'Dell"]),
    ("By Amina al-Tiller", ["Amina al-Tiller"]),
    ("Door Ada Brinkholm en Piet Zoomers", ["Ada Brinkholm", "Piet Zoomers"]),
    ("Por Ada Brinholma y Luis Tillero", ["Ada Brinholma", "Luis Tillero"]),
    ("José Tillero y Gasset", ["José Tillero y Gasset"]),
    ("Par Jean de La Tour et Marie d'Aubin", ["Jean de La Tour", "Marie d'Aubin"]),
    ("Di Anna Rossi e Marco Tilli", ["Anna Rossi", "Marco Tilli"]),
    ("Por João Silva e Maria Tilha", ["João Silva", "Maria Tilha"]),
    ("Av Anna Berg och Tom Roe", ["Anna Berg", "Tom Roe"]),
    ("Af Anna Berg og Tom Roe", ["Anna Berg", "Tom Roe"]),
    ("Анна Берг и Иван Петров", ["Анна Берг", "Иван Петров"]),
    ("Oleh Budi Santoso dan Siti Aminah", ["Budi Santoso", "Siti Aminah"]),
    ("Anna Berg & Tom Roe", ["Anna Berg", "Tom Roe"]),
    ("Anna Berg/Tom Roe", ["Anna Berg", "Tom Roe"]),
    ("By Anna Berg with Tom Roe", ["Anna Berg", "Tom Roe"]),
    ("By Anna Berg in Berlin", ["Anna Berg"]),
    ("Por Ana Pérez en Madrid", ["Ana Pérez"]),
    ("Von Anna Berg, Hamburg", ["Anna Berg"]),
    ("Anna Berg, dpa", ["Anna Berg"]),
    ("By Anna Berg for The Quay", ["Anna Berg"]),
    ("By Anna Berg | 5 min read", ["Anna Berg"]),
    ("By Anna Berg Updated March 3, 2026 at 5:04 p.m.", ["Anna Berg"]),
    ("Von Anna Berg 3. März 2026", ["Anna Berg"]),
    ("Political editor Anna Berg", ["Anna Berg"]),
    ("Anna Berg Political Editor", ["Anna Berg"]),
    ("Anna Berg, Correspondent in Paris", ["Anna Berg"]),
    ("Anna Berg (@aberg)", ["Anna Berg"]),
    ("anna.berg@quay.example", []),
    ("Text: Anna Berg, Fotos: Tom Roe", ["Anna Berg"]),
    ("By Anna Berg with photographs by Tom Roe", ["Anna Berg"]),
    ("Anna Berg (text), Tom Roe (foto)", ["Anna Berg"]),
    ("ANNA MCDONALD", ["Anna McDonald"]),
    ("KARL VON DER TILL", ["Karl von der Till"]),
    ("BySummer Tiller", ["Summer Tiller"]),
    ("김민준 기자", ["김민준"]),
    ("山田太郎 記者", ["山田太郎"]),
    ("AFP and Reuters", ["AFP", "Reuters"]),
    ("Staff", []),
    ("Redaktion", []),
    ("34 minutes", []),
    ("Member Login", []),
    ("Written by", []),
    ("The Harbour Team", ["The Harbour Team"]),
]


@pytest.mark.parametrize(("line", "names"), LINES, ids=[row[0] for row in LINES])
def test_a_line_is_cut_into_the_names_in_it(line: str, names: list[str]) -> None:
    assert split_names(line) == names


# title, head, body, authors
AUTHORS = [
    (
        "an organisation in linked data keeps its commas",
        linked(story(author={"@type": "Organization", "name": "Wharf, Rope and Sail"})), "", ["Wharf, Rope and Sail"],
    ),
    ("one person a field, last name first", '<meta name="citation_author" content="Brinkholm, Ada"><meta name="citation_author" content="van Tiller, Ona">', "", ["Ada Brinkholm", "Ona van Tiller"]),
    ("last name first in linked data", linked(story(author={"@type": "Person", "name": "Brinkholm, Ada"})), "", ["Ada Brinkholm"]),
    ("a list of others", linked({"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Ferry", "author": "Otto Gullan"}]}), "", []),
    ("a card of the time it takes", meta(twitter__label1="Est. reading time", twitter__data1="5 minutes"), "", []),
    ("a card of the author", meta(twitter__label1="Verfasst von", twitter__data1="Anna Berg"), "", ["Anna Berg"]),
    ("the site as author, and a person", linked(story(author="The Quay"), {"@type": "WebSite", "name": "The Quay"}), "<p class=byline>By Anna Berg</p>", ["Anna Berg"]),
    ("a person and the site in one line", meta(og__site_name="The Quay", author="Anna Berg and The Quay"), "", ["Anna Berg"]),
    ("an agency, where no person is named", meta(author="AFP"), "", ["AFP"]),
    ("twice, by case", meta(author="Anna Berg, ANNA BERG"), "", ["Anna Berg"]),
    ("a bare byline", "", "<div>By Anna Berg in Berlin</div>", ["Anna Berg"]),
    ("a label in a line of its own", "", "<div>Written by</div><div>Anna Berg</div>", ["Anna Berg"]),
    ("parts side by side", "", "<div class=author><a>Anna Berg</a><span>Staff Writer</span></div>", ["Anna Berg"]),
    ("two links", "", '<p><a rel="author" href="/a">Anna Berg</a> and <a rel="author" href="/b">Tom Roe</a></p>', ["Anna Berg", "Tom Roe"]),
    ("one who only looked it over", "", "<p>Reviewed by <span class=author>Tom Roe</span></p>", []),
    ("the card of another story", "", f"{PROSE}<div class=related-stories><span class=author>Otto Gullan</span></div>", []),
    ("all in the byline, of whom data name one", linked({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ona Tiller"}}), f"<div class=bylines><div><address><a rel=author>Mira Oldfen</a></address></div><div><address><a rel=author>Ona Tiller</a></address></div></div>{PROSE}", ["Mira Oldfen", "Ona Tiller"]),
    ("others than data name", linked({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ona Tiller"}}), f"<div class=bylines><a rel=author>Mira Oldfen</a> <a rel=author>Harlan Webbe</a></div>{PROSE}", ["Ona Tiller"]),
    ("authors of other stories too", linked({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ona Tiller"}}), f"<p><a rel=author>Ona Tiller</a></p>{PROSE}<p><a rel=author>Mira Oldfen</a></p>", ["Ona Tiller"]),
    ("what the author is", "", f"<div class=author-description>Grader of Coffee, Journalism</div>{PROSE}", []),
    ("a reader's comment", "", f"{PROSE}<div class=comment-list><a rel=author href=/u>Otto Gullan</a></div>", []),
    ("said at the end", "", f"{PROSE}<p>This article was written by Anna Berg, a reporter.</p>", ["Anna Berg"]),
    ("signed, as in letters", "", f"<div>{PROSE}<p style='text-align:right'><strong>Anna Berg</strong></p></div>", ["Anna Berg"]),
    ("a bold line between", "", "<p><strong>Key Points</strong></p>", []),
    ("a class in another language", "", "<p class=autor>Von Dr. med. Mira Oldfen</p>", ["Dr. med. Mira Oldfen"]),
    ("an editor behind a full stop", "", "<p class=byline>By Anna Berg. Edited by Tom Roe</p>", ["Anna Berg"]),
    ("the person that the story is about", "", '<p><a href="/person/otto-gullan">Otto Gullan</a> spoke at length to those who had come to the harbour office in the rain, and said that he would go.</p>', []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body", "authors"), [row[1:] for row in AUTHORS], ids=[row[0] for row in AUTHORS]
)
def test_the_authors_are_those_of_the_article(head: str, body: str, authors: list[str]) -> None:
    assert list(read(head, body).authors) == authors
