"""The tree of a page: nothing in it that it cannot hold, and no deeper than reading goes, whatever the source says."""

from __future__ import annotations

import time

import pytest

from app.clip.extract import extract
from app.clip.page.shallow import DEEPEST, narrow, shallow
from app.clip.page.tree import parse
from tests.clip.test_extract import LEAD, SECOND, THIRD, page, story

HELD = [
    ("by number", "a&#x17;b", "ab"),
    ("in decimals", "a&#23;b", "ab"),
    ("without a semicolon", "a&#23 b", "a b"),
    ("with noughts before it", "a&#x0000001F;b&#00031;c", "abc"),
    ("no character at all", "a&#xFFFE;b&#65535;c", "abc"),
    ("deleted", "a&#127;b", "ab"),
    ("white space", "a&#12;b&#xC;c\fd", "a b c d"),
    ("half a letter", "a&#xD800;b", "a\ufffdb"),
    ("nought", "a&#0;b", "ab"),
    ("as itself", "a\x00\x17\x0b\uffffb", "ab"),
    ("half a letter as itself", "a\ud83db", "a\ufffdb"),
    ("other numbers stay", "&#231;&#x171;&#1277;&#xC7;&#120;&#xFFE;&#9;.", "çűӽÇx\u0ffe\t."),
    ("spoken of", "&amp;#x17;", "&#x17;"),
]


@pytest.mark.parametrize(("source", "expected"), [row[1:] for row in HELD], ids=[row[0] for row in HELD])
def test_what_a_tree_cannot_hold_is_in_no_text_and_no_value(source: str, expected: str) -> None:
    tree = parse(f'<p title="{source}">{source}</p>')
    assert tree is not None
    paragraph = tree.find(".//p")
    assert paragraph is not None
    assert (paragraph.text, paragraph.get("title")) == (expected, expected)
    paragraph.set("title", paragraph.text or "")


SIGNS = ("&#x17;", "&#0;", "&#xFFFE;", "&#xD800;", "&#12;", "\x00", "\x1b", "\\u0000", "\\ud83d", "\\u0017")
PLACES = {
    "text": f"<p>{{}}{LEAD}{{}}</p>",
    "value": f'<p class="{{}}" dir="{{}}" lang="{{}}">{LEAD} <a href="/{{}}">x</a><img alt="{{}}" src="/{{}}.jpg"></p>',
    "title": f"<title>{{}}</title><p>{LEAD}</p>",
    "head": f'<meta name="author" content="{{}} Imre Valk"><meta property="og:title" content="The {{}} ferry"><p>{LEAD}</p>',
    "linked data": '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "The {} ferry stops", '
    f'"author": "Imre {{}} Valk", "datePublished": "2026-03-04"}}}}</script><p>{LEAD}</p>',
    "base": f'<base href="https://quay.example/{{}}"><p>{LEAD} <a href="x">y</a></p>',
    "formula": f'<p>{LEAD} <span class="MathJax" data-mathml="<math><mi>{{}}x</mi></math>">x</span></p>',
    "code": f"<p>{LEAD}</p><pre>{{}}a</pre><ruby>{{}}b<rt>{{}}c</rt></ruby><td>{{}}</td><li value={{}}>",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sign", SIGNS)
def test_no_sign_anywhere_keeps_a_page_from_being_read(place: str, sign: str) -> None:
    body = PLACES[place].replace("{}", sign).replace("{{", "{").replace("}}", "}")
    found = extract(page(story(f"{body}<p>{SECOND}</p><p>{THIRD}</p>")))
    assert LEAD[:30] in found.text
    held = "".join((found.title, *found.authors, found.full_text, found.html, *found.pictures))
    assert not set(held) & {*map(chr, range(9)), "\v", "\f", "\x17", "\x1b", "\ufffe", "\ud83d"}


BASES = [
    ("half an address", "http://[", "https://paper.example/city/far"),
    ("a host alone", "//", "https://paper.example/city/far"),
    ("a program", "javascript:alert(1)", "https://paper.example/city/far"),
    ("data", "data:text/html,x", "https://paper.example/city/far"),
    ("too long", f"https://quay.example/{'x' * 10_000}/", "https://paper.example/city/far"),
    ("no letters of UTF-8", "https://quay.example/\udcff/", "https://quay.example/\ufffd/far"),
    ("right", "https://quay.example/a/", "https://quay.example/a/far"),
    ("relative", "/b/", "https://paper.example/b/far"),
]


@pytest.mark.parametrize(("base", "expected"), [row[1:] for row in BASES], ids=[row[0] for row in BASES])
def test_a_base_is_believed_where_it_is_an_address_of_the_web(base: str, expected: str) -> None:
    html = story(f'<p>{SECOND} <a href="far">Far</a></p><p>{THIRD}</p>').replace(
        "<head>", f'<head><base href="{base}">'
    )
    if "<base" not in html:
        html = f'<base href="{base}">{html}'
    assert f'<a href="{expected}">' in extract(page(html.encode("utf-8", "surrogateescape"))).html


NESTED = (
    "ul><li",
    "blockquote",
    "ol><li",
    "dl><dd",
    "div",
    "q",
    "sub",
    "table><tr><td",
    "del",
    "ruby",
    "details",
    "x-y",
    "pre",
)


@pytest.mark.parametrize("tags", NESTED)
def test_an_article_within_ten_thousand_elements_is_read(tags: str) -> None:
    ends = "".join(f"</{name}>" for name in reversed(tags.split("><")))
    body = f"<{tags}>" * 10_000 + f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>" + ends * 10_000
    started = time.process_time()
    assert LEAD in " ".join(extract(page(f"<html><body>{body}</body></html>")).text.split())
    assert time.process_time() - started < 10


SHALLOW = [
    ("nothing is lost of what is not deep", "<div><p>a<p>b<br></div>", "<div><p>a<p>b<br></div>"),
    ("deeper tags go, words stay", "<b>" * (DEEPEST + 2) + "a" + "</b>" * (DEEPEST + 2), None),
    ("paragraphs that nobody closes", "<p>a" * 300, "<p>a" * 300),
    ("what is no tag", "<script>'<b>'</script><!-- <b> --><b>", "<script>'<b>'</script><!-- <b> --><b>"),
    ("what never ends", "<b><!-- " + "<b>" * 300, "<b><!-- " + "<b>" * 300),
]


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in SHALLOW], ids=[row[0] for row in SHALLOW])
def test_tags_are_left_out_below_a_depth(html: str, expected: str | None) -> None:
    if expected is None:
        expected = "<b>" * DEEPEST + "  a  " + "</b>" * DEEPEST
    assert shallow(html) == expected


@pytest.mark.parametrize(
    "body",
    [
        f"<p {' '.join(f'a{number}=1' for number in range(100_000))}>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>",
        f"<p>{LEAD}</p><p>{SECOND}</p><table>"
        + "<tr><td colspan=999 rowspan=999>a<td colspan=999999>b" * 5000
        + "</table>",
    ],
    ids=["100,000 attributes", "10,000 huge spans"],
)
def test_very_much_of_one_thing_ends_in_the_article(body: str) -> None:
    started = time.process_time()
    assert LEAD in extract(page(f"<html><body><article>{body}</article></body></html>")).text
    assert time.process_time() - started < 15


def test_one_long_attribute_among_blanks_is_left_as_it_is() -> None:
    settings = " ".join('{ "side":   "left",   "colour":  "dark sea" },' for _ in range(2000))
    html = f"<div    class='   wide    '    data-a=\"\"     data-settings='{settings}'   >{LEAD}</div>"
    started = time.process_time()
    assert narrow(html) == html
    assert time.process_time() - started < 1
