"""The headline is the one that stands over the article, without the names of site, section and day."""

from __future__ import annotations

import pytest

from app.clip.facts.metadata import Facts, facts_of
from app.clip.page.tree import parse
from tests.clip.facts.pages import HEADLINE, PROSE, URL, linked, meta, read, story

OTHER = {"@type": "NewsArticle", "headline": "Old ferry sold abroad", "url": "https://quay.example/old-ferry"}


def bare(head: str, body: str = PROSE, url: str = URL) -> Facts:
    tree = parse(f"<html lang=en><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return facts_of(tree, url)


# title, head, body, headline
TITLES = [
    ("markup in linked data", linked({"@type": "NewsArticle", "headline": "The <em>Orion</em> sails"}), PROSE, "The Orion sails"),
    ("escaped twice", linked({"@type": "NewsArticle", "headline": "Rope &amp;amp; sail"}), PROSE, "Rope & sail"),
    ("no markup", "<title>Ships a &lt; b sail</title>", PROSE, "Ships a < b sail"),
    ("site and day behind it", "<title>Harbour wall | The Quay | 28.04.2026</title>", PROSE, "Harbour wall"),
    ("day in words behind it", "<title>Harbour wall - March 3, 2026 - The Quay</title>", PROSE, "Harbour wall"),
    ("section and site", "<title>Harbour wall | Harbour | The Quay</title>", PROSE, "Harbour wall"),
    ("site in front", "<title>The Quay - Harbour wall</title>", PROSE, "Harbour wall"),
    ("a word of the host in it", "<title>What the quay was for</title>", PROSE, "What the quay was for"),
    ("the heading, not what search engines are shown", "<title>Harbour wall cost guide 2026</title>", "<h1>What the harbour wall costs us</h1>", "What the harbour wall costs us"),
    ("the heading, though all of the head says otherwise", meta(og__title="Harbour wall: cost, map and all you need to know") + "<title>Harbour wall: cost, map and all you need to know</title>", "<h1>What the wall costs us</h1>", "What the wall costs us"),
    ("no heading of the first rank", "<title>The Quay</title>", "<h2>Harbour wall</h2>" + PROSE, "The Quay"),
    ("a heading of the second rank, named in the head", "<title>Harbour wall | The Quay</title>", "<h1><a href='/'>The Quay</a></h1><h2>Harbour wall</h2>" + PROSE, "Harbour wall"),
    ("the name of the site in a heading", "<title>Harbour wall | The Quay</title>", "<h1>The Quay</h1>" + PROSE, "Harbour wall"),
    ("a heading in a list of others", "<title>Harbour wall stands</title>", "<aside><h1>Old ferry sold</h1></aside><h1>Harbour wall stands</h1>", "Harbour wall stands"),
    ("the name of the site in all of the head", meta(og__title="The Quay", og__site_name="The Quay") + "<title>The Quay</title>", "<h1>Harbour wall stands</h1>" + PROSE, "Harbour wall stands"),
    ("a masthead above a heading of the second rank", "<title>The Quay</title>", "<h1><a href='/'>The Quay</a></h1><h2>Harbour wall stands</h2>" + PROSE, "Harbour wall stands"),
    ("a long title that is called the name of the site too", meta(og__title="What the harbour wall costs this town", og__site_name="What the harbour wall costs this town"), "<h1>Some words on walls</h1>" + PROSE, "What the harbour wall costs this town"),
    ("a sign that links to it", "", "<h1>Harbour wall stands<a class=headerlink href='#wall'>¶</a></h1>", "Harbour wall stands"),
    ("words that link to it", "", "<h1>Harbour wall stands <a href='#wall'>Link kopieren</a></h1>", "Harbour wall stands"),
    ("a heading that is a link to itself", "", "<h1><a class=anchor href='#wall'>Harbour wall stands</a></h1>", "Harbour wall stands"),
    ("a line over it in the same heading", "<title>Harbour wall stands</title>", "<h1><span class=kicker>City</span> Harbour wall stands</h1>", "Harbour wall stands"),
    ("a line over it, by its end", meta(og__title="Harbour wall stands"), "<h1>The lower town: Harbour wall stands</h1>", "Harbour wall stands"),
    ("lines of one heading", "", "<h1>Harbour wall<br>stands</h1>", "Harbour wall stands"),
    ("one word in another shape", "", "<h1>Harbour w<b>a</b>ll stands</h1>", "Harbour wall stands"),
    ("a power", "<title>Pumps lift 10⁹ litres</title>", "<h1>Pumps lift 10<sup>9</sup> litres</h1>", "Pumps lift 10⁹ litres"),
    ("an index", "", "<h1>All CO<sub>2</sub> is counted</h1>", "All CO₂ is counted"),
    ("the sign of a note", "", "<h1>Harbour wall<sup>1</sup> stands</h1>", "Harbour wall stands"),
    ("a struck word", "", "<h1><s>Five</s> Eight ships sail</h1>", "Eight ships sail"),
    ("a word struck by a style", "", "<h1>All <b style='text-decoration: Line-Through red'>five</b> eight ships sail</h1>", "All eight ships sail"),
    ("struck as a whole", "", "<h1><del>Eight ships sail</del></h1>", "Eight ships sail"),
    ("in capitals", meta(og__title="Harbour wall stands"), "<h1>HARBOUR WALL STANDS</h1>", "Harbour wall stands"),
    ("cut", meta(og__title="Harbour wall…") + "<title>Harbour wall stands</title>", PROSE, "Harbour wall stands"),
    ("dots of its own", "", "<h1>And then came the wall…</h1>", "And then came the wall…"),
    ("places where a line may break", meta(og__title="Har\u00adbour wall"), PROSE, "Harbour wall"),
    ("nothing but the site", "<title>The Quay</title>", PROSE, "The Quay"),
    ("a list of others", linked({"@type": "ItemList", "itemListElement": [OTHER]}), f"<h1>{HEADLINE}</h1>", HEADLINE),
    ("another story", linked(OTHER), f"<h1>{HEADLINE}</h1>", HEADLINE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body", "headline"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES]
)
def test_the_headline_is_that_of_the_article(head: str, body: str, headline: str) -> None:
    site = "" if 'site_name"' in head else meta(og__site_name="The Quay")
    assert bare(site + head, body).title == headline


NAMES = [
    ("as it says", meta(og__site_name="The Quay"), "The Quay"),
    ("its publisher, not its address", meta(og__site_name="quay.example") + linked(story(publisher={"name": "The Quay"})), "The Quay"),
    ("in the title", "<title>Harbour wall | Harbour Post</title>", "Harbour Post"),
    ("made of the address", "", "Harbour Post"),
    ("never an address", meta(og__site_name="https://www.harbour-post.example/"), "Harbour Post"),
    ("never a title", meta(og__site_name="Harbour wall", og__title="Harbour wall"), "Harbour Post"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "name"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_a_publication_is_a_name_and_no_address(head: str, name: str) -> None:
    assert bare(head, url="https://www.harbour-post.example/wall").publication == name


def test_facts_about_another_story_are_no_facts_about_this_one() -> None:
    other = {**OTHER, "author": "Otto Gullan", "datePublished": "2019-05-05", "articleSection": "Ships"}
    found = read(linked(other))
    assert (found.title, found.authors, found.published, found.section) == (HEADLINE, (), "", "")


def test_links_of_headings_to_themselves_go_and_others_stay() -> None:
    from app.clip.facts.place import drop_permalinks

    tree = parse(
        "<body><h2>The wall <a href='#wall'>#</a></h2><h3>Its <a href='/cost'>cost</a></h3><p>As in <a href='#n1'>#</a></p>"
    )
    assert tree is not None
    drop_permalinks(tree)
    assert [part.text_content().strip() for part in tree.iter("h2", "h3", "p")] == [
        "The wall",
        "Its cost",
        "As in #",
    ]


def test_a_name_in_the_head_that_shares_nothing_with_the_headline_is_that_of_the_paper() -> None:
    head, heading = "<title>Morning Kestrel</title>", "<h1>Harbour wall<br>stands</h1>"
    assert bare(head, f"<main>{heading}{PROSE}</main>").title == "Harbour wall stands"
    assert bare(head, f"{heading}{PROSE}").title == "Morning Kestrel"
    assert (
        bare(head, f"<main><h1>Kestrel of the morning</h1>{PROSE}</main>").title == "Kestrel of the morning"
    )
