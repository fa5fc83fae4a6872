"""Code blocks: the lines of a page are the lines of the article, whatever elements they are made of, and no others."""

from __future__ import annotations

import pytest

from app.clip.clean import clean_html, text_of
from app.clip.page.code import settle
from app.clip.page.tree import parse

THREE = "first()\n  second()\nthird()"
NUMBERS = "1\n2\n3"


def lines(html: str) -> list[str]:
    """The text of every code block, and `|` before that of another table."""
    tree = parse(f"<html><body><article>{html}</article></body></html>")
    assert tree is not None
    settle(tree)
    from lxml.html import tostring

    found = [one for one in tree.iter("pre", "table") if not list(one.iterancestors("pre", "table"))]
    texts = [text_of(clean_html(tostring(one, encoding="unicode", with_tail=False), "")) for one in found]
    return [("| " if one.tag == "table" else "") + text for one, text in zip(found, texts, strict=True)]


BLOCKS = [
    ("as it is", f"<pre>{THREE}</pre>", THREE),
    ("with a name for its language", f'<pre><code class="language-python">{THREE}</code></pre>', THREE),
    ("breaks", "<pre>three<br>  four<br>five</pre>", "three\n  four\nfive"),
    ("breaks in a span", "<pre><code><span>three</span><br>  <span>four</span><br></code></pre>", "three\n  four"),
    ("boxes", '<pre><div class="line">five</div><div class="line">  six</div><div>seven</div></pre>', "five\n  six\nseven"),
    ("boxes, one of them empty", "<pre><code><div>a</div><div><br></div><div></div><div>b</div></code></pre>", "a\n\n\nb"),
    ("boxes on lines of the source", "<pre>\n<div>a</div>\n<div>b</div>\n</pre>", "a\nb"),
    ("items", "<pre><ol><li>a</li><li>  b</li></ol></pre>", "a\n  b"),
    ("spans that are lines by their style", '<pre><code><span class="line">a</span><span class="line">  b</span></code></pre>', "a\n  b"),
    ("spans shown as blocks", '<pre><span style="display: block">a</span><span style="display: block">b</span></pre>', "a\nb"),
    ("spans with their own line ends", '<pre><code><span class="line">a</span>\n<span class="line">b</span></code></pre>', "a\nb"),
    ("spans and breaks", '<pre><span class="line">a</span><br><span class="line">b</span><br></pre>', "a\nb"),
    ("spans that hold their line ends", '<pre><span class="line"><span>a\n</span></span><span class="line"><span>b\n</span></span></pre>', "a\nb"),
    ("spaces that do not break", "<pre>a<br>&nbsp;&nbsp;b&nbsp;<b>&nbsp;c</b></pre>", "a\n  b  c"),
    ("tabs and blank lines", "<pre>a\n\n\t\tb\n\tc</pre>", "a\n\n\t\tb\n\tc"),
    ("an indent at the start", "<pre>    a\n  b</pre>", "    a\n  b"),
    ("numbers in a cell", f'<table><tr><td class="gutter"><pre>{NUMBERS}</pre></td><td class="code"><pre><code>{THREE}</code></pre></td></tr></table>', THREE),
    ("numbers in a cell without a name", f"<table class='highlighttable'><tr><td><div><pre>{NUMBERS}</pre></div></td><td><pre>{THREE}</pre></td></tr></table>", THREE),
    ("cells of one name", f'<table class="lntable"><tr><td class="lntd"><pre><code><span class="lnt">1\n</span><span class="lnt">2\n</span><span class="lnt">3\n</span></code></pre></td><td class="lntd"><pre><code>{THREE}</code></pre></td></tr></table>', THREE),
    ("a row for each line", '<table class="js-file"><tr><td class="blob-num" data-line-number="7"></td><td class="blob-code">a</td></tr><tr><td class="blob-num" data-line-number="8"></td><td class="blob-code">  b</td></tr></table>', "a\n  b"),
    ("a row for each line within", '<pre><code><table class="hljs-ln"><tr><td class="hljs-ln-numbers" data-line-number="1">1</td><td class="hljs-ln-code">a</td></tr><tr><td class="hljs-ln-numbers">2</td><td class="hljs-ln-code"> b</td></tr></table></code></pre>', "a\n b"),
    ("boxes beside boxes", '<div class="syntaxhighlighter"><table><tr><td class="gutter"><div class="line number1">1</div><div class="line number2">2</div></td><td class="code"><div class="container"><div class="line number1"><code>a</code> <code>b</code></div><div class="line number2"><code>&nbsp;&nbsp;</code><code>c</code></div></div></td></tr></table></div>', "a b\n  c"),
    ("breaks beside breaks", '<figure class="highlight"><table><tr><td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span><br></pre></td><td class="code"><pre><span class="line">a</span><br><span class="line"> b</span><br></pre></td></tr></table></figure>', "a\n b"),
    ("numbers before each line", '<pre><span class="line"><span class="ln">1</span>a</span>\n<span class="line"><span class="ln">2</span>b</span></pre>', "a\nb"),
    ("numbers as links", '<pre><a class="lineno" href="#1">1</a>a\n<a class="lineno" href="#2">2</a>b</pre>', "a\nb"),
    ("numbers in a box beside", f'<div><pre class="line-numbers">{NUMBERS}</pre><pre>{THREE}</pre></div>', THREE),
    ("numbers in a box without a name", f"<div><div>1<br>2<br>3</div><pre>{THREE}</pre></div>", THREE),
    ("code without pre, broken", "<p><code>a<br>  b</code></p>", "a\n  b"),
    ("code without pre, in lines", '<div><code class="hljs">a\nb</code></div>', "a\nb"),
    ("a field that is only read", "<textarea readonly>a\n  b</textarea>", "a\n  b"),
    ("an old element", "<xmp><b>a</b>\n  b</xmp>", "<b>a</b>\n  b"),
    ("an older one", "<listing>a\n  b</listing>", "a\n  b"),
    ("the oldest", "<plaintext>a\n  <b>", "a\n  <b></article></body></html>"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in BLOCKS], ids=[row[0] for row in BLOCKS])
def test_the_lines_of_code_are_those_of_the_page(html: str, expected: str) -> None:
    assert lines(html) == [expected]


OTHERS = [
    ("a table of figures", "<table><tr><td>1</td><td>Quay</td></tr><tr><td>2</td><td>Hill</td></tr></table>", ["| 1\tQuay\n2\tHill"]),
    ("a table that explains words of code", "<table><tr><td><code>a</code></td><td>either</td></tr><tr><td><code>b</code></td><td>both</td></tr></table>", ["| a\teither\nb\tboth"]),
    ("a numbered table of them", "<table><tr><td>1</td><td><code>a</code></td><td>either</td></tr></table>", ["| 1\ta\teither"]),
    ("numbers that are the code", "<pre>1\n2\n3</pre>", ["1\n2\n3"]),
    ("a number of the code", '<pre>x = <span class="num">1</span>\ny = 2</pre>', ["x = 1\ny = 2"]),
    ("what is to be pasted elsewhere", "<textarea readonly>&lt;iframe&gt;\n&lt;/iframe&gt;</textarea>", []),
    ("a field to write in", "<textarea>a\nb</textarea>", []),
    ("a word of code", "<p><code>a</code></p>", []),
    ("a word of code over two lines of the source", "<p><code>a\nb</code></p>", []),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in OTHERS], ids=[row[0] for row in OTHERS])
def test_what_is_no_code_or_no_number_of_a_line_stays(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


def test_links_and_emphasis_in_code_stay() -> None:
    tree = parse('<pre>a <a href="https://a.example/">b</a><br><b>c</b></pre>')
    assert tree is not None
    settle(tree)
    from lxml.html import tostring

    assert '<pre>a <a href="https://a.example/">b</a>\n<b>c</b></pre>' in tostring(tree, encoding="unicode")
