"""Sentences whose words stand in controls, formulas, roots and readings come in; no word is lost, and none comes twice."""

from __future__ import annotations

import pytest

from tests.clip.seen.pages import html_of, read

LONG = "The state pays half of it, the town pays the other half, and the port lends its cranes for nothing."

CONTROLS = [
    ("buttons in a sentence",
     '<p>asked for a <button class="glossary">stress test</button> of it before <button>the merger</button> is signed.</p>',
     "asked for a stress test of it before the merger is signed."),
    ("button that begins a sentence", "<p><button>Stress tests</button> are hard.</p>", "Stress tests are hard."),
    ("button that ends one", "<p>It was a <button>stress test</button>.</p>", "It was a stress test."),
    ("tool behind a sentence", "<p>It holds. <button>Read more</button></p>", "It holds."),
    ("tool in a sentence", '<p>the merger <button class="share">Send it</button> is signed</p>', "the merger is signed"),
    ("sign in a sentence", "<p>the merger <button>i</button> is signed</p>", "the merger is signed"),
    ("heading", '<h2><button aria-expanded="true">Who pays?</button></h2>', "Who pays?"),
    ("summary", "<details><summary><button>Who pays?</button></summary></details>", "Who pays?"),
    ("accordion without heading",
     f'<div><button aria-expanded="false">Who pays for it?</button><div><p>{LONG}</p></div></div>',
     f"Who pays for it?\n{LONG}"),
    ("menu", '<nav><button aria-expanded="false">All our sections</button></nav>', ""),
    ("input", '<p>asked for a <input type="button" value="stress test"> of it</p>', "asked for a stress test of it"),
    ("field", '<p>it costs <input value="42" readonly> crowns</p>', "it costs 42 crowns"),
    ("choice", "<p>it costs <select><option>41<option selected>42</select> crowns</p>", "it costs 42 crowns"),
    ("label and result", "<p>the <label>stress test</label> of <output>42</output> banks</p>", "the stress test of 42 banks"),
    ("gauge", "<p>it is <meter value=.7>seven tenths</meter> done</p>", "it is done"),
]  # fmt: skip

MATHS = {
    "figure": ("<mn>7</mn><mo>%</mo>", "7%"),
    "row": ("<mrow><mi>d</mi><mo>=</mo><mn>42</mn></mrow>", "d=42"),
    "white space": ("\n <mi>d</mi>\n <mo>=</mo>\n <mn>42</mn>\n", "d=42"),
    "power": ("<msup><mn>10</mn><mn>6</mn></msup>", "10⁶"),
    "power without a sign": ("<msup><mi>x</mi><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow></msup>", "x^(a+1)"),
    "index": ("<msub><mi>x</mi><mn>2</mn></msub>", "x₂"),
    "fraction": ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
    "mixed number": ("<mn>3</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>", "3 1/2"),
    "long fraction": ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a+b)/2"),
    "root": ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a+b)"),
    "sum": ("<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover><mi>x</mi>", "∑₁ⁿx"),
    "unseen signs": ("<mi>a</mi><mo>\u2062</mo><mi>b</mi>", "ab"),
    "source beside": (
        "<semantics><mi>a</mi><annotation encoding='application/x-tex'>a_source</annotation></semantics>",
        "a",
    ),
}

X2 = "<math><msup><mi>x</mi><mn>2</mn></msup></math>"
FORMULAS = [
    ("drawn once for programs and once for eyes",
     f'<span class="katex"><span class="katex-mathml">{X2}</span><span class="katex-html" aria-hidden="true">x2</span></span>', "x²"),
    ("drawn by another program",
     f'<mjx-container><mjx-math aria-hidden="true">x2</mjx-math><mjx-assistive-mml>{X2}</mjx-assistive-mml></mjx-container>', "x²"),
    ("drawn by an older program",
     (f'<span class="MathJax_Preview">x2</span><span class="MathJax"><nobr aria-hidden="true">x2</nobr>'
     f'<span class="MJX_Assistive_MathML">{X2}</span></span><script type="math/tex" id="MathJax-Element-1">x^2</script>'), "x²"),
    ("hidden beside its picture",
     (f'<span class="mwe-math-element"><span style="display:none">{X2}</span>'
     '<img class="mwe-math-fallback-image-inline" alt="x^{2}"></span>'), "x²"),
    ("in a script", '<script type="math/tex">E=mc^{2}</script>', "E=mc²"),
    ("not drawn yet", r'<span class="math inline">\(10^6\)</span>', "10⁶"),
    ("picture", r'<img class="latex" src="/l.php" alt="\frac{1}{2}">', "1/2"),
    ("picture by its address", r'<img src="https://x.example/latex.php?q" alt="10^6 \times 3">', "10⁶ × 3"),
    ("figure before a fraction", "3<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "3 1/2"),
    ("words alone", '<math alttext="x^{2}"></math>', "x²"),
]  # fmt: skip

PICTURED = [
    ("first letter", '<p><img class="dropcap" alt="T" src="/t.png">he wall stands</p>', "The wall stands"),
    ("emoji", '<p>Well done <img class="emoji" alt="🎉" src="/e.png"></p>', "Well done 🎉"),
]

ROOTS = [
    ("paragraphs", f"<story-body><template shadowrootmode=open><div><p>{LONG}</p></div></template></story-body>", LONG),
    ("closed", f"<story-body><template shadowrootmode=closed><p>{LONG}</p></template></story-body>", LONG),
    ("old name", f"<story-body><template shadowroot=open><p>{LONG}</p></template></story-body>", LONG),
    ("in a sentence", "<p>asked for a <my-term><template shadowrootmode=open>stress test</template></my-term> of it</p>",
     "asked for a stress test of it"),
    ("slot", "<my-term>the <b>big</b> test<template shadowrootmode=open><p>It ran <slot></slot> today.</p></template></my-term>",
     "It ran the big test today."),
    ("named slot", ("<x-q><b slot=who>she</b><p>no</p><template shadowrootmode=open><p><slot name=who></slot> said</p>"
     "<div><slot></slot></div></template></x-q>"), "she said\nno"),
    ("what stands in for nothing", "<x-q><template shadowrootmode=open><p><slot name=who>someone</slot> said</p></template></x-q>",
     "someone said"),
    ("no slot for it", "<x-q><i>Loading</i><template shadowrootmode=open><p>All is there.</p></template></x-q>", "All is there."),
    ("root in a root", "<x-a><template shadowrootmode=open><x-b><template shadowrootmode=open><p>deep</p></template></x-b></template></x-a>",
     "deep"),
    ("a template is no root", "<div><template><p>never</p></template><p>shown</p></div>", "shown"),
]  # fmt: skip

READINGS = [
    (
        "brackets of the page",
        "<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です</p>",
        "漢字（かんじ）です",
    ),
    ("no brackets", "<p><ruby>漢字<rt>かんじ</rt></ruby>です</p>", "漢字（かんじ）です"),
    (
        "letter by letter",
        "<p><ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>です</p>",
        "東京（とうきょう）です",
    ),
    ("other letters", "<p>the <ruby>word<rt>gloss</rt></ruby> is</p>", "the word(gloss) is"),
    ("nothing to read", "<p><ruby>漢字<rt></rt></ruby>です</p>", "漢字です"),
]

ROWS = [*CONTROLS, *PICTURED, *ROOTS, *READINGS]


@pytest.mark.parametrize(("html", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_no_word_of_a_sentence_is_lost(html: str, expected: str) -> None:
    assert read(html) == expected


@pytest.mark.parametrize(("inner", "expected"), MATHS.values(), ids=MATHS)
def test_a_formula_reads_as_one_line(inner: str, expected: str) -> None:
    assert read(f"<p>The sum is <math>{inner}</math> million.</p>") == f"The sum is {expected} million."


@pytest.mark.parametrize(
    ("inner", "expected"), [row[1:] for row in FORMULAS], ids=[row[0] for row in FORMULAS]
)
def test_a_formula_stands_once_however_it_is_drawn(inner: str, expected: str) -> None:
    assert read(f"<p>Take {inner} here.</p>") == f"Take {expected} here."


def test_a_button_that_heads_an_article_part_is_a_heading() -> None:
    assert "<h2>Who pays?</h2>" in html_of('<h2><button aria-expanded="true">Who pays?</button></h2>')


def test_a_formula_as_deep_as_an_attack_is_read_at_once() -> None:
    assert "Take" in read("<p>Take <math>" + "<mrow><mfrac>" * 1500 + "<mi>x</mi></math></p>")
