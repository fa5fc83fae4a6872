"""Markdown becomes HTML that Qt can draw and that can do no harm."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.notes.markdown import Renderer
from tests.notes import ID, NOTES

RENDERER = Renderer()

CASES = [
    ("a paragraph", "Hello *you* **there**", "<p>Hello <em>you</em> <strong>there</strong></p>\n"),
    ("a heading", "## Two", "<h2>Two</h2>\n"),
    ("a web link", "[a](https://e.example/x)", '<p><a href="https://e.example/x">a</a></p>\n'),
    ("a bare address", "see https://e.example/x.", '<p>see <a href="https://e.example/x">https://e.example/x</a>.</p>\n'),
    ("words with a full stop are no address", "e.g. report.md", "<p>e.g. report.md</p>\n"),
    ("a library link", f"[a](clipdesk:note/{ID})", f'<p><a href="clipdesk:note/{ID}">a</a></p>\n'),
    ("strikethrough", "~~no~~", "<p><s>no</s></p>\n"),
    ("tasks", "- [ ] a\n- [x] b", '<ul type="none">\n<li><a href="clipdesk:task/0">☐</a> a</li>\n<li><a href="clipdesk:task/1">☑</a> b</li>\n</ul>\n'),
    ("a loose task keeps its box on its line", "- [ ] a\n\n- b", '<ul>\n<li><p><a href="clipdesk:task/0">☐</a> a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n'),
    ("front matter is hidden", "---\ntitle: x\n---\nText", "<p>Text</p>\n"),
    ("a rule at the top is no front matter", "---\n\nText\n\n---", "<hr>\n<p>Text</p>\n<hr>\n"),
    ("a table", "|a|b|\n|-:|-|\n|1|2|", '<table border="1" cellspacing="0" cellpadding="4">\n<thead>\n<tr>\n<th align="right">a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align="right">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n'),
    ("code keeps its signs", "```py\na < b & c\n```", "<pre><code>a &lt; b &amp; c\n</code></pre>\n"),
    ("a picture is a link with its description", "![A map](https://e.example/m.png)", '<p><a href="https://e.example/m.png">A map</a></p>\n'),
    ("a picture without one shows its address", "![](https://e.example/m.png)", '<p><a href="https://e.example/m.png">https://e.example/m.png</a></p>\n'),
    ("a picture within a link is its description", "[![A map](https://e.example/m.png)](https://e.example)", '<p><a href="https://e.example">A map</a></p>\n'),
    ("a picture of this disk is text", "![x](/etc/passwd)", "<p>![x](/etc/passwd)</p>\n"),
    ("HTML is text", "a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"),
    ("a footnote", "A[^1]\n\n[^1]: Why", '<p>A<sup><a href="#fn-1" id="fnref-1">1</a></sup></p>\n<hr>\n<ol>\n<li id="fn-1">Why <a href="#fnref-1">↩</a></li>\n</ol>\n'),
    ("an undefined footnote is text", "A[^1]", "<p>A[^1]</p>\n"),
    ("an unused footnote is not shown", "A\n\n[^1]: Why", "<p>A</p>\n"),
    ("a user's own task link is text", "[a](clipdesk:task/0)", "<p>[a](clipdesk:task/0)</p>\n"),
    ("nothing", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "html"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_markdown_becomes_html(text: str, html: str) -> None:
    assert RENDERER.html(text) == html


def test_footnotes_are_numbered_as_they_are_spoken_of_also_twice_and_from_within_one_another() -> None:
    html = RENDERER.html("b[^b] a[^a] b[^b]\n\n[^a]: A\n[^c]: C\n[^b]: B[^c]\n")
    assert re.findall(r'id="fnref-[^"]+">\d+', html) == [
        'id="fnref-1">1', 'id="fnref-2">2', 'id="fnref-1-2">1', 'id="fnref-3">3',
    ]  # fmt: skip
    assert re.findall(r'<li id="fn-(\d)">(\w)', html) == [("1", "B"), ("2", "A"), ("3", "C")]


def test_for_the_clipboard_tasks_are_plain_signs() -> None:
    assert Renderer(live=False).html("- [x] a") == '<ul type="none">\n<li>☑ a</li>\n</ul>\n'


def test_blocks_know_their_lines() -> None:
    text = "---\nt: 1\n---\n# A\n\n- x\n- y\n\nend[^1]\n\n[^1]: z\n"
    assert [(first, last) for first, last, _html in RENDERER.blocks(text)] == [
        (3, 4),
        (5, 8),
        (8, 9),
        (12, 12),
    ]


ATTACKS = [
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](\u2028javascript:alert(1))", "[a](&#x2028;javascript:x)",
    "[a](<\u2028javascript:alert(1)>)", "[a](java\u0000script:alert(1))", "[a](&#106;avascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)", "![a](data:image/png;base64,AAAA)", "[a](file:///etc/passwd)",
    "![a](file:///etc/passwd)", "[a](vbscript:x)", "<javascript:alert(1)>", "<file:///etc/passwd>", "[a](//evil.example)",
    "[a](/etc/passwd)", "[a](qrc:/x)", "[a](\\\\host\\share)", "[a](#fn-1)", "[a](clipdesk:article/../x)",
    "[a](clipdesk:task/1)", "[a][x]\n\n[x]: javascript:alert(1)", "[a][x]\n\n[x]: <file:///etc/passwd>",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>a</a>", "<style>*{}</style>",
    "<iframe src=file:///etc/passwd>", "<svg/onload=alert(1)>", "<!-- --><script>x</script>", "<![CDATA[<script>]]>",
    "`<script>`", "```\n</code></pre><script>\n```", "```<script>\nx\n```", "    <script>", "|<script>|\n|-|",
    "[a](https://e.example '<img src=file:///etc/passwd>')", "[a](https://e.example \"x' onmouseover=alert(1)\")",
    "![<img src=x>](https://e.example/a)", '[a](https://e.example/"onmouseover=alert(1))', "[<b>](https://e.example)",
    "[^<script>]\n\n[^<script>]: x", "[^a]\n\n[^a]: <script>", "- [ ] <input>", "&lt;script&gt;", "&#60;script&#62;",
    "https://e.example/<script>", "http://e.example/'\"><script>", '<a href="clipdesk:task/0">x</a>',
    '<sup><a href="#fn-0" id="fnref-0">0</a></sup>[^a]\n\n[^a]: x', "[a](mailto:)", "[a](http:javascript:x)",
]  # fmt: skip

HREF = re.compile(
    rf"(https?://|mailto:)[^\s]+|clipdesk:(article|source|note|mark)/{ID}|clipdesk:task/\d+|#fn(ref)?-\d+(-\d+)?",
    re.IGNORECASE,
)
TAGS = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "hr",
    "br",
    "em",
    "strong",
    "s",
    "a",
    "sup",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
ATTRIBUTES = {"href", "id", "align", "start", "type", "border", "cellspacing", "cellpadding"}


class Guard(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name in ATTRIBUTES
            assert name != "href" or HREF.fullmatch(value or ""), value

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def guard(html: str) -> None:
    keeper = Guard()
    keeper.feed(html)
    keeper.close()


@pytest.mark.parametrize("text", ATTACKS)
def test_no_attack_comes_through(text: str) -> None:
    for around in ("{}", "# {}", "- [ ] {}", "> {}", "**{}**", "[^z]\n\n[^z]: {}"):
        guard(RENDERER.html(around.format(text)))


@given(st.lists(st.sampled_from(ATTACKS), max_size=4).map(" ".join) | st.text(max_size=60) | NOTES)
def test_nothing_harmful_comes_of_any_text(text: str) -> None:
    guard(RENDERER.html(text))


def test_words_that_look_like_our_own_links_stay_words() -> None:
    text = (
        '- [ ] a\n\n<a href="clipdesk:task/0">[^n] <sup><a href="#fn-0" id="fnref-0">0</a></sup>\n\n[^n]: x'
    )
    html = RENDERER.html(text)
    assert '&lt;a href="clipdesk:task/0"&gt;' in html
    assert '&lt;sup&gt;&lt;a href="#fn-0" id="fnref-0"&gt;0&lt;/a&gt;&lt;/sup&gt;' in html


def items(html: str) -> list[str]:
    return re.findall(r"<(?:li|tr)>.*?</(?:li|tr)>", html, re.DOTALL)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("\n".join(f"- item {n}" for n in range(7)), ["<ul>", "<ul>", "<ul>"]),
        (
            "\n".join(f"{n + 4}. item {n}" for n in range(7)),
            ['<ol start="4">', '<ol start="7">', '<ol start="10">'],
        ),
        ("\n".join(f"{n + 1}) i\n   - a\n   - b\n" for n in range(4)), ["<ol>", '<ol start="4">']),
        ("- [ ] a\n- [x] b\n- [ ] c\n- [ ] d", ['<ul type="none">', '<ul type="none">']),
        ("|a|\n|-|\n" + "\n".join(f"|{n}|" for n in range(6)), ["<table ", "<table "]),
        ("- a\n- b\n- c", ["<ul>"]),
        ("> - a\n> - b\n> - c\n> - d", ["<blockquote>"]),
    ],
)
def test_a_long_list_or_table_comes_in_parts_with_the_same_items(text: str, opens: list[str]) -> None:
    whole, parts = RENDERER.blocks(text), Renderer(most=3).blocks(text)
    assert [html[: len(begin)] for (_first, _last, html), begin in zip(parts, opens, strict=True)] == opens
    assert items("".join(html for *_lines, html in parts)) == items(whole[0][2])
    lines = [(first, last) for first, last, _html in parts]
    assert (lines[0][0], lines[-1][1]) == whole[0][:2]
    assert all(last == first for (_, last), (first, _) in pairwise(lines))
