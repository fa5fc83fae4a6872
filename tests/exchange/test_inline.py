"""Emphasis that renders: the Markdown of a paragraph, rendered, shows its words and no sign of emphasis."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.exchange.body import markdown_of
from app.exchange.tree import tree

READERS = [
    MarkdownIt("commonmark").enable(["table", "strikethrough"]),
    MarkdownIt("js-default", {"html": False}),
]


def shown(markdown: str, reader: MarkdownIt = READERS[0]) -> str:
    """The HTML of Markdown, without what only says where lines end."""
    return re.sub(r"\n", "", reader.render(markdown))


def letters(html: str) -> str:
    return "".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


CASES = [
    ("a colon before a word", "<b>Update:</b>the ferry", "**Update**:the ferry"),
    ("brackets before a word", "<b>six (6)</b>today", "**six (6**)today"),
    ("punctuation before a space stays within", "<b>Update:</b> the ferry", "**Update:** the ferry"),
    ("quotes between letters without spaces", "市は<strong>「道路は閉鎖」</strong>と述べ", "市は「**道路は閉鎖**」と述べ"),
    ("brackets between them", "、<b>費用（四百万）</b>を", "、**費用（四百万**）を"),
    ("two neighbours of one kind", "<em>very</em><em>close</em>", "*veryclose*"),
    ("two neighbours of one kind by two names", "<b>north</b><strong>south</strong> x", "**northsouth** x"),
    ("two neighbours of two kinds", "<i>town</i><b>hall</b> of", "*town***hall** of"),
    ("no-break spaces at the end", "<b>Cost:\u00a0</b>four", "**Cost:**\u00a0four"),
    ("no-break spaces on both sides", "and <b>\u00a0the state\u00a0</b>pays", "and \u00a0**the state**\u00a0pays"),
    ("part of a word", "un<em>believ</em>able", "un*believ*able"),
    ("one in the other", "<b>a <i>b</i></b>", "**a *b***"),
    ("both", "<b><i>a</i></b>", "***a***"),
    ("one after both", "<b><i>a</i></b><i>b</i>", "***a**b*"),
    ("nothing", "a<b></b>b<i> </i>c", "ab c"),
    ("only a sign", "a<b>-</b>b", "a-b"),
    ("a dash alone", "a <b>–</b> b", "a **–** b"),
    ("a sign that differs from reader to reader", "a<b>€5</b>b", "a€**5**b"),
    ("a link at the end", '<b>see <a href="https://e.example/">this</a></b>x', "**see** [**this**](<https://e.example/>)x"),
    ("a link in it", '<b>see <a href="https://e.example/">this</a> now</b>', "**see [this](<https://e.example/>) now**"),
    ("within a link", '<a href="https://e.example/">a<b>(b)</b>c</a>', "[a(**b**)c](<https://e.example/>)"),
    ("a space in a link", 'a<a href="https://e.example/"> b </a>c', "a [b](<https://e.example/>) c"),
    ("code", "a<b><code>b</code></b>c", "a`b`c"),
    ("over a break", "<b>a<br>b</b>", "**a\\\nb**"),
    ("a break at its end", "<b>a<br></b>b", "**a**\\\nb"),
    ("struck", "<s>five</s>six", "~~five~~six"),
    ("struck, and said so in the text", "<s>~~five~~</s> six", "~~five~~ six"),
    ("struck, said so, and set strong", "<s><b>~~five~~</b></s> six", "~~five~~ six"),
    ("struck in the middle of strong words", "<b>a <s>b</s> c</b>", "**a** ~~b~~ **c**"),
    ("the asterisks of the page", "<b>a*</b>b", r"**a**\*b"),
    ("Hebrew", "<b>אבג:</b>דה", "**אבג**:דה"),
    ("a quotation", "<b><q>a</q></b>b", "“**a**”b"),
    ("a bracket takes its partner along", "<b>(x)</b>y", "(**x**)y"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_signs_stand_where_they_hold(html: str, expected: str) -> None:
    assert markdown_of(f"<p>{html}</p>") == expected


@pytest.mark.parametrize("html", [row[1] for row in CASES], ids=[row[0] for row in CASES])
@pytest.mark.parametrize("reader", READERS, ids=["standard", "without HTML"])
def test_no_sign_is_shown(html: str, reader: MarkdownIt) -> None:
    rendered = reader.render(markdown_of(f"<p>{html}</p>"))
    wanted = html.replace("~~", "").replace("<q>", "“").replace("</q>", "”")
    assert letters(rendered) == letters(wanted)


WORD = st.sampled_from(
    ["a", "bc", "é", "道", " ", "\u00a0", ".", ":", "(", ")", "「", "」", "“", "”", "€", "$", "*", "_", "~", "-", "`", "[", "]", "!", "\\", "&amp;", "&lt;", "|", "#", "1.", "\u0301", "\u200b", "😀", "'"]
)  # fmt: skip
LINK = ' href="https://e.example/a|b"'
TEXT = st.lists(WORD, max_size=4).map("".join)
TREE = st.recursive(
    TEXT,
    lambda inner: (
        st.tuples(st.sampled_from(["em", "strong", "b", "i", "u", "code", "a", "cite", "sup"]), inner).map(
            lambda part: f'<{part[0]}{LINK if part[0] == "a" else ""}>{part[1]}</{part[0]}>'
        )
        | st.tuples(inner, inner, inner).map("".join)
        | st.tuples(inner, inner).map("<br>".join)
    ),
    max_leaves=8,
)  # fmt: skip


def flat(html: str) -> str:
    return "".join("".join(tree(html).texts()).split())


@settings(max_examples=600, deadline=None)
@given(TREE)
@example("<strong><em>a</em>b<em>c</em>d</strong>")
@example("<i>a</i><b>b</b><i><b>c</b></i>")
@example("<b>a<i>b</i></b><i>c</i>")
@example("<b>a</b>:<b>b</b>c")
def test_a_paragraph_rendered_has_its_words(html: str) -> None:
    assert flat(shown(markdown_of(f"<p>{html}</p>"))) == flat(html)


@settings(max_examples=200, deadline=None)
@given(TREE, TREE)
def test_a_table_rendered_has_its_words_in_their_columns(left: str, right: str) -> None:
    html = f"<table><tr><th>x</th><th>y</th></tr><tr><td>{left}</td><td>{right}</td></tr></table>"
    rendered = shown(markdown_of(html))
    cells = re.findall(r"<td>(.*?)</td>", rendered, re.DOTALL)
    assert [flat(cell) for cell in cells] == ([flat(left), flat(right)] if flat(left) or flat(right) else [])


@settings(max_examples=200, deadline=None)
@given(TREE, st.sampled_from(["h2", "h4", "li", "blockquote"]))
def test_other_blocks_rendered_have_their_words(html: str, tag: str) -> None:
    inner = f"<{tag}>{html}</{tag}>"
    whole = f"<ul>{inner}</ul>" if tag == "li" else inner
    assert flat(shown(markdown_of(whole))) == flat(html)
