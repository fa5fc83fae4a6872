"""What pages say about their articles, in all the places where they say it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape

import pytest

from app.clip.extract import extract
from app.clip.facts.calendar import written_date
from app.clip.facts.dates import iso_date
from app.clip.facts.metadata import Facts, facts_of
from app.clip.facts.people import split_names
from app.clip.page.tree import parse
from app.domain.article.page import How, Page

URL = "https://paper.example/2024/03/12/pool.html"
NODE = {
    "@type": "NewsArticle",
    "headline": "Last pool to close",
    "author": {"@type": "Person", "name": "Anna Berg"},
    "datePublished": "2024-03-12T10:05:00+01:00",
    "dateModified": "2024-03-13T08:00:00Z",
    "publisher": {"@type": "Organization", "name": "The Paper"},
    "articleSection": "City",
    "description": "The council has decided.",
    "image": {"@type": "ImageObject", "url": "/lead.jpg"},
}


def facts(head: str, body: str = "", url: str = URL, attributes: str = "") -> Facts:
    tree = parse(f"<html {attributes}><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return facts_of(tree, url)


def script(value: object, form: str = "{}") -> str:
    return f'<script type="application/ld+json">{form.format(json.dumps(value))}</script>'


WRAPPED = [
    ("plain", script(NODE)),
    ("in CDATA", script(NODE, "//<![CDATA[\n{}\n//]]>")),
    ("in a comment", script(NODE, "<!-- {} -->")),
    ("escaped", f'<script type="application/ld+json">{escape(json.dumps(NODE))}</script>'),
    ("in a graph", script({"@graph": [{"@type": "WebSite", "name": "x"}, NODE]})),
    ("in a list", script([{"@type": "BreadcrumbList"}, NODE])),
    ("with a comma too many", script(NODE).replace("}</script>", ",}</script>")),
    ("behind a broken one", '<script type="application/ld+json">{"a</script>' + script(NODE)),
    ("named by its id", script({"@graph": [{**NODE, "author": {"@id": "#a"}}, {"@id": "#a", "@type": "Person", "name": "Anna Berg"}]})),
    ("beside another story", script([{**NODE, "headline": "Other", "url": "https://paper.example/other"}, {**NODE, "url": URL}])),
]  # fmt: skip


@pytest.mark.parametrize("head", [row[1] for row in WRAPPED], ids=[row[0] for row in WRAPPED])
def test_linked_data_is_read_however_it_is_wrapped(head: str) -> None:
    found = facts(f"<title>Last pool to close | The Paper</title>{head}")
    assert found.title == "Last pool to close"
    assert found.authors == ("Anna Berg",)
    assert found.publication == "The Paper"
    assert found.section == "City"
    assert found.published == "2024-03-12T10:05:00+01:00"
    assert found.modified == "2024-03-13T08:00:00+00:00"
    assert found.standfirst == "The council has decided."
    assert found.lead_image == "https://paper.example/lead.jpg"


def meta(**fields: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in fields.items()
    )


def test_the_head_speaks_where_there_is_no_linked_data() -> None:
    head = meta(
        og__title="Last pool to close",
        og__site_name="The Paper",
        og__description="The council has decided.",
        og__image="https://paper.example/l.jpg",
        og__locale="de_AT",
        article__published_time="2024-03-12T10:05:00Z",
        article__section="City",
        author="By Anna Berg and John Doe",
    )
    found = facts(f'{head}<link rel="canonical" href="/pool">')
    assert found == Facts(
        title="Last pool to close",
        standfirst="The council has decided.",
        authors=("Anna Berg", "John Doe"),
        publication="The Paper",
        section="City",
        published="2024-03-12T10:05:00+00:00",
        language="de-AT",
        url="https://paper.example/pool",
        lead_image="https://paper.example/l.jpg",
    )


TITLES = [
    ("site behind a stroke", "<title>Last pool to close | The Paper</title>", "", "Last pool to close"),
    ("site in front", "<title>The Paper: x - Last pool to close</title>", "<h1>Last pool to close</h1>", "Last pool to close"),
    ("host behind a dash", "<title>Last pool to close - paper.example</title>", "", "Last pool to close"),
    ("a dash of its own", "<title>Pool closed - and nobody came</title>", "", "Pool closed - and nobody came"),
    ("section and site", "<title>Last pool to close - City - The Paper</title>", "<h1>Last pool to close</h1>", "Last pool to close"),
    ("cut", '<title>Last pool…</title><meta property="og:title" content="Last pool...">', "<h1>Last pool to close</h1>", "Last pool to close"),
    ("only a heading", "", "<h1>Last <em>pool</em> to close</h1>", "Last pool to close"),
    ("nothing", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body", "title"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES]
)
def test_titles_lose_the_name_of_their_site(head: str, body: str, title: str) -> None:
    assert facts(f'<meta property="og:site_name" content="The Paper">{head}', body).title == title


NAMES = [
    ("By Anna Berg", ["Anna Berg"]),
    ("Von Anna Berg und Jörg Meier", ["Anna Berg", "Jörg Meier"]),
    ("Par Anna Berg, Jean Dupont", ["Anna Berg", "Jean Dupont"]),
    ("Anna Berg, Political Editor", ["Anna Berg"]),
    ("Anna Berg (dpa)", ["Anna Berg"]),
    ("Anna Berg | Staff Writer", ["Anna Berg"]),
    ("ANNA BERG", ["Anna Berg"]),
    ("https://facebook.com/thepaper", []),
    ("@annaberg", []),
    ("Editor", []),
    ("admin", []),
    ("105092", []),
    ("dpa/AFP", ["dpa/AFP"]),
    ("MND Staff", ["MND Staff"]),
    ("Anna Berg &amp; John Doe", ["Anna Berg", "John Doe"]),
    ("<b>Anna Berg</b>", ["Anna Berg"]),
    ("松岡大地", ["松岡大地"]),
]


@pytest.mark.parametrize(("line", "names"), NAMES, ids=[row[0] for row in NAMES])
def test_names_lose_what_is_no_name(line: str, names: list[str]) -> None:
    assert split_names(line) == names


def test_the_publication_is_the_author_only_where_no_person_is_named() -> None:
    head = '<meta property="og:site_name" content="The Paper">'
    own = script({**NODE, "author": {"@type": "Organization", "name": "The Paper"}})
    assert facts(head + own).authors == ("The Paper",)
    assert facts(head + own, '<p class="byline">By Anna Berg</p>').authors == ("Anna Berg",)


DATES = [
    ("2024-03-12", "2024-03-12"),
    ("2024-03-12T10:05:00.123Z", "2024-03-12T10:05:00+00:00"),
    ("2024-03-12 10:05 +0100", "2024-03-12T10:05:00+01:00"),
    ("20240312", "2024-03-12"),
    ("2024/03/12", "2024-03-12"),
    ("Tue, 12 Mar 2024 10:05:00 GMT", "2024-03-12T10:05:00+00:00"),
    ("1710237900", "2024-03-12T10:05:00+00:00"),
    ("2024-13-45", ""),
    ("yesterday", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "date"), DATES, ids=[row[0] for row in DATES])
def test_dates_become_iso_dates(text: str, date: str) -> None:
    assert iso_date(text) == date


WRITTEN = [
    ("12 March 2024", "2024-03-12"),
    ("March 12, 2024", "2024-03-12"),
    ("12. Dezember 2023", "2023-12-12"),
    ("3 juillet 2024", "2024-07-03"),
    ("3 de mayo de 2024", "2024-05-03"),
    ("12.03.2024", "2024-03-12"),
    ("99 March 2024", ""),
]


@pytest.mark.parametrize(("text", "date"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_written_dates_become_iso_dates(text: str, date: str) -> None:
    assert written_date(text) == date


def test_the_address_tells_the_day_where_nothing_else_does() -> None:
    assert facts("").published == "2024-03-12"


@pytest.mark.parametrize(
    ("attributes", "language"),
    [
        ('lang="en"', "en"),
        ('lang="pt_br"', "pt-BR"),
        ('lang="zh-Hans-CN"', "zh-Hans-CN"),
        ('lang="{{x}}"', ""),
        ("", ""),
    ],
)
def test_the_language_is_a_tag(attributes: str, language: str) -> None:
    assert facts("", attributes=attributes).language == language


BROKEN = [
    '<script type="application/ld+json">{"@type": 5, "author": [[[]]], "headline": {"a": 1}}</script>',
    '<script type="application/ld+json">' + "[" * 20_000 + "</script>",
    '<meta property="og:image" content="javascript:alert(1)"><link rel=canonical href="http://[">',
    '<script type="application/ld+json">{"@type": "Article", "headline": null, "author": {"name": null}}</script>',
    "<meta property='og:title' content='" + "a - " * 5000 + "'>",
]


@pytest.mark.parametrize("head", BROKEN, ids=range(len(BROKEN)))
def test_broken_heads_are_survived(head: str) -> None:
    found = facts(head, "<h1>Last pool to close</h1>", url="")
    assert not found.lead_image
    assert not found.url


@pytest.mark.parametrize(
    ("title", "body", "published"),
    [
        ("a bare year in a table", "<table><tr><td>2024</td><td>12</td></tr></table><p>code line 1</p>", ""),
        ("a number before a month's place", "<p>Of 1 million in 2024.</p>", ""),
        ("the first of January in an attribute", "<time datetime='2024-01-01'>today</time>", "2024-01-01"),
        ("the first of January, said", "<p>Published: 1 January 2024</p>", "2024-01-01"),
    ],
)
def test_no_date_is_made_of_a_bare_year(title: str, body: str, published: str) -> None:

    words = (
        "<p>The council met and spoke for an hour about the wall and what it costs the lower town.</p>" * 8
    )
    raw = f"<html><body><article><h1>The wall</h1>{body}{words}</article></body></html>".encode()
    page = Page(raw, How.FILE, datetime(2026, 1, 2, tzinfo=UTC), content_type="text/html; charset=utf-8")
    assert extract(page).published == published, title
