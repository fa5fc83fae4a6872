"""Clean HTML: what stays, what goes, and that its plain text never loses a letter."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.clip.clean import ALLOWED_TAGS, clean_html, safe_link, text_of

BASE = "https://paper.example/news/story.html"

LINKS = [
    ("relative", "../sport/", "https://paper.example/sport/"),
    ("same scheme", "//other.example/a", "https://other.example/a"),
    ("absolute", "http://a.example/?q=1&r=2", "http://a.example/?q=1&r=2"),
    ("mail", "mailto:desk@paper.example", "mailto:desk@paper.example"),
    ("script", "javascript:alert(1)", ""),
    ("script with capitals", "JaVaScRiPt:alert(1)", ""),
    ("script behind a line separator", "\u2028javascript:alert(1)", ""),
    ("script behind a control character", "\x01javascript:alert(1)", ""),
    ("script with a tab inside", "java\tscript:alert(1)", ""),
    ("data", "data:text/html,<script>alert(1)</script>", ""),
    ("file", "file:///etc/passwd", ""),
    ("bad host", "http://[::1", ""),
    ("no host", "https:///path", ""),
    ("empty", "", ""),
    ("spaces in the path", "https://a.example/a b", "https://a.example/a%20b"),
    ("quotes", 'https://a.example/"onload=x', "https://a.example/%22onload=x"),
]

CLEAN = [
    ("plain", "<p>One</p>", "<p>One</p>"),
    ("attributes go", '<p class="x" onclick="y()" style="z">One</p>', "<p>One</p>"),
    ("direction and language stay", '<p dir="RTL" lang="ar">س</p>', '<p dir="rtl" lang="ar">س</p>'),
    ("wrong direction goes", '<p dir="up">a</p>', "<p>a</p>"),
    ("script and its content go", "<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
    (
        "link made absolute",
        '<p><a href="/x" target="_blank">a</a></p>',
        '<p><a href="https://paper.example/x">a</a></p>',
    ),
    ("bad link unwrapped", '<p><a href="javascript:x">a</a> b</p>', "<p>a b</p>"),
    ("link without address unwrapped", '<p><a name="top">a</a></p>', "<p>a</p>"),
    (
        "picture keeps address and words",
        '<img src="/p.jpg" alt="A &quot;boat&quot;" width="4" onerror="x">',
        '<img src="https://paper.example/p.jpg" alt="A &quot;boat&quot;">',
    ),
    ("picture of the page itself goes", '<p>a<img src="data:image/png;base64,xx">b</p>', "<p>ab</p>"),
    ("unknown elements unwrapped", "<p><font color=red>a</font></p>", "<p>a</p>"),
    (
        "spans of cells",
        '<table><tbody><tr><td colspan="2" rowspan="x">a</td></tr></tbody></table>',
        '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
    ),
    (
        "numbers of a list",
        '<ol start="3" type="a" reversed=""><li value="7">a</li><li value="x">b</li></ol>',
        '<ol start="3" type="a"><li value="7">a</li><li>b</li></ol>',
    ),
    (
        "a picture of the page itself is named by its hash",
        f'<img src="blob:{"a" * 64}"><img src="blob:x">',
        f'<img src="blob:{"a" * 64}">',
    ),
    (
        "how a cell is set",
        '<table><tbody><tr><td align="right">1</td><td align="top">2</td></tr></tbody></table>',
        '<table><tbody><tr><td align="right">1</td><td>2</td></tr></tbody></table>',
    ),
    ("comment goes", "<p>a<!-- secret -->b</p>", "<p>ab</p>"),
]

TEXTS = [
    ("break", "<p>one<br>two</p>", "one\ntwo"),
    ("list", "<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
    ("table", "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>", "a\tb\nc"),
    (
        "columns that a cell covers",
        '<table><tbody><tr><th></th><th colspan="2">2024</th><th>2025</th></tr><tr><td>Quay</td><td>1</td><td></td><td>3</td></tr></tbody></table>',
        "\t2024\t\t2025\nQuay\t1\t\t3",
    ),
    (
        "rows that a cell covers",
        '<table><tbody><tr><td rowspan="2">North</td><td>Reds</td><td rowspan="3">410</td></tr><tr><td>Blues</td></tr><tr><td>South</td><td>Reds</td></tr></tbody></table>',
        "North\tReds\t410\n\tBlues\nSouth\tReds",
    ),
    (
        "lines in a cell",
        "<table><tbody><tr><td><p>a</p><p>b</p></td><td>c<br>d</td></tr><tr><td></td><td></td></tr><tr><td>e</td></tr></tbody></table>",
        "a b\tc d\ne",
    ),
    (
        "a table in a cell",
        "<table><tbody><tr><td>a<table><tbody><tr><td>b</td><td>c</td></tr></tbody></table></td><td>d</td></tr></tbody></table>",
        "a\nb\tc\n\td",
    ),
    ("white space", "<p> one \n  two </p>", "one two"),
    ("entities", "<p>a &amp; b &lt; c</p>", "a & b < c"),
    ("inline elements", "<p>un<em>believ</em>able</p>", "unbelievable"),
    ("code", "<pre>a\n  b</pre>", "a\n  b"),
    ("indents and tabs of code", "<pre>    a\n\n\t\tb\n</pre>", "    a\n\n\t\tb"),
    (
        "figure",
        '<figure><img src="https://a.example/p.jpg" alt="no text"><figcaption>c</figcaption></figure>',
        "c",
    ),
    ("boxes apart", "<blockquote>a\nb</blockquote>", "a b"),
]


@pytest.mark.parametrize(("href", "expected"), [row[1:] for row in LINKS], ids=[row[0] for row in LINKS])
def test_only_links_to_the_web_and_to_mailboxes_are_kept(href: str, expected: str) -> None:
    assert safe_link(href, BASE) == expected


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in CLEAN], ids=[row[0] for row in CLEAN])
def test_html_is_cleaned(html: str, expected: str) -> None:
    assert clean_html(html, BASE) == expected


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_the_text_of_clean_html(html: str, expected: str) -> None:
    assert text_of(html) == expected


def test_boxes_that_are_unwrapped_leave_white_space() -> None:
    assert text_of(clean_html("<li><div>one</div><div>two</div></li>", BASE)).split() == ["one", "two"]


TAG = re.compile(r"<(?:\"[^\"]*\"|[^\">])*>")
PIECES = (
        "<p>", "</p>", "<a href=", "javascript:alert(1)", '"', "'", ">", "<", "</a>", "<script>", "</script>", "<img src=x",
        " onerror=alert(1)", "<svg>", "<math>", "<style>", "</style>", "<table>", "<td>", "<tr>", "<div>", "</div>", "<b>", "&lt;",
        "&", "text", " ", "\n", "<!--", "-->", "<a href='https://a.example/'>", "<a href='\u2028javascript:x'>", "<br>", "<pre>",
        "</pre>", "<noscript>", "<template>", "<iframe src=//x>", "<ul><li>", "é", "שלום", "\x0b", "\u00a0", "<a name=x>",
        "<img src='https://a.example/p.jpg' alt='<a>'>", "<h1>", "<form action=//x>", "<base href=//evil.example>",
)  # fmt: skip
SCRAPS = st.sampled_from(PIECES)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(SCRAPS, st.text(max_size=5)), max_size=40).map("".join))
def test_whatever_comes_in_only_what_is_allowed_goes_out(html: str) -> None:
    clean = clean_html(html, BASE)
    for tag in TAG.findall(clean):
        found = re.fullmatch(r"</?([a-z0-9]+)((?: [a-z]+=\"[^\"]*\")*)>", tag)
        assert found, tag
        assert found[1] in ALLOWED_TAGS
        for name, value in re.findall(r" ([a-z]+)=\"([^\"]*)\"", found[2]):
            assert name in {
                "href", "src", "alt", "dir", "lang", "colspan", "rowspan", "align", "start", "type", "value"
            }  # fmt: skip
            if name == "href":
                assert re.match(r"(https?://|mailto:)", unescape(value), re.IGNORECASE)
            if name == "src":
                assert re.match(r"https?://", unescape(value), re.IGNORECASE)
    assert "<a>" not in TAG.findall(clean)
    text = "".join(unescape(part) for part in TAG.split(clean))
    assert "".join(text_of(clean).split()) == "".join(text.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(SCRAPS, st.text(max_size=5)), max_size=30).map("".join))
def test_text_of_any_text_node_survives(html: str) -> None:
    once = clean_html(html, BASE)
    assert "".join(text_of(clean_html(once, BASE)).split()) == "".join(text_of(once).split())
