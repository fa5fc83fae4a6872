"""An article as one web page: marks and pictures in place, nothing that runs or loads."""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.article.block import Block
from app.domain.mark import MarkKind
from app.exchange.html import article_html, note_html
from app.exchange.page import body
from app.exchange.tree import VOID
from tests.exchange import BLOB, BLOCKS, article_file, mark, note_file

TEXT = article_file().version.text
PICTURES = {BLOB: ("image/png", b"PNG")}


def test_the_whole_page() -> None:
    marks = (mark(TEXT, "wall held", comment="a <b>\nc"),)
    page = article_html(article_file(marks=marks)).decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">')
    for part in [
        "<title>The dam: it held</title>",
        '<a href="https://post.example/dam?a=1&amp;b=2">',
        '<p>The <em><mark title="quote">wall</mark></em> <mark title="quote">held</mark> &amp; the ',
        '<img src="data:image/png;base64,UE5H" alt="Wall">',
        "<li><strong>Quote</strong>: “wall held” — Vera Lund<br>a &lt;b&gt;<br>c</li>",
    ]:
        assert part in page
    assert "advert" not in page


@pytest.mark.parametrize(
    ("html", "text", "exact", "expected"),
    [
        ("<p>one two</p>", "one two", "one", '<p><mark title="claim">one</mark> two</p>'),
        ("<p>one\n  two</p>", "one two", "one two", '<p><mark title="claim">one\n  two</mark></p>'),
        ("<ul><li>a</li>\n<li>b</li></ul>", "a\nb", "a\nb", '<ul><li><mark title="claim">a</mark></li>\n<li><mark title="claim">b</mark></li></ul>'),
        ("<p>1 &lt; 2</p>", "1 < 2", "< 2", '<p>1 <mark title="claim">&lt; 2</mark></p>'),
        ("<p>other words</p>", "not these", "these", "<p>other words</p>"),
        ("<p>one two</p>", "one two", " ", "<p>one two</p>"),
        ("<p>a <s>~~b~~</s> c</p>", "a ~~b~~ c", "c", '<p>a <s>b</s> <mark title="claim">c</mark></p>'),
        ("<p>a <s>~~b~~</s> c</p>", "a ~~b~~ c", "~~b~~", '<p>a <s><mark title="claim">b</mark></s> c</p>'),
    ],
)  # fmt: skip
def test_marks_stand_where_they_belong(html: str, text: str, exact: str, expected: str) -> None:
    assert body((Block(html, text),), (mark(text, exact, MarkKind.CLAIM),), {}) == expected


def test_marks_overlap_and_go_from_block_to_block() -> None:
    blocks = (Block("<p>one two</p>", "one two"), Block("<p>three four</p>", "three four"))
    text = "one two\n\nthree four"
    marks = (mark(text, "two\n\nthree"), mark(text, "three four", MarkKind.DOUBT))
    assert body(blocks, marks, {}) == (
        '<p>one <mark title="quote">two</mark></p>\n'
        '<p><mark title="quote, doubt">three</mark> <mark title="doubt">four</mark></p>'
    )


def test_a_mark_of_another_version_is_listed_only() -> None:
    page = article_html(article_file(marks=(mark("Other words: river", "river"),))).decode()
    assert "<mark" not in page
    assert "“river”" in page


@pytest.mark.parametrize("tag", ["b", "blockquote", "ul", "td"])
def test_elements_may_nest_as_deep_as_they_like(tag: str) -> None:
    html = body((Block(f"<{tag}>" * 3000 + "words" + f"</{tag}>" * 3000 + "<p>after</p>", ""),), (), {})
    assert "words" in html
    assert html.endswith(f"</{tag}><p>after</p>")


@given(st.data())
def test_what_is_marked_is_what_was_marked(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    exact = TEXT[start : data.draw(st.integers(start + 1, len(TEXT)))]
    place = TEXT.index(exact)
    html = body([block for block in BLOCKS if block.kept], (mark(TEXT, exact),), PICTURES)
    marked = "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", html))
    assert "".join(unescape(marked).split()) == "".join(exact.split())
    before = html[: html.index("<mark")] if "<mark" in html else ""
    assert not marked or len("".join(unescape(re.sub("<[^>]*>", "", before)).split())) == len(
        "".join(TEXT[:place].split())
    )


@pytest.mark.parametrize(
    ("html", "pictures", "expected"),
    [
        (f'<img src="blob:{BLOB}" alt="a&quot;b">', PICTURES, '<img src="data:image/png;base64,UE5H" alt="a&quot;b">'),
        (f'<img src="blob:{BLOB}" alt="<b>">', {}, "<em>&lt;b&gt;</em>"),
        (f'<img src="blob:{BLOB}">', {BLOB: ('text/html;"', b"x")}, ""),
        (f'<img src="blob:{BLOB}">', {BLOB: ("image/svg+xml", b"x")}, ""),
        ('<img src="https://e.example/a.png" alt="a">', PICTURES, "<em>a</em>"),
        ('<img src="file:///etc/passwd">', PICTURES, ""),
    ],
)  # fmt: skip
def test_pictures_are_in_the_page(html: str, pictures: dict[str, tuple[str, bytes]], expected: str) -> None:
    assert body((Block(html, ""),), (), pictures) == expected


class Guard(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "iframe", "svg", "object", "form", "input", "base", "link"}
        for name, value in attrs:
            assert name in {"href", "title", "alt", "src", "lang", "dir", "colspan", "rowspan", "class", "charset", "name", "content", "http-equiv"}  # fmt: skip
            assert name != "href" or re.match("(?i)https?://|mailto:", value or "")
            assert name != "src" or (value or "").startswith("data:image/")
        if tag not in VOID | {"meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


ATTACKS = [
    "<script>alert(1)</script>", "</p></article><script>x</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>a</a>",
    "<a href='\u2028javascript:x'>a</a>", "<p onclick=x>a</p>", "<p style='background:url(x)'>a</p>", "<base href=//e.example>",
    "<svg onload=x>", "<iframe src=x>", "<a href='https://e.example/\"onmouseover=x'>", "&lt;script&gt;", "<!--<script>-->",
    "<p lang='\"><script>'>", "<td colspan='1\" onclick=x'>a", "<p><b><p></b>", "</b></i>", "<![CDATA[x]]>", "<?x?>",
]  # fmt: skip


@given(st.lists(st.sampled_from(ATTACKS), max_size=4).map("".join))
def test_nothing_runs_or_loads(attack: str) -> None:
    block = Block(f"<p>{attack}</p>", attack or "x")
    file = article_file((block,), (mark(block.text, block.text, comment=attack),), title=attack, url=attack, language=attack)  # fmt: skip
    guard = Guard()
    guard.feed(article_html(file).decode())
    guard.close()
    assert not guard.open


def test_a_note_is_a_page() -> None:
    page = note_html(note_file("x", "A <note>", "<p>x</p>\n")).decode()
    assert f"<title>{escape('A <note>')}</title>" in page
    assert "<body>\n<p>x</p>\n</body>" in page


def test_numbers_of_lists_and_columns_of_tables_stay() -> None:
    html = (
        '<ol start="3" type="a"><li value="9">a</li></ol>'
        '<table><tr><td colspan="2" align="right">1</td></tr></table>'
    )
    assert html in article_html(article_file((Block(html, "a\n1"),))).decode()
