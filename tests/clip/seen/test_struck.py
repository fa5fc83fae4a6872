"""Pages that strike words out come in; their text says which words were withdrawn."""

from __future__ import annotations

import pytest

from tests.clip.seen.pages import html_of, read

STRUCK = [
    ("del", "<del>five</del>"),
    ("s", "<s>five</s>"),
    ("strike", "<strike>five</strike>"),
    ("style", '<span style="text-decoration: line-through">five</span>'),
    ("upper case", '<SPAN STYLE="TEXT-DECORATION-LINE: LINE-THROUGH">five</SPAN>'),
    ("two lines", '<font style="text-decoration:underline line-through red">five</font>'),
    ("class", '<span class="line-through">five</span>'),
    ("class of a framework", '<span class="text-decoration-line-through">five</span>'),
    ("class with a name before", '<span class="c-article__strike-through">five</span>'),
    ("class in words", '<span class="strikethrough">five</span>'),
    ("role", '<span role="deletion">five</span>'),
    ("rule", '<span class="gone">five</span>'),
    ("within another", "<del><s>five</s></del>"),
    ("with emphasis", "<del><em>five</em></del>"),
    ("with white space", "<del> five </del>"),
    ("letters with lines of their own", "f\u0336i\u0336v\u0336e\u0336"),
]


@pytest.mark.parametrize("inner", [row[1] for row in STRUCK], ids=[row[0] for row in STRUCK])
def test_struck_words_stand_between_tildes(inner: str) -> None:
    found = read(
        f"<p>At least {inner} eight people.</p>", "<style>.gone{text-decoration:line-through}</style>"
    )
    assert " ".join(found.split()) == "At least ~~five~~ eight people."


RULES = [
    ("kind and class, everywhere", "@media all{em.x{text-decoration-line:line-through}}"),
    ("kind alone", "em{text-decoration:line-through}"),
    ("two classes", ".x.y{text-decoration:line-through}"),
    ("kind and two classes", "em.y.x {text-decoration: red line-through 2px !important}"),
    ("one of several, inside another", "h1, p em.x{text-decoration-line: underline line-through}"),
    ("right inside another", "p>.y{text-decoration:line-through}"),
]


@pytest.mark.parametrize("rule", [row[1] for row in RULES], ids=[row[0] for row in RULES])
def test_rules_of_the_page_strike(rule: str) -> None:
    found = read('<p>At least <em class="x y">five</em> eight people.</p>', f"<style>{rule}</style>")
    assert found == "At least ~~five~~ eight people."


@pytest.mark.parametrize("rule", ["ul em", "em.z", "em:hover", ".x.z", "p>b>em", "> em"])
def test_rules_of_others_do_not(rule: str) -> None:
    rule = f"<style>{rule}{{text-decoration:line-through}}</style>"
    assert read('<p>At least <em class="x y">five</em> people.</p>', rule) == "At least five people."


NOT_STRUCK = [
    ("on some screens only", '<span class="md:line-through">five</span>'),
    ("no more", '<span class="no-strikethrough">five</span>'),
    ("about a strike", '<span class="topic-strike">five</span>'),
    ("underlined", '<span style="text-decoration:underline">five</span>'),
    ("put in", "<ins>five</ins>"),
]


@pytest.mark.parametrize("inner", [row[1] for row in NOT_STRUCK], ids=[row[0] for row in NOT_STRUCK])
def test_other_words_do_not(inner: str) -> None:
    assert read(f"<p>At least {inner} people.</p>") == "At least five people."


PLACES = [
    (
        "put in right behind",
        "<p>At least <del>five</del><ins>eight</ins> people</p>",
        "At least ~~five~~ eight people",
    ),
    ("a price right behind", "<p>costs <s>$50</s>$30</p>", "costs ~~$50~~ $30"),
    ("line breaks within", "<p>At <del><br>five<br></del> eight</p>", "At\n~~five~~\neight"),
    ("part of a word", "<p>organi<del>s</del><ins>z</ins>ation</p>", "organi~~s~~zation"),
    ("paragraph", '<p style="text-decoration:line-through">All of it.</p>', "~~All of it.~~"),
    ("round paragraphs", "<del><p>One.</p><p>Two <b>words</b>.</p></del>", "~~One.~~\n~~Two words.~~"),
    ("quotation", "<s><blockquote><p>One.</p></blockquote></s>", "~~One.~~"),
    ("list", "<ul><li><s>one</s></li><li>two</li></ul>", "~~one~~\ntwo"),
    ("cells", "<table><tr><td><s>12</s></td><td><del>13</del> 14</td></tr></table>", "~~12~~\t~~13~~ 14"),
    ("heading", "<h2><s>Five</s> Eight hurt</h2>", "~~Five~~ Eight hurt"),
    ("with a spoken word", "<p>said <del><q>no</q></del></p>", "said ~~“no”~~"),
    ("with a note", "<p><del>1,200<sup>3</sup></del> 1,300</p>", "~~1,200[3]~~ 1,300"),
    ("nothing", "<p>a <s></s> b</p>", "a b"),
]


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_each_block_is_struck_by_itself(html: str, expected: str) -> None:
    assert read(html) == expected


def test_struck_words_are_struck_in_html_too() -> None:
    assert "<s>~~five~~</s>" in html_of('<p>At least <span class="strikethrough">five</span> people</p>')
