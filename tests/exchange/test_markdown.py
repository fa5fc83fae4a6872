"""An article as Markdown: front matter that any reader of YAML takes, its text, its marks."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.domain.article.block import Block
from app.domain.mark import MarkKind
from app.exchange.body import markdown_of
from app.exchange.markdown import article_markdown, note_markdown
from app.notes.markdown import Renderer
from tests.exchange import article_file, mark, note_file

CASES = [
    ("a paragraph", "<p>a <b>b</b> <i>c</i> <s>d</s></p>", "a **b** *c* ~~d~~"),
    ("space outside of a sign", "<p>a<b> b </b>c</p>", "a **b** c"),
    ("nothing in a sign", "<p>a<b> </b>b</p>", "a b"),
    ("headings", "<h3>A<br>b</h3>", "### A b"),
    ("a link", '<p><a href="https://e.example/(a)">x [y]</a></p>', r"[x \[y\]](<https://e.example/(a)>)"),
    ("a link that is none", '<p><a href="javascript:x">x</a></p>', "x"),
    ("a list", "<ul><li>a</li><li><p>b</p></li></ul>", "- a\n- b"),
    ("terms and what they mean", "<dl><dt>a</dt><dt><b>b</b></dt><dd>c *</dd><dd><p>d</p><p>e</p></dd></dl>", "- **a**\n- **b**\n  - c \\*\n  - d\n\n    e"),
    ("lists within", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n\n   - b\n\n2. c"),
    ("a quote", "<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
    ("a table", "<table><tr><th>a|b</th><th>c</th></tr><tr><td>1</td></tr></table>", "| a\\|b | c |\n| --- | --- |\n| 1 |  |"),
    ("a table with spans", '<table><tr><th>Town</th><th colspan="2">2024</th><th colspan="2">2025</th></tr><tr><td>Quay</td><td>10</td><td>11</td><td>12</td><td>13</td></tr></table>', "| Town | 2024 |  | 2025 |  |\n| --- | --- | --- | --- | --- |\n| Quay | 10 | 11 | 12 | 13 |"),
    ("a table with two head rows", '<table><tr><th rowspan="2">Town</th><th colspan="2">Votes</th></tr><tr><th>Reds</th><th>Blues</th></tr><tr><td>Quay</td><td>1</td><td>2</td></tr></table>', "| Town | Votes |  |\n| --- | --- | --- |\n|  | Reds | Blues |\n| Quay | 1 | 2 |"),
    ("a table with cells over rows", '<table><caption>Votes</caption><tr><th>Ward</th><th>Party</th></tr><tr><td rowspan="2">North</td><td>Reds</td></tr><tr><td>Blues</td></tr></table>', "Votes\n\n| Ward | Party |\n| --- | --- |\n| North | Reds |\n|  | Blues |"),
    ("paragraphs, links and breaks in cells", '<table><tr><th>a<br>b</th><th>c</th></tr><tr><td><p><a href="https://e.example/">d</a></p><p><b>e</b></p></td><td><ul><li>f</li><li>g</li></ul></td></tr></table>', "| a b | c |\n| --- | --- |\n| [d](<https://e.example/>) **e** | f g |"),
    ("bars in code in cells", "<table><tr><th>Flag</th><th>a</th></tr><tr><td><code>x|y</code></td><td>b</td></tr></table>", "| Flag | a |\n| --- | --- |\n| `x\\|y` | b |"),
    ("figures at the right", '<table><tr><th>a</th><th>b</th></tr><tr><td>x</td><td align="right">1</td></tr><tr><td>y</td><td align="right">2</td></tr></table>', "| a | b |\n| --- | ---: |\n| x | 1 |\n| y | 2 |"),
    ("a row of nothing", "<table><tr><td>a</td></tr><tr><td></td></tr><tr><td>b</td></tr></table>", "| a |\n| --- |\n| b |"),
    ("a list that goes on", '<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
    ("a list backwards", '<ol start="3"><li>a</li><li value="2">b</li><li value="1">c</li></ol>', "3. a\n\n[//]: #\n\n2. b\n\n[//]: #\n\n1. c"),
    ("an item with a number", '<ol><li>a</li><li value="7">b</li><li>c</li></ol>', "1. a\n\n[//]: #\n\n7. b\n8. c"),
    ("letters", '<ol type="a" start="26"><li>a</li><li>b</li></ol>', "- z. a\n- aa. b"),
    ("Roman numbers", '<ol type="I" start="9"><li>a<ol><li>b</li></ol></li></ol>', "- IX. a\n\n  1. b"),
    ("a number that Markdown does not know", '<ol start="-1"><li>a</li><li>b</li></ol>', "- -1. a\n\n[//]: #\n\n0. b"),
    ("two lists in a row", "<ol><li>a</li></ol><ol><li>b</li></ol>", "1. a\n\n[//]: #\n\n1. b"),
    ("a number sign at the end of a heading", "<h2>In C #</h2>", r"## In C \#"),
    ("lines of code", "<pre>    a\n\n\tb</pre>", "```\n    a\n\n\tb\n```"),
    ("a figure", '<figure><img src="blob:x" alt="A"><figcaption>The *cap*</figcaption></figure>', r"*The \*cap\**"),
    ("a figure with words beside its caption", '<figure><img src="blob:x" alt="A">Ann Moor / Agency <figcaption>The pier</figcaption></figure>', "*Ann Moor / Agency The pier*"),
    ("a figure of words alone", "<figure>The pier in May, as it was.</figure>", "*The pier in May, as it was.*"),
    ("a picture without caption", '<figure><img src="blob:x" alt="A"></figure>', "*A*"),
    ("a picture without words", '<p><img src="blob:x"></p>', ""),
    ("a break", "<p>a<br>b<br></p>", "a\\\nb"),
    ("code", "<p><code>a`b</code></p>", "``a`b``"),
    ("a code block", "<pre><code>a\n```\nb</code></pre>", "````\na\n```\nb\n````"),
    ("a rule", "<hr>", "---"),
    ("signs at the start", "<p>1. a</p>", r"1\. a"),
    ("signs at the start of a line", "<p>a<br># b</p>", "a\\\n\\# b"),
    ("signs within", "<p>*a* &amp;lt; &lt;b&gt;</p>", r"\*a\* \&lt; \<b>"),
    ("quotation", "<p><q>a</q> x<sup>2</sup></p>", "“a” x2"),
    ("struck at the start", "<p><s>a</s></p>", "~~a~~"),
    ("struck, as the text says", "<p>a <s>~~b~~</s> c</p>", "a ~~b~~ c"),
    ("struck with emphasis", "<p><s>~~<i>a</i> b~~</s></p>", "~~a b~~"),
    ("a note", "<p>1,200<sup>[3]</sup> and 10⁶</p>", r"1,200\[3\] and 10⁶"),
    ("a figure of a table", "<figure><table><tr><td>a</td></tr></table><figcaption>b</figcaption></figure>", "| a |\n| --- |\n\nb"),
    ("very deep", "<blockquote>" * 3000 + "x", "> " * 100 + "x"),
    ("silent", "<p>a<script>b</script></p>", "a"),
    ("loose text", "a<p>b</p>c", "a\n\nb\n\nc"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_html_becomes_markdown(html: str, expected: str) -> None:
    assert markdown_of(html) == expected


NUMBERS = [
    ("a list backwards", '<ol start="3"><li>a</li><li value="2">b</li><li value="1">c</li></ol>', [3, 2, 1]),
    (
        "a number in the middle",
        '<ol start="2"><li>a</li><li>b</li><li value="9">c</li><li>d</li></ol>',
        [2, 3, 9, 10],
    ),
    ("two lists in a row", "<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>", [1, 2, 1]),
    ("in a list", '<ul><li>x<ol start="5"><li>a</li><li value="4">b</li></ol></li></ul>', [5, 4]),
]


@pytest.mark.parametrize(("html", "numbers"), [row[1:] for row in NUMBERS], ids=[row[0] for row in NUMBERS])
def test_rendered_lists_count_as_the_page_does(html: str, numbers: list[int]) -> None:
    rendered = MarkdownIt("commonmark", {"html": False}).render(markdown_of(html))
    shown: list[int] = []
    for start, inner in re.findall(r"<ol(?: start=\"(\d+)\")?>(.*?)</ol>", rendered, re.DOTALL):
        shown += range(int(start or 1), int(start or 1) + inner.count("<li>"))
    assert (shown, "//" in rendered) == (numbers, False)


def test_numbered_blocks_in_a_row_are_lists_of_their_own() -> None:
    blocks = (Block("<ol><li>a</li></ol>", "a"), Block('<ol start="4"><li>b</li></ol>', "b"))
    assert "1. a\n\n[//]: #\n\n4. b" in article_markdown(article_file(blocks)).decode()


WORDS = [
    "a",
    "b c",
    "*",
    "_",
    "#",
    "1.",
    "- ",
    "&amp;",
    "&lt;",
    "|",
    "`",
    "[x]",
    "(y)",
    "~",
    "!",
    "\\",
    ":",
    "=",
]
INLINE = st.recursive(
    st.lists(st.sampled_from(WORDS), max_size=4).map("".join),
    lambda inner: (
        st.tuples(st.sampled_from(["em", "strong", "q", "sup"]), inner).map(lambda part: f"<{part[0]}>{part[1]}</{part[0]}>")
        | st.tuples(inner, inner).map(" ".join)
    ),
    max_leaves=4,
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=8).map("".join))
def test_words_show_as_they_were(words: str) -> None:
    from app.exchange.tree import tree

    html = f"<p>{words}</p>"
    shown = Renderer().html(markdown_of(html))
    assert "".join(tree(shown).texts()).split() == "".join(tree(html).texts()).split()


@given(INLINE)
def test_no_letter_is_lost(inline: str) -> None:
    from app.exchange.tree import tree

    html = f"<p>{inline}</p>"
    letters = "".join(sign for sign in "".join(tree(html).texts()) if sign.isalnum())
    assert "".join(sign for sign in markdown_of(html) if sign.isalnum()) == letters or "&" in html


def test_the_whole_file() -> None:
    file = article_file()
    text = file.version.text
    marks = (
        mark(text, "river rose", MarkKind.FOLLOW_UP, "Ask *Jo*\nagain", "m2"),
        mark(text, "wall held", name="m1"),
    )
    assert article_markdown(article_file(marks=marks)).decode() == (
        '---\ntitle: "The dam: it held"\nurl: "https://post.example/dam?a=1&b=2"\npublication: "The Post"\n'
        'authors: ["Vera Lund", "Jo \\"J\\" Berg"]\npublished: "2026-03-03"\nclipped: "2026-03-04T09:30:00+00:00"\n---\n\n'
        "# The dam: it held\n\n**A \\*long\\* night**\n\n## The wall\n\n"
        "The *wall* held & the [river](<https://e.example/?a=1&b=2>) rose.\n\n*The wall at dawn*\n\n- one\n- two\n\n"
        "## Marks\n\n- **Quote**: “wall held” — Vera Lund\n"
        "- **Follow-up**: “river rose”\\\n  Ask \\*Jo\\*\\\n  again\n"
    )


@given(st.text())
def test_front_matter_holds_any_title(title: str) -> None:
    written = article_markdown(article_file((Block("<p>x</p>", "x"),), title=title)).decode("utf-8")
    front = written.split("\n---\n")[0].splitlines()
    assert front[0] == "---"
    found = [line for line in front if line.startswith("title: ")]
    assert [json.loads(line.removeprefix("title: ")) for line in found] == ([title] if title else [])


def test_a_note_ends_with_one_line_break() -> None:
    assert note_markdown(note_file("# A\n\n\n")) == b"# A\n"
